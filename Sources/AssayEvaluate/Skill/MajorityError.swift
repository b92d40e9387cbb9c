import AssayData
import AssayResults

/// The error rate of always answering the most frequent class.
struct MajorityError: ConfusionMetric {
  let metric = Metric.majorityError

  func estimate(of totals: ConfusionTotals) -> Estimate {
    guard totals.count > 0 else { return .undefined(.noSamples) }
    return .value((0..<totals.classCount).map(totals.otherLabelShare).min() ?? 0)
  }

  /// It does not depend on the model, and has no bounds.
  func influence(label: Int, predicted: Int, in totals: ConfusionTotals) -> Double { 0 }
}
