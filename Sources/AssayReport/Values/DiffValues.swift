import AssayCompare
import AssayData
import AssayEvaluate
import AssayTemplate

/// The tree of values of a diff of two saved results.
struct DiffValues {
  let diff: ResultsDiff

  var tree: TemplateValue { values.withoutDirections }

  private var values: TemplateValue {
    [
      "warnings": .list(diff.warnings.map { .text($0.words) }),
      "has_warnings": .bool(!diff.warnings.isEmpty),
      "only_old": .list(diff.onlyOld.map(TemplateValue.text)),
      "only_new": .list(diff.onlyNew.map(TemplateValue.text)),
      "summary": .list(diff.models.map { .text(DiffValues.summary($0)) }),
      "models": .list(
        diff.models.map { model in
          [
            "old": .text(model.old),
            "new": .text(model.new),
            "is_renamed": .bool(model.old != model.new),
            "metrics": .list(DiffRow.rows(of: model, logBase: diff.logBase).map(row)),
          ]
        }),
    ]
  }

  private func row(_ row: DiffRow) -> TemplateValue {
    [
      "name": .text(row.name), "arrow": .text(row.arrow), "old": .text(row.old),
      "new": .text(row.new), "change": .text(row.change), "relative": .text(row.relative),
      "outcome": .text(row.outcome),
    ]
  }

  /// How many metrics moved which way.
  static func summary(_ model: ResultsDiff.ModelDiff) -> String {
    func names(_ outcome: ResultsDiff.Outcome) -> [String] {
      DiffRow.shown(of: model).filter { $0.outcome == outcome }.map { $0.metric?.name ?? $0.key }
    }
    let name = model.old == model.new ? model.new : "\(model.old) → \(model.new)"
    let parts = [("improved", names(.improved)), ("worsened", names(.worsened))]
      .filter { !$0.1.isEmpty }
      .map { "\($0.0): \($0.1.joined(separator: "; "))" }
    return "\(name) · "
      + (parts.isEmpty ? "no metric with a direction changed" : parts.joined(separator: " · "))
  }
}

/// One metric of a diff in words.
struct DiffRow {
  let name: String
  let arrow: String
  let old: String
  let new: String
  let change: String
  let relative: String
  let outcome: String

  init(_ diff: ResultsDiff.MetricDiff, logBase: LogBase) {
    // Saved values are in their unit already, so nothing is converted here.
    let isRate = diff.metric?.unit == .rate
    let words = diff.metric.map { MetricWords(metric: $0, logBase: logBase) }
    name = words?.nameWithUnit ?? diff.key
    arrow = words?.arrow ?? ""
    func text(_ value: SavedResults.Value) -> String {
      switch value {
      case .finite(let number): isRate ? Figures.percent(number) : Figures.number(number)
      case .infinite: "∞"
      case .undefined: "—"
      }
    }
    old = text(diff.old)
    new = text(diff.new)
    change =
      diff.change.map { change in
        isRate
          ? Figures.signed(change, Figures.points) + " pp"
          : Figures.signed(change, Figures.number)
      } ?? "—"
    relative =
      diff.relativeChange.map { Figures.signed($0 * 100) { Figures.fixed($0, decimals: 1) } + " %" }
      ?? "—"
    outcome = DiffRow.word(diff.outcome)
  }

  static func rows(of model: ResultsDiff.ModelDiff, logBase: LogBase) -> [DiffRow] {
    shown(of: model).map { DiffRow($0, logBase: logBase) }
  }

  /// The metrics worth showing, as on the scoreboard: the clipped cross-entropy where the true one is
  /// infinite, the error rate with ties by lot where it differs from the error rate.
  static func shown(of model: ResultsDiff.ModelDiff) -> [ResultsDiff.MetricDiff] {
    func metric(_ key: String) -> ResultsDiff.MetricDiff? {
      model.metrics.first { $0.key == key }
    }
    return model.metrics.filter { diff in
      switch diff.key {
      case MetricKey.clippedCrossEntropy:
        let entropy = metric(MetricKey.crossEntropy)
        return entropy?.old == .infinite || entropy?.new == .infinite
      case MetricKey.tieAveragedError:
        let error = metric(MetricKey.errorRate)
        return error?.old != diff.old || error?.new != diff.new
      default: return true
      }
    }
  }

  private static func word(_ outcome: ResultsDiff.Outcome) -> String {
    switch outcome {
    case .improved: "improved"
    case .worsened: "worsened"
    case .unchanged: "unchanged"
    case .higher: "higher"
    case .lower: "lower"
    case .undefined: "—"
    }
  }
}

extension ResultsDiff.Warning {
  var words: String {
    switch self {
    case .testSets:
      "The two results are of different test sets: changes may come from the samples."
    case .testSetUnknown:
      "Whether both results are of one test set cannot be told: a file does not say of which."
    case .counts(let old, let new):
      "The test sets differ, \(Figures.count(old, "sample")) and \(Figures.count(new, "sample")): "
        + "changes may come from the samples."
    case .classes(let old, let new):
      "The classes differ: \(old.joined(separator: ", ")) and \(new.joined(separator: ", "))."
    case .logBases(let old, let new):
      "The old results are in \(old.unit), the new ones in \(new.unit): the new ones were converted."
    case .clips(let old, let new):
      "Clipped cross-entropies are clipped differently, \(old) and \(new)."
    }
  }
}
