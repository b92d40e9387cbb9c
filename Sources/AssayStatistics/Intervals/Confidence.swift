/// The confidence level of intervals, kept as the risk α = 1 − level.
///
/// α is kept, since 1 − α would lose the small risks that are left to each of many comparisons.
///
/// ```swift
/// request.comparison.confidence = Confidence(0.99) ?? .percent95
/// print(request.comparison.confidence.level)  // 0.99
/// print(request.comparison.confidence.alpha)  // 0.01
/// ```
public struct Confidence: Sendable, Equatable {
  /// The risk α that an interval misses the true value, from 10⁻¹⁰⁰ to less than 1.
  public let alpha: Double

  /// The level 95%.
  ///
  /// ```swift
  /// print(Confidence.percent95.level)  // 0.95
  /// ```
  public static let percent95 = Confidence(possibleAlpha: 0.05)

  /// Creates a level.
  ///
  /// ```swift
  /// if let confidence = Confidence(0.9) { request.comparison.confidence = confidence }
  /// let percent = Confidence(95)  // nil: a level is a share
  /// ```
  ///
  /// - Parameter level: The level, such as 0.95; the result is nil unless it is from 0.5 to 0.9999.
  public init?(_ level: Double) {
    guard level >= 0.5, level <= 0.9999 else { return nil }
    // 1 − 0.95 is slightly more than 0.05; the written value is meant.
    self.init(alpha: ((1 - level) * 1e15).rounded() / 1e15)
  }

  /// The confidence level with this risk, from 10⁻¹⁰⁰ to less than 1; nil for anything else.
  package init?(alpha: Double) {
    guard alpha >= Confidence.leastAlpha, alpha < 1 else { return nil }
    self.init(possibleAlpha: alpha)
  }

  private init(possibleAlpha: Double) {
    alpha = possibleAlpha
  }

  private static let leastAlpha = 1e-100

  /// The level, 1 − α.
  public var level: Double { 1 - alpha }

  /// The z that a standard normal |Z| exceeds with probability α.
  package var critical: Double { Normal.tailQuantile(0.5 * alpha) }

  /// An equal share of the risk, for one of `count` intervals; never below the smallest risk.
  package func shared(among count: Int) -> Confidence {
    Confidence(possibleAlpha: max(alpha / Double(max(count, 1)), Confidence.leastAlpha))
  }
}
