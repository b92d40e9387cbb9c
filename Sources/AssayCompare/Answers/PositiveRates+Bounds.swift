import AssayResults
import AssayStatistics

extension PositiveRates {
  /// With fewer samples the draws do not differ enough.
  private static let leastSamples = 10

  /// The same rates with the bounds of F1.
  func withF1Bounds(_ confidence: Confidence) -> PositiveRates {
    PositiveRates(
      truePositives: truePositives, falsePositives: falsePositives, falseNegatives: falseNegatives,
      trueNegatives: trueNegatives,
      f1Interval: f1.flatMap {
        count > SampleBootstrap.mostSamples
          ? linearizedF1Bounds($0, confidence) : drawnF1Bounds($0, confidence)
      })
  }

  /// Percentile bounds from resampling; the cells are in the order false negatives, true positives,
  /// true negatives, false positives.
  private func drawnF1Bounds(_ value: Double, _ confidence: Confidence) -> Interval? {
    let cells = [falseNegatives, truePositives, trueNegatives, falsePositives]
    let replicates = ConfusionDifferences.replicates
    guard count >= PositiveRates.leastSamples,
      let bootstrap = SampleBootstrap(cells: cells, seed: ConfusionDifferences.seed)
    else { return nil }
    var values: [Double] = []
    bootstrap.forEach(0..<replicates) { _, drawn in
      let all = 2 * drawn[1] + drawn[0] + drawn[3]
      if all > 0 { values.append(Double(2 * drawn[1]) / Double(all)) }
    }
    guard Double(values.count) >= PairedReplicates.leastDefined * Double(replicates),
      let interval = try? Interval.percentile(of: values, confidence)
    else { return nil }
    return interval.low < interval.high && interval.contains(value) ? interval : nil
  }

  /// Bounds from the influence of each sample on F1.
  private func linearizedF1Bounds(_ value: Double, _ confidence: Confidence) -> Interval? {
    // The share of positive labels plus that of positive answers.
    let n = Double(count)
    let shares = Double(2 * truePositives + falsePositives + falseNegatives) / n
    let (found, missed) = ((2 - 2 * value) / shares, value / shares)
    let errors = Double(falsePositives + falseNegatives)
    let squares = Double(truePositives) * found * found + errors * missed * missed
    let half = confidence.critical * (squares / n / (n - 1)).squareRoot()
    return half > 0
      ? Interval(low: value - half, high: value + half).clipped(to: 0...1) : nil
  }

  /// Hall's bounds of the cost per sample; nil if all samples cost the same, or if a bound
  /// overflows.
  func costBounds(_ costs: Costs, _ confidence: Confidence) -> Interval? {
    let scale = max(costs.falsePositive, costs.falseNegative)
    let parts = [
      (count: falsePositives, cost: costs.falsePositive / scale),
      (count: falseNegatives, cost: costs.falseNegative / scale),
      (count: truePositives + trueNegatives, cost: 0),
    ]
    let n = Double(count)
    func average(_ value: (Double) -> Double) -> Double {
      parts.reduce(0) { $0 + Double($1.count) * value($1.cost) } / n
    }
    guard count > 1 else { return nil }
    let mean = average { $0 }
    let second = average { ($0 - mean) * ($0 - mean) }
    let third = average { ($0 - mean) * ($0 - mean) * ($0 - mean) }
    guard
      let spread = try? MeanSpread(
        count: count, mean: mean, standardError: (second / (n - 1)).squareRoot(),
        skewness: third / (second * second.squareRoot()), degreesOfFreedom: n - 1)
    else { return nil }
    let interval = spread.hallInterval(confidence)
    let (low, high) = (scale * max(0, interval.low), scale * min(1, interval.high))
    return high.isFinite ? Interval(low: low, high: high).holding(scale * mean) : nil
  }
}
