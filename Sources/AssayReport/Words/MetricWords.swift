import AssayData
import AssayResults
import AssayStatistics

/// Writes the values of one metric in the units of one report.
struct MetricWords {
  let metric: Metric
  let logBase: LogBase
  let wording: any Wording
  /// The decimals of values and differences; without them rates have two, others four significant digits.
  var decimals: Int?

  /// The metric's name.
  var name: String { wording.name(metric) }

  /// The unit after a number in running text, with its space; empty where there is none.
  var unit: String { metric.unit == .information ? " " + wording.unit(logBase) : "" }

  /// The metric's name with its unit, for the head of a row.
  var nameWithUnit: String { withUnit(name) }

  /// The metric's name with the unit of its differences.
  var nameOfDifference: String { unitOfDifference.map { wording.named(name, in: $0) } ?? name }

  /// The unit of values, for the head of a row.
  var unitOfValue: String? { metric.unit == .information ? wording.unit(logBase) : nil }

  /// The unit of differences, for the head of a row.
  var unitOfDifference: String? { metric.unit == .rate ? wording.unitOfPoints : unitOfValue }

  /// The name of one sample's loss with its unit.
  var lossNameWithUnit: String { withUnit(wording.lossName(metric)) }

  private func withUnit(_ name: String) -> String {
    unitOfValue.map { wording.named(name, in: $0) } ?? name
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
  func text(_ estimate: Estimate) -> String { value(estimate, decimals: decimals) }

  /// A value in running text, with its unit.
  func brief(_ estimate: Estimate) -> String {
    bare(estimate) + (estimate.finite == nil ? "" : unit)
  }

  /// A value in running text where the unit was just said.
  func bare(_ estimate: Estimate) -> String {
    if case .undefined = estimate { wording.undefined } else { text(estimate) }
  }

  /// A difference in a table of several metrics, signed; rates in points of a percent.
  func text(_ difference: Difference) -> String {
    guard metric.unit == .rate, case .value = difference else { return signed(difference) }
    return wording.points(signed(difference))
  }

  /// A difference where the head has the unit, signed.
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

  /// The bounds of a value in running text: `6.15–79.23%`.
  func text(_ interval: Interval) -> String {
    let span = span(interval, decimals: decimals)
    return metric.unit == .rate ? wording.percent(span) : span
  }

  /// A difference without sign, in a table: `1.20`.
  func difference(_ size: Double) -> String { number(size, decimals) }

  /// The bounds of a difference in a table, beside it: `[−1.20, +0.31]`.
  func difference(_ interval: Interval) -> String { signed(interval, decimals: decimals) }

  /// The bounds of a difference in running text, where its unit was just said.
  func range(_ interval: Interval) -> String {
    let ends = signedEnds(interval, decimals: decimals)
    return wording.range(ends.low, ends.high)
  }

  /// A value in full, for who points at it.
  func full(_ value: Double?) -> String? { value.map { "\($0)\(unit)" } }

  /// The same of a difference, of rates in points.
  func full(_ difference: Difference) -> String? {
    guard case .value(let value) = difference else { return nil }
    return metric.unit == .rate ? "\(value * 100) \(wording.unitOfPoints)" : full(value)
  }
}

extension WordedResults {
  /// The words for a metric.
  func words(_ metric: Metric) -> MetricWords {
    MetricWords(
      metric: metric, logBase: results.options.logBase, wording: wording,
      decimals: decimals(metric))
  }

  /// The words for a metric of the catalogue, whether it was measured or not.
  func words(_ key: String) -> MetricWords {
    words(metric(key) ?? .named(key, in: results.task) ?? .errorRate)
  }
}
