import AssayCompare
import AssayData
import AssayEvaluate

/// What metrics are called and what they mean.
///
/// In English both stand with the metric itself (``Metric/name``, ``Metric/definition``); another
/// language has them by ``Metric/name`` and by ``Metric/key``.
protocol MetricWording {
  func name(_ metric: Metric) -> String
  /// What several such numbers are called, in running text.
  func plural(_ metric: Metric) -> String
  /// The name of the loss of one sample, where the metric’s would say that it is a mean.
  func lossName(_ metric: Metric) -> String
  /// The values that it can take.
  func range(_ metric: Metric) -> String
  func definition(_ metric: Metric, in comparison: Comparison) -> String
}
