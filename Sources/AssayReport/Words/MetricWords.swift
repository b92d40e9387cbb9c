import AssayData
import AssayResults
import AssayStatistics

/// Formats the values of one metric in the units of one report.
struct MetricWords {
  let metric: Metric
  let logBase: LogBase
  let wording: any Wording
  /// The decimals of values and differences; if nil, rates have two, and others four significant
  /// digits.
  var decimals: Int?

  /// The metric's name.
  var name: String { wording.name(metric) }

  /// The unit after a number in running text, with its leading space; empty if absent.
  var unit: String { metric.unit == .information ? " " + wording.unit(logBase) : "" }

  /// The metric's name with its unit, for the heading of a row.
  var nameWithUnit: String { withUnit(name) }

  /// The metric's name with the unit of its differences.
  var nameOfDifference: String { unitOfDifference.map { wording.named(name, in: $0) } ?? name }

  /// The unit of values, for the heading of a row.
  var unitOfValue: String? { metric.unit == .information ? wording.unit(logBase) : nil }

  /// The unit of differences, for the heading of a row.
  var unitOfDifference: String? { metric.unit == .rate ? wording.unitOfPoints : unitOfValue }

  /// The name of one sample's loss with its unit.
  var lossNameWithUnit: String { withUnit(wording.lossName(metric)) }

  private func withUnit(_ name: String) -> String {
    unitOfValue.map { wording.named(name, in: $0) } ?? name
  }

  /// `↓` if lower is better, `↑` if higher is.
  var arrow: String {
    switch metric.direction {
    case .lowerIsBetter: "↓"
    case .higherIsBetter: "↑"
    case .descriptive: ""
    }
  }

  /// A value in a table.
  func text(_ estimate: Estimate) -> String { value(estimate, decimals: decimals) }

  /// A value in running text, with its unit.
  func brief(_ estimate: Estimate) -> String {
    bare(estimate) + (estimate.finite == nil ? "" : unit)
  }

  /// A value in running text, if the unit was just mentioned.
  func bare(_ estimate: Estimate) -> String {
    if case .undefined = estimate { wording.undefined } else { text(estimate) }
  }

  /// A difference in a table of several metrics, with its sign; rates in percentage points.
  func text(_ difference: Difference) -> String {
    guard metric.unit == .rate, case .value = difference else { return signed(difference) }
    return wording.points(signed(difference))
  }

  /// A difference with its sign, if the heading has the unit.
  func signed(_ difference: Difference) -> String {
    switch difference {
    case .value(let value): signed(value, decimals: decimals)
    case .infinitelyHigher: "+∞"
    case .infinitelyLower: "−∞"
    case .undefined: "—"
    }
  }

  /// The size of a difference in running text, with its unit.
  func size(_ value: Double) -> String {
    let size = difference(value.magnitude)
    return metric.unit == .rate ? wording.points(size) : size + unit
  }

  /// A margin in running text, as it was given.
  func margin(_ size: Double) -> String {
    metric.unit == .rate
      ? wording.points(Figures.short(size * 100)) : Figures.short(size) + unit
  }

  /// The interval of a value in running text: `6.15–79.23%`.
  func text(_ interval: Interval) -> String {
    let span = span(interval, decimals: decimals)
    return metric.unit == .rate ? wording.percent(span) : span
  }

  /// A difference without its sign, in a table: `1.20`.
  func difference(_ size: Double) -> String { number(size, decimals) }

  /// The interval of a difference in a table, next to it: `[−1.20, +0.31]`.
  func difference(_ interval: Interval) -> String { signed(interval, decimals: decimals) }

  /// The interval of a difference in running text, if its unit was just mentioned.
  func range(_ interval: Interval) -> String {
    let ends = signedEnds(interval, decimals: decimals)
    return wording.range(ends.low, ends.high)
  }

  /// A value in full precision, for tooltips.
  func full(_ value: Double?) -> String? { value.map { "\($0)\(unit)" } }

  /// The same for a difference; rates in percentage points.
  func full(_ difference: Difference) -> String? {
    guard case .value(let value) = difference else { return nil }
    return metric.unit == .rate ? "\(value * 100) \(wording.unitOfPoints)" : full(value)
  }
}

extension WordedResults {
  /// The words of a metric.
  func words(_ metric: Metric) -> MetricWords {
    MetricWords(
      metric: metric, logBase: results.options.logBase, wording: wording,
      decimals: decimals(metric))
  }

  /// The words of a metric in the catalogue, whether it was measured or not.
  func words(_ key: String) -> MetricWords {
    words(metric(key) ?? .named(key, in: results.task) ?? .errorRate)
  }
}

extension LogBase {
  /// The symbol of the logarithm in formulas.
  var logarithm: String {
    switch self {
    case .e: "ln"
    case .two: "log₂"
    case .ten: "log₁₀"
    }
  }
}
