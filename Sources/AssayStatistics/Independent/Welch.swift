import AssayNumerics

/// Tests whether two numbers from different samples differ, by their standard errors (Welch 1947).
///
/// For means this is Welch's test, which allows any variances; for other numbers it is its
/// large-sample form.
package struct Welch: Sendable, Equatable {
  /// A number with its standard error; it is normally distributed if degrees of freedom are nil.
  package struct Side: Sendable, Equatable {
    package let value: Double
    package let standardError: Double
    package let degreesOfFreedom: Double?

    package init(value: Double, standardError: Double, degreesOfFreedom: Double?) {
      (self.value, self.standardError) = (value, standardError)
      self.degreesOfFreedom = degreesOfFreedom
    }
  }

  /// The first number minus the second.
  package let difference: Double
  package let standardError: Double
  /// nil for a normal distribution.
  package let degreesOfFreedom: Double?
  private let distribution: StudentT?

  /// Makes the test.
  ///
  /// - Throws: `noSpread` if neither side varies, `notFinite` if a number is not finite.
  package init(_ first: Side, _ second: Side) throws(Indeterminate) {
    let largest = max(first.standardError, second.standardError)
    guard largest.isFinite, first.value.isFinite, second.value.isFinite else { throw .notFinite }
    guard largest > 0 else { throw .noSpread }
    // Relative to the larger one, so that no square leaves the range of doubles.
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
  /// - Throws: `tooFew` for a single value, `noSpread` if the values are all equal on both sides.
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
  /// The two-sided p value; 0 if it is below the smallest double.
  package var p: Double { distribution?.twoSided(t) ?? Normal.twoSided(t) }

  /// The differences that the test does not reject.
  package func interval(_ confidence: Confidence) -> Interval {
    let half = (distribution?.critical(confidence) ?? confidence.critical) * standardError
    return Interval(low: difference - half, high: difference + half)
  }
}
