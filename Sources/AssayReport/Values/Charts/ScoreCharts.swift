import AssayChart
import AssayResults

/// The small plots in the scoreboard's cells: a metric's row shares one scale.
struct ScoreCharts {
  private let metric: Metric
  private let results: WordedResults
  private let domain: ClosedRange<Double>?

  init(_ metric: Metric, in results: WordedResults) {
    self.metric = metric
    self.results = results
    let ends = results.models.flatMap { evaluation -> [Double] in
      guard let value = evaluation.estimate(metric.key).finite else { return [] }
      let interval = evaluation.bounds(metric.key)?.interval
      return [value, interval?.low ?? value, interval?.high ?? value]
    }
    guard let low = ends.min(), let high = ends.max(), low < high else {
      domain = nil
      return
    }
    domain = low...high
  }

  /// The same in characters.
  func sketch(of model: Int) -> String? {
    let evaluation = results.models[model]
    guard let domain, let value = evaluation.estimate(metric.key).finite,
      let interval = evaluation.bounds(metric.key)?.interval
    else { return nil }
    return TextBars.interval(interval, value: value, on: domain)
  }

  /// Nil if there is nothing to compare or no spread to show.
  func plot(of model: Int, text: String) -> String? {
    let evaluation = results.models[model]
    guard let domain, let value = evaluation.estimate(metric.key).finite,
      let interval = evaluation.bounds(metric.key)?.interval
    else { return nil }
    let baseline = results.models[results.baseline].estimate(metric.key).finite
    return IntervalPlot(
      value: value, interval: interval.low...interval.high, domain: domain,
      reference: results.models.count > 1 ? baseline : nil, series: model, text: text
    ).svg
  }
}
