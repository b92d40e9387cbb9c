/// Measurements of some samples, kept until it is known which samples belong together.
package struct MeasuredSamples: Sendable {
  /// One model's predictions and losses.
  package struct Model: Sendable {
    package fileprivate(set) var predicted: [Int32] = []
    package fileprivate(set) var losses = LossColumns()
    /// 1 where several classes share the highest score, else 0; empty if the model gives no scores.
    fileprivate(set) var ties: [UInt8] = []
    fileprivate(set) var isOfLogits = false
  }

  /// The samples' rows in the whole test set.
  package private(set) var rows: [Int] = []
  /// Each sample's class; for soft labels the one with the largest share.
  package private(set) var labels: [Int32] = []
  /// Soft labels `[n, K]`, row by row; empty for hard labels.
  private(set) var shares: [Double] = []
  package private(set) var models: [Model]
  /// The differences of the losses, by pair of models.
  package private(set) var differences: [LossColumns]
  /// Weights and groups; nil if there are neither.
  package private(set) var units: SampleUnits?

  package init(modelCount: Int, pairCount: Int) {
    models = Array(repeating: Model(), count: modelCount)
    differences = Array(repeating: LossColumns(), count: pairCount)
  }

  package var count: Int { rows.count }

  /// Adds samples: a batch and its losses for each model, and the differences of the losses for
  /// each pair of models.
  package mutating func append(
    _ batches: [SampleBatch], _ losses: [LossColumns], _ differences: [LossColumns]
  ) {
    guard let first = batches.first else { return }
    for offset in 0..<first.count {
      rows.append(first.rows[offset])
      if let labels = first.shares { shares += labels.row(offset) }
    }
    labels += first.labels
    if let more = first.units { units = .joined(units, more) }
    for model in models.indices {
      models[model].predicted += batches[model].predicted
      models[model].losses.append(losses[model])
      models[model].ties += batches[model].ties
      models[model].isOfLogits = batches[model].distributions?.areFromLogits ?? false
    }
    for (pair, columns) in differences.enumerated() { self.differences[pair].append(columns) }
  }

  /// The samples at the places in `order`, in that order.
  package func reordered(_ order: [Int]) -> MeasuredSamples {
    var samples = MeasuredSamples(modelCount: models.count, pairCount: differences.count)
    samples.rows = rows.reordered(order)
    samples.labels = labels.reordered(order)
    samples.units = units?.reordered(order)
    if !shares.isEmpty {
      let classCount = shares.count / count
      samples.shares = order.flatMap { shares[$0 * classCount..<($0 + 1) * classCount] }
    }
    samples.models = models.map { model in
      Model(
        predicted: model.predicted.reordered(order), losses: model.losses.reordered(order),
        ties: model.ties.isEmpty ? [] : model.ties.reordered(order), isOfLogits: model.isOfLogits)
    }
    samples.differences = differences.map { $0.reordered(order) }
    return samples
  }
}

extension Array where Element: ExpressibleByIntegerLiteral {
  /// The elements at the places in `order`, in that order.
  func reordered(_ order: [Int]) -> [Element] {
    var result = [Element](repeating: 0, count: order.count)
    var target = result.mutableSpan
    let source = span
    for place in order.indices { target[place] = source[order[place]] }
    return result
  }
}
