/// Some samples: their labels, the scores of each model, and what else is known of them.
///
/// All arrays have one entry per sample, in the same order.
///
/// ```swift
/// var batch = Batch(labels: .classes([0, 1]), scores: [.logits([[2.0, 0.5], [0.1, 1.2]])])
/// batch.ids = ["frame-1", "frame-2"]
/// batch.weights = [1, 2.5]
/// batch.groups = ["video-1", "video-1"]
/// batch.slices = [("region", ["north", "south"])]
/// batch.scores.append(.predictedClasses([0, 0]))  // of a second model
/// batch.labels = .distributions([[0.9, 0.1], [0.2, 0.8]])  // soft labels instead
/// ```
public struct Batch: Sendable {
  /// The true labels.
  public var labels: TrueLabels
  /// The scores of each model, in the order of the evaluator's models.
  public var scores: [Scores]
  /// The ids of the samples; nil: samples are named by their rows, counted from 1 over all batches.
  public var ids: [String]?
  /// The weight of each sample, finite and at least 0; samples of weight 0 are left out.
  public var weights: [Double]?
  /// The group of each sample; samples of one group belong together, as frames of one video do.
  ///
  /// Intervals and tests then treat groups, not samples, as independent.
  public var groups: [String]?
  /// Columns whose values divide the samples into slices: a name, and a value for each sample.
  public var slices: [(name: String, values: [String])]

  /// Creates a batch.
  ///
  /// Nothing is checked here; ``Evaluator/add(_:)`` checks it.
  ///
  /// ```swift
  /// let batch = Batch(
  ///   labels: .classes(["cat", "dog"]), scores: [.probabilities([[0.9, 0.1], [0.2, 0.8]])],
  ///   ids: ["image-7", "image-8"])
  /// ```
  ///
  /// - Parameters:
  ///   - labels: The true labels.
  ///   - scores: The scores of each model, in the order of the evaluator's models.
  ///   - ids: The ids of the samples; nil: samples are named by their rows.
  ///   - weights: The weight of each sample; nil: all count alike.
  ///   - groups: The group of each sample; nil: samples are independent.
  ///   - slices: Columns whose values divide the samples into slices.
  public init(
    labels: TrueLabels, scores: [Scores], ids: [String]? = nil, weights: [Double]? = nil,
    groups: [String]? = nil, slices: [(name: String, values: [String])] = []
  ) {
    (self.labels, self.scores, self.ids) = (labels, scores, ids)
    (self.weights, self.groups, self.slices) = (weights, groups, slices)
  }
}
