import AssayData
import AssayResults

/// A metric that is another one in test sets like this, as the KL divergence of hard labels is the
/// cross-entropy.
struct SameMean: DerivedMetric {
  let metric: Metric
  /// The other one's key.
  let key: String

  func estimate(from measured: Measured) -> Estimate { measured.mean(key) }

  func line(in measured: Measured) -> Line? { Line(key, slope: 1) }
}
