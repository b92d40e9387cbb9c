package import AssayData

// The metrics that each task uses to order samples, pick slices and word claims.
extension EvaluationTask {
  /// The key of the loss that depends on the model's confidence; it orders samples and slices and
  /// decides claims.
  package var primaryLoss: String {
    switch self {
    case .classes: MetricKey.crossEntropy
    case .multilabel: MetricKey.binaryCrossEntropy
    }
  }

  /// The key of the share of wrong answers.
  package var answerError: String {
    switch self {
    case .classes: MetricKey.errorRate
    case .multilabel: MetricKey.hammingError
    }
  }

  /// The key of the loss that is finite for every prediction.
  package var finiteLoss: String {
    switch self {
    case .classes: MetricKey.squaredError
    case .multilabel: MetricKey.squaredErrorPerClass
    }
  }
}
