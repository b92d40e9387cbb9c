import AssayNumerics

/// The regularised incomplete beta function: the two tails of the beta distribution.
///
/// The continued fraction is BFRAC of Didonato and Morris, TOMS Algorithm 708 (1992). It would take
/// thousands of steps if both parameters are at least 10⁶; then Lugannani and Rice's formula is
/// used, with a relative error of about 10⁻¹¹.
package enum IncompleteBeta {
  /// I_x(a, b) and 1 − I_x(a, b), for x from 0 to 1 and a and b from 10⁻¹⁰⁰ to 10¹⁰⁰.
  ///
  /// The complement 1 − x is a separate parameter, since it may be known more accurately.
  package static func tails(_ x: Double, complement: Double, a: Double, b: Double) -> Tails {
    let (a, b) = (min(max(a, 1e-100), 1e100), min(max(b, 1e-100), 1e100))
    guard x > 0 else { return Tails(lower: 0, upper: 1) }
    guard complement > 0 else { return Tails(lower: 1, upper: 0) }
    let belowMean = a * complement - b * x
    if min(a, b) >= 1e6 { return nearNormal(x, complement, a: a, b: b, belowMean: belowMean) }
    let factor = powers(x, complement: complement, a: a, b: b)
    return belowMean >= 0
      ? Tails(smallerLower: factor * fraction(x, complement, a, b, belowMean: belowMean))
      : Tails(smallerUpper: factor * fraction(complement, x, b, a, belowMean: -belowMean))
  }

  /// xᵃ·(1−x)ᵇ / B(a, b), for 0 < x < 1.
  static func powers(_ x: Double, complement: Double, a: Double, b: Double) -> Double {
    let sum = a + b
    let difference = a * complement - b * x
    let exponent =
      SaddlePoint.stirlingError(sum) - SaddlePoint.stirlingError(a) - SaddlePoint.stirlingError(b)
      - SaddlePoint.deviance(a, mean: sum * x, difference: difference)
      - SaddlePoint.deviance(b, mean: sum * complement, difference: -difference)
    return Mathematics.exp(exponent) * (a * (b / sum) / (2 * .pi)).squareRoot()
  }

  /// I_x(a, b)·B(a, b) / (xᵃ·yᵇ), for y = 1 − x and x up to the mean a/(a+b).
  private static func fraction(
    _ x: Double, _ y: Double, _ a: Double, _ b: Double, belowMean: Double
  ) -> Double {
    let start = 1 + 1 / a
    let c = belowMean + 1
    var before = (numerator: 0.0, denominator: 1.0)
    var now = (numerator: 1.0, denominator: c / start)
    var value = start / c
    var p = 1.0
    var s = a + 1
    for step in 1...10_000 {
      let n = Double(step)
      let t = n / a
      let w = n * (b - n) * x
      let alpha = p * (p + b / a) * (a / s) * (a / s) * (w * x)
      let beta = n + w / s + (t + 1) / (start + 2 * t) * (c + n * (y + 1))
      p = t + 1
      s += 2
      let next = (
        numerator: alpha * before.numerator + beta * now.numerator,
        denominator: alpha * before.denominator + beta * now.denominator
      )
      let last = value
      value = next.numerator / next.denominator
      if (value - last).magnitude <= 2e-16 * value { break }
      before = (now.numerator / next.denominator, now.denominator / next.denominator)
      now = (value, 1)
    }
    return value
  }

  private static func nearNormal(
    _ x: Double, _ y: Double, a: Double, b: Double, belowMean: Double
  ) -> Tails {
    let sum = a + b
    let scale = (a * (b / sum)).squareRoot()
    return SaddlePoint.tails(
      deviance: SaddlePoint.deviance(a, mean: sum * x, difference: belowMean)
        + SaddlePoint.deviance(b, mean: sum * y, difference: -belowMean),
      u: -belowMean / scale, limit: (b - a) / sum / (3 * scale))
  }
}
