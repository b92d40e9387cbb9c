/// McNemar's test of two models' errors on the same samples.
package struct McNemar: Sendable, Equatable {
  /// The samples that only the first got wrong, and those that only the second did.
  package let b: Int
  package let c: Int

  /// The test; nil for negative counts, and more than there are integers.
  package init?(b: Int, c: Int) {
    guard b >= 0, c >= 0, !b.addingReportingOverflow(c).overflow else { return nil }
    self.b = b
    self.c = c
  }

  /// How many samples tell the models apart.
  package var discordant: Int { b + c }

  /// The two-sided p value of the binomial test: never too small, and often much too large.
  package var exactP: Double {
    min(1, 2 * Binomial.fair(discordant).cdf(min(b, c)))
  }

  /// The mid-p value (Lancaster 1961; Fagerland, Lydersen and Laake 2013): the observed table counts
  /// half; 1 without discordant samples.
  package var midP: Double {
    if discordant == 0 { return 1 }
    let binomial = Binomial.fair(discordant)
    let least = min(b, c)
    if b == c { return 1 - 0.5 * binomial.mass(least) }
    return min(1, 2 * binomial.cdf(least - 1) + binomial.mass(least))
  }

  /// The smallest `exactP` that so many discordant samples can have; 0 beyond the smallest double.
  package var smallestExactP: Double { min(1, 2 * smallestMidP) }

  /// The smallest `midP` that so many discordant samples can have; 0 beyond the smallest double.
  package var smallestMidP: Double {
    Double(sign: .plus, exponent: -min(discordant, 2000), significand: 1)
  }
}
