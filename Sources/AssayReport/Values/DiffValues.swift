import AssayData
import AssayResults
import AssayTemplate

/// The tree of values of a diff of two saved results.
struct DiffValues {
  let diff: ResultsDiff
  let language: Language

  private var wording: any Wording { language.wording }

  var tree: TemplateValue {
    [
      "language": .text(wording.tag),
      "words": Label.tree(wording),
      "warnings": .list(diff.warnings.map { .text(wording.words($0)) }),
      "has_warnings": .bool(!diff.warnings.isEmpty),
      "only_old": .list(diff.onlyOld.map { .text(wording.only($0, isOld: true)) }),
      "only_new": .list(diff.onlyNew.map { .text(wording.only($0, isOld: false)) }),
      "summary": .list(diff.models.map { .text(summary($0)) }),
      "models": .list(
        diff.models.map { model in
          [
            "old": .text(model.old),
            "new": .text(model.new),
            "is_renamed": .bool(!model.old.isExactly(model.new)),
            "metrics": .list(DiffRow.rows(of: model, logBase: diff.logBase, wording).map(row)),
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

  /// Which metrics moved which way.
  private func summary(_ model: ResultsDiff.ModelDiff) -> String {
    func names(_ outcome: ResultsDiff.Outcome) -> [String] {
      DiffRow.shown(of: model).filter { $0.outcome == outcome }
        .map { wording.name($0.metric) }
    }
    let name = model.old.isExactly(model.new) ? model.new : "\(model.old) → \(model.new)"
    return wording.summary(name, improved: names(.improved), worsened: names(.worsened))
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

  init(_ diff: ResultsDiff.MetricDiff, logBase: LogBase, _ wording: any Wording) {
    let isRate = diff.metric.unit == .rate
    let words = MetricWords(metric: diff.metric, logBase: logBase, wording: wording)
    name = words.nameWithUnit
    arrow = words.arrow
    old = words.text(diff.old)
    new = words.text(diff.new)
    change =
      diff.change.map { change in
        isRate
          ? Figures.signed(change, Figures.points) + " pp"
          : Figures.signed(change, Figures.number)
      } ?? "—"
    relative =
      diff.relativeChange.map {
        wording.percent(Figures.signed($0 * 100) { Figures.fixed($0, decimals: 1) })
      }
      ?? "—"
    outcome = wording.words(diff.outcome)
  }

  static func rows(
    of model: ResultsDiff.ModelDiff, logBase: LogBase, _ wording: any Wording
  ) -> [DiffRow] {
    shown(of: model).map { DiffRow($0, logBase: logBase, wording) }
  }

  /// The metrics worth showing, as on the scoreboard: the clipped cross-entropy where the true one is
  /// infinite, the error rate with ties by lot where it differs from the error rate.
  static func shown(of model: ResultsDiff.ModelDiff) -> [ResultsDiff.MetricDiff] {
    func value(_ id: Metric.ID) -> ResultsDiff.MetricDiff? {
      model.metrics.first { $0.metric.id == id }
    }
    return model.metrics.filter { diff in
      switch diff.metric.id {
      case .clippedCrossEntropy:
        let entropy = value(.crossEntropy)
        return [entropy?.old, entropy?.new].contains {
          if case .infinite? = $0 { true } else { false }
        }
      case .tieAveragedError:
        let error = value(.errorRate)
        return error?.old != diff.old || error?.new != diff.new
      default: return true
      }
    }
  }
}
