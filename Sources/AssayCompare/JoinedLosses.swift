import AssayEvaluate

/// The outcomes of models that have the samples in different orders, kept until they can be
/// compared sample by sample.
///
/// They take nine bytes per sample and model, and four for the row.
struct JoinedLosses: Sendable {
  private struct Part {
    let rows: [Int32]
    /// The losses; nil if the model gives only classes.
    let losses: [Double]?
    let isRight: [Bool]
  }

  private var parts: [[Part]]

  init(modelCount: Int) {
    parts = Array(repeating: [], count: modelCount)
  }

  mutating func add(model: Int, _ batch: SampleBatch, _ losses: [Double]?, rows: [Int32]) {
    let isRight = zip(batch.labels, batch.predicted).map { $0 == $1 }
    parts[model].append(Part(rows: rows, losses: losses, isRight: isRight))
  }

  mutating func merge(_ other: JoinedLosses) {
    for model in parts.indices { parts[model] += other.parts[model] }
  }

  /// Each model's losses, and whether it was right, in the order of the samples.
  ///
  /// The losses are cross-entropies, or errors if any model has none.
  var inOrder: (losses: [[Double]], isRight: [[Bool]]) {
    let haveLosses = parts.allSatisfy { $0.allSatisfy { $0.losses != nil } }
    var result: (losses: [[Double]], isRight: [[Bool]]) = ([], [])
    for parts in parts {
      let count = parts.reduce(0) { $0 + $1.rows.count }
      var losses = [Double](repeating: 0, count: count)
      var isRight = [Bool](repeating: false, count: count)
      for part in parts {
        for (offset, row) in part.rows.enumerated() {
          let error = part.isRight[offset] ? 0.0 : 1
          losses[Int(row)] = haveLosses ? part.losses?[offset] ?? error : error
          isRight[Int(row)] = part.isRight[offset]
        }
      }
      result.losses.append(losses)
      result.isRight.append(isRight)
    }
    return result
  }
}
