import AssayResults
import AssayStatistics

/// The weight of the samples with each label and predicted class, and the cells that units are in.
///
/// Only cells that have samples take memory.
struct WeighedConfusion: Sendable {
  private let classCount: Int
  /// By label·K + predicted class.
  private var cells: [Int: ScaledSum] = [:]
  /// The binary exponent of the largest weight.
  private var scale: Int?
  private var haveWeights = false
  private var areGrouped = false
  /// The units and their cells; nil until all samples are in.
  private var units: (all: WeightedUnits, cells: UnitConfusion)?

  init(classCount: Int) { self.classCount = classCount }

  mutating func add(
    labels: ArraySlice<Int32>, predicted: ArraySlice<Int32>, _ units: UnitRange
  ) {
    areGrouped = areGrouped || units.areGrouped
    haveWeights = haveWeights || units.haveWeights
    guard haveWeights else { return }
    for (offset, (label, predicted)) in zip(labels, predicted).enumerated() {
      let weight = ScaledWeight(units.weight(offset))
      scale = max(weight.exponent, scale ?? weight.exponent)
      let place = Int(label) * classCount + Int(predicted)
      cells[place, default: ScaledSum()].add(weight.fraction, exponent: weight.exponent)
    }
  }

  mutating func merge(_ other: WeighedConfusion) {
    areGrouped = areGrouped || other.areGrouped
    haveWeights = haveWeights || other.haveWeights
    if let other = other.scale { scale = max(other, scale ?? other) }
    for (place, cell) in other.cells {
      cells[place, default: ScaledSum()].merge(cell)
    }
  }

  /// Sets the units of all samples, and their cells.
  mutating func set(_ units: WeightedUnits, _ cells: UnitConfusion) { self.units = (units, cells) }

  /// The total weight, the effective number of samples, and the number of groups.
  var worth: SampleWorth {
    let weight = cells.values.reduce(into: ScaledSum()) { $0.merge($1) }
    return SampleWorth(
      weight: haveWeights ? weight.value(scale: scale ?? 0) : nil,
      effectiveCount: haveWeights && !areGrouped ? units?.all.effectiveCount : nil,
      groupCount: areGrouped ? units?.all.count : nil)
  }

  /// The weights for precision and recall; nil if samples have no weights.
  var weights: ConfusionWeights? {
    guard haveWeights else { return nil }
    var weights = ConfusionWeights.Sums(classCount: classCount)
    for place in cells.keys.sorted() {
      let (label, predicted) = place.quotientAndRemainder(dividingBy: classCount)
      if let cell = cells[place] { weights.add(label: label, predicted: predicted, cell) }
    }
    return ConfusionWeights(weights, scale: scale ?? 0)
  }

  // MARK: - Bounds

  /// The bounds of a metric: its value ± t standard errors.
  ///
  /// They follow from the delta method: a unit contributes the mean of the metric's influence
  /// function over its samples.
  func bounds(
    _ metric: any ConfusionMetric, _ totals: ConfusionTotals, _ confidence: Confidence
  ) -> IntervalResult {
    guard let value = metric.estimate(of: totals).finite, let (units, cells) = units else {
      return .failure(.noValue)
    }
    guard cells.cellCount <= ConfusionBootstrap.mostCells else { return .failure(.tooManyCells) }
    let spread: MeanSpread
    do {
      spread = try units.spread(
        of: cells.means { metric.influence(label: $0, predicted: $1, in: totals) })
    } catch {
      return .failure(NoInterval(error))
    }
    // Rounding alone can cause this much.
    guard spread.standardError > 0x1p-50 else { return .failure(.noSpread) }
    let half = spread.t.critical(confidence) * spread.standardError
    return .success(
      ConfidenceInterval(
        Interval(low: value - half, high: value + half), .linearized,
        doubt: .ofUnits(spread.degreesOfFreedom)
          ?? (units.count < MeanLoss.fewSamples ? .fewSamples : nil),
        standardError: spread.standardError, degreesOfFreedom: spread.degreesOfFreedom
      ).clipped(to: metric.reach))
  }
}
