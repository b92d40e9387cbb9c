package import AssayData
import AssayRoles
import AssayTables
import Synchronization

extension Inspector {
  /// The inspection, with the caveats or the refusal that a report would give.
  package func checkedInspection() -> Inspection {
    var inspection = inspection()
    if inspection.problems.isEmpty { check(&inspection) }
    return inspection
  }

  /// Reads everything as a report does, to find what it would warn of or refuse.
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

/// A fold that takes samples and keeps nothing.
private struct NothingFolded: SampleFold {
  let comparesPredictions = false

  func add(_ samples: TestSet, firstRow: Int) {}
  func add(labels: TestSet, firstRow: Int) {}
  func add(model: Int, of samples: TestSet, rows: [Int32]) {}
  func merge(_ other: NothingFolded) {}
  func join() -> [Int] { [] }
  func add(sample: TestSet, row: Int) {}
}
