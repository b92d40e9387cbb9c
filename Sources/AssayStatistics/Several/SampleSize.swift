/// The number of samples that a paired comparison needs, by the uncertainty of its difference on
/// the samples at hand.
///
/// It is for two-sided tests at 5 % with a power of 80 %, if further samples are like those at
/// hand.
package enum SampleSize: Sendable, Equatable {
  /// The standard error of a difference on a number of samples.
  case standardError(Double, count: Int)
  /// The share of samples on which exactly one of the two models is right, above 0.
  case discordance(Double)

  /// The share of discordant samples after adding one in each direction, so that it is never 0.
  ///
  /// D. G. Bonett and R. M. Price, "Adjusted Wald confidence interval for a difference of binomial
  /// proportions based on paired data", 2012.
  package static func discordance(_ discordant: Double, of count: Int) -> SampleSize {
    .discordance((discordant + 2) / (Double(count) + 2))
  }

  private static let tail = 1.959963984540054
  private static let power80 = 0.8416212335729143
  private static let power90 = 1.2815515655446004

  /// The number of samples needed to find a difference of this size, above 0.
  ///
  /// For shares, by O. S. Miettinen (1968) and R. J. Connor (1987).
  package func toFind(_ difference: Double) -> Double {
    guard case .discordance(let found) = self else {
      return scaled(SampleSize.power80, difference)
    }
    let share = max(found, difference)
    let spread = max(0, share - difference * difference)
    let needed = SampleSize.tail * share.squareRoot() + SampleSize.power80 * spread.squareRoot()
    return square(needed / difference)
  }

  /// The number needed to show that the candidate is not worse by a margin, if the two are equal.
  package func toShowNotWorse(by margin: Double) -> Double {
    scaled(SampleSize.power80, margin)
  }

  /// The number needed to show that the two are equivalent within a margin, if they are equal.
  package func toShowEquivalence(within margin: Double) -> Double {
    scaled(SampleSize.power90, margin)
  }

  private func scaled(_ power: Double, _ size: Double) -> Double {
    let factor = square((SampleSize.tail + power) / size)
    return switch self {
    case .standardError(let error, let count): Double(count) * factor * error * error
    case .discordance(let share): factor * share
    }
  }

  private func square(_ value: Double) -> Double { value * value }
}
