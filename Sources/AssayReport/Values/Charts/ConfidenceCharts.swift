import AssayChart
import AssayCompare
import AssayEvaluate

/// How confident a model is against how often it is right.
struct ConfidenceCharts {
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

  private func bin(
    _ band: ModelCalibration.Band, lower: Double, upper: Double
  ) -> ReliabilityChart.Bin? {
    guard let score = band.bin.meanScore, let share = band.bin.frequency else { return nil }
    return ReliabilityChart.Bin(
      lower: lower, upper: upper, score: score, share: share,
      interval: band.interval.map { $0.low...$0.high }, count: band.bin.count,
      text: "confidence \(Figures.percent(score)), right \(Figures.percent(share)), "
        + Figures.count(band.bin.count, "sample"))
  }
}
