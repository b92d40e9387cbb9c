import AssayData
package import AssayEvaluate
package import AssayResults

/// A candidate compared with the baseline on the same samples.
package struct PairedComparison: Sendable {
  /// The models' indices in the comparison's evaluations.
  package let baseline: Int
  package let candidate: Int
  /// Candidate minus baseline for each metric, with logarithms in nats.
  package let differences: [String: Difference]
  package let outcomes: PairedOutcomes
  /// The test of each metric's difference, or the reason why it is missing.
  package let tests: [String: Result<PairedTest, NoPairedTest>]
  /// The same for each class's scores, in the order of the classes; empty if they are not compared.
  package let classTests: [ClassScore: [Result<PairedTest, NoPairedTest>]]
  /// By metric, in how many samples the candidate's loss is lower, equal and higher than the
  /// baseline's.
  package let records: [String: LossRecord]
  /// The number of samples for which the two predict different classes; nil if only the core
  /// metrics are measured.
  package let changedAnswers: Int?
  package let changed: ChangedSamples
  /// The divergences between the predicted distributions; nil if a model gives only classes.
  package let divergence: Divergence.Means?
  /// Whether the two models' predictions are the same except for the last bits of their
  /// probabilities.
  package let isSame: Bool
  /// The joint distribution of the two models' losses; nil if a model has none.
  package let density: LossDensity?
}
