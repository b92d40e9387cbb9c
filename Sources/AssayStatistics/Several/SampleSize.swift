/// How many samples a paired comparison takes, by how far its difference may be off on the samples at hand.
///
/// For two-sided tests at 5 % with a power of 80 %, if further samples are like those at hand.
package enum SampleSize: Sendable, Equatable {
  /// The standard error of a difference, found on a number of samples.
  case standardError(Double, count: Int)
  /// The share of samples about which the two models are not both right or both wrong, above 0.
  case discordance(Double)

  /// The share of discordant samples, drawn towards ½ by one sample each way, so that it is never 0.
  ///
  /// D. G. Bonett and R. M. Price, "Adjusted Wald confidence interval for a difference of binomial proportions
  /// based on paired data", 2012.
  package static func discordance(_ discordant: Double, of count: Int) -> SampleSize {
    .discordance((discordant + 2) / (Double(count) + 2))
  }

  private static let tail = 1.959963984540054
  private static let power80 = 0.8416212335729143
  private static let power90 = 1.2815515655446004

  /// To find a difference of this size, above 0.
  ///
  /// Of shares by O. S. Miettinen (1968) and R. J. Connor (1987).
  package func toFind(_ difference: Double) -> Double {
    guard case .discordance(let found) = self else {
      return scaled(SampleSize.power80, difference)
    }
    let share = max(found, difference)
    let spread = max(0, share - difference * difference)
    let needed = SampleSize.tail * share.squareRoot() + SampleSize.power80 * spread.squareRoot()
    return square(needed / difference)
  }

  /// To show that the candidate is not worse by a margin, if the two are equal.
  package func toShowNotWorse(by margin: Double) -> Double {
    scaled(SampleSize.power80, margin)
  }

  /// To show that the two are equivalent within a margin, if they are equal.
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
