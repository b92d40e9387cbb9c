/// The exact test of whether differences are as likely to be of either sign (Fisher 1935, Pitman
/// 1937), and the interval that goes with it.
///
/// Differences become integers, in steps of at most 2⁻⁴⁰ of the largest one, so that the sum of each
/// subset is exact. A subset's mean within half a step of 0 is 0, as far as the integers tell: so
/// 0.1 + 0.2 − 0.3 is no sign of anything.
///
/// Differences may be sums over parts of different weight, such as groups of samples. A subset's mean
/// is then its sum by its weight: the value that its part of the samples gives.
package struct SignFlip: Sendable, Equatable {
  /// There may be so many differences.
  package static let most = 20

  private let steps: [Double]
  /// By what each difference is divided in a mean, in units of their own mean.
  private let weights: [Double]
  private let exponent: Int
  /// The mean weight, in which ``weights`` are.
  private let unit: Double
  /// The two-sided p value: the share of all 2ⁿ ways to set the signs whose sum is no smaller.
  package let p: Double

  /// The test.
  ///
  /// - Parameters:
  ///   - differences: The differences, or their sums over parts of some weight.
  ///   - weights: The weight of each, above 0; nil where each is one difference.
  /// - Throws: `tooFew` without differences, `tooMany` beyond twenty, `notFinite` if one is not,
  ///   `impossible` for weights that are not above 0.
  /// - Complexity: 2ⁿ steps.
  package init(_ differences: [Double], weights: [Double]? = nil) throws(Indeterminate) {
    guard !differences.isEmpty else { throw .tooFew(least: 1) }
    guard differences.count <= SignFlip.most else { throw .tooMany(most: SignFlip.most) }
    guard differences.allSatisfy(\.isFinite) else { throw .notFinite }
    let largest = differences.reduce(0) { max($0, $1.magnitude) }
    let exponent = largest > 0 ? Int(largest.exponent) - 40 : 0
    let steps = differences.map { difference in
      Double(sign: .plus, exponent: -exponent, significand: difference).rounded()
    }
    let given = weights ?? Array(repeating: 1, count: differences.count)
    guard given.count == differences.count, given.allSatisfy({ $0 > 0 && $0.isFinite }) else {
      throw .impossible
    }
    let unit = given.reduce(0, +) / Double(given.count)
    guard unit.isFinite else { throw .notFinite }
    self.steps = steps
    self.exponent = exponent
    self.unit = unit
    self.weights = given.map { $0 / unit }
    p = SignFlip.p(of: SignFlip.subsetMeans(steps, self.weights), count: steps.count)
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
    var means = SignFlip.subsetMeans(steps, weights)
    let low = means.select(rank - 1, in: 0..<means.count)
    let high = means.select(means.count - rank, in: rank - 1..<means.count)
    return Interval(low: scaled(low), high: scaled(high))
  }

  /// A mean in steps as a number: finite, and 0 only for 0.
  private func scaled(_ mean: Double) -> Double {
    let value = Double(sign: .plus, exponent: exponent, significand: mean) / unit
    let most = Double.greatestFiniteMagnitude
    if value != 0 || mean == 0 { return min(max(value, -most), most) }
    return mean < 0 ? -.leastNonzeroMagnitude : .leastNonzeroMagnitude
  }

  /// Flipping a subset makes the sum no smaller when that subset's mean is not of the sum's sign, or
  /// when this is so of the rest.
  private static func p(of means: [Double], count: Int) -> Double {
    var upToZero = 1
    var fromZero = 1
    for mean in means {
      upToZero += mean <= 0 ? 1 : 0
      fromZero += mean >= 0 ? 1 : 0
    }
    return min(1, Double(2 * min(upToZero, fromZero)) / Double(1 << count))
  }

  /// The mean of each subset that is not empty.
  private static func subsetMeans(_ steps: [Double], _ weights: [Double]) -> [Double] {
    var sums = [0.0]
    var totals = [0.0]
    sums.reserveCapacity(1 << steps.count)
    totals.reserveCapacity(1 << steps.count)
    for (step, weight) in zip(steps, weights) {
      for subset in 0..<sums.count {
        sums.append(sums[subset] + step)
        totals.append(totals[subset] + weight)
      }
    }
    for subset in sums.indices.dropFirst() {
      let sum = sums[subset]
      let isZero = 2 * sum.magnitude <= Double(subset.nonzeroBitCount)
      sums[subset] = isZero ? 0 : sum / totals[subset]
    }
    sums.swapAt(0, sums.count - 1)
    sums.removeLast()
    return sums
  }
}
