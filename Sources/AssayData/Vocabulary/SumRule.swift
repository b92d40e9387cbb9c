/// The tolerance for sums of probabilities: how far a row's sum may be from 1.
///
/// ```swift
/// request.sumRule.renormalize = true
/// print(request.sumRule.tolerance)  // 0.01
/// ```
public struct SumRule: Sendable, Equatable {
  /// The largest difference from 1; rows beyond it are an error.
  public let tolerance: Double
  /// Whether rows within the tolerance are divided by their sum.
  public var renormalize: Bool

  /// The difference from 1 from which on a row gets a caveat.
  private static let warning = 1e-3

  /// Creates a rule with the usual tolerance, 0.01.
  ///
  /// ```swift
  /// request.sumRule = SumRule(renormalize: true)
  /// ```
  ///
  /// - Parameter renormalize: Whether rows are divided by their sum.
  public init(renormalize: Bool = false) {
    (tolerance, self.renormalize) = (1e-2, renormalize)
  }

  /// Creates a rule with another tolerance.
  ///
  /// ```swift
  /// request.sumRule = SumRule(tolerance: 1e-4) ?? SumRule()
  /// ```
  ///
  /// - Parameters:
  ///   - tolerance: The largest difference from 1; the result is nil unless it is finite and at
  ///     least 0.
  ///   - renormalize: Whether rows are divided by their sum.
  public init?(tolerance: Double, renormalize: Bool = false) {
    guard tolerance >= 0, tolerance.isFinite else { return nil }
    (self.tolerance, self.renormalize) = (tolerance, renormalize)
  }

  /// The differences from 1 at which a row of this many classes is an error, or gets a caveat.
  ///
  /// The binary sum of numbers that are written as decimals may be off by rounding alone: by at
  /// most 2⁻⁵³ for each number when it is read and 2⁻⁵³ when it is added, while sums are below 2.
  /// So 0.33 + 0.33 + 0.33 is off by 0.01 and no more. Numbers of arrays are binary: `float32`
  /// numbers are compared as stored, not as the decimals that were rounded to them.
  func limits(classes: Int) -> (fault: Double, warning: Double) {
    let rounding = Double(classes) * 0x1p-52
    return (tolerance + rounding, SumRule.warning - rounding)
  }
}
