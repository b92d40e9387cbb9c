import AssayNumerics

/// The binomial distribution: successes in independent trials.
package struct Binomial: Sendable, Equatable {
  /// The number of trials, from 0 up.
  package let trials: Int
  /// The probability of success, from 0 to 1.
  package let probability: Double

  /// The distribution; nil for a negative number of trials or an invalid probability.
  package init?(trials: Int, probability: Double) {
    guard trials >= 0, probability >= 0, probability <= 1 else { return nil }
    self.init(possibleTrials: trials, probability)
  }

  /// Tosses of a fair coin.
  static func fair(_ trials: Int) -> Binomial { Binomial(possibleTrials: max(trials, 0), 0.5) }

  init(possibleTrials trials: Int, _ probability: Double) {
    self.trials = trials
    self.probability = probability
  }

  /// P(X ≤ k), with a relative error of about 10⁻¹¹; correctly rounded for up to 62 tosses of a
  /// fair coin.
  package func cdf(_ k: Int) -> Double {
    if k < 0 { return 0 }
    if k >= trials { return 1 }
    if isSmallAndFair {
      var ways: UInt64 = 0
      for successes in 0...k { ways += combinations(successes) }
      return scaled(ways)
    }
    return IncompleteBeta.tails(
      1 - probability, complement: probability, a: Double(trials - k), b: Double(k) + 1
    ).lower
  }

  /// P(X = k), with a relative error of about 10⁻¹³ (10⁻¹⁰ below 10⁻³⁰).
  package func mass(_ k: Int) -> Double {
    guard k >= 0, k <= trials else { return 0 }
    if isSmallAndFair { return scaled(combinations(k)) }
    return Mathematics.exp(logMass(k))
  }

  /// ln P(X = k) for 0 ≤ k ≤ trials (Loader 2000); −∞ if the probability is 0.
  func logMass(_ k: Int) -> Double {
    let n = Double(trials)
    let p = probability
    if k == 0 { return trials == 0 ? 0 : n * Mathematics.log1p(-p) }
    if k == trials { return n * (p < 0.5 ? Mathematics.log(p) : Mathematics.log1p(p - 1)) }
    guard p > 0, p < 1 else { return -.infinity }
    let successes = Double(k)
    let failures = Double(trials - k)
    let difference = successes * (1 - p) - failures * p
    return SaddlePoint.stirlingError(n) - SaddlePoint.stirlingError(successes)
      - SaddlePoint.stirlingError(failures)
      - SaddlePoint.deviance(successes, mean: n * p, difference: difference)
      - SaddlePoint.deviance(failures, mean: n * (1 - p), difference: -difference)
      - 0.5 * Mathematics.log(2 * .pi * successes * (failures / n))
  }

  /// The smallest k with P(X ≤ k) ≥ p, from 0 to `trials`; `trials` if p is above 1 or NaN.
  ///
  /// As accurate as ``cdf(_:)``, which is called about log₂(trials) times.
  package func quantile(_ p: Double) -> Int {
    var (low, high) = (0, trials)
    while low < high {
      let middle = low + (high - low) / 2
      if cdf(middle) >= p { high = middle } else { low = middle + 1 }
    }
    return low
  }

  /// The central range of successes, which leaves at most half of the risk on each side.
  package func central(_ confidence: Confidence) -> ClosedRange<Int> {
    let half = confidence.alpha / 2
    // P(X > k) is summed from the other end, since 1 − α/2 would be 1 for small risks.
    let failures = Binomial(possibleTrials: trials, 1 - probability)
    let low = quantile(half)
    return low...max(low, trials - failures.quantile(half))
  }

  /// The smallest probability of success that gives at least k successes with a probability of at
  /// least `power`.
  ///
  /// Found by bisection of 0…1 down to adjacent numbers; the upper one is returned, so that the
  /// power is reached.
  ///
  /// - Returns: The probability; nil unless 0 ≤ k ≤ trials.
  package static func leastShare(reaching k: Int, of trials: Int, power: Double) -> Double? {
    guard trials >= 0, 0...trials ~= k else { return nil }
    if k == 0 { return 0 }
    var (low, high) = (0.0, 1.0)
    while true {
      let middle = low + (high - low) / 2
      guard middle > low, middle < high else { return high }
      // At least k successes are at most trials − k failures.
      let failures = Binomial(possibleTrials: trials, 1 - middle)
      if failures.cdf(trials - k) >= power { high = middle } else { low = middle }
    }
  }

  // MARK: A fair coin, in integers

  private var isSmallAndFair: Bool { probability == 0.5 && trials <= 62 }

  private func scaled(_ ways: UInt64) -> Double {
    Double(sign: .plus, exponent: -trials, significand: Double(ways))
  }

  /// The number of ways to choose k of the trials, at most C(62, 31) < 2⁵⁹.
  private func combinations(_ k: Int) -> UInt64 {
    var row: UInt64 = 1
    for index in 0..<UInt64(min(k, trials - k)) {
      let (high, low) = row.multipliedFullWidth(by: UInt64(trials) - index)
      row = (index + 1).dividingFullWidth((high, low)).quotient
    }
    return row
  }
}
