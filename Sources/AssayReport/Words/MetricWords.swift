import AssayData
import AssayResults
import AssayStatistics

/// Writes the values of one metric in the units of one report.
struct MetricWords {
  let metric: Metric
  let logBase: LogBase
  let wording: any Wording

  /// The metric's name.
  var name: String { wording.name(metric) }

  /// The unit after a number in running text, with its space; empty where there is none.
  var unit: String { metric.unit == .information ? " " + wording.unit(logBase) : "" }

  /// The metric's name with its unit, for the head of a row.
  var nameWithUnit: String { withUnit(name) }

  /// The name of one sample's loss with its unit.
  var lossNameWithUnit: String { withUnit(wording.lossName(metric)) }

  private func withUnit(_ name: String) -> String {
    metric.unit == .information ? wording.named(name, in: wording.unit(logBase)) : name
  }

  /// `↓` where lower is better, `↑` where higher is.
  var arrow: String {
    switch metric.direction {
    case .lowerIsBetter: "↓"
    case .higherIsBetter: "↑"
    case .descriptive: ""
    }
  }

  /// A value in a table.
  func text(_ estimate: Estimate) -> String {
    switch estimate {
    case .value(let value):
      metric.unit == .rate ? wording.percent(value) : Figures.number(value)
    case .infinite: "∞"
    case .undefined: "—"
    }
  }

  /// A value in running text, with its unit.
  func brief(_ estimate: Estimate) -> String {
    bare(estimate) + (estimate.finite == nil ? "" : unit)
  }

  /// A value in running text where the unit was just said.
  func bare(_ estimate: Estimate) -> String {
    switch estimate {
    case .value(let value):
      metric.unit == .rate ? wording.percent(value) : Figures.brief(value)
    case .infinite: "∞"
    case .undefined: wording.undefined
    }
  }

  /// A difference in a table, signed; rates in points of a percent.
  func text(_ difference: Difference) -> String {
    switch difference {
    case .value(let value):
      metric.unit == .rate
        ? wording.points(Figures.signed(value, Figures.points))
        : Figures.signed(value, Figures.number)
    case .infinitelyHigher: "+∞"
    case .infinitelyLower: "−∞"
    case .undefined: "—"
    }
  }

  /// The size of a difference in running text, with its unit.
  func size(_ value: Double) -> String {
    metric.unit == .rate
      ? wording.points(Figures.points(value.magnitude))
      : Figures.brief(value.magnitude) + unit
  }

  /// A margin in running text, as it was given.
  func margin(_ size: Double) -> String {
    metric.unit == .rate
      ? wording.points(Figures.short(size * 100)) : Figures.short(size) + unit
  }

  /// The bounds of a value: `6.15–79.23%`.
  func text(_ interval: Interval) -> String {
    metric.unit == .rate
      ? Figures.range(Figures.points(interval.low), wording.percent(interval.high))
      : Figures.range(Figures.brief(interval.low), Figures.brief(interval.high))
  }

  /// A difference without sign, in a table: `1.20 points`.
  func difference(_ size: Double) -> String {
    metric.unit == .rate ? wording.points(Figures.points(size)) : Figures.brief(size)
  }

  /// The bounds of a difference in a table, beside it: `[−1.20, +0.31]`.
  func difference(_ interval: Interval) -> String {
    let ends = ends(interval)
    return Figures.bracketed(ends.low, ends.high)
  }

  /// The bounds of a difference in running text, where its unit was just said.
  func range(_ interval: Interval) -> String {
    let ends = ends(interval)
    return wording.range(ends.low, ends.high)
  }

  private func ends(_ interval: Interval) -> (low: String, high: String) {
    let format = metric.unit == .rate ? Figures.points : Figures.brief
    return (Figures.signed(interval.low, format), Figures.signed(interval.high, format))
  }
}

extension WordedResults {
  /// The words for a metric.
  func words(_ metric: Metric) -> MetricWords {
    MetricWords(metric: metric, logBase: results.options.logBase, wording: wording)
  }

  /// The words for a metric of the catalogue, whether it was measured or not.
  func words(_ key: String) -> MetricWords {
    words(metric(key) ?? .named(key, in: results.task) ?? .errorRate)
  }
}
