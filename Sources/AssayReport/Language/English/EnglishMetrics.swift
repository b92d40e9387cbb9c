import AssayCompare
import AssayEvaluate

extension English {
  func name(_ metric: Metric) -> String { metric.name }

  func plural(_ metric: Metric) -> String {
    metric.name.hasSuffix("entropy") ? metric.name.dropLast() + "ies" : metric.name + "s"
  }

  func lossName(_ metric: Metric) -> String {
    switch metric.key {
    case MetricKey.squaredError: "squared error"
    case MetricKey.squaredErrorPerClass: "squared error per class"
    default: metric.name
    }
  }

  func range(_ metric: Metric) -> String { metric.range }

  func definition(_ metric: Metric, in comparison: Comparison) -> String { metric.definition }
}
