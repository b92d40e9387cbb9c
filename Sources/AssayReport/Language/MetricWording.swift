import AssayData
import AssayResults

/// What metrics are called and what they mean, each by ``Metric/id``.
protocol MetricWording {
  func name(_ metric: Metric) -> String
  /// What several such numbers are called, in running text.
  func plural(_ metric: Metric) -> String
  /// The name of the loss of one sample, where the metric’s would say that it is a mean.
  func lossName(_ metric: Metric) -> String
  /// The values that it can take.
  func range(_ metric: Metric, in results: WordedResults) -> String
  func definition(_ metric: Metric, in results: WordedResults) -> String
}
