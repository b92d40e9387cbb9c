/// The factors that turn sums of squared influences into variances.
///
/// A sample's influence on a mean over L classes is 1/L of the sum of its influences, and each
/// class has its own estimate of the variance: n/(n − 1) times its sum of squares, where n samples
/// have the class (2 times for a single one). For two classes the average precision is about the
/// positives alone, and so is its n.
struct InfluenceScale {
  /// The number of samples of each class.
  private let counts: [Int]
  private let positive: Int?
  /// For each label, the factor of the square of a sample's influence.
  let weights: [Influence]

  init(_ classes: [ModelRanking.ClassRanking], positive: Int?) {
    (counts, self.positive) = (classes.map(\.positives), positive)
    weights = classes.map { ranking in
      let factor = smallSampleFactor(ranking.positives)
      return Influence(
        factor, positive.map { smallSampleFactor(classes[$0].positives) } ?? factor)
    }
  }

  /// The numbers of samples of the classes that a mean includes.
  private var means: [Int] { positive.map { [counts[$0]] } ?? counts.filter { $0 > 0 } }

  /// The variances of a mean over classes, or of its difference between two models.
  ///
  /// Influences that cancel out over the classes, such as those on the average precisions of a
  /// constant model, leave rounding errors, which count as 0.
  func variance(_ squares: Influence) -> Influence {
    let variance = squares / Double(max(1, means.count * means.count))
    return variance.replacing(with: 0, where: variance .< InfluenceScale.rounding)
  }

  /// A standard error of 10⁻¹⁵ is below the last digits of the value.
  private static let rounding = 1e-30

  /// The degrees of freedom of the variance of average precisions; nil if a class has a single
  /// sample.
  private var degreesOfFreedom: Double? {
    means.min().flatMap { $0 > 1 ? Double($0 - 1) : nil }
  }

  func differences(
    _ baseline: ModelRanking, _ candidate: ModelRanking, _ variance: Influence
  ) -> ScoreDifferences {
    // DeLong's variance needs two samples of each of two classes.
    let isPossible = positive == nil || counts.allSatisfy { $0 > 1 }
    func difference(_ value: (ModelRanking) -> Double?) -> Double? {
      value(candidate).flatMap { new in value(baseline).map { new - $0 } }
    }
    return ScoreDifferences(
      area: isPossible
        ? difference(\.area.finite).map {
          InfluenceDifference(difference: $0, variance: variance.x, degreesOfFreedom: nil)
        } : nil,
      averagePrecision: difference(\.averagePrecision.finite).flatMap { difference in
        degreesOfFreedom.map {
          InfluenceDifference(
            difference: difference, variance: variance.y, degreesOfFreedom: $0)
        }
      })
  }
}
