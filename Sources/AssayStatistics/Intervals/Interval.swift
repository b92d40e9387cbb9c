// AssayStatistics is the mathematics of inference, and knows nothing of Assay. It takes counts,
// sums, values or replicates, and returns intervals, p-values and sample sizes. The source and the
// accuracy of each method are in its comment. If the data allow no answer, it throws
// `Indeterminate` or returns nil: for too few or too many values, for values that are all equal or
// not finite, and for counts that no data can have. Start with `Interval` below and `Confidence`;
// `Distributions` has the building blocks, `Intervals` and `Resampling` are about single estimates,
// and `Paired`, `Independent` and `Several` about comparisons.

/// An interval of numbers that includes both ends.
///
/// ```swift
/// let halfWidth = (interval.high - interval.low) / 2
/// ```
public struct Interval: Sendable, Equatable {
  /// The lower end.
  public let low: Double
  /// The upper end.
  public let high: Double

  package init(low: Double, high: Double) {
    self.low = low
    self.high = high
  }

  /// An interval between two limits that contains an estimate.
  ///
  /// If rounding or the underlying approximation leaves the estimate outside, the interval is
  /// extended to it.
  package init(low: Double, high: Double, around estimate: Double) {
    self.init(low: min(low, estimate), high: max(high, estimate))
  }

  /// The same interval, extended to contain an estimate.
  package func holding(_ estimate: Double) -> Interval {
    Interval(low: low, high: high, around: estimate)
  }

  /// The interval with its limits clamped to a range.
  package func clipped(to range: ClosedRange<Double>) -> Interval {
    Interval(
      low: min(max(low, range.lowerBound), range.upperBound),
      high: min(max(high, range.lowerBound), range.upperBound))
  }

  package func contains(_ value: Double) -> Bool { low <= value && value <= high }
}
