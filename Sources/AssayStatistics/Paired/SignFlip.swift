/// The exact test of whether differences are as likely to be of either sign (Fisher 1935, Pitman
/// 1937), and the interval that goes with it.
///
/// Differences become integers, in steps of at most 2⁻⁴⁰ of the largest one, so that the sum of each
/// subset is exact. A subset's mean within half a step of 0 is 0, as far as the integers tell: so
/// 0.1 + 0.2 − 0.3 is no sign of anything.
package struct SignFlip: Sendable, Equatable {
  /// There may be so many differences.
  package static let most = 20

  private let steps: [Double]
  private let exponent: Int
  /// The two-sided p value: the share of all 2ⁿ ways to set the signs whose sum is no smaller.
  package let p: Double

  /// The test.
  ///
  /// - Throws: `tooFew` without differences, `tooMany` beyond twenty, `notFinite` if one is not.
  /// - Complexity: 2ⁿ steps.
  package init(_ differences: [Double]) throws(Indeterminate) {
    guard !differences.isEmpty else { throw .tooFew(least: 1) }
    guard differences.count <= SignFlip.most else { throw .tooMany(most: SignFlip.most) }
    guard differences.allSatisfy(\.isFinite) else { throw .notFinite }
    let largest = differences.reduce(0) { max($0, $1.magnitude) }
    let exponent = largest > 0 ? Int(largest.exponent) - 40 : 0
    let steps = differences.map { difference in
      Double(sign: .plus, exponent: -exponent, significand: difference).rounded()
    }
    self.steps = steps
    self.exponent = exponent
    p = SignFlip.p(of: steps)
  }

  /// The differences that are not 0.
  package var nonzero: Int { steps.count { $0 != 0 } }

  /// The smallest p that so many differences can have, 2^(1−m) of m that are not 0.
  package var smallestP: Double {
    Double(sign: .plus, exponent: 1 - max(nonzero, 1), significand: 1)
  }

  /// Where the centre of symmetry may lie: it excludes 0 exactly when p ≤ α.
  ///
  /// J. A. Hartigan, "Using subsample values as typical values" (1969): of the means of all 2ⁿ−1
  /// subsets that are not empty, from the k-th smallest to the k-th largest, k = ⌊α·2ⁿ/2⌋.
  /// The lower limit is above 0 when at most k−1 means are not, and p is 2·(1 + those)/2ⁿ. The limits
  /// are right to half a step.
  ///
  /// - Throws: `tooFew` where k is 0, and no interval is so sure.
  /// - Complexity: about 2ⁿ steps.
  package func interval(_ confidence: Confidence) throws(Indeterminate) -> Interval {
    let rank = Int((confidence.alpha * Double(1 << steps.count) / 2).rounded(.down))
    guard rank > 0 else {
      throw .tooFew(least: 1 - Int(confidence.alpha.exponent))
    }
    var means = SignFlip.subsetMeans(steps)
    let low = means.select(rank - 1, in: 0..<means.count)
    let high = means.select(means.count - rank, in: rank - 1..<means.count)
    return Interval(low: scaled(low), high: scaled(high))
  }

  /// A mean in steps as a number: finite, and 0 only for 0.
  private func scaled(_ mean: Double) -> Double {
    let value = Double(sign: .plus, exponent: exponent, significand: mean)
    let most = Double.greatestFiniteMagnitude
    if value != 0 || mean == 0 { return min(max(value, -most), most) }
    return mean < 0 ? -.leastNonzeroMagnitude : .leastNonzeroMagnitude
  }

  /// Flipping a subset makes the sum no smaller when that subset's mean is not of the sum's sign, or
  /// when this is so of the rest.
  private static func p(of steps: [Double]) -> Double {
    var upToZero = 1
    var fromZero = 1
    for mean in subsetMeans(steps) {
      upToZero += mean <= 0 ? 1 : 0
      fromZero += mean >= 0 ? 1 : 0
    }
    return min(1, Double(2 * min(upToZero, fromZero)) / Double(1 << steps.count))
  }

  /// The mean of each subset that is not empty.
  private static func subsetMeans(_ steps: [Double]) -> [Double] {
    var sums = [0.0]
    sums.reserveCapacity(1 << steps.count)
    for step in steps {
      for subset in 0..<sums.count { sums.append(sums[subset] + step) }
    }
    for subset in sums.indices.dropFirst() {
      let count = Double(subset.nonzeroBitCount)
      let sum = sums[subset]
      sums[subset] = 2 * sum.magnitude <= count ? 0 : sum / count
    }
    sums.swapAt(0, sums.count - 1)
    sums.removeLast()
    return sums
  }
}
