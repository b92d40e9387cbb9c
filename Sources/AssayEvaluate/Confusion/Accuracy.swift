import AssayData
import AssayResults

/// The share of samples whose predicted class is the label.
struct Accuracy: ConfusionMetric {
  let metric = Metric.accuracy

  func estimate(of totals: ConfusionTotals) -> Estimate {
    totals.accuracy.map(Estimate.value) ?? .undefined(.noSamples)
  }

  func influence(label: Int, predicted: Int, in totals: ConfusionTotals) -> Double {
    (label == predicted ? 1 : 0) - (totals.accuracy ?? 0)
  }

  func line(in measured: Measured) -> Line? { Line(MetricKey.errorRate, slope: -1, offset: 1) }
}
