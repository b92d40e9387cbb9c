import AssayChart
import AssayData
import AssayResults
import AssayTemplate

/// The tree of values for the changes between two versions.
struct DiffValues {
  let diff: VersionDiff
  /// The results of the newer version.
  let results: WordedResults
  let gates: [GateResult]

  private var wording: any Wording { results.wording }
  private var words: DiffWords { DiffWords(diff: diff, wording: wording) }

  var tree: TemplateValue {
    let title = [diff.old.title, diff.new.title].compactMap(\.self).last
    let head = DiffHead(words: words)
    let tree: [String: TemplateValue] = [
      "language": .text(wording.tag), "words": Label.tree(wording),
      "version": .text(results.version),
      "content_policy": .text(ContentPolicy.placeholder),
      "script_words": ScriptWord.tree(wording),
      "title": .optional(title), "heading": .text(words.heading),
      "headline": .text(head.headline),
      "head_sentences": .list(head.sentences.map(TemplateValue.text)),
      "relation": .text(words.relation), "of_labels": .optional(words.ofLabels),
      "method": .text(words.method), "intervals": .optional(words.intervals),
      "notes": .list(words.notes.map(TemplateValue.text)), "has_notes": .bool(!words.notes.isEmpty),
      "only_old": .list(diff.onlyOld.map { .text(wording.only($0, isOld: true)) }),
      "only_new": .list(diff.onlyNew.map { .text(wording.only($0, isOld: false)) }),
      "has_several_models": .bool(diff.models.count > 1),
      "models": .list(diff.models.enumerated().map { self.tree(of: $1, series: $0) }),
    ]
    return .object(
      tree.merging(
        GateValues(results: results, gates: gates, isBesideChanges: true).members
      ) { first, _ in first })
  }

  private func tree(of model: ModelChange, series: Int) -> TemplateValue {
    let metrics = words.rows(of: model)
    let classes = words.rows(ofClasses: model)
    let slices = words.rows(ofSlices: model)
    let isOnly = diff.models.count == 1
    return [
      "number": .number(Double(series + 1)), "swatch": .markup(Swatch(series: series).svg),
      "old": .text(model.old), "new": .text(model.new), "is_renamed": .bool(model.isRenamed),
      "sentences": .list(
        (isOnly ? [] : sentences(of: model)).map(TemplateValue.text)),
      "mixes": .list(words.mixes(of: model).map(TemplateValue.text)),
      "primary": rows(words.rows(ofPrimary: model), series, of: model.new),
      "metrics": rows(metrics.first, series),
      "more_metrics": rows(metrics.more, series), "has_more": .bool(!metrics.more.isEmpty),
      "changed": .list(
        words.changed(of: model).map { ["name": .text($0.name), "samples": .text($0.samples)] }),
      "classes": rows(classes.rows, series), "has_classes": .bool(!classes.rows.isEmpty),
      "classes_note": .optional(classes.note),
      "slices": rows(slices.rows, series), "has_slices": .bool(!slices.rows.isEmpty),
      "slices_note": .optional(slices.note),
    ]
  }

  /// The findings about one of several models.
  private func sentences(of model: ModelChange) -> [String] {
    let identical =
      words.isIdentical(model)
      ? [wording.words(VersionDiff.Note.identical(model: model.new))] : []
    return identical + words.sentences(of: model, after: nil)
  }

  // MARK: - Rows

  private func rows(_ rows: [DiffRow], _ series: Int, of model: String = "") -> TemplateValue {
    // All rates share one axis, and every other metric has its own.
    let rates = domain(rows.filter { $0.metric.unit == .rate })
    return .list(
      rows.map { row in
        tree(
          of: row, model, plot(row, in: row.metric.unit == .rate ? rates : domain([row]), series))
      })
  }

  private func tree(of row: DiffRow, _ model: String, _ plot: String?) -> TemplateValue {
    [
      "model": .text(model), "name": .text(row.name), "arrow": .text(row.arrow),
      "direction": .text(wording.words(row.metric.direction)),
      "old": .text(row.old), "new": .text(row.new),
      "full_old": .optional(row.full.old), "full_new": .optional(row.full.new),
      "plot": ChartKit.markup(plot), "change": .optional(row.isChange ? row.change : nil),
      "interval": .optional(row.ends), "p": .optional(row.p), "outcome": .text(row.outcome),
      "is_clear": .bool((row.test?.isClear ?? false) && row.test?.family != .exploratory),
      "method": .optional((row.test?.method).map(wording.words)),
      "doubt": .optional((row.test?.doubt).map(wording.words)),
    ]
  }

  /// From the lowest end to the highest, including 0; nil if there is no change.
  private func domain(_ rows: [DiffRow]) -> ClosedRange<Double>? {
    let ends = rows.flatMap { row -> [Double] in
      guard case .value(let value) = row.difference else { return [] }
      let interval = row.test?.interval
      return [value, interval?.low ?? value, interval?.high ?? value]
    }
    let (low, high) = (min(0, ends.min() ?? 0), max(0, ends.max() ?? 0))
    return low < high ? low...high : nil
  }

  /// A plot of a change relative to 0.
  private func plot(_ row: DiffRow, in domain: ClosedRange<Double>?, _ series: Int) -> String? {
    guard let domain, case .value(let value) = row.difference else { return nil }
    return IntervalPlot(
      value: value, interval: row.test?.interval.map { $0.low...$0.high }, domain: domain,
      reference: 0, isReferenceInInk: true, series: series, width: 210, text: nil
    ).svg
  }
}
