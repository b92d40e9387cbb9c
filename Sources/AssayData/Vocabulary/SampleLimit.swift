/// How many samples a report shows one by one, from 0 to 10,000.
public struct SampleLimit: Sendable, Equatable, ExpressibleByIntegerLiteral {
  /// The number.
  public let count: Int

  /// The numbers that there are.
  public static let range = 0...10_000

  /// A number of samples; nil outside of ``range``.
  public init?(_ count: Int) {
    guard SampleLimit.range.contains(count) else { return nil }
    self.count = count
  }

  /// A number in the source: a negative one does not compile, one above 10,000 counts as 10,000.
  public init(integerLiteral count: UInt16) {
    self.count = min(Int(count), SampleLimit.range.upperBound)
  }
}
