/// What a chart is of.
enum ChartSubject {
  case recalls
  case errors(model: String)
  case errorDifference(candidate: String, baseline: String)
  case reliability(model: String)
  case losses(metric: String)
  case density(metric: String, baseline: String, candidate: String)
  case outcomes(baseline: String, candidate: String)
  case roc(positive: String)
  case precisionRecall(positive: String)
  case thresholds(positive: String)
  case thresholdCosts(positive: String)
  case areas
  case slices(metric: String, table: String)
}

/// What charts say: their titles and descriptions for who hears them, and the words at their marks.
protocol ChartWording {
  func title(_ subject: ChartSubject) -> String
  func description(_ subject: ChartSubject) -> String
  /// Of so many samples of a label, how many were taken for a class.
  func taken(_ label: String, for predicted: String, _ count: Int, of total: Int) -> String
  /// How often that happens with the one model, less how often with the other.
  func taken(_ label: String, for predicted: String, _ new: String, less old: String) -> String
  func bin(confidence: String, right: String, samples: Int) -> String
  /// What a thing of a model is: `rf: 0.12`.
  func labelled(_ name: String, _ value: String) -> String
  func losesMore(_ model: String) -> String
  /// Samples that only this model gets right.
  func only(_ model: String) -> String
}
