import AssayNumerics
import AssayResults
import AssayStatistics

/// The residuals of the samples' losses, from which the interval of a skill follows.
///
/// The residual of a loss l is r = l − ρ·b, where b is the loss of predicting the class frequencies
/// and ρ = 1 − skill is the ratio of the two means. The spread of ρ follows from that of r. The
/// frequencies are the predictions with the smallest loss, so their own uncertainty adds no further
/// term.
package struct SkillResidual: Sendable {
  /// The key of the loss.
  let key: String
  /// ρ.
  let ratio: Double
  /// The mean of b.
  let reference: Double
  /// b of a label is the sum of these times its shares, plus ``ofSquaredShares`` times the sum of
  /// its squared shares, plus ``constant``.
  private let ofClasses: [Double]
  private let ofSquaredShares: Double
  private let constant: Double

  init(
    key: String, ratio: Double, reference: Double, ofClasses: [Double], ofSquaredShares: Double = 0,
    constant: Double = 0
  ) {
    (self.key, self.ratio, self.reference) = (key, ratio, reference)
    (self.ofClasses, self.ofSquaredShares, self.constant) = (ofClasses, ofSquaredShares, constant)
  }

  /// b of samples of a class.
  func answerLoss(of label: Int) -> Double { ofClasses[label] + ofSquaredShares + constant }

  /// The mean of r in each unit, for the model at an index; hard labels are those of the cells that
  /// units are in.
  func means(_ units: ClosedUnits, _ confusion: UnitConfusion?, model: Int) -> [Double] {
    let losses = units.values(of: .loss(model: model, key))
    if let confusion {
      return residuals(losses, confusion.means { label, _ in answerLoss(of: label) })
    }
    var answers = units.values(of: .squaredShares).map { ofSquaredShares * $0 + constant }
    for (label, factor) in ofClasses.enumerated() {
      for (unit, share) in units.values(of: .share(label)).enumerated() {
        answers[unit] += factor * share
      }
    }
    return residuals(losses, answers)
  }

  /// The residuals; those within the rounding of the two terms are 0.
  private func residuals(_ losses: [Double], _ answers: [Double]) -> [Double] {
    zip(losses, answers).map { loss, answer in
      let (residual, explained) = (loss - ratio * answer, (ratio * answer).magnitude)
      return residual.magnitude <= 0x1p-46 * (loss.magnitude + explained) ? 0 : residual
    }
  }

  /// The spread of ρ, from that of the mean of r.
  func spread(_ residuals: MeanSpread) throws(Indeterminate) -> MeanSpread {
    try MeanSpread(
      count: residuals.count, mean: ratio, standardError: residuals.standardError / reference,
      skewness: residuals.skewness, degreesOfFreedom: residuals.degreesOfFreedom)
  }
}

extension Measured {
  /// The residual of the log loss skill D²: b = −Σ y·ln q.
  func residualOfEntropy(_ key: String) -> SkillResidual? {
    residual(key, frequencies.entropy) { ratio, reference in
      SkillResidual(
        key: key, ratio: ratio, reference: reference,
        ofClasses: frequencies.shares.indices.map(frequencies.logLoss))
    }
  }

  /// The residual of the Brier skill: b = Σ(y − q)² = Σy² − 2·Σyq + Σq².
  func residualOfSquaredError(_ key: String) -> SkillResidual? {
    residual(key, frequencies.squaredError) { ratio, reference in
      SkillResidual(
        key: key, ratio: ratio, reference: reference,
        ofClasses: frequencies.shares.map { -2 * $0 }, ofSquaredShares: 1,
        constant: frequencies.shares.reduce(0) { $0 + $1 * $1 })
    }
  }

  private func residual(
    _ key: String, _ reference: Double, _ make: (Double, Double) -> SkillResidual
  ) -> SkillResidual? {
    guard let loss = mean(key).finite, reference > 0 else { return nil }
    return make(loss / reference, reference)
  }
}

extension [LossSums] {
  /// The spread of the residuals of samples whose sums are kept by class.
  ///
  /// With a constant c per class, Σ(l − c)² = Σl² − 2c·Σl + n·c², and likewise for the cubes.
  func spread(_ residual: SkillResidual) throws(Indeterminate) -> MeanSpread {
    var parts = CentredPowers()
    for (label, sums) in enumerated() where sums.finite > 0 {
      guard let powers = sums.powers else { throw .tooFew(least: 2) }
      parts.add(
        count: sums.finite, sum: sums.sum.doubleDouble, squares: powers.squaresExactly,
        cubes: powers.cubesExactly,
        less: residual.ratio * residual.answerLoss(of: label))
    }
    return try residual.spread(parts.moments().spread())
  }
}
