package import AssayData
package import AssayResults

/// Everything that was measured about one model.
package struct Evaluation: Sendable {
  package let model: String
  /// How many samples.
  package let count: Int
  /// Each metric's value by its key, logarithms in nats.
  package let estimates: [String: Estimate]
  /// Each metric's bounds by its key; empty where they were not asked for.
  package let bounds: [String: IntervalResult]
  /// How metrics follow from mean losses, by their keys, those that do.
  package let lines: [String: Line]
  /// The sums of each loss, by its key.
  package let statistics: [String: LossStatistics]
  /// How the probabilities rank and what they promise; nil if there are none.
  package let scores: ScoreAnalysis?
  package let confusion: ConfusionMatrix
  /// What precision and recall go by: counts, or weights where samples have them.
  package let totals: ConfusionTotals
  /// Sums over weights and groups; nil if samples have neither.
  package let worth: SampleWorth?
  /// How the losses spread by which samples are told apart; nil if there are none.
  package let lossHistogram: LossHistogram?
  /// The sums of some losses over the samples of each class, by their keys; empty if samples have weights or
  /// belong to groups, and of labels that are no classes.
  package let classStatistics: [String: ClassStatistics]
  /// Whether the model gives logits.
  package let isOfLogits: Bool
  /// Samples whose highest score is shared by several classes; nil if there are no scores.
  package let tiedRows: Int?
  /// Per-class outcomes; nil unless multilabel.
  package let outcomes: [ClassOutcome]?

  /// How many samples have a class.
  package func support(of label: Int) -> Int {
    outcomes?[label].support ?? confusion.support(of: label)
  }

  /// The value of a metric; undefined for one that was not asked for.
  package func estimate(_ key: String) -> Estimate {
    estimates[key] ?? .undefined(.notMeasured)
  }
}
