import AssayData
import AssayResults
import AssayStatistics
import AssayText

/// A field of a ``TidyTable``.
struct TidyCell: Sendable {
  /// As it is written.
  let csv: String

  /// Nothing, where a number does not exist.
  static let absent = TidyCell(csv: "")

  static func text(_ text: String) -> TidyCell { TidyCell(csv: csvField(text)) }

  /// One text of several.
  static func texts(_ texts: [String]) -> TidyCell { text(texts.joined(separator: ";")) }

  /// A name of the program's own, or nothing.
  static func code(_ code: String?) -> TidyCell { TidyCell(csv: code ?? "") }

  static func flag(_ flag: Bool) -> TidyCell { TidyCell(csv: flag ? "true" : "false") }

  static func count(_ count: Int?) -> TidyCell { TidyCell(csv: count.map { "\($0)" } ?? "") }

  /// With as many digits as tell it from all others; `inf` and `-inf` are numbers, too.
  static func number(_ number: Double?) -> TidyCell {
    guard let number, !number.isNaN else { return .absent }
    return TidyCell(csv: "\(number)")
  }

  static func estimate(_ estimate: Estimate) -> TidyCell {
    switch estimate {
    case .value(let value): number(value)
    case .infinite: number(.infinity)
    case .undefined: .absent
    }
  }

  static func difference(_ difference: Difference) -> TidyCell {
    switch difference {
    case .value(let value): number(value)
    case .infinitelyHigher: number(.infinity)
    case .infinitelyLower: number(-.infinity)
    case .undefined: .absent
    }
  }

  /// A row of some parts, one after the other.
  static func row(_ parts: [TidyCell]...) -> [TidyCell] { parts.flatMap(\.self) }

  /// The two ends of an interval.
  static func ends(_ interval: Interval?) -> [TidyCell] {
    [number(interval?.low), number(interval?.high)]
  }

  /// The sample's id, where it has one, and its row from 1 on.
  static func sample(_ sample: SampleName) -> [TidyCell] {
    [sample.id.map(text) ?? .absent, count(sample.row + 1)]
  }
}

extension TidyCell {
  /// The columns of ``paired(_:_:)``.
  static let pairedColumns = ["difference", "diff_low", "diff_high", "p", "verdict"]

  /// A difference and what its test says; p is the adjusted one.
  static func paired(_ difference: Difference, _ test: PairedTest?) -> [TidyCell] {
    row(
      [.difference(difference)], ends(test?.interval),
      [number(test?.adjustedP), code(test?.verdict.rawValue)])
  }

  /// The same of a result; where there is no test, there is no difference either.
  static func paired(_ result: Result<PairedTest, NoPairedTest>?) -> [TidyCell] {
    let test = try? result?.get()
    return paired(test.map { .value($0.difference) } ?? .undefined, test)
  }
}

extension Results {
  /// The unit of a metric's numbers: `share` of the samples, the unit of information, or nothing.
  func unitCode(_ metric: Metric) -> String {
    switch metric.unit {
    case .rate: "share"
    case .plain: ""
    case .information: informationUnit
    }
  }

  /// `nats`, `bits` or `hartleys`, in every language.
  var informationUnit: String {
    switch options.logBase {
    case .e: "nats"
    case .two: "bits"
    case .ten: "hartleys"
    }
  }

  /// The names of an answer's classes.
  func cell(_ answer: Answer) -> TidyCell { .texts(answer.places.map { classes.names[$0] }) }
}
