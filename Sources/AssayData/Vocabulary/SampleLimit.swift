/// The number of samples that a report shows one by one, from 0 to 10,000.
///
/// ```swift
/// request.comparison.sampleLimit = 50
/// ```
public struct SampleLimit: Sendable, Equatable, ExpressibleByIntegerLiteral {
  /// The number.
  public let count: Int

  /// The numbers that are allowed: 0 to 10,000.
  public static let range = 0...10_000

  /// Creates a limit.
  ///
  /// - Parameter count: The number; the result is nil if it is outside ``range``.
  public init?(_ count: Int) {
    guard SampleLimit.range.contains(count) else { return nil }
    self.count = count
  }

  /// Creates a limit from a literal; one above 10,000 counts as 10,000.
  ///
  /// - Parameter count: The number. A negative literal does not compile.
  public init(integerLiteral count: UInt16) {
    self.count = min(Int(count), SampleLimit.range.upperBound)
  }
}
