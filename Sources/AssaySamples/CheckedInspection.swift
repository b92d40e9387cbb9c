package import AssayData
import AssayRoles
import AssayTables
import Synchronization

extension Inspector {
  /// What was found, and what a report would warn of or refuse.
  package func checkedInspection() -> Inspection {
    var inspection = inspection()
    if inspection.problems.isEmpty { check(&inspection) }
    return inspection
  }

  /// Reads all as a report does, for what it would warn of or refuse.
  func check(_ inspection: inout Inspection) {
    guard let found = inspection.together, canReadAgain else { return }
    do {
      let classes = Mutex(found.classes)
      let read = try SampleStream(request).fold(jobs: jobs, progress: progress) { shape in
        classes.withLock { $0 = shape.classes.names }
        return NothingFolded()
      }
      inspection.together = Inspection.Together(
        labels: found.labels, models: found.models, classes: classes.withLock { $0 },
        classSource: found.classSource, positive: found.positive, caveats: read.summary.caveats)
    } catch {
      inspection.problems.append("\(error)")
    }
  }
}

/// Takes samples and keeps nothing.
private struct NothingFolded: SampleFold {
  let comparesPredictions = false

  func add(_ samples: TestSet, firstRow: Int) {}
  func add(labels: TestSet, firstRow: Int) {}
  func add(model: Int, of samples: TestSet, rows: [Int32]) {}
  func merge(_ other: NothingFolded) {}
  func join() -> [Int] { [] }
  func add(sample: TestSet, row: Int) {}
}
