import AssayChart
import AssayResults

/// The small plots in the scoreboard's cells; all plots of a metric share one scale.
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
    domain = ScoreCharts.meaningful(metric, results, high) ?? low...high
  }

  /// From a perfect model's value to that of a constant prediction, or to a worse model's; nil if
  /// unknown.
  private static func meaningful(
    _ metric: Metric, _ results: WordedResults, _ high: Double
  ) -> ClosedRange<Double>? {
    switch metric.id {
    case .errorRate:
      let majority = results.models.first?.estimate(MetricKey.majorityError).finite
      return majority.flatMap { $0 > 0 ? 0...max($0, high) : nil }
    case .rocArea: return 0.5...1
    case .logLossSkill, .brierSkill, .accuracy, .macroF1, .averagePrecision: return 0...1
    default: return nil
    }
  }

  /// Nil if there is nothing to compare, or no spread to show.
  func plot(of model: Int) -> String? {
    let evaluation = results.models[model]
    guard let domain, let value = evaluation.estimate(metric.key).finite,
      let interval = evaluation.bounds(metric.key)?.interval
    else { return nil }
    let baseline = results.models[results.baseline].estimate(metric.key).finite
    return IntervalPlot(
      value: value, interval: interval.low...interval.high, domain: domain,
      reference: results.models.count > 1 ? baseline : nil, series: model, text: nil
    ).svg
  }
}
