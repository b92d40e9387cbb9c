/// Pearson's χ² distribution.
package struct ChiSquared: Sendable, Equatable {
  /// At least 1.
  package let degreesOfFreedom: Int

  /// The distribution; nil below one degree of freedom.
  package init?(degreesOfFreedom: Int) {
    guard degreesOfFreedom >= 1 else { return nil }
    self.degreesOfFreedom = degreesOfFreedom
  }

  /// P(X > x), with a relative error of about 10⁻¹²; 1 below 0, and 0 at ∞.
  package func survival(_ x: Double) -> Double {
    IncompleteGamma.tails(a: 0.5 * Double(degreesOfFreedom), x: 0.5 * x).upper
  }
}
