/// Some samples: their labels, the output of each model, and what else is known of them.
///
/// ```swift
/// let batch = Batch(labels: .classes([0, 1]), scores: [.logits([[2.0, 0.5], [0.1, 1.2]])])
/// ```
public struct Batch: Sendable {
  /// The truth.
  public var labels: TrueLabels
  /// The output of each model, in the order of the evaluator's.
  public var scores: [Scores]
  /// The ids of the samples; without them samples are named by their rows, counted from 1.
  public var ids: [String]?
  /// A weight a sample, finite and from 0 up.
  public var weights: [Double]?
  /// Samples of equal text belong together, such as frames of one video: intervals then go by groups.
  public var groups: [String]?
  /// Columns whose values make slices: the name of each, and a value a sample.
  public var slices: [(name: String, values: [String])]

  /// Some samples with nothing beside them.
  public init(
    labels: TrueLabels, scores: [Scores], ids: [String]? = nil, weights: [Double]? = nil,
    groups: [String]? = nil, slices: [(name: String, values: [String])] = []
  ) {
    (self.labels, self.scores, self.ids) = (labels, scores, ids)
    (self.weights, self.groups, self.slices) = (weights, groups, slices)
  }
}
