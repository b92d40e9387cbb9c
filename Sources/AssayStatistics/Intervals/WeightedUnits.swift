/// Independent units with weights, such as samples or groups of them.
///
/// Only the ratios of the weights matter. The order of the units affects the last bits of results.
package struct WeightedUnits: Sendable {
  /// All are above 0, and the largest is below about 10⁶⁰.
  package let weights: [Double]
  /// Satterthwaite's degrees of freedom of ``spread(of:)`` for units of equal variance; n − 1 for
  /// equal weights, 0 for a single unit.
  package let degreesOfFreedom: Double
  /// The equivalent number of units with equal weights, (ΣW)²/ΣW² (Kish 1965).
  package let effectiveCount: Double
  private let total: DoubleDouble
  /// The unit that weighs more than all others together, with the weight of the others; nil if none
  /// does.
  private let heaviest: (place: Int, others: Double)?

  package init(_ weights: [Double]) {
    self.weights = weights
    total = DoubleDouble.sum(of: weights.indices) { weights[$0] }
    let squares = DoubleDouble.sum(of: weights.indices) { weights[$0] * weights[$0] }
    let whole = total.high
    effectiveCount = squares.high > 0 ? whole / squares.high * whole : 0
    let heaviest = weights.indices.max { weights[$0] < weights[$1] }
    if let place = heaviest, weights.count > 1, weights[place] > whole / 2 {
      let others = DoubleDouble.sum(of: weights.indices) { $0 == place ? 0 : weights[$0] }.high
      self.heaviest = (place, others)
      degreesOfFreedom = max(
        1, WeightedUnits.degreesOfFreedom(weights, heaviest: place, others: others))
    } else {
      self.heaviest = nil
      let areEqual = weights.allSatisfy { $0 == weights.first }
      degreesOfFreedom =
        areEqual
        ? Double(max(0, weights.count - 1))
        : max(1, WeightedUnits.degreesOfFreedom(weights, total: whole))
    }
  }

  package var count: Int { weights.count }

  /// The mean of values, one per unit, with the standard error of the jackknife that leaves out one
  /// unit at a time.
  ///
  /// With m = ΣWx/ΣW, h = W/ΣW, r = W(x − m) and a = r/(1 − h) the variance is (n−1)/n·Σa²/(ΣW)²
  /// (J. G. MacKinnon and H. White 1985: (n−1)/n of their HC3), and the skewness √n·Σa³/(Σa²)^1.5.
  /// Values that differ by less than 2⁻⁵⁰ of the largest are taken as equal, and so are those whose
  /// mean has a standard error below 2⁻⁵⁰ of their mean magnitude.
  ///
  /// - Throws: `tooFew` for a single unit, `noSpread` for equal values, `notFinite` if a value is
  ///   not finite.
  package func spread(of values: [Double]) throws(Indeterminate) -> MeanSpread {
    guard count >= 2 else { throw .tooFew(least: 2) }
    let mean = DoubleDouble.sum(of: weights, times: values).divided(by: total)
    guard mean.isFinite else { throw .notFinite }
    let parts = try jackknifeParts(values, mean)
    // Divided by the largest part, so that no square or cube leaves the range of doubles.
    let largest = parts.reduce(0) { max($0, $1.magnitude) }
    guard largest > 0 else { throw .noSpread }
    let squares = DoubleDouble.sum(of: parts.indices) {
      let part = parts[$0] / largest
      return part * part
    }.high
    let cubes = DoubleDouble.sum(of: parts.indices) {
      let part = parts[$0] / largest
      return part * part * part
    }.high
    let n = Double(count)
    let error = largest / total.high * (squares * ((n - 1) / n)).squareRoot()
    let size = DoubleDouble.sum(of: values.indices) {
      weights[$0] / total.high * values[$0].magnitude
    }.high
    guard error > 0x1p-50 * size else { throw .noSpread }
    return try MeanSpread(
      count: count, mean: mean.high, standardError: error,
      skewness: n.squareRoot() * cubes / squares / squares.squareRoot(),
      degreesOfFreedom: degreesOfFreedom)
  }

  /// Each unit's r/(1 − h); all 0 if the values are equal except for rounding.
  private func jackknifeParts(
    _ values: [Double], _ mean: DoubleDouble
  ) throws(Indeterminate) -> [Double] {
    var parts = [Double](repeating: 0, count: count)
    var (largest, furthest) = (0.0, 0.0)
    for place in values.indices {
      let deviation = (values[place] - mean.high) - mean.low
      largest = max(largest, values[place].magnitude)
      furthest = max(furthest, deviation.magnitude)
      parts[place] = weights[place] * deviation
    }
    guard largest.isFinite, furthest.isFinite else { throw .notFinite }
    guard furthest > 0x1p-50 * largest else { return [Double](repeating: 0, count: count) }
    if let (place, others) = heaviest {
      // All r add up to 0, and this unit's own deviation may be lost in rounding.
      let rest = DoubleDouble.sum(of: parts.indices) { $0 == place ? 0 : parts[$0] }.high
      for index in parts.indices where index != place {
        parts[index] *= total.high / (total.high - weights[index])
      }
      parts[place] = -rest / others * total.high
      return parts
    }
    for index in parts.indices { parts[index] *= total.high / (total.high - weights[index]) }
    return parts
  }

  // MARK: - Degrees of freedom

  /// ν = (Σ qD)² / Σ qᵤqᵥC²ᵤᵥ with q = h²/(1−h)², the variance D = 1 − 2h + s of a residual, s =
  /// Σh², and the covariance C = s − hᵤ − hᵥ of two (Satterthwaite 1946; after Bell and McCaffrey
  /// 2002).
  private static func degreesOfFreedom(_ weights: [Double], total: Double) -> Double {
    let terms = Terms(weights, total: total)
    return terms.own * terms.own / terms.squares(terms.squaredShares)
  }

  /// The same if one unit weighs more than half, in terms that do not cancel even if the others
  /// weigh very little.
  ///
  /// For shares g of the weight of the others, which is ε of the total, D = ε²(1 + Σg²) for the
  /// heaviest unit, and its covariances are ε(εΣg² − (1 − ε) − g).
  private static func degreesOfFreedom(
    _ weights: [Double], heaviest place: Int, others: Double
  ) -> Double {
    let rest = weights.indices.filter { $0 != place }.map { weights[$0] }
    let total = weights[place] + others
    let (h, small) = (weights[place] / total, others / total)
    let shares = rest.map { $0 / others }
    let squares = DoubleDouble.sum(of: shares.indices) { shares[$0] * shares[$0] }.high
    let own = h * h * (1 + squares)
    let covariances = DoubleDouble.sum(of: shares.indices) { index in
      let g = shares[index]
      let covariance = small * squares - h - g
      let factor = g * small / (1 - g * small) * covariance
      return factor * factor
    }.high
    let terms = Terms(rest, total: total)
    let s = h * h + small * small * squares
    let ofOthers = terms.own + terms.weighed * (s - terms.squaredShares)
    return (own + ofOthers) * (own + ofOthers)
      / (own * own + 2 * h * h * covariances + terms.squares(s))
  }

  /// Sums over units that each weigh at most half of the total.
  private struct Terms {
    /// s = Σh².
    let squaredShares: Double
    /// Σq, Σqh, Σqh².
    let weighed: Double
    private let weighed1: Double
    private let weighed2: Double
    /// ΣqD.
    let own: Double
    /// Σq² and Σq²h.
    private let squared: Double
    private let squared1: Double

    init(_ weights: [Double], total: Double) {
      func sum(_ term: (_ h: Double, _ q: Double) -> Double) -> Double {
        DoubleDouble.sum(of: weights.indices) { place in
          let h = weights[place] / total
          let root = weights[place] / (total - weights[place])
          return term(h, root * root)
        }.high
      }
      let s = sum { h, _ in h * h }
      squaredShares = s
      weighed = sum { _, q in q }
      weighed1 = sum { h, q in q * h }
      weighed2 = sum { h, q in q * h * h }
      own = sum { h, q in q * ((1 - h) * (1 - h) + (s - h * h)) }
      squared = sum { _, q in q * q }
      squared1 = sum { h, q in q * q * h }
    }

    /// Σ qᵤqᵥC²ᵤᵥ, with the variances for u = v, where s is Σh² over all units.
    func squares(_ s: Double) -> Double {
      let (q0, q1, q2) = (weighed, weighed1, weighed2)
      // D² − (s − 2h)² = 1 + 2s − 4h.
      return s * s * q0 * q0 + 2 * q0 * q2 + 2 * q1 * q1 - 4 * s * q0 * q1
        + (1 + 2 * s) * squared - 4 * squared1
    }
  }
}

extension DoubleDouble {
  /// The sum of numbers in the given order.
  fileprivate static func sum(of places: Range<Int>, _ number: (Int) -> Double) -> DoubleDouble {
    var (high, low) = (0.0, 0.0)
    for place in places {
      // Neumaier's summation: rounding errors are added up separately.
      let value = number(place)
      let sum = high + value
      let added = sum - high
      low += (high - (sum - added)) + (value - added)
      high = sum
    }
    return DoubleDouble(high, low)
  }

  /// The sum of the products of numbers.
  fileprivate static func sum(of left: [Double], times right: [Double]) -> DoubleDouble {
    var total = DoubleDouble(0)
    for (left, right) in zip(left, right) {
      let product = left * right
      total = total + DoubleDouble(product, (-product).addingProduct(left, right))
    }
    return total
  }
}
