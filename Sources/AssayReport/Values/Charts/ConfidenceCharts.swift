import AssayChart
import AssayResults
import AssayStatistics

/// How confident a model is against how often it is right.
struct ConfidenceCharts {
  let results: WordedResults

  private var wording: any Wording { results.wording }

  private static let crowd = 0.8

  /// Whether one bin of equal width holds nearly all samples of a model, so that bins of as many samples
  /// each show more; the same for all models, which are compared.
  var hasEqualMass: Bool {
    results.models.contains { evaluation in
      guard let calibration = evaluation.calibration, !calibration.equalMassBins.isEmpty
      else { return false }
      let counts = calibration.bins.map(\.count)
      return Double(counts.max() ?? 0) > ConfidenceCharts.crowd * Double(counts.reduce(0, +))
    }
  }

  /// The bins that the chart shows.
  func bins(_ calibration: CalibrationResults) -> [CalibrationResults.Bin] {
    hasEqualMass && !calibration.equalMassBins.isEmpty
      ? calibration.equalMassBins : calibration.bins
  }

  /// How to read dots that are each as many samples; nil where bins have equal widths.
  var equalMassNote: String? {
    guard hasEqualMass else { return nil }
    return wording.equalMassNote(
      samples: samplesPerBin, level: wording.level(results.options.confidence.level),
      isStretched: scale.kind == .logOdds)
  }

  /// About how many samples a bin of equal mass has, but for what is tied.
  private var samplesPerBin: Int {
    let bins = results.models.compactMap(\.calibration).map(\.equalMassBins)
    return results.count / max(bins.map(\.count).max() ?? 0, 1)
  }

  func reliability(_ evaluation: ModelResults, model: Int) -> String? {
    guard let calibration = evaluation.calibration else { return nil }
    let shown = self.bins(calibration)
    let width = 1 / Double(max(1, shown.count))
    let isWide = !hasEqualMass || calibration.equalMassBins.isEmpty
    let bins = shown.enumerated().compactMap { index, band in
      bin(band, edges: isWide ? Double(index) * width...Double(index + 1) * width : nil)
    }
    guard !bins.isEmpty else { return nil }
    let (wording, scale) = (wording, scale)
    return ReliabilityChart(
      wording.text(.reliability(model: evaluation.name), id: "reliability-\(model + 1)"),
      series: model, bins: bins, scale: scale, xTitle: wording.label(.confidence),
      yTitle: wording.label(.shareRight),
      countTitle: wording.label(.sampleCount),
      format: {
        $0 == scale.domain.upperBound && $0 < 1 ? "≥\u{A0}" + wording.tick($0) : wording.tick($0)
      },
      formatCount: { Figures.count($0) }
    ).svg
  }

  /// From 0 to 100 %, but in log-odds where nearly all confidences are near 100 %; the same for all models.
  private var scale: Scale {
    let shown = results.models.compactMap(\.calibration).map(bins)
    let confidences = shown.joined().compactMap(\.meanConfidence)
    let high = confidences.filter { $0 > 0.9 }
    guard hasEqualMass, 2 * high.count > confidences.count, let least = confidences.min() else {
      return .linear(0...1)
    }
    let shares = shown.joined().flatMap { bin in
      [bin.shareRight, bin.interval?.low].compactMap(\.self)
    }
    // No axis of log-odds reaches 1: it ends where three bins of four are below.
    let sorted = confidences.sorted()
    let most = min(max(sorted[sorted.count * 3 / 4], 0.99), 0.9999)
    return .logOdds(max(min(least, shares.min() ?? least, 0.9), 0.01)...most).nice
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
    _ band: CalibrationResults.Bin, edges: ClosedRange<Double>?
  ) -> ReliabilityChart.Bin? {
    guard let score = band.meanConfidence, let share = band.shareRight else { return nil }
    return ReliabilityChart.Bin(
      edges: edges, score: score, share: share,
      interval: band.interval.map { $0.low...$0.high }, chance: chance(band, score),
      count: band.count,
      text: wording.bin(
        confidence: wording.percent(score), right: wording.percent(share), samples: band.count))
  }
}
