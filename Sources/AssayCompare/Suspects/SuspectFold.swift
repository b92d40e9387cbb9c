package import AssayData
import AssayEvaluate
package import AssayResults

/// Finds the suspect labels of all samples, however many there are, in two passes over them.
///
/// The first pass sums each model's confidence in the labels. The second, which starts from
/// ``listing``, keeps the labels that are suspect by the resulting thresholds.
package struct SuspectFold: Sendable {
  /// At most this many samples are processed at once.
  private static let batchSize = 4096

  private let shape: TestSet.Shape
  /// The rules by model; nil in the first pass.
  private var rules: [SuspectRule]?
  private var confidences: [ClassConfidence]
  private var found: [FoundSuspect] = []
  private var count = 0

  /// Creates an empty fold for the first pass.
  package init(_ shape: TestSet.Shape) {
    self.shape = shape
    confidences = shape.models.map { _ in ClassConfidence(classCount: shape.classes.count) }
  }

  /// An empty fold for the second pass.
  package var listing: SuspectFold {
    var fold = SuspectFold(shape)
    fold.rules = confidences.map(\.rule)
    return fold
  }

  /// All suspects, after the second pass.
  package var suspects: SuspectList {
    SuspectList(
      GroupedSuspect.grouped(found).map(\.suspect), count: count, total: count,
      models: shape.models, classes: shape.classes.names)
  }
}

extension SuspectFold: SampleFold {
  package var comparesPredictions: Bool { false }

  package mutating func add(_ samples: TestSet, firstRow: Int) {
    count += samples.count
    for (place, model) in samples.models.enumerated() {
      add(place, model, of: samples) { firstRow + $0 }
    }
  }

  package mutating func add(labels: TestSet, firstRow: Int) { count += labels.count }

  package mutating func add(model: Int, of samples: TestSet, rows: [Int32]) {
    for source in samples.models { add(model, source, of: samples) { Int(rows[$0]) } }
  }

  package mutating func merge(_ other: SuspectFold) {
    count += other.count
    found += other.found
    for place in confidences.indices { confidences[place].merge(other.confidences[place]) }
  }

  package mutating func join() -> [Int] { [] }

  package mutating func add(sample: TestSet, row: Int) {}

  private mutating func add(
    _ place: Int, _ model: TestSet.Model, of samples: TestSet, row: (Int) -> Int
  ) {
    guard case .hard(let labels) = samples.labels else { return }
    for start in stride(from: 0, to: labels.count, by: SuspectFold.batchSize) {
      let rows = start..<min(start + SuspectFold.batchSize, labels.count)
      guard let probabilities = samples.probabilities(model, rows: rows) else { return }
      guard let rules else {
        confidences[place].add(probabilities, labels: labels[rows])
        continue
      }
      found += rules[place].suspects(of: place, probabilities, labels: labels[rows]) { offset in
        SampleName(row: row(start + offset), id: samples.ids.map { $0[start + offset] })
      }
    }
  }
}
