import AssayCompare
import AssayData
import AssayEvaluate
import AssayStatistics

/// Writes the values of one metric in the units of one report.
struct MetricWords {
  let metric: Metric
  let logBase: LogBase

  /// The unit after a number in running text, with its space; empty where there is none.
  var unit: String { metric.unit == .information ? " " + logBase.unit : "" }

  /// The metric's name with its unit, for the head of a row.
  var nameWithUnit: String {
    metric.unit == .information ? "\(metric.name), \(logBase.unit)" : metric.name
  }

  /// `↓` where lower is better, `↑` where higher is.
  var arrow: String {
    switch metric.direction {
    case .lowerIsBetter: "↓"
    case .higherIsBetter: "↑"
    case .descriptive: ""
    }
  }

  /// The arrow in words.
  var direction: String {
    switch metric.direction {
    case .lowerIsBetter: "lower is better"
    case .higherIsBetter: "higher is better"
    case .descriptive: "neither higher nor lower is better"
    }
  }

  /// A value in the unit that is shown.
  func shown(_ value: Double) -> Double {
    metric.unit == .information ? logBase.convert(nats: value) : value
  }

  /// A value in a table.
  func text(_ estimate: Estimate) -> String {
    switch estimate {
    case .value(let value):
      metric.unit == .rate ? Figures.percent(value) : Figures.number(shown(value))
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
      metric.unit == .rate ? Figures.percent(value) : Figures.brief(shown(value))
    case .infinite: "∞"
    case .undefined: "undefined"
    }
  }

  /// A difference in a table, signed; rates in points of a percent.
  func text(_ difference: Difference) -> String {
    switch difference {
    case .value(let value):
      metric.unit == .rate
        ? Figures.signed(value, Figures.points) + " pp"
        : Figures.signed(shown(value), Figures.number)
    case .infinitelyHigher: "+∞"
    case .infinitelyLower: "−∞"
    case .undefined: "—"
    }
  }

  /// The size of a difference in running text, with its unit.
  func size(_ value: Double) -> String {
    metric.unit == .rate
      ? Figures.points(value.magnitude) + " points"
      : Figures.brief(shown(value.magnitude)) + unit
  }

  /// The bounds of a value, in a table: `6.15 … 79.23 %`.
  func text(_ interval: Interval) -> String {
    metric.unit == .rate
      ? "\(Figures.points(interval.low)) … \(Figures.percent(interval.high))"
      : "\(Figures.brief(shown(interval.low))) … \(Figures.brief(shown(interval.high)))"
  }

  /// A difference without sign: `1.20 pp`.
  func difference(_ size: Double) -> String {
    metric.unit == .rate ? Figures.points(size) + " pp" : Figures.brief(shown(size))
  }

  /// The bounds of a difference, with their signs: `−1.20 … +0.31 pp`.
  func difference(_ interval: Interval) -> String {
    let format = metric.unit == .rate ? Figures.points : Figures.brief
    let ends = [interval.low, interval.high].map { Figures.signed(shown($0), format) }
    return ends.joined(separator: " … ") + (metric.unit == .rate ? " pp" : "")
  }

  /// The bounds of a difference in running text, where its unit was just said.
  func range(_ interval: Interval) -> String {
    let format = metric.unit == .rate ? Figures.points : Figures.brief
    return [interval.low, interval.high].map { Figures.signed(shown($0), format) }
      .joined(separator: " to ")
  }

  /// The bounds of a value in running text, where its unit was just said.
  func plainRange(_ interval: Interval) -> String {
    metric.unit == .rate
      ? "\(Figures.points(interval.low)) to \(Figures.percent(interval.high))"
      : "\(Figures.brief(shown(interval.low))) to \(Figures.brief(shown(interval.high)))"
  }

  /// The one word for a difference: it says the direction and claims nothing.
  static func word(_ difference: Difference) -> String {
    switch difference.sign {
    case .none: "—"
    case .some(0): "equal"
    case .some(let sign): sign < 0 ? "lower" : "higher"
    }
  }
}
