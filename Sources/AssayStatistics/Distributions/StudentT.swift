import AssayNumerics

/// Student's t distribution.
package struct StudentT: Sendable, Equatable {
  /// At least 1, not necessarily an integer; ∞ gives the normal distribution.
  package let degreesOfFreedom: Double

  /// The distribution; nil below one degree of freedom, which does not occur in inference.
  package init?(degreesOfFreedom: Double) {
    guard degreesOfFreedom >= 1 else { return nil }
    self.degreesOfFreedom = degreesOfFreedom
  }

  /// P(T > t), with a relative error of about 10⁻¹³; 1 and 0 at ∓∞.
  package func survival(_ t: Double) -> Double {
    if isNormal { return Normal.survival(t) }
    guard let place = Place(t.magnitude, degreesOfFreedom) else { return t > 0 ? 0 : 1 }
    return t > 0 ? 0.5 * place.tails.lower : 0.5 + 0.5 * place.tails.upper
  }

  /// P(|T| ≥ |t|), the two-sided p value.
  package func twoSided(_ t: Double) -> Double {
    min(1, 2 * survival(t.magnitude))
  }

  /// The t with P(T ≤ t) = p, with a relative error of about 10⁻¹³.
  ///
  /// nil unless p and 1 − p are at least 10⁻¹⁰⁰.
  package func quantile(_ p: Double) -> Double? {
    guard min(p, 1 - p) >= 1e-100 else { return nil }
    return p < 0.5 ? -tailQuantile(p) : tailQuantile(1 - p)
  }

  /// The t that |T| exceeds with probability 1 − confidence.
  package func critical(_ confidence: Confidence) -> Double {
    tailQuantile(0.5 * confidence.alpha)
  }

  /// Whether doubles cannot distinguish it from the normal distribution within forty standard
  /// deviations.
  private var isNormal: Bool { degreesOfFreedom >= 0x1p64 }

  /// The t ≥ 0 with P(T > t) = p, for 10⁻¹⁰¹ ≤ p ≤ ½.
  ///
  /// Newton's method starts from the normal quantile, which is never too large. In the tail it uses
  /// the logarithms of t and p, since ln P(T > t) is concave in ln t; in the middle it uses P(0 < T
  /// < t), which is concave in t. From the second step on it therefore approaches from one side,
  /// and always converges.
  private func tailQuantile(_ p: Double) -> Double {
    var t = Normal.tailQuantile(p)
    if isNormal || t == 0 { return t }
    for _ in 0..<200 {
      guard let place = Place(t, degreesOfFreedom) else { return t }
      let next: Double
      if p <= 0.25 {
        let tail = 0.5 * place.tails.lower
        next = t * Mathematics.exp(Mathematics.log(tail / p) * tail / place.slope)
      } else {
        next = t * (1 + ((0.5 - p) - 0.5 * place.tails.upper) / place.slope)
      }
      let isThere = (next - t).magnitude <= 2 * t.ulp
      t = next
      if isThere { break }
    }
    return t
  }
}

/// A t > 0, as a point of a beta distribution.
private struct Place {
  /// P(|T| > t) and P(|T| < t).
  let tails: Tails
  /// t times the density at t.
  let slope: Double

  /// nil if t² overflows, since t is then beyond all samples.
  init?(_ t: Double, _ degreesOfFreedom: Double) {
    let square = t * t / degreesOfFreedom
    let inverse = degreesOfFreedom / t / t
    guard square.isFinite else { return nil }
    let x = square < 1 ? 1 / (1 + square) : inverse / (1 + inverse)
    let y = square < 1 ? square / (1 + square) : 1 / (1 + inverse)
    let half = 0.5 * degreesOfFreedom
    tails = IncompleteBeta.tails(x, complement: y, a: half, b: 0.5)
    slope = x > 0 && y > 0 ? IncompleteBeta.powers(x, complement: y, a: half, b: 0.5) : 0
  }
}
