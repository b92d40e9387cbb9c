// This module is the mathematics of inference. It takes counts, sums, values or replicates, and
// gives intervals, p values and sample sizes; it knows nothing of Assay. Sources and accuracies are
// stated at each method. If data allow no answer, it throws `Indeterminate` or returns nil: for too
// few or too many values, for values without spread or not finite, and for counts that no data can
// have. Start with `Interval` below and `Confidence`. `Distributions` has the building blocks,
// `Intervals` and `Resampling` treat single estimates, and `Paired`, `Independent` and `Several`
// treat comparisons.

/// A closed interval of numbers.
public struct Interval: Sendable, Equatable {
  /// The lower limit.
  public let low: Double
  /// The upper limit.
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
