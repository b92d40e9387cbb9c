import AssayNumerics

/// The terms of binomial, gamma and beta densities.
///
/// Loader's "Fast and accurate computation of binomial probabilities" (2000) combines them into
/// densities of any size without subtracting large logarithms of gamma functions.
enum SaddlePoint {
  /// ln Γ(x+1) minus Stirling's (x+½)·ln x − x + ½·ln 2π, for x > 0.
  static func stirlingError(_ x: Double) -> Double {
    var x = x
    var sum = 0.0
    // Below 16 the series is too coarse, but the step from x to x+1 is known.
    while x < 16 {
      sum += (x + 0.5) * Mathematics.log1p(1 / x) - 1
      x += 1
    }
    let r = 1 / (x * x)
    let series =
      1.0 / 12 - r * (1.0 / 360 - r * (1.0 / 1260 - r * (1.0 / 1680 - r * (1.0 / 1188))))
    return sum + series / x
  }

  /// x·ln(x/mean) + mean − x, which is at least 0, for x and mean > 0.
  ///
  /// `difference` is x − mean, which the caller may know more accurately than the two numbers give
  /// it.
  static func deviance(_ x: Double, mean: Double, difference: Double) -> Double {
    guard difference.magnitude < 0.1 * (x + mean) else {
      return x * Mathematics.log(x / mean) - difference
    }
    let ratio = difference / (x + mean)
    let square = ratio * ratio
    var sum = difference * ratio
    var power = 2 * (x * ratio)
    var odd = 3.0
    while true {
      power *= square
      let next = sum + power / odd
      guard (next - sum).magnitude > 0 else { return sum }
      sum = next
      odd += 2
    }
  }

  /// Both tails of a distribution close to the normal one, by Lugannani and Rice's formula (1980).
  ///
  /// `deviance` is half the square of the signed root r, `u` is the distance from the mean in
  /// standard deviations, and `limit` is the limit of 1/r − 1/u as u approaches 0.
  static func tails(deviance: Double, u: Double, limit: Double) -> Tails {
    let size = (2 * max(deviance, 0)).squareRoot()
    let root = u < 0 ? -size : size
    let correction = size < 1e-4 || u == 0 ? limit : 1 / root - 1 / u
    let shift = Normal.density(root) * correction
    return Tails(
      lower: min(max(Normal.cdf(root) + shift, 0), 1),
      upper: min(max(Normal.survival(root) - shift, 0), 1))
  }
}

/// The two tails of a distribution at a point, each as accurate as if computed alone.
package struct Tails: Sendable, Equatable {
  /// The probability from the left end to the point.
  package let lower: Double
  /// The probability from the point to the right end.
  package let upper: Double

  /// Takes a lower tail of at most about one half; the upper tail is the remainder.
  init(smallerLower lower: Double) {
    self.init(lower: min(lower, 1), upper: max(1 - lower, 0))
  }

  init(smallerUpper upper: Double) {
    self.init(lower: max(1 - upper, 0), upper: min(upper, 1))
  }

  init(lower: Double, upper: Double) {
    self.lower = lower
    self.upper = upper
  }
}
