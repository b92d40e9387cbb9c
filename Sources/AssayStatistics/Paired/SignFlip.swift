/// The exact test of whether differences are equally likely to have either sign (Fisher 1935,
/// Pitman 1937), and its interval.
///
/// A subset's sum of at most 10⁻¹² of Σ|d| counts as 0, so that 0.1 + 0.2 − 0.3 has no sign.
///
/// Differences may be sums over parts of different weight, such as groups of samples. A subset's
/// mean is then its sum divided by its weight: the value for its part of the samples.
package struct SignFlip: Sendable, Equatable {
  /// The maximum number of differences.
  package static let most = 20

  /// In units of 2^`exponent`, sorted so that the order of the samples does not matter.
  private let differences: [Double]
  /// The divisor of each difference in a mean, relative to the mean weight.
  private let weights: [Double]
  private let exponent: Int
  /// The mean weight, which is the unit of ``weights``.
  private let unit: Double
  /// The number of subsets with a mean of 0 or less, and the number with a mean of 0 or more.
  private let upToZero: Int
  private let fromZero: Int

  /// Makes the test.
  ///
  /// - Parameters:
  ///   - differences: The differences, or their sums over parts of some weight.
  ///   - weights: The weight of each, above 0; nil if each is a single difference.
  /// - Throws: `tooFew` without differences, `tooMany` beyond twenty, `notFinite` if one is not
  ///   finite, `impossible` for weights that are not above 0.
  /// - Complexity: O(2^(n/2)).
  package init(_ differences: [Double], weights: [Double]? = nil) throws(Indeterminate) {
    guard !differences.isEmpty else { throw .tooFew(least: 1) }
    guard differences.count <= SignFlip.most else { throw .tooMany(most: SignFlip.most) }
    guard differences.allSatisfy(\.isFinite) else { throw .notFinite }
    let given = weights ?? Array(repeating: 1, count: differences.count)
    guard given.count == differences.count, given.allSatisfy({ $0 > 0 && $0.isFinite }) else {
      throw .impossible
    }
    unit = given.reduce(0, +) / Double(given.count)
    guard unit.isFinite else { throw .notFinite }
    let largest = differences.reduce(0) { max($0, $1.magnitude) }
    let exponent = largest > 0 ? Int(largest.exponent) : 0
    let parts = zip(differences, given).sorted {
      ($0.0.magnitude, $0.1, $0.0) < ($1.0.magnitude, $1.1, $1.0)
    }
    self.exponent = exponent
    self.differences = parts.map {
      Double(sign: .plus, exponent: -exponent, significand: $0.0)
    }
    self.weights = parts.map { [unit] in max($0.1 / unit, .leastNormalMagnitude) }
    let subsets = SignFlip.subsets(self.differences, self.weights)
    upToZero = subsets.upToZero
    fromZero = subsets.negated.upToZero
  }

  private static func subsets(_ differences: [Double], _ weights: [Double]) -> SubsetMeans {
    SubsetMeans(
      sums: differences, weights: weights,
      tolerance: 1e-12 * differences.reduce(0) { $0 + $1.magnitude })
  }

  /// The two-sided p value: the share of all 2ⁿ choices of signs whose sum is no smaller in
  /// magnitude.
  ///
  /// Flipping a subset makes the sum no smaller if that subset's mean does not have the sign of the
  /// sum, or if the mean of the rest does not.
  package var p: Double {
    min(1, Double(2 * (1 + min(upToZero, fromZero))) / Double(1 << differences.count))
  }

  /// The number of differences that are not 0.
  package var nonzero: Int { differences.count { $0 != 0 } }

  /// The smallest possible p, 2^(1−m) for m differences that are not 0.
  package var smallestP: Double {
    Double(sign: .plus, exponent: 1 - max(nonzero, 1), significand: 1)
  }

  /// The interval of the centre of symmetry, which excludes 0 exactly if p ≤ α.
  ///
  /// J. A. Hartigan, "Using subsample values as typical values" (1969): among the means of all 2ⁿ−1
  /// nonempty subsets, from the k-th smallest to the k-th largest, k = ⌊α·2ⁿ/2⌋. The lower limit is
  /// above 0 if at most k−1 means are not, and p is 2·(1 + their number)/2ⁿ.
  ///
  /// - Throws: `tooFew` if k is 0, since no interval has this confidence level.
  /// - Complexity: O(2^(n/2)) steps per bit, and k.
  package func interval(_ confidence: Confidence) throws(Indeterminate) -> Interval {
    let subsets = SignFlip.subsets(differences, weights)
    // A risk within rounding of a p value counts as that p value.
    let share = confidence.alpha * Double(1 << differences.count) / 2 * (1 + 1e-13)
    let rank = min(Int(share.rounded(.down)), subsets.count)
    guard rank > 0 else {
      throw .tooFew(least: 1 - Int(confidence.alpha.exponent))
    }
    let low = subsets.select(rank, upToZero: upToZero, below: subsets.count - fromZero)
    let high = subsets.negated.select(rank, upToZero: fromZero, below: subsets.count - upToZero)
    return Interval(low: scaled(low), high: scaled(0 - high))
  }

  /// Converts a mean from these units; the result is finite, and 0 only for 0.
  private func scaled(_ mean: Double) -> Double {
    let value = Double(sign: .plus, exponent: exponent, significand: mean) / unit
    let most = Double.greatestFiniteMagnitude
    if value != 0 || mean == 0 { return min(max(value, -most), most) }
    return mean < 0 ? -.leastNonzeroMagnitude : .leastNonzeroMagnitude
  }
}
