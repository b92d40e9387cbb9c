package import AssayData

// What the metrics of each task are for: whoever orders samples, picks slices or words a claim asks here.
extension EvaluationTask {
  /// The key of the loss that sees how sure a model is: samples, slices and claims go by it.
  package var primaryLoss: String {
    switch self {
    case .classes: MetricKey.crossEntropy
    case .multilabel: MetricKey.binaryCrossEntropy
    }
  }

  /// The key of the share of answers that are wrong.
  package var answerError: String {
    switch self {
    case .classes: MetricKey.errorRate
    case .multilabel: MetricKey.hammingError
    }
  }

  /// The key of the loss that is finite whatever a model says.
  package var finiteLoss: String {
    switch self {
    case .classes: MetricKey.squaredError
    case .multilabel: MetricKey.squaredErrorPerClass
    }
  }
}
