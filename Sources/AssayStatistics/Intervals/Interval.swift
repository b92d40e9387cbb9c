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
