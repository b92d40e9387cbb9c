/// The difference between two models' areas, or their average precisions, and its variance.
package struct InfluenceDifference: Sendable, Equatable {
  /// Candidate minus baseline, in −1 … 1.
  package let difference: Double
  /// The variance, from the differences of the samples' influences; exactly 0 for a model and
  /// itself.
  package let variance: Double
  /// The degrees of freedom of Student's t; nil for the normal distribution.
  package let degreesOfFreedom: Double?

  package init(difference: Double, variance: Double, degreesOfFreedom: Double?) {
    (self.difference, self.variance) = (difference, variance)
    self.degreesOfFreedom = degreesOfFreedom
  }
}

/// The differences between the rankings of two models: for two classes in the positive one, else in
/// the means over classes.
package struct ScoreDifferences: Sendable, Equatable {
  /// The difference between the areas under the ROC curves; nil if an area is undefined, or if one
  /// of two classes has a single sample.
  package let area: InfluenceDifference?
  /// The difference between the average precisions; nil if one is undefined, or if a class has a
  /// single sample.
  package let averagePrecision: InfluenceDifference?
}

/// Two models, by their indices.
package struct ModelPair: Sendable {
  package let baseline: Int
  package let candidate: Int

  package init(baseline: Int, candidate: Int) {
    (self.baseline, self.candidate) = (baseline, candidate)
  }
}
