import AssayBytes
import AssayStatistics

/// Adds up samples without groups, each with a weight W and a sum S = W·x.
///
/// Products are made of the weights' fractions and go in with their power of two, so that none over- or
/// underflows for its weight. Products of two go in with what rounding took from them, those of three
/// rounded, as in ``PowerSums``.
struct WeighedSums: Sendable {
  private var weightWeight = ScaledSum()
  private var weightSum = ScaledSum()
  private var sumSum = ScaledSum()
  private var weights3 = ScaledSum()
  private var sumsWeight2 = ScaledSum()
  private var sums2Weight = ScaledSum()
  private var sums3 = ScaledSum()

  /// Adds a sample with its weight, and its sum in units of the weight's power of two.
  mutating func add(_ weight: ScaledWeight, _ sum: (high: Double, low: Double)) {
    let exponent = weight.exponent
    let weight = (high: weight.fraction, low: 0.0)
    let (ww, ws, ss) = (product(weight, weight), product(weight, sum), product(sum, sum))
    weightWeight.add(ww.high, exponent: 2 * exponent)
    weightWeight.add(ww.low, exponent: 2 * exponent)
    weightSum.add(ws.high, exponent: 2 * exponent)
    weightSum.add(ws.low, exponent: 2 * exponent)
    sumSum.add(ss.high, exponent: 2 * exponent)
    sumSum.add(ss.low, exponent: 2 * exponent)
    weights3.add(ww.high * weight.high, exponent: 3 * exponent)
    sumsWeight2.add(ww.high * sum.high, exponent: 3 * exponent)
    sums2Weight.add(ws.high * sum.high, exponent: 3 * exponent)
    sums3.add(ss.high * sum.high, exponent: 3 * exponent)
  }

  mutating func merge(_ other: WeighedSums) {
    weightWeight.merge(other.weightWeight)
    weightSum.merge(other.weightSum)
    sumSum.merge(other.sumSum)
    weights3.merge(other.weights3)
    sumsWeight2.merge(other.sumsWeight2)
    sums2Weight.merge(other.sums2Weight)
    sums3.merge(other.sums3)
  }

  /// The sums of `count` samples with weights divided by 2^scale.
  func parts(count: Int, weight: ScaledSum, sum: ScaledSum, scale: Int) -> WeighedParts {
    WeighedParts(
      count: count, weight: weight.doubleDouble(scale: scale),
      sum: sum.doubleDouble(scale: scale),
      weightWeight: weightWeight.doubleDouble(scale: 2 * scale),
      weightSum: weightSum.doubleDouble(scale: 2 * scale),
      sumSum: sumSum.doubleDouble(scale: 2 * scale), weights3: weights3.value(scale: 3 * scale),
      sumsWeight2: sumsWeight2.value(scale: 3 * scale),
      sums2Weight: sums2Weight.value(scale: 3 * scale), sums3: sums3.value(scale: 3 * scale))
  }
}

extension WeighedParts {
  /// The sums over groups, each with a weight and a sum.
  init(weights: [Double], sums: [Double]) {
    var totals = [ExactSum](repeating: ExactSum(), count: 9)
    let block = 1 << 12
    for start in stride(from: 0, to: weights.count, by: block) {
      let rows = start..<min(start + block, weights.count)
      var columns = [[Double]](repeating: [], count: 12)
      for index in columns.indices { columns[index].reserveCapacity(rows.count) }
      for row in rows {
        let (w, s) = (weights[row], sums[row])
        let (ww, ws, ss) = (exactProduct(w, w), exactProduct(w, s), exactProduct(s, s))
        columns[0].append(w)
        columns[1].append(s)
        columns[2].append(ww.high)
        columns[3].append(ws.high)
        columns[4].append(ss.high)
        columns[5].append(ww.high * w)
        columns[6].append(ww.high * s)
        columns[7].append(ws.high * s)
        columns[8].append(ss.high * s)
        columns[9].append(ww.low)
        columns[10].append(ws.low)
        columns[11].append(ss.low)
      }
      for (index, column) in columns.enumerated() {
        totals[index < 9 ? index : index - 7].add(column.span)
      }
    }
    self.init(
      count: weights.count, weight: totals[0].doubleDouble, sum: totals[1].doubleDouble,
      weightWeight: totals[2].doubleDouble, weightSum: totals[3].doubleDouble,
      sumSum: totals[4].doubleDouble, weights3: totals[5].value, sumsWeight2: totals[6].value,
      sums2Weight: totals[7].value, sums3: totals[8].value)
  }
}

/// The product of two numbers that are each two doubles.
private func product(
  _ left: (high: Double, low: Double), _ right: (high: Double, low: Double)
) -> (high: Double, low: Double) {
  let (high, low) = exactProduct(left.high, right.high)
  return (high, low + (left.high * right.low + left.low * right.high))
}

/// The product rounded, and what rounding took, by Dekker (1971); inexact beyond 10²⁹⁰.
func exactProduct(_ left: Double, _ right: Double) -> (high: Double, low: Double) {
  let high = left * right
  let (a, b) = (halves(left), halves(right))
  let low = ((a.upper * b.upper - high) + a.upper * b.lower + a.lower * b.upper) + a.lower * b.lower
  return low.isFinite ? (high, low) : (high, 0)
}

/// The upper 26 bits of a number, and the rest.
private func halves(_ value: Double) -> (upper: Double, lower: Double) {
  let split = value * 134_217_729
  let upper = split - (split - value)
  return (upper, value - upper)
}
