import AssayData
import AssayResults

/// The mean over classes of the harmonic mean of precision and recall.
struct MacroF1: ConfusionMetric {
  let metric = Metric.macroF1

  func estimate(of totals: ConfusionTotals) -> Estimate {
    guard totals.count > 0 else { return .undefined(.noSamples) }
    var sum = 0.0
    for label in 0..<totals.classCount { sum += totals.f1(of: label).finite ?? 0 }
    return .value(sum / Double(totals.classCount))
  }

  func influence(label: Int, predicted: Int, in totals: ConfusionTotals) -> Double {
    // The change of a class's F1 with the samples that have the class or are predicted as it.
    func change(_ index: Int) -> Double {
      let hit: Double = label == predicted ? 1 : 0
      let f1 = totals.f1(of: index).finite ?? 0
      return (hit - f1) / (totals.labelShare(index) + totals.predictedShare(index))
    }
    return (change(label) + change(predicted)) / Double(totals.classCount)
  }
}
