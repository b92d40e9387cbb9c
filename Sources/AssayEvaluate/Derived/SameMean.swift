import AssayData
import AssayResults

/// A metric that equals another one for test sets like this, as the KL divergence of hard labels
/// equals the cross-entropy.
struct SameMean: DerivedMetric {
  let metric: Metric
  /// The other metric's key.
  let key: String

  func estimate(from measured: Measured) -> Estimate { measured.mean(key) }

  func line(in measured: Measured) -> Line? { Line(key, slope: 1) }
}
