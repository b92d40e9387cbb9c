/// McNemar's test of two models' errors on the same samples.
package struct McNemar: Sendable, Equatable {
  /// The numbers of samples that only the first model (`b`) or the second (`c`) got wrong.
  package let b: Int
  package let c: Int

  /// The test; nil for negative counts, or if their sum overflows.
  package init?(b: Int, c: Int) {
    guard b >= 0, c >= 0, !b.addingReportingOverflow(c).overflow else { return nil }
    self.b = b
    self.c = c
  }

  /// The number of samples that exactly one model got wrong.
  package var discordant: Int { b + c }

  /// The two-sided p value of the exact binomial test: never too small, but often much too large.
  package var exactP: Double {
    min(1, 2 * Binomial.fair(discordant).cdf(min(b, c)))
  }

  /// The mid-p value (Lancaster 1961; Fagerland, Lydersen and Laake 2013), in which the observed
  /// table counts half; 1 without discordant samples.
  package var midP: Double {
    if discordant == 0 { return 1 }
    let binomial = Binomial.fair(discordant)
    let least = min(b, c)
    if b == c { return 1 - 0.5 * binomial.mass(least) }
    return min(1, 2 * binomial.cdf(least - 1) + binomial.mass(least))
  }

  /// The smallest possible `midP` for this number of discordant samples; 0 if it is below the
  /// smallest double.
  package var smallestMidP: Double {
    Double(sign: .plus, exponent: -min(discordant, 2000), significand: 1)
  }
}
