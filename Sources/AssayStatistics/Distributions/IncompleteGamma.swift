import AssayNumerics

/// The regularised incomplete gamma function: the two tails of the gamma distribution.
package enum IncompleteGamma {
  /// P(a, x) and Q(a, x), for a from 10⁻¹⁰⁰ to 10¹⁰⁰; P is 1 at x = ∞.
  ///
  /// The series is used below a + 1 and the continued fraction above (DLMF 8.11.4 and 8.9.2); from
  /// a = 10⁶ on, Lugannani and Rice's formula is used, with a relative error of about 10⁻¹¹.
  package static func tails(a: Double, x: Double) -> Tails {
    let a = min(max(a, 1e-100), 1e100)
    guard x > 0 else { return Tails(lower: 0, upper: 1) }
    guard x.isFinite else { return Tails(lower: 1, upper: 0) }
    let deviance = SaddlePoint.deviance(a, mean: x, difference: a - x)
    if a >= 1e6 {
      let scale = a.squareRoot()
      return SaddlePoint.tails(deviance: deviance, u: (x - a) / scale, limit: 1 / (3 * scale))
    }
    // xᵃ·e⁻ˣ / Γ(a)
    let factor =
      Mathematics.exp(-SaddlePoint.stirlingError(a) - deviance) * (a / (2 * .pi)).squareRoot()
    return x < a + 1
      ? Tails(smallerLower: factor * series(a, x))
      : Tails(smallerUpper: factor * fraction(a, x))
  }

  private static func series(_ a: Double, _ x: Double) -> Double {
    var term = 1 / a
    var sum = term
    for step in 1...20_000 {
      term *= x / (a + Double(step))
      sum += term
      if term <= 1e-17 * sum { break }
    }
    return sum
  }

  /// The continued fraction by the modified Lentz method.
  private static func fraction(_ a: Double, _ x: Double) -> Double {
    var b = x + 1 - a
    var c = 1e300
    var d = 1 / b
    var value = d
    for step in 1...20_000 {
      let n = Double(step)
      let numerator = -n * (n - a)
      b += 2
      d = 1 / (numerator * d + b)
      c = b + numerator / c
      let factor = c * d
      value *= factor
      if (factor - 1).magnitude <= 2e-16 { break }
    }
    return value
  }
}
