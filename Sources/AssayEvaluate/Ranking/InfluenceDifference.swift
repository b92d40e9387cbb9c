/// The difference of two models' areas, or of their average precisions, and how far it may be off.
package struct InfluenceDifference: Sendable, Equatable {
  /// Candidate less baseline, in −1 … 1.
  package let difference: Double
  /// From the differences of the samples' influences; exactly 0 of a model and itself.
  package let variance: Double
  /// Those of Student's t; nil for the normal distribution.
  package let degreesOfFreedom: Double?

  package init(difference: Double, variance: Double, degreesOfFreedom: Double?) {
    (self.difference, self.variance) = (difference, variance)
    self.degreesOfFreedom = degreesOfFreedom
  }
}

/// How the rankings of two models differ: of two classes in the positive one, else in the means over
/// classes.
package struct ScoreDifferences: Sendable, Equatable {
  /// Of the areas under the ROC curves; nil if an area is undefined, or if one of two classes has a single
  /// sample.
  package let area: InfluenceDifference?
  /// Of the average precisions; nil if one is undefined, or if a class has a single sample.
  package let averagePrecision: InfluenceDifference?
}

/// Two models, by their places.
package struct ModelPair: Sendable {
  package let baseline: Int
  package let candidate: Int

  package init(baseline: Int, candidate: Int) {
    (self.baseline, self.candidate) = (baseline, candidate)
  }
}
