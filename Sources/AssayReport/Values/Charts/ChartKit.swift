import AssayChart
import AssayData
import AssayResults
import AssayTemplate

/// What the charts of a report have in common.
enum ChartKit {
  /// An axis of shares, in percent.
  static func shares(
    _ title: String, _ wording: any Wording, _ range: ClosedRange<Double> = 0...1
  ) -> Axis {
    Axis(title: title, scale: .linear(range).nice) { wording.tick($0) }
  }

  /// The same of few of them, on a logarithmic scale from the share of one of so many samples.
  static func rareShares(_ title: String, _ wording: any Wording, of count: Int) -> Axis {
    Axis(title: title, scale: .log(1 / Double(max(count, 2))...1).nice) { wording.tick($0) }
  }

  /// An axis of losses, on a logarithmic scale, in the unit of the report.
  ///
  /// - Parameters:
  ///   - title: What it says of itself.
  ///   - range: The losses, in nats.
  ///   - base: The unit.
  ///   - below: How a place for losses of 0 is named; nil without one.
  ///   - above: How a place for the largest losses is named; nil without one.
  ///   - end: Where that place begins, in nats; nil at the round end.
  /// - Returns: An axis with round ends.
  static func losses(
    _ title: String, _ range: ClosedRange<Double>, _ base: LogBase, below: String? = nil,
    above: String? = nil, upTo end: Double? = nil
  ) -> Axis {
    let round = Scale.log(
      base.convert(nats: range.lowerBound)...base.convert(nats: range.upperBound)
    ).nice
    let scale =
      end.map { Scale.log(round.domain.lowerBound...base.convert(nats: $0)) } ?? round
    // Beside 10⁻⁵ all numbers below 1 are powers.
    let isWide = scale.domain.lowerBound < 1e-3
    return Axis(title: title, scale: scale, below: below, above: above) {
      isWide && $0 < 1 ? Figures.power($0) : Figures.tick($0)
    }
  }

  /// A finished chart; null where there is none.
  static func markup(_ svg: String?) -> TemplateValue { svg.map(TemplateValue.markup) ?? .null }
}

extension Figures {
  /// A number at an axis: as few digits as tell it, `10⁻³` for a small power of ten.
  static func tick(_ value: Double) -> String {
    let magnitude = value.magnitude
    guard magnitude > 0, magnitude < 1e-3 || magnitude >= 1e5 else { return short(value) }
    let text = exact(value)
    return text.hasPrefix("1×") ? String(text.dropFirst(2)) : text
  }

  /// A number above a chart: two significant digits.
  static func rough(_ value: Double) -> String {
    guard value.magnitude >= 1e-4, value.magnitude < 1e5 else { return brief(value) }
    let decimals =
      value.magnitude >= 10
      ? 0
      : value.magnitude >= 1
        ? 1
        : value.magnitude >= 0.1
          ? 2
          : value.magnitude >= 0.01 ? 3 : 4
    return fixed(value, decimals: decimals)
  }

  /// The same of a lower bound: never more than it is.
  static func roughDown(_ value: Double) -> String {
    var shown = value
    // A thousandth of the value at a time: less than a step of two digits.
    while (Double(rough(shown)) ?? 0) > value { shown -= value.magnitude / 1_000 }
    return rough(shown)
  }
}

extension TermWording {
  /// A share at an axis.
  func tick(_ share: Double) -> String { percent(Figures.tick(share * 100)) }
}

extension WordedResults {
  /// The metric by whose losses samples are told apart.
  var primaryLoss: MetricWords { words(results.task.primaryLoss) }
}
