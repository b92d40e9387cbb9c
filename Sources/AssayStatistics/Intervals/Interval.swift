/// The numbers from one to another, both included.
public struct Interval: Sendable, Equatable {
  /// The least number.
  public let low: Double
  /// The greatest number.
  public let high: Double

  package init(low: Double, high: Double) {
    self.low = low
    self.high = high
  }

  /// The numbers between two, around an estimate that lies among them.
  ///
  /// An interval holds its own estimate: where rounding, or the approximation that it rests on, leaves the estimate
  /// outside, it goes as far.
  package init(low: Double, high: Double, around estimate: Double) {
    self.init(low: min(low, estimate), high: max(high, estimate))
  }

  /// The same, and an estimate that it is about.
  package func holding(_ estimate: Double) -> Interval {
    Interval(low: low, high: high, around: estimate)
  }

  /// The part of it that lies in a range; what lies outside moves to its ends.
  package func clipped(to range: ClosedRange<Double>) -> Interval {
    Interval(
      low: min(max(low, range.lowerBound), range.upperBound),
      high: min(max(high, range.lowerBound), range.upperBound))
  }

  package func contains(_ value: Double) -> Bool { low <= value && value <= high }
}
