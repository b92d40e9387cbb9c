import AssayResults
import AssayStatistics

/// How much weight samples have that were given each class for each label, and how it spreads over
/// samples or groups.
///
/// Only the cells that samples fall into take memory.
struct WeighedConfusion: Sendable {
  private let classCount: Int
  /// By place, label·K + predicted class.
  private var cells: [Int: Cell] = [:]
  private var sampleCount = 0
  /// The binary exponent of the largest weight.
  private var scale: Int?
  private var haveWeights = false
  /// What groups weigh in each cell, once all samples are in; nil without groups.
  private var groups: GroupedConfusion?

  private struct Cell: Sendable {
    var weight = ScaledSum()
    var squares = ScaledSum()
  }

  init(classCount: Int) { self.classCount = classCount }

  mutating func add(
    labels: ArraySlice<Int32>, predicted: ArraySlice<Int32>, _ units: UnitRange
  ) {
    sampleCount += labels.count
    haveWeights = haveWeights || units.haveWeights
    guard haveWeights else { return }
    for (offset, (label, predicted)) in zip(labels, predicted).enumerated() {
      let weight = ScaledWeight(units.weight(offset))
      scale = max(weight.exponent, scale ?? weight.exponent)
      let square = exactProduct(weight.fraction, weight.fraction)
      let place = Int(label) * classCount + Int(predicted)
      cells[place, default: Cell()].weight.add(weight.fraction, exponent: weight.exponent)
      cells[place, default: Cell()].squares.add(square.high, exponent: 2 * weight.exponent)
      cells[place, default: Cell()].squares.add(square.low, exponent: 2 * weight.exponent)
    }
  }

  mutating func merge(_ other: WeighedConfusion) {
    sampleCount += other.sampleCount
    haveWeights = haveWeights || other.haveWeights
    if let other = other.scale { scale = max(other, scale ?? other) }
    for (place, cell) in other.cells {
      cells[place, default: Cell()].weight.merge(cell.weight)
      cells[place, default: Cell()].squares.merge(cell.squares)
    }
  }

  /// Takes what groups weigh in each cell.
  mutating func set(_ groups: GroupedConfusion) { self.groups = groups }

  /// What samples and groups are worth.
  var worth: SampleWorth {
    var (weight, squares) = (ScaledSum(), ScaledSum())
    for cell in cells.values {
      weight.merge(cell.weight)
      squares.merge(cell.squares)
    }
    let (sum, square) = (weight.value(scale: scale ?? 0), squares.value(scale: 2 * (scale ?? 0)))
    return SampleWorth(
      weight: haveWeights ? sum : nil,
      effectiveCount: haveWeights && groups == nil ? sum / square * sum : nil,
      groupCount: groups?.groupCount)
  }

  /// What precision and recall go by; nil if samples have no weights.
  var weights: ConfusionWeights? {
    guard haveWeights else { return nil }
    var weights = ConfusionWeights.Sums(classCount: classCount)
    for place in cells.keys.sorted() {
      let (label, predicted) = place.quotientAndRemainder(dividingBy: classCount)
      if let cell = cells[place] { weights.add(label: label, predicted: predicted, cell.weight) }
    }
    return ConfusionWeights(weights, scale: scale ?? 0)
  }

  // MARK: - Bounds

  /// How a metric spreads, by how it would change with the weight of each cell.
  ///
  /// The delta method: a sample's or group's part is Σ D·W over its cells, where D is the metric's
  /// influence function. Metrics do not change when all weights are scaled, so that these parts add up
  /// to 0.
  private func standardError(
    of metric: any ConfusionMetric, _ totals: ConfusionTotals
  ) -> (standardError: Double, units: Int)? {
    var squares = ExactSum()
    let units = groups?.groupCount ?? sampleCount
    let weight = totals.weights?.total ?? Double(totals.count)
    if let groups {
      let parts = groups.parts { metric.influence(label: $0, predicted: $1, in: totals) }
      for part in parts { squares.add(part * part) }
    } else {
      for (place, cell) in cells {
        let (label, predicted) = place.quotientAndRemainder(dividingBy: classCount)
        let influence = metric.influence(label: label, predicted: predicted, in: totals)
        let part = influence * cell.squares.root(scale: scale ?? 0)
        squares.add(part * part)
      }
    }
    guard units > 1 else { return nil }
    return ((squares.value * (Double(units) / Double(units - 1))).squareRoot() / weight, units)
  }

  /// The bounds of a metric: its value ± t standard errors.
  func bounds(
    _ metric: any ConfusionMetric, _ totals: ConfusionTotals, _ confidence: Confidence
  ) -> IntervalResult {
    guard let value = metric.estimate(of: totals).finite else { return .failure(.noValue) }
    guard max(cells.count, groups?.cellCount ?? 0) <= ConfusionBootstrap.mostCells else {
      return .failure(.tooManyCells)
    }
    guard let (error, units) = standardError(of: metric, totals),
      let t = StudentT(degreesOfFreedom: Double(units - 1))
    else { return .failure(.tooFewSamples(least: 2)) }
    guard error > 0, error.isFinite else { return .failure(.noSpread) }
    let half = t.critical(confidence) * error
    return .success(
      ConfidenceInterval(
        Interval(low: value - half, high: value + half), .linearized,
        doubt: units <= MeanLoss.fewSamples ? .fewSamples : nil
      ).clipped(to: metric.reach))
  }
}
