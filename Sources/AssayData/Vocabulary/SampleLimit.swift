/// The number of samples that a report shows one by one, from 0 to 10,000.
///
/// ```swift
/// request.comparison.sampleLimit = 50
/// print(request.comparison.sampleLimit.count)  // 50
/// ```
public struct SampleLimit: Sendable, Equatable, ExpressibleByIntegerLiteral {
  /// The number.
  public let count: Int

  /// The numbers that are allowed: 0 to 10,000.
  ///
  /// ```swift
  /// print(SampleLimit.range)  // 0...10000
  /// ```
  public static let range = 0...10_000

  /// Creates a limit.
  ///
  /// ```swift
  /// let shown = 25  // of a configuration
  /// request.comparison.sampleLimit = SampleLimit(shown) ?? 10
  /// ```
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

/// The least number of samples of a slice that a report shows, from 1 to 1,000,000.
///
/// ```swift
/// request.comparison.leastSliceSamples = 50
/// print(request.comparison.leastSliceSamples.count)  // 50
/// ```
public struct SliceSize: Sendable, Equatable, ExpressibleByIntegerLiteral {
  /// The number.
  public let count: Int

  /// The numbers that are allowed: 1 to 1,000,000.
  ///
  /// ```swift
  /// print(SliceSize.range)  // 1...1000000
  /// ```
  public static let range = 1...1_000_000

  /// Creates a size.
  ///
  /// ```swift
  /// let least = 100  // of a configuration
  /// request.comparison.leastSliceSamples = SliceSize(least) ?? 20
  /// ```
  ///
  /// - Parameter count: The number; the result is nil if it is outside ``range``.
  public init?(_ count: Int) {
    guard SliceSize.range.contains(count) else { return nil }
    self.count = count
  }

  /// Creates a size from a literal; 0 counts as 1, and a number above 1,000,000 as 1,000,000.
  ///
  /// - Parameter count: The number. A negative literal does not compile.
  public init(integerLiteral count: UInt32) {
    self.count = min(max(Int(count), 1), SliceSize.range.upperBound)
  }
}
