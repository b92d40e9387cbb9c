import AssayData
import AssayResults
import AssayStatistics
import AssayText

/// A field of a ``TidyTable``.
struct TidyCell: Sendable {
  /// The field as it is written.
  let csv: String

  /// An empty field, for a number that does not exist.
  static let absent = TidyCell(csv: "")

  static func text(_ text: String) -> TidyCell { TidyCell(csv: csvField(text)) }

  /// Several texts in one field.
  static func texts(_ texts: [String]) -> TidyCell { text(texts.joined(separator: ";")) }

  /// A name defined by the program, or an empty field.
  static func code(_ code: String?) -> TidyCell { TidyCell(csv: code ?? "") }

  static func flag(_ flag: Bool) -> TidyCell { TidyCell(csv: flag ? "true" : "false") }

  static func count(_ count: Int?) -> TidyCell { TidyCell(csv: count.map { "\($0)" } ?? "") }

  /// A number with as many digits as identify it; `inf` and `-inf` are numbers, too.
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

  /// A row that consists of several parts.
  static func row(_ parts: [TidyCell]...) -> [TidyCell] { parts.flatMap(\.self) }

  /// The two ends of an interval.
  static func ends(_ interval: Interval?) -> [TidyCell] {
    [number(interval?.low), number(interval?.high)]
  }

  /// The sample's id, if it has one, and its row counted from 1.
  static func sample(_ sample: SampleName) -> [TidyCell] {
    [sample.id.map(text) ?? .absent, count(sample.row + 1)]
  }
}

extension TidyCell {
  /// The columns of ``paired(_:_:)``.
  static let pairedColumns = ["difference", "diff_low", "diff_high", "p", "verdict"]

  /// A difference and its test; p is the adjusted one.
  static func paired(_ difference: Difference, _ test: PairedTest?) -> [TidyCell] {
    row(
      [.difference(difference)], ends(test?.interval),
      [number(test?.adjustedP), code(test?.verdict.rawValue)])
  }

  /// The same for a result; without a test there is no difference either.
  static func paired(_ result: Result<PairedTest, NoPairedTest>?) -> [TidyCell] {
    let test = try? result?.get()
    return paired(test.map { .value($0.difference) } ?? .undefined, test)
  }
}

extension Results {
  /// The code of a metric's unit: `share` for shares of samples, the unit of information, or empty.
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
