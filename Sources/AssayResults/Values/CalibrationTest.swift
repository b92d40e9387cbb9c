import AssayStatistics

/// A test of calibration without bins: whether losses are as high as the model's own probabilities
/// imply.
///
/// If a sample's label had the predicted distribution, its loss would have an expectation and a
/// variance; z = (Σ losses − Σ expectations)/√(Σ variances) would be about standard normal. For the
/// squared error summed over the classes, with s_m = Σ pᵐ, they are 1 − s₂ and 4(s₃ − s₂²) (D. J.
/// Spiegelhalter, "Probabilistic prediction in patient management and clinical trials", 1986, for
/// more than two classes); for the log loss they are H = −Σ p ln p and Σ p ln² p − H² (F.
/// Seillier-Moiseiwitsch and A. P. Dawid, "On testing the validity of sequential probability
/// forecasts", 1993).
package struct CalibrationTest: Sendable, Equatable {
  /// Above 0 if the losses are higher than expected, as those of an overconfident model are;
  /// infinite if a loss is.
  package let z: Double
  /// Two-sided, from 0 to 1.
  package let p: Double

  init(z: Double, p: Double) { (self.z, self.p) = (z, p) }

  /// Nil if the variance is 0: there are no samples, or every prediction is certain.
  ///
  /// - Parameters:
  ///   - lossSum: The sum of the losses of all samples; may be ∞.
  ///   - expectationSum: The expectation of that sum.
  ///   - varianceSum: The sum of the variances, 0 or more.
  package init?(lossSum: Double, expectationSum: Double, varianceSum: Double) {
    guard varianceSum > 0 else { return nil }
    z = (lossSum - expectationSum) / varianceSum.squareRoot()
    p = Normal.twoSided(z)
  }
}
