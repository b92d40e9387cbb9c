import AssayChart
import AssayCompare
import AssayEvaluate
import AssayStatistics

/// How confident a model is against how often it is right.
struct ConfidenceCharts {
  let confidence: Confidence

  func reliability(_ evaluation: Evaluation, model: Int) -> String? {
    guard let calibration = evaluation.findings?.calibration else { return nil }
    let width = 1 / Double(max(1, calibration.equalWidth.count))
    let bins = calibration.equalWidth.enumerated().compactMap { index, band in
      bin(band, lower: Double(index) * width, upper: Double(index + 1) * width)
    }
    guard !bins.isEmpty else { return nil }
    return ReliabilityChart(
      ChartText(
        id: "reliability-\(model + 1)", title: "\(evaluation.model): confidence and what came true",
        description: "The share of right answers against confidence, in bins of confidence. On the "
          + "diagonal the two agree."),
      series: model, bins: bins, xTitle: "confidence", yTitle: "right",
      countTitle: "samples", format: { Figures.tick($0 * 100) + "\u{A0}%" },
      formatCount: { Figures.count($0) }
    ).svg
  }

  /// Which shares of right answers so many samples give by chance alone, were all of them as likely
  /// right as their mean confidence says; nil where samples are not independent.
  private func chance(_ band: ModelCalibration.Band, _ score: Double) -> ClosedRange<Double>? {
    guard band.interval != nil, let right = Binomial(trials: band.bin.count, probability: score)
    else { return nil }
    let (range, count) = (right.central(confidence), Double(band.bin.count))
    return (Double(range.lowerBound) / count)...(Double(range.upperBound) / count)
  }

  private func bin(
    _ band: ModelCalibration.Band, lower: Double, upper: Double
  ) -> ReliabilityChart.Bin? {
    guard let score = band.bin.meanScore, let share = band.bin.frequency else { return nil }
    return ReliabilityChart.Bin(
      lower: lower, upper: upper, score: score, share: share,
      interval: band.interval.map { $0.low...$0.high }, chance: chance(band, score),
      count: band.bin.count,
      text: "confidence \(Figures.percent(score)), right \(Figures.percent(share)), "
        + Figures.count(band.bin.count, "sample"))
  }
}
