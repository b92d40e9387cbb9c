import AssayData
import AssayResults

/// The error rate if every class had the same number of samples.
struct BalancedError: ConfusionMetric {
  let metric = Metric.balancedError

  func estimate(of totals: ConfusionTotals) -> Estimate {
    var misses = 0.0
    var present = 0
    for label in 0..<totals.classCount {
      guard let missed = totals.missed(of: label) else { continue }
      misses += missed
      present += 1
    }
    return present == 0 ? .undefined(.noSamples) : .value(misses / Double(present))
  }

  func influence(label: Int, predicted: Int, in totals: ConfusionTotals) -> Double {
    guard let missed = totals.missed(of: label) else { return 0 }
    let present = totals.labels.count { $0 > 0 }
    let change = (label == predicted ? 0 : 1) - missed
    return change / (totals.labelShare(label) * Double(present))
  }
}
