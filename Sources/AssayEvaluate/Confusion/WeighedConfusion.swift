import AssayStatistics

/// How much weight samples have that were given each class for each label, and how it spreads over
/// groups.
///
/// Only the cells that samples fall into take memory; with groups, those of each group.
struct WeighedConfusion: Sendable {
  private let classCount: Int
  /// By place, label·K + predicted class.
  private var cells: [Int: Cell] = [:]
  /// Of each group the weight of its cells; empty where samples stand for themselves.
  private var groups: [UInt128: [Int: CompactSum]] = [:]
  private var sampleCount = 0

  private struct Cell: Sendable {
    var weight = CompactSum()
    /// Of samples that stand for themselves.
    var squares = CompactSum()
  }

  init(classCount: Int) { self.classCount = classCount }

  mutating func add(
    labels: ArraySlice<Int32>, predicted: ArraySlice<Int32>, _ units: UnitRange
  ) {
    for (offset, (label, predicted)) in zip(labels, predicted).enumerated() {
      let weight = units.weight(offset)
      guard weight > 0 else { continue }
      sampleCount += 1
      let place = Int(label) * classCount + Int(predicted)
      cells[place, default: Cell()].weight.add(weight)
      if let key = units.group(offset) {
        groups[key, default: [:]][place, default: CompactSum()].add(weight)
      } else {
        let square = exactProduct(weight, weight)
        cells[place, default: Cell()].squares.add(square.high)
        cells[place, default: Cell()].squares.add(square.low)
      }
    }
  }

  mutating func merge(_ other: WeighedConfusion) {
    sampleCount += other.sampleCount
    for (place, cell) in other.cells {
      cells[place, default: Cell()].weight.merge(cell.weight)
      cells[place, default: Cell()].squares.merge(cell.squares)
    }
    for (key, group) in other.groups {
      for (place, weight) in group {
        groups[key, default: [:]][place, default: CompactSum()].merge(weight)
      }
    }
  }

  /// Weights as whole numbers of steps, below 2⁶⁰ in all: what is rounded off is below 2⁻⁵⁸ of them, and
  /// of whole weights nothing.
  private var steps: (exponent: Int, cells: [(place: Int, count: Int)]) {
    let places = cells.keys.sorted()
    var total = CompactSum()
    for cell in cells.values { total.merge(cell.weight) }
    let exponent = total.value > 0 ? 58 - Int(total.value.exponent) : 0
    return (
      exponent,
      places.map { place in
        let (high, low) = cells[place]?.weight.halves ?? (0, 0)
        let scaled = [high, low].map {
          Int(Double(sign: .plus, exponent: exponent, significand: $0).rounded())
        }
        return (place, scaled[0] + scaled[1])
      }
    )
  }

  /// The weights in the place of counts.
  var totals: ConfusionTotals { totals(of: steps.cells) }

  private func totals(of cells: [(place: Int, count: Int)]) -> ConfusionTotals {
    var totals = ConfusionTotals(classCount: classCount)
    for (place, count) in cells {
      let (label, predicted) = place.quotientAndRemainder(dividingBy: classCount)
      totals.add(label: label, predicted: predicted, count: count)
    }
    return totals
  }

  // MARK: - Bounds

  /// The moments of a metric that follows from the weights, by how it would change with each cell.
  ///
  /// The delta method: a group's part is Σ D·W over its cells, where D is the derivative of the
  /// metric with respect to the weight of a cell. Metrics do not change when all weights are scaled, so
  /// that these parts add up to 0.
  func spread(of metric: any ConfusionMetric) -> (standardError: Double, units: Int)? {
    let (exponent, given) = steps
    let all = totals(of: given)
    guard metric.estimate(of: all).finite != nil, all.count > 0 else { return nil }
    var derivatives: [Int: Double] = [:]
    for (place, count) in given {
      let step = max(1, min(all.count >> 20, count / 2))
      let values = [step, -step].map { change -> Double? in
        var changed = all
        let (label, predicted) = place.quotientAndRemainder(dividingBy: classCount)
        changed.add(label: label, predicted: predicted, count: change)
        return metric.estimate(of: changed).finite
      }
      guard let up = values[0], let down = values[1] else { return nil }
      derivatives[place] =
        (up - down) / Double(sign: .plus, exponent: 1 - exponent, significand: Double(step))
    }
    return standardError(derivatives)
  }

  private func standardError(_ derivatives: [Int: Double]) -> (standardError: Double, units: Int)? {
    var squares = ExactSum()
    for (place, cell) in cells {
      let derivative = derivatives[place] ?? 0
      squares.add(derivative * derivative * cell.squares.value)
    }
    for group in groups.values {
      var part = ExactSum()
      for (place, weight) in group { part.add((derivatives[place] ?? 0) * weight.value) }
      squares.add(part.value * part.value)
    }
    let units = groups.isEmpty ? sampleCount : groups.count
    guard units > 1 else { return nil }
    return ((squares.value * (Double(units) / Double(units - 1))).squareRoot(), units)
  }

  /// The bounds of a metric: its value ± t standard errors.
  func bounds(_ metric: any ConfusionMetric, _ confidence: Confidence) -> Bounded {
    guard let value = metric.estimate(of: totals).finite else { return .failure(.noValue) }
    guard cells.count <= ConfusionBootstrap.mostCells else { return .failure(.tooManyCells) }
    guard let (error, units) = spread(of: metric),
      let t = StudentT(degreesOfFreedom: Double(units - 1))
    else { return .failure(.tooFewSamples(least: 2)) }
    guard error > 0 else { return .failure(.noSpread) }
    let half = t.critical(confidence) * error
    return .success(
      Bounds(
        Interval(low: value - half, high: value + half), .linearized,
        doubt: units <= MeanLoss.fewSamples ? .fewSamples : nil
      ).clipped(to: metric.reach))
  }
}
