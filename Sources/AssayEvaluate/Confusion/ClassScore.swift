package import AssayData
package import AssayResults

extension ClassScore {
  /// The score of a class; undefined where its formula is.
  package func estimate(of label: Int, in totals: ConfusionTotals) -> Estimate {
    switch self {
    case .recall: totals.recall(of: label)
    case .precision: totals.precision(of: label)
    case .f1: totals.f1(of: label)
    }
  }

  /// The change of the value with the share of samples in a cell; 0 if the score is undefined.
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
