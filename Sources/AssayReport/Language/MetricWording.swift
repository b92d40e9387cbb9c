import AssayData
import AssayResults

/// The names and the definitions of metrics, by ``Metric/id``.
protocol MetricWording {
  func name(_ metric: Metric) -> String
  /// The plural of the name, in running text.
  func plural(_ metric: Metric) -> String
  /// The name of the loss of one sample, if the metric's name would say that it is a mean.
  func lossName(_ metric: Metric) -> String
  /// The range of the metric's values.
  func range(_ metric: Metric, in results: WordedResults) -> String
  func definition(_ metric: Metric, in results: WordedResults) -> String
}
