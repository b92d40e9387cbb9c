/// How far the sum of a row of probabilities may be from 1, and whether rows are divided by it.
public struct SumRule: Sendable, Equatable {
  /// Rows whose sum differs from 1 by more are refused.
  public let tolerance: Double
  /// Whether rows are divided by their sum.
  public var renormalize: Bool

  /// Rows off by this much or more get a caveat.
  private static let warning = 1e-3

  /// The usual tolerance, 0.01.
  public init(renormalize: Bool = false) {
    (tolerance, self.renormalize) = (1e-2, renormalize)
  }

  /// Another tolerance; nil unless it is finite and not negative.
  public init?(tolerance: Double, renormalize: Bool = false) {
    guard tolerance >= 0, tolerance.isFinite else { return nil }
    (self.tolerance, self.renormalize) = (tolerance, renormalize)
  }

  /// The binary sum of numbers that are written as decimals may be off by rounding alone: at most
  /// 2⁻⁵³ for each when it is read and 2⁻⁵³ when it is added, while sums are below 2.
  ///
  /// So 0.33 + 0.33 + 0.33 is off by 0.01 and no more. Numbers of arrays are binary: `float32`
  /// numbers are compared as stored, and not as the decimals that were rounded to them.
  func limits(classes: Int) -> (fault: Double, warning: Double) {
    let rounding = Double(classes) * 0x1p-52
    return (tolerance + rounding, SumRule.warning - rounding)
  }
}
