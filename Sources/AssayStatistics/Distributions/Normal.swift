import AssayNumerics

/// The standard normal distribution.
package enum Normal {
  /// P(X ≤ x), with a relative error of about 10⁻¹⁵; 0 and 1 at ∓∞.
  package static func cdf(_ x: Double) -> Double { survival(-x) }

  /// P(X > x), with a relative error of about 10⁻¹⁵; 1 and 0 at ∓∞.
  ///
  /// This is ½·erfc(x/√2) with a first-order correction for the rounding of x/√2, which the tails
  /// magnify by a factor of about x².
  package static func survival(_ x: Double) -> Double {
    if x.magnitude > 40 { return x > 0 ? 0 : 1 }
    let root = 1.414_213_562_373_095_1
    let rootRest = -9.667_293_313_452_913e-17
    let scaled = x / root
    let excess = (-x).addingProduct(scaled, root) + scaled * rootRest
    return 0.5 * Mathematics.erfc(scaled) + density(x) * excess
  }

  /// P(|X| > |x|), with a relative error of about 10⁻¹⁵.
  package static func twoSided(_ x: Double) -> Double { 2 * survival(x.magnitude) }

  /// P(|X| < x), or −P(|X| < −x) for x below 0: erf(x/√2), which is accurate near 0.
  package static func within(_ x: Double) -> Double { Mathematics.erf(x / 2.0.squareRoot()) }

  /// The density at x; 0 at ±∞.
  package static func density(_ x: Double) -> Double {
    if x.magnitude > 40 { return 0 }
    let square = x * x
    let rest = (-square).addingProduct(x, x)
    return Mathematics.exp(-0.5 * square) * (1 - 0.5 * rest) * 0.398_942_280_401_432_7
  }

  /// The x with P(X ≤ x) = p, with a relative error of 10⁻¹⁵; nil unless 0 < p < 1.
  ///
  /// M. J. Wichura's Algorithm AS 241 (1988), PPND16.
  package static func quantile(_ p: Double) -> Double? {
    guard p > 0, p < 1 else { return nil }
    return p < 0.5 ? -tailQuantile(p) : tailQuantile(1 - p)
  }

  /// The x ≥ 0 with P(X > x) = p, for 0 < p ≤ ½.
  static func tailQuantile(_ p: Double) -> Double {
    let offset = 0.5 - p
    if offset <= 0.425 {
      let r = 0.180625 - offset * offset
      return offset * polynomial(middle.numerator, r) / polynomial(middle.denominator, r)
    }
    let r = (-Mathematics.log(p)).squareRoot()
    return r <= 5
      ? polynomial(near.numerator, r - 1.6) / polynomial(near.denominator, r - 1.6)
      : polynomial(far.numerator, r - 5) / polynomial(far.denominator, r - 5)
  }
}

// MARK: - Wichura's coefficients, in ascending order of powers

private typealias Fraction = (numerator: [Double], denominator: [Double])

private let middle: Fraction = (
  [
    3.3871328727963666080e0, 1.3314166789178437745e2, 1.9715909503065514427e3,
    1.3731693765509461125e4, 4.5921953931549871457e4, 6.7265770927008700853e4,
    3.3430575583588128105e4, 2.5090809287301226727e3,
  ],
  [
    1, 4.2313330701600911252e1, 6.8718700749205790830e2, 5.3941960214247511077e3,
    2.1213794301586595867e4, 3.9307895800092710610e4, 2.8729085735721942674e4,
    5.2264952788528545610e3,
  ]
)

private let near: Fraction = (
  [
    1.42343711074968357734e0, 4.63033784615654529590e0, 5.76949722146069140550e0,
    3.64784832476320460504e0, 1.27045825245236838258e0, 2.41780725177450611770e-1,
    2.27238449892691845833e-2, 7.74545014278341407640e-4,
  ],
  [
    1, 2.05319162663775882187e0, 1.67638483018380384940e0, 6.89767334985100004550e-1,
    1.48103976427480074590e-1, 1.51986665636164571966e-2, 5.47593808499534494600e-4,
    1.05075007164441684324e-9,
  ]
)

private let far: Fraction = (
  [
    6.65790464350110377720e0, 5.46378491116411436990e0, 1.78482653991729133580e0,
    2.96560571828504891230e-1, 2.65321895265761230930e-2, 1.24266094738807843860e-3,
    2.71155556874348757815e-5, 2.01033439929228813265e-7,
  ],
  [
    1, 5.99832206555887937690e-1, 1.36929880922735805310e-1, 1.48753612908506148525e-2,
    7.86869131145613259100e-4, 1.84631831751005468180e-5, 1.42151175831644588870e-7,
    2.04426310338993978564e-15,
  ]
)

private func polynomial(_ coefficients: [Double], _ x: Double) -> Double {
  var sum = 0.0
  for coefficient in coefficients.reversed() { sum = sum * x + coefficient }
  return sum
}
