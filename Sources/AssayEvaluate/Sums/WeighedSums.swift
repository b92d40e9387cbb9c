import AssayBytes
import AssayStatistics

/// Adds up parts of a test set, each with a weight W and a sum S = W·x: samples with weights, or groups of
/// samples.
///
/// Products of two go in with what rounding took from them, those of three rounded, as in
/// ``PowerSums``.
struct WeighedSums: Sendable {
  private(set) var count = 0
  private var weight = ExactSum()
  private var sum = ExactSum()
  private var weightWeight = ExactSum()
  private var weightSum = ExactSum()
  private var sumSum = ExactSum()
  private var weights3 = ExactSum()
  private var sumsWeight2 = ExactSum()
  private var sums2Weight = ExactSum()
  private var sums3 = ExactSum()

  /// Adds parts by their weights and their sums, each as two numbers, the second far below the first.
  mutating func add(
    weights: [(high: Double, low: Double)], sums: [(high: Double, low: Double)]
  ) {
    count += weights.count
    var columns = [[Double]](repeating: [], count: 9)
    for (w, s) in zip(weights, sums) {
      let (ww, ws, ss) = (product(w, w), product(w, s), product(s, s))
      columns[0] += [w.high, w.low]
      columns[1] += [s.high, s.low]
      columns[2] += [ww.high, ww.low]
      columns[3] += [ws.high, ws.low]
      columns[4] += [ss.high, ss.low]
      columns[5].append(ww.high * w.high)
      columns[6].append(ww.high * s.high)
      columns[7].append(ws.high * s.high)
      columns[8].append(ss.high * s.high)
    }
    weight.add(all: columns[0])
    sum.add(all: columns[1])
    weightWeight.add(all: columns[2])
    weightSum.add(all: columns[3])
    sumSum.add(all: columns[4])
    weights3.add(all: columns[5])
    sumsWeight2.add(all: columns[6])
    sums2Weight.add(all: columns[7])
    sums3.add(all: columns[8])
  }

  mutating func merge(_ other: WeighedSums) {
    count += other.count
    weight.merge(other.weight)
    sum.merge(other.sum)
    weightWeight.merge(other.weightWeight)
    weightSum.merge(other.weightSum)
    sumSum.merge(other.sumSum)
    weights3.merge(other.weights3)
    sumsWeight2.merge(other.sumsWeight2)
    sums2Weight.merge(other.sums2Weight)
    sums3.merge(other.sums3)
  }

  var parts: WeighedParts {
    WeighedParts(
      count: count, weight: weight.doubleDouble, sum: sum.doubleDouble,
      weightWeight: weightWeight.doubleDouble, weightSum: weightSum.doubleDouble,
      sumSum: sumSum.doubleDouble, weights3: weights3.value, sumsWeight2: sumsWeight2.value,
      sums2Weight: sums2Weight.value, sums3: sums3.value)
  }
}

extension ExactSum {
  fileprivate mutating func add(all values: [Double]) { add(values.span) }
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
