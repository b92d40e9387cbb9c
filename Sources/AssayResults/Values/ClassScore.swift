/// A score of one class that follows from the confusion matrix.
///
/// The names are those of `results.json`.
package enum ClassScore: String, Sendable, CaseIterable {
  case recall
  case precision
  case f1
}

/// A class's score with one model less that with another.
package struct ClassComparison: Sendable {
  /// The place of the other model.
  package let baseline: Int
  package let score: ClassScore
  /// The test, adjusted for those of all classes, or the reason it is missing.
  package let result: Result<PairedTest, NoPairedTest>

  package init(
    baseline: Int, score: ClassScore, result: Result<PairedTest, NoPairedTest>
  ) {
    (self.baseline, self.score, self.result) = (baseline, score, result)
  }
}
