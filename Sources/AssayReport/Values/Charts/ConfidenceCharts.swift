import AssayChart
import AssayResults
import AssayStatistics

/// How confident a model is against how often it is right.
struct ConfidenceCharts {
  let results: WordedResults

  private var wording: any Wording { results.wording }

  func reliability(_ evaluation: ModelResults, model: Int) -> String? {
    guard let calibration = evaluation.calibration else { return nil }
    let width = 1 / Double(max(1, calibration.bins.count))
    let bins = calibration.bins.enumerated().compactMap { index, band in
      bin(band, lower: Double(index) * width, upper: Double(index + 1) * width)
    }
    guard !bins.isEmpty else { return nil }
    let wording = wording
    return ReliabilityChart(
      wording.text(.reliability(model: evaluation.name), id: "reliability-\(model + 1)"),
      series: model, bins: bins, xTitle: wording.label(.confidence),
      yTitle: wording.label(.shareRight),
      countTitle: wording.label(.sampleCount), format: { wording.tick($0) },
      formatCount: { Figures.count($0) }
    ).svg
  }

  /// Which shares of right answers so many samples give by chance alone, were all of them as likely
  /// right as their mean confidence says; nil if samples are not independent.
  private func chance(_ band: CalibrationResults.Bin, _ score: Double) -> ClosedRange<Double>? {
    guard band.interval != nil, let right = Binomial(trials: band.count, probability: score)
    else { return nil }
    let (range, count) = (right.central(results.options.confidence), Double(band.count))
    return (Double(range.lowerBound) / count)...(Double(range.upperBound) / count)
  }

  private func bin(
    _ band: CalibrationResults.Bin, lower: Double, upper: Double
  ) -> ReliabilityChart.Bin? {
    guard let score = band.meanConfidence, let share = band.shareRight else { return nil }
    return ReliabilityChart.Bin(
      lower: lower, upper: upper, score: score, share: share,
      interval: band.interval.map { $0.low...$0.high }, chance: chance(band, score),
      count: band.count,
      text: wording.bin(
        confidence: wording.percent(score), right: wording.percent(share), samples: band.count))
  }
}
