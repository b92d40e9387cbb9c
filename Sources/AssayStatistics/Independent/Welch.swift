/// Welch's test (1947): whether two means of different samples differ, whatever their variances.
package struct Welch: Sendable, Equatable {
  /// The first mean less the second.
  package let difference: Double
  package let standardError: Double
  private let distribution: StudentT

  /// The test.
  ///
  /// - Throws: `tooFew` for a single value, `noSpread` where both sides are all equal.
  package init(_ first: Moments, _ second: Moments) throws(Indeterminate) {
    guard let firstError = first.standardError, let secondError = second.standardError else {
      throw .tooFew(least: 2)
    }
    let largest = max(firstError, secondError)
    guard largest > 0 else { throw .noSpread }
    // In shares of the larger one, so that no square is beyond the doubles.
    let one = (firstError / largest) * (firstError / largest)
    let other = (secondError / largest) * (secondError / largest)
    let sum = one + other
    let freedom =
      sum * sum / (one * one / Double(first.count - 1) + other * other / Double(second.count - 1))
    guard let distribution = StudentT(degreesOfFreedom: max(freedom, 1)) else { throw .notFinite }
    difference = first.mean - second.mean
    standardError = largest * sum.squareRoot()
    self.distribution = distribution
  }

  package var t: Double { difference / standardError }
  package var degreesOfFreedom: Double { distribution.degreesOfFreedom }
  /// The two-sided p value; 0 below the smallest double.
  package var p: Double { distribution.twoSided(t) }

  /// The differences of means that the test does not reject.
  package func interval(_ confidence: Confidence) -> Interval {
    let half = distribution.critical(confidence) * standardError
    return Interval(low: difference - half, high: difference + half)
  }
}
