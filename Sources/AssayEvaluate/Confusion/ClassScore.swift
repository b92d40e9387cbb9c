package import AssayData
package import AssayResults

extension ClassScore {
  /// Undefined as its formula says.
  package func estimate(of label: Int, in totals: ConfusionTotals) -> Estimate {
    switch self {
    case .recall: totals.recall(of: label)
    case .precision: totals.precision(of: label)
    case .f1: totals.f1(of: label)
    }
  }

  /// How the value changes with the share of samples in a cell; 0 of a score without value.
  ///
  /// Over all samples it adds up to 0.
  package func influence(
    of index: Int, label: Int, predicted: Int, in totals: ConfusionTotals
  ) -> Double {
    guard let value = estimate(of: index, in: totals).finite else { return 0 }
    let (has, given): (Double, Double) = (label == index ? 1 : 0, predicted == index ? 1 : 0)
    let (labels, predictions) = (totals.labelShare(index), totals.predictedShare(index))
    return switch self {
    case .recall: has * (given - value) / labels
    case .precision: given * (has - value) / predictions
    case .f1: (2 * has * given - value * (has + given)) / (labels + predictions)
    }
  }
}
