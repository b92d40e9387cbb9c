import AssayStatistics

/// Whether losses are what the model's own probabilities promise: a test of calibration without
/// bins.
///
/// If a sample's label had the predicted distribution, its loss would have an expectation and a
/// variance; z = (Σ losses − Σ expectations)/√(Σ variances) would be about standard normal. For the
/// squared error summed over the classes, with s_m = Σ pᵐ, they are 1 − s₂ and 4(s₃ − s₂²)
/// (D. J. Spiegelhalter, "Probabilistic prediction in patient management and clinical trials", 1986,
/// for more than two classes); for the log loss they are H = −Σ p ln p and Σ p ln² p − H²
/// (F. Seillier-Moiseiwitsch and A. P. Dawid, "On testing the validity of sequential probability
/// forecasts", 1993).
package struct CalibrationTest: Sendable, Equatable {
  /// Above 0 where the losses are higher than promised, as of a model that is too sure of itself;
  /// infinite where a loss is.
  package let z: Double
  /// Two-sided, in 0 … 1.
  package let p: Double

  init(z: Double, p: Double) { (self.z, self.p) = (z, p) }

  /// Nil if nothing was left to chance: no samples, or all promised for certain.
  ///
  /// - Parameters:
  ///   - lossSum: The losses of all samples together; may be ∞.
  ///   - expectationSum: What was to be expected of it.
  ///   - varianceSum: The sum of the variances, 0 or more.
  package init?(lossSum: Double, expectationSum: Double, varianceSum: Double) {
    guard varianceSum > 0 else { return nil }
    z = (lossSum - expectationSum) / varianceSum.squareRoot()
    p = Normal.twoSided(z)
  }
}
