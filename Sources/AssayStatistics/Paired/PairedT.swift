/// Student's paired test: whether differences have a mean of 0.
package struct PairedT: Sendable, Equatable {
  package let differences: Moments
  package let standardError: Double
  private let distribution: StudentT

  /// The test.
  ///
  /// - Throws: `tooFew` for a single difference, `noSpread` where all are equal.
  package init(_ differences: Moments) throws(Indeterminate) {
    let spread = try differences.spread()
    self.differences = differences
    standardError = spread.standardError
    distribution = spread.t
  }

  package var t: Double { differences.mean / standardError }
  package var degreesOfFreedom: Double { distribution.degreesOfFreedom }
  /// The two-sided p value; 0 below the smallest double.
  package var p: Double { distribution.twoSided(t) }
  /// Cohen's d_z: the mean in standard deviations of the differences.
  package var effectSize: Double { t / Double(differences.count).squareRoot() }

  /// The mean differences that the test does not reject.
  package func interval(_ confidence: Confidence) -> Interval {
    let half = distribution.critical(confidence) * standardError
    return Interval(low: differences.mean - half, high: differences.mean + half)
  }

  /// The mean difference that a test of so many such samples finds with probability `power`.
  ///
  /// It is (z_{1−α/2} + z_power)·standard error; nil unless ½ ≤ power < 1.
  package func minimumDetectable(_ confidence: Confidence, power: Double = 0.8) -> Double? {
    guard power >= 0.5, let z = Normal.quantile(power) else { return nil }
    return (confidence.critical + z) * standardError
  }
}
