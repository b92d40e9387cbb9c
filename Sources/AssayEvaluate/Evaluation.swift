package import AssayData
package import AssayResults

/// Everything that was measured about one model.
package struct Evaluation: Sendable {
  package let model: String
  /// The number of samples.
  package let count: Int
  /// Each metric's value by its key, in nats where it is a logarithm.
  package let estimates: [String: Estimate]
  /// Each metric's bounds by its key; empty if none were requested.
  package let bounds: [String: IntervalResult]
  /// The linear relations of metrics to mean losses, by their keys, for the metrics that have one.
  package let lines: [String: Line]
  /// The sums of each loss, by its key.
  package let statistics: [String: LossStatistics]
  /// The ranking and calibration of the probabilities; nil if absent.
  package let scores: ScoreAnalysis?
  package let confusion: ConfusionMatrix
  /// The totals for precision and recall: counts, or weights if samples have them.
  package let totals: ConfusionTotals
  /// Sums over weights and groups; nil if samples have neither.
  package let worth: SampleWorth?
  /// The distribution of the task's primary loss; nil if the model has none.
  package let lossHistogram: LossHistogram?
  /// The sums of some losses over the samples of each class, by their keys; empty if samples have
  /// weights or are in groups, and if labels are not single classes.
  package let classStatistics: [String: ClassStatistics]
  /// Whether the model gives logits.
  package let isOfLogits: Bool
  /// The number of samples whose highest score is shared by several classes; nil if there are no
  /// scores, and for multilabel.
  package let tiedRows: Int?
  /// Per-class outcomes; nil unless multilabel.
  package let outcomes: [ClassOutcome]?

  /// The number of samples that have a class.
  package func support(of label: Int) -> Int {
    outcomes?[label].support ?? confusion.support(of: label)
  }

  /// The value of a metric; undefined if it was not measured.
  package func estimate(_ key: String) -> Estimate {
    estimates[key] ?? .undefined(.notMeasured)
  }
}
