/// The test of whether paired differences have a mean of 0.
///
/// p is the largest of three: that of the exact sign-flip test for up to twenty units, or else of
/// Student's t, which are valid for symmetric differences; Hall's, which allows for skewed ones;
/// and the smallest that the signs of these differences could give. The interval is the union of
/// the first two intervals.
package struct PairedMean: Sendable, Equatable {
  package let spread: MeanSpread
  /// nil for more than twenty units.
  private let signFlip: SignFlip?
  /// The smallest p that the signs could give.
  package let smallestP: Double

  /// Makes the test of some units.
  ///
  /// - Parameters:
  ///   - spread: The spread of the units' differences.
  ///   - signFlip: The exact test of the same units, if they are few.
  ///   - nonzero: The number of units whose difference is not 0.
  package init(_ spread: MeanSpread, signFlip: SignFlip?, nonzero: Int) {
    (self.spread, self.signFlip) = (spread, signFlip)
    smallestP = PairedMean.smallestP(of: nonzero)
  }

  /// The smallest p that the signs of this number of nonzero differences could give.
  package static func smallestP(of nonzero: Int) -> Double {
    Double(sign: .plus, exponent: 1 - min(max(nonzero, 1), 1000), significand: 1)
  }

  package var isExact: Bool { signFlip != nil }

  package var p: Double { max(signFlip?.p ?? spread.studentP, spread.hallP, smallestP) }

  /// Cohen's d_z: the mean divided by the standard deviation of the differences.
  package var effectSize: Double { spread.statistic / Double(spread.count).squareRoot() }

  /// The mean differences that at least one of the two tests does not reject.
  ///
  /// - Throws: `tooFew` if the exact test has no interval at this confidence level.
  package func interval(_ confidence: Confidence) throws(Indeterminate) -> Interval {
    let first = try signFlip?.interval(confidence) ?? spread.studentInterval(confidence)
    let second = spread.hallInterval(confidence)
    return Interval(low: min(first.low, second.low), high: max(first.high, second.high))
  }
}
