import AssayChart
import AssayData
import AssayResults
import AssayTemplate

/// The parts that the charts of a report share.
enum ChartKit {
  /// An axis of shares, in percent.
  static func shares(
    _ title: String, _ wording: any Wording, _ range: ClosedRange<Double> = 0...1
  ) -> Axis {
    Axis(
      title: title, scale: .linear(range).nice, reading: { wording.percent($0) },
      format: { wording.tick($0) })
  }

  /// An axis of small shares, on a logarithmic scale that starts at the share of one in `count`
  /// samples.
  static func rareShares(_ title: String, _ wording: any Wording, of count: Int) -> Axis {
    Axis(
      title: title, scale: .log(1 / Double(max(count, 2))...1).nice,
      reading: { wording.percent($0) }, format: { wording.tick($0) })
  }

  /// An axis of losses, on a logarithmic scale, in the unit of the report.
  ///
  /// - Parameters:
  ///   - title: The title of the axis.
  ///   - range: The losses, in nats.
  ///   - base: The unit.
  ///   - below: The label of the position for losses of 0; nil for no such position.
  ///   - above: The label of the position for the largest losses; nil for no such position.
  ///   - end: The loss at which that position begins, in nats; nil for the rounded end of the
  ///     range.
  /// - Returns: An axis with rounded ends.
  static func losses(
    _ title: String, _ range: ClosedRange<Double>, _ base: LogBase, below: String? = nil,
    above: String? = nil, upTo end: Double? = nil
  ) -> Axis {
    let round = Scale.log(
      base.convert(nats: range.lowerBound)...base.convert(nats: range.upperBound)
    ).nice
    let scale =
      end.map { Scale.log(round.domain.lowerBound...base.convert(nats: $0)) } ?? round
    // On an axis that reaches 10⁻⁵, all numbers below 1 are shown as powers.
    let isWide = scale.domain.lowerBound < 1e-3
    return Axis(
      title: title, scale: scale, below: below, above: above,
      reading: { $0 > scale.domain.upperBound ? above ?? "" : Figures.threshold($0) },
      format: { isWide && $0 < 1 ? Figures.power($0) : Figures.tick($0) })
  }

  /// A finished chart; null if absent.
  static func markup(_ svg: String?) -> TemplateValue { svg.map(TemplateValue.markup) ?? .null }
}

extension Figures {
  /// A number on an axis: with as few digits as identify it, and `10⁻³` for a small power of ten.
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

  /// The same for a lower bound: never larger than the value.
  static func roughDown(_ value: Double) -> String {
    var shown = value
    // Steps of a thousandth of the value are less than a step of two digits.
    while (Double(rough(shown)) ?? 0) > value { shown -= value.magnitude / 1_000 }
    return rough(shown)
  }
}

extension TermWording {
  /// A share on an axis.
  func tick(_ share: Double) -> String { percent(Figures.tick(share * 100)) }
}

extension WordedResults {
  /// The metric whose losses distinguish samples.
  var primaryLoss: MetricWords { words(results.task.primaryLoss) }
}
