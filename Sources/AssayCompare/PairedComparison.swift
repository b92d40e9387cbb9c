import AssayData
package import AssayEvaluate
package import AssayResults

/// One candidate against the baseline, on the same samples.
package struct PairedComparison: Sendable {
  /// Places in the comparison's evaluations.
  package let baseline: Int
  package let candidate: Int
  /// Candidate less baseline for each metric, logarithms in nats.
  package let differences: [String: Difference]
  package let outcomes: PairedOutcomes
  /// What the samples say of each metric's difference, or why nothing.
  package let tests: [String: Result<PairedTest, NoPairedTest>]
  /// The same of each class's scores, in the order of the classes; empty where they are not compared.
  package let classTests: [ClassScore: [Result<PairedTest, NoPairedTest>]]
  /// By metric, in how many samples the candidate's loss is lower than the baseline's.
  package let records: [String: LossRecord]
  /// In how many samples the two predict different classes; nil if only the core metrics are measured.
  package let changedAnswers: Int?
  package let changed: ChangedSamples
  /// How far apart the predicted distributions are; nil if a model gives classes only.
  package let divergence: Divergence.Means?
  /// Whether the two say the same of every sample, but for the last bits of their probabilities.
  package let isSame: Bool
  /// How many samples have which two losses; nil if a model has none.
  package let density: LossDensity?

  package func test(_ key: String) -> PairedTest? { try? tests[key]?.get() }

  package func difference(_ key: String) -> Difference {
    differences[key] ?? .undefined
  }
}
