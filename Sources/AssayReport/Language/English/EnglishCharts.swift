extension English {
  func title(_ subject: ChartSubject) -> String {
    switch subject {
    case .recalls: "Recall of each class"
    case .errors(let model): "\(model): labels and predictions"
    case .errorDifference(let candidate, let baseline):
      "Errors: \(candidate) − \(baseline)"
    case .reliability(let model): "\(model): calibration"
    case .losses: "Losses of all samples"
    case .density: "Loss against loss"
    case .outcomes: "Who is right"
    case .roc(let positive): "ROC curve of \(positive)"
    case .precisionRecall(let positive): "Precision and recall of \(positive)"
    case .thresholds: "Error rate by threshold"
    case .thresholdCosts: "Cost by threshold"
    case .areas: "Area under the ROC curve of each class"
    case .slices(let metric, let table): "\(metric) by \(table)"
    }
  }

  func description(_ subject: ChartSubject) -> String {
    switch subject {
    case .recalls:
      "The share of each class’s samples that is recognized, by model; the lowest first."
    case .errors:
      "Rows are labels, columns predicted classes; the darker, the larger the share of the label’s "
        + "samples. Right answers have no colour."
    case .errorDifference:
      "Rows are labels, columns predicted classes: by how many points the share of the label’s samples "
        + "taken for the class differs. The colour is that of the model that makes the error more often."
    case .reliability:
      "The share of right answers against confidence, in bins of confidence. On the "
        + "diagonal the two agree."
    case .losses(let metric):
      "The share of samples with at least a given \(metric), by model, on two logarithmic axes."
    case .density(let metric, let baseline, let candidate):
      "Each sample’s \(metric) with \(baseline) and with \(candidate); darker where there are more."
    case .outcomes(let baseline, let candidate):
      "Samples that both, only one or neither of \(baseline) and \(candidate) get right."
    case .roc:
      "The share of positives found against the share of negatives taken for positive, at "
        + "every threshold. The diagonal is chance."
    case .precisionRecall:
      "Precision, the share of positives among the samples taken for positive, against recall, the "
        + "share of positives found, at every threshold."
    case .thresholds(let positive):
      "The error rate if samples at or above a probability count as \(positive)."
    case .thresholdCosts(let positive):
      "The cost of all errors if samples at or above a probability count as \(positive)."
    case .areas: "Each class against all others, by model, with intervals; the lowest first."
    case .slices:
      "Each value’s samples by themselves, by model, with intervals; the worst first."
    }
  }

  func taken(_ label: String, for predicted: String, _ count: Int, of total: Int) -> String {
    "\(label) taken for \(predicted): \(share(count, of: total))"
  }

  func taken(_ label: String, for predicted: String, _ new: String, less old: String) -> String {
    "\(label) taken for \(predicted): \(new) vs \(old)"
  }

  func bin(confidence: String, right: String, samples: Int) -> String {
    "confidence \(confidence), right \(right), \(count(samples, .sample))"
  }

  func labelled(_ name: String, _ value: String) -> String { "\(name): \(value)" }
  func losesMore(_ model: String) -> String { "above the line: \(model) does worse" }
  func only(_ model: String) -> String { "only \(model)" }
}
