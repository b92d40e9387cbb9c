import AssayData
import AssayEvaluate
import AssayResults

// The sums over units, by model and by pair.
extension UnitFold {
  /// The columns of models' losses and of pairs' differences, by metric.
  static func columns(
    _ losses: [LossColumns], _ differences: [LossColumns]
  ) -> [UnitColumn: [Double]] {
    var columns: [UnitColumn: [Double]] = [:]
    for (model, losses) in losses.enumerated() {
      for (key, column) in losses.columns { columns[.loss(model: model, key)] = column }
    }
    for (pair, differences) in differences.enumerated() {
      for (key, column) in differences.columns { columns[.difference(pair: pair, key)] = column }
    }
    return columns
  }

  /// The losses that skills need.
  static let skillLosses = [MetricKey.crossEntropy, MetricKey.squaredError]

  /// Adds a batch with each model's predictions, and the losses and differences that are kept.
  mutating func add(
    _ batches: [SampleBatch], _ losses: [LossColumns], _ differences: [LossColumns]
  ) {
    guard let first = batches.first else { return }
    // For plain samples, losses are needed only for the skills.
    let columns =
      first.units == nil
      ? UnitFold.columns(losses.map { $0.only(UnitFold.skillLosses) }, [])
      : UnitFold.columns(losses, differences)
    add(
      first.units, rows: first.rows, columns: columns, labels: first.labels, shares: first.shares,
      predicted: batches.map(\.predicted))
  }

  /// Gives each evaluator and each pair the sums over the units of all samples.
  func close(_ evaluators: inout [Evaluator], _ pairs: inout [PairFold], jobs: Int) {
    let (columns, closed) = (columns, closed)
    let found = concurrentMap(columns.count, jobs: jobs) {
      closed.sums(of: columns[$0], keeping: DifferenceSums.keptLimit)
    }
    var losses = [[String: UnitSums]](repeating: [:], count: evaluators.count)
    var differences = [[String: UnitSums]](repeating: [:], count: pairs.count)
    for (column, sums) in zip(columns, found) {
      switch column {
      case .loss(let model, let key): losses[model][key] = sums
      case .difference(let pair, let key): differences[pair][key] = sums
      case .share, .squaredShares: break
      }
    }
    // One after another, to save memory.
    for model in evaluators.indices { evaluators[model].set(closed, model: model, losses[model]) }
    for pair in pairs.indices { pairs[pair].set(differences[pair]) }
  }
}
