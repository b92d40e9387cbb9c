import AssayChart
import AssayResults
import AssayStatistics

/// Charts of a model's confidence against its share of right answers.
struct ConfidenceCharts {
  let results: WordedResults

  private var wording: any Wording { results.wording }

  private static let crowd = 0.8

  /// Whether one bin of equal width holds nearly all samples of a model, so that bins of equal mass
  /// show more; the same for all models, so that they can be compared.
  var hasEqualMass: Bool {
    results.models.contains { evaluation in
      guard let calibration = evaluation.calibration, !calibration.equalMassBins.isEmpty
      else { return false }
      let counts = calibration.bins.map(\.count)
      return Double(counts.max() ?? 0) > ConfidenceCharts.crowd * Double(counts.reduce(0, +))
    }
  }

  /// The most dots of equal mass in a chart.
  private static let mostDots = 7

  /// The bins that are drawn: adjacent bins of equal mass are merged, so that a dot has enough
  /// samples for a short whisker.
  private func dots(_ calibration: CalibrationResults) -> [CalibrationResults.Bin] {
    guard hasEqualMass, !calibration.equalMassBins.isEmpty else {
      return calibration.bins.filter { $0.count > 0 }
    }
    let bins = calibration.equalMassBins.filter { $0.count > 0 }
    let total = Double(bins.reduce(0) { $0 + $1.count })
    var below = 0
    var places: [Int] = []
    for bin in bins {
      places.append(
        Int(Double(ConfidenceCharts.mostDots) * (Double(below) + Double(bin.count) / 2) / total))
      below += bin.count
    }
    return merged(bins) { places[$0] == places[$1] }
  }

  /// The bins with adjacent ones merged if `areOne` holds for their indices.
  private func merged(
    _ bins: [CalibrationResults.Bin], where areOne: (Int, Int) -> Bool
  ) -> [CalibrationResults.Bin] {
    var parts: [[CalibrationResults.Bin]] = []
    for (place, bin) in bins.enumerated() {
      if place > 0, areOne(place - 1, place) {
        parts[parts.count - 1].append(bin)
      } else {
        parts.append([bin])
      }
    }
    return parts.map { $0.count == 1 ? $0[0] : CalibrationResults.Bin($0, confidence) }
  }

  private var confidence: Confidence { results.options.confidence }

  /// How to read dots of equal mass; nil if bins have equal widths.
  var equalMassNote: String? {
    guard hasEqualMass else { return nil }
    let shown = results.models.compactMap(\.calibration).flatMap(bins)
    return wording.equalMassNote(
      atLeast: shown.map(\.count).min() ?? 0, level: wording.level(confidence.level),
      isStretched: scale.kind == .logOdds)
  }

  func reliability(_ evaluation: ModelResults, model: Int) -> String? {
    guard let calibration = evaluation.calibration else { return nil }
    let (wording, scale) = (wording, scale)
    let isWide = !hasEqualMass || calibration.equalMassBins.isEmpty
    let bins =
      isWide ? wideBins(calibration) : self.bins(calibration).compactMap { bin($0, edges: nil) }
    guard !bins.isEmpty else { return nil }
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

  private func wideBins(_ calibration: CalibrationResults) -> [ReliabilityChart.Bin] {
    let width = 1 / Double(max(1, calibration.bins.count))
    return calibration.bins.enumerated().compactMap { index, band in
      bin(band, edges: Double(index) * width...Double(index + 1) * width)
    }
  }

  /// The bins of the chart's dots; those beyond the end of the axis share a position, and are
  /// merged into one dot.
  func bins(_ calibration: CalibrationResults) -> [CalibrationResults.Bin] {
    let (dots, end) = (dots(calibration), scale.domain.upperBound)
    return merged(dots) { [dots[$0], dots[$1]].allSatisfy { ($0.meanConfidence ?? 0) >= end } }
  }

  /// From 0 to 100 %, or in log-odds if nearly all confidences are near 100 %; the same for all
  /// models.
  private var scale: Scale {
    let shown = results.models.compactMap(\.calibration).map(dots)
    let confidences = shown.joined().compactMap(\.meanConfidence)
    let high = confidences.filter { $0 > 0.9 }
    guard hasEqualMass, 2 * high.count > confidences.count, let least = confidences.min() else {
      return .linear(0...1)
    }
    let shares = shown.joined().flatMap { bin in
      [bin.shareRight, bin.interval?.low].compactMap(\.self)
    }
    // An axis of log-odds never reaches 1. It ends where three of four dots are below, and no
    // further than shares that this number of samples can distinguish from 1.
    let sorted = confidences.sorted()
    let end = results.count < ConfidenceCharts.manySamples ? 0.999 : 0.9999
    let most = min(max(sorted[sorted.count * 3 / 4], 0.99), end)
    return .logOdds(max(min(least, shares.min() ?? least, 0.9), 0.01)...most).nice
  }

  private static let manySamples = 10_000

  /// The range of shares of right answers that chance alone produces, if every sample is as likely
  /// to be right as the mean confidence says; nil if samples are not independent.
  private func chance(_ band: CalibrationResults.Bin, _ score: Double) -> ClosedRange<Double>? {
    guard band.interval != nil, let right = Binomial(trials: band.count, probability: score)
    else { return nil }
    let (range, count) = (right.central(confidence), Double(band.count))
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

extension CalibrationResults.Bin {
  /// Several bins of the same model as one; without an interval if they have none.
  fileprivate init(_ parts: [Self], _ confidence: Confidence) {
    let (count, right) = (
      parts.reduce(0) { $0 + $1.count }, parts.reduce(0) { $0 + $1.right }
    )
    let sum = parts.reduce(0) { $0 + ($1.meanConfidence ?? 0) * Double($1.count) }
    let haveIntervals = parts.allSatisfy { $0.interval != nil }
    self.init(
      count: count, right: right, meanConfidence: count == 0 ? nil : sum / Double(count),
      interval: haveIntervals ? try? .wilson(right, of: count, confidence) : nil)
  }
}
