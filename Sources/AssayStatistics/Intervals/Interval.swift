/// The numbers from one to another, both included.
package struct Interval: Sendable, Equatable {
  package let low: Double
  package let high: Double

  package init(low: Double, high: Double) {
    self.low = low
    self.high = high
  }

  /// The part of it that lies in a range; what lies outside moves to its ends.
  package func clipped(to range: ClosedRange<Double>) -> Interval {
    Interval(
      low: min(max(low, range.lowerBound), range.upperBound),
      high: min(max(high, range.lowerBound), range.upperBound))
  }

  package func contains(_ value: Double) -> Bool { low <= value && value <= high }
}
