import AssayData
import AssayEvaluate

// What groups come to, model by model and pair by pair.
extension GroupFold {
  /// The columns of models' losses and of pairs' differences, each by metric.
  static func columns(
    _ losses: [LossColumns], _ differences: [LossColumns]
  ) -> [GroupColumn: [Double]] {
    var columns: [GroupColumn: [Double]] = [:]
    for (model, losses) in losses.enumerated() {
      for (key, column) in losses.columns { columns[.loss(model: model, key)] = column }
    }
    for (pair, differences) in differences.enumerated() {
      for (key, column) in differences.columns { columns[.difference(pair: pair, key)] = column }
    }
    return columns
  }

  /// Hands each evaluator and each pair what the groups of all samples come to.
  func close(_ evaluators: inout [Evaluator], _ pairs: inout [PairFold], jobs: Int) {
    let weights = groupWeights
    let columns = Array(columns)
    let found = concurrentMap(columns.count, jobs: jobs) {
      sums(of: columns[$0], weights: weights, keeping: DifferenceSums.keptLimit)
    }
    var losses = [[String: GroupSums]](repeating: [:], count: evaluators.count)
    var differences = [[String: GroupSums]](repeating: [:], count: pairs.count)
    for (column, sums) in zip(columns, found) {
      switch column {
      case .loss(let model, let key): losses[model][key] = sums
      case .difference(let pair, let key): differences[pair][key] = sums
      }
    }
    // One after the other, for their memory.
    for model in evaluators.indices { evaluators[model].set(losses[model], confusion(of: model)) }
    for pair in pairs.indices { pairs[pair].set(differences[pair]) }
  }
}
