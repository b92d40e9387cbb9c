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
    Axis(title: title, scale: .linear(range)) { wording.tick($0) }
  }

  /// An axis of losses, on a logarithmic scale, in the unit of the report.
  static func losses(_ title: String, _ range: ClosedRange<Double>, _ base: LogBase) -> Axis {
    Axis(
      title: title,
      scale: .log(base.convert(nats: range.lowerBound)...base.convert(nats: range.upperBound))
    ) { Figures.tick($0) }
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
}

extension TermWording {
  /// A share at an axis.
  func tick(_ share: Double) -> String { percent(Figures.tick(share * 100)) }
}

extension WordedResults {
  /// The metric by whose losses samples are told apart.
  var primaryLoss: MetricWords { words(results.task.primaryLoss) }
}
