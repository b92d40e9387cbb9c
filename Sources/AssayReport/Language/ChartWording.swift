/// The subject of a chart.
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

/// The words of charts: their titles, their descriptions for screen readers, and the labels of
/// marks.
protocol ChartWording {
  func title(_ subject: ChartSubject) -> String
  func description(_ subject: ChartSubject) -> String
  /// How many samples of a label were predicted as a class.
  func taken(_ label: String, for predicted: String, _ count: Int, of total: Int) -> String
  /// The same rate with one model minus the rate with another.
  func taken(_ label: String, for predicted: String, _ new: String, less old: String) -> String
  func bin(confidence: String, right: String, samples: Int) -> String
  /// A model's name with a value: `rf: 0.12`.
  func labelled(_ name: String, _ value: String) -> String
  func losesMore(_ model: String) -> String
  /// Samples that only this model gets right.
  func only(_ model: String) -> String
}
