import AssayNumerics

/// Whether two numbers from different samples differ, by their standard errors (Welch 1947).
///
/// Of means it is Welch's test, whatever the variances; of others its large-sample form.
package struct Welch: Sendable, Equatable {
  /// A number with its standard error; without degrees of freedom it is normal.
  package struct Side: Sendable, Equatable {
    package let value: Double
    package let standardError: Double
    package let degreesOfFreedom: Double?

    package init(value: Double, standardError: Double, degreesOfFreedom: Double?) {
      (self.value, self.standardError) = (value, standardError)
      self.degreesOfFreedom = degreesOfFreedom
    }
  }

  /// The first number less the second.
  package let difference: Double
  package let standardError: Double
  /// Nil for a normal distribution.
  package let degreesOfFreedom: Double?
  private let distribution: StudentT?

  /// The test.
  ///
  /// - Throws: `noSpread` where neither side varies, `notFinite` where a number is not.
  package init(_ first: Side, _ second: Side) throws(Indeterminate) {
    let largest = max(first.standardError, second.standardError)
    guard largest.isFinite, first.value.isFinite, second.value.isFinite else { throw .notFinite }
    guard largest > 0 else { throw .noSpread }
    // In shares of the larger one, so that no square is beyond the doubles.
    let one = (first.standardError / largest) * (first.standardError / largest)
    let other = (second.standardError / largest) * (second.standardError / largest)
    difference = first.value - second.value
    standardError = largest * (one + other).squareRoot()
    var terms = 0.0
    for (square, side) in [(one, first), (other, second)] {
      if let freedom = side.degreesOfFreedom { terms += square * square / freedom }
    }
    if terms > 0 {
      let freedom = (one + other) * (one + other) / terms
      guard let distribution = StudentT(degreesOfFreedom: max(freedom, 1)) else {
        throw .notFinite
      }
      (degreesOfFreedom, self.distribution) = (distribution.degreesOfFreedom, distribution)
    } else {
      (degreesOfFreedom, distribution) = (nil, nil)
    }
  }

  /// Welch's test of two means.
  ///
  /// - Throws: `tooFew` for a single value, `noSpread` where both sides are all equal.
  package init(_ first: Moments, _ second: Moments) throws(Indeterminate) {
    guard let firstError = first.standardError, let secondError = second.standardError else {
      throw .tooFew(least: 2)
    }
    try self.init(
      Side(
        value: first.mean, standardError: firstError, degreesOfFreedom: Double(first.count - 1)),
      Side(
        value: second.mean, standardError: secondError, degreesOfFreedom: Double(second.count - 1)))
  }

  package var t: Double { difference / standardError }
  /// The two-sided p value; 0 below the smallest double.
  package var p: Double { distribution?.twoSided(t) ?? Normal.twoSided(t) }

  /// The differences that the test does not reject.
  package func interval(_ confidence: Confidence) -> Interval {
    let half = (distribution?.critical(confidence) ?? confidence.critical) * standardError
    return Interval(low: difference - half, high: difference + half)
  }
}
