import AssayChart
import AssayData
package import AssayTemplate

/// The one tree of values that every output renders, a user's own template too.
///
/// A section of the report is a file in `Values/` and a line here. `Templates/README.md` documents
/// every name.
package func reportTree(_ whole: WordedResults) -> TemplateValue {
  let results = whole.shown
  let logBase = results.options.logBase
  let say = results.say
  let caveats = results.caveats.shownWords(say, logBase: logBase)
  let verdict = Verdict(results: whole).sentences.map(TemplateValue.text)
  let calibrations = CalibrationValues(results: results).tree
  let rankings = RankingValues(results: results).tree
  let ranked = RankingCharts(results: results)
  let worked = WorkedValues(results: results).tree
  return [
    "language": .text(say.tag), "words": Label.tree(say),
    "script_words": ScriptWord.tree(say), "notes": NoteValues(results: results).tree,
    "losses": LossValues(results: results).tree,
    "losses_chart": ChartKit.markup(LossCharts(results: results).cumulative),
    "recalls_chart": ChartKit.markup(ClassCharts(results: results).recalls),
    "roc_chart": ChartKit.markup(ranked.roc),
    "precision_recall_chart": ChartKit.markup(ranked.precisionRecall),
    "thresholds_chart": ChartKit.markup(ranked.thresholds),
    "areas_chart": ChartKit.markup(ranked.areas),
    "title": whole.title.map(TemplateValue.text) ?? .null,
    "heading": .text(whole.title ?? say.label(.assayReport)),
    "version": .text(whole.version),
    "content_policy": .text(ContentPolicy.placeholder),
    "count": .text(Figures.count(results.count)),
    "count_words": .text(say.count(results.count, .sample)),
    "classes": .list(results.classNames.map(TemplateValue.text)),
    "class_count": .text(Figures.count(results.classes.count)),
    "class_count_words": .text(say.count(results.classes.count, .class)),
    "model_count_words": .text(say.count(whole.models.count, .model)),
    "models": .list(
      results.models.enumerated().map { index, evaluation in
        [
          "name": .text(evaluation.name), "number": .number(Double(index + 1)),
          "swatch": .markup(Swatch(series: index).svg),
          "is_baseline": .bool(index == results.baseline && results.models.count > 1),
        ]
      }),
    "baseline": results.models.count > 1
      ? .text(results.models[results.baseline].name) : .null,
    "log_unit": .text(say.unit(logBase)),
    "logarithm": .text(logBase.logarithm),
    "soft_labels": .bool(results.labelsAreSoft),
    "verdict": .list(verdict), "headline": verdict.first ?? .text(""),
    "remarks": .list(Array(verdict.dropFirst())),
    "has_many_remarks": .bool(verdict.count > 8),
    "has_caveats": .bool(!caveats.isEmpty),
    "confidence": .text(say.level(results.options.confidence.level)),
    "risk": .text(Figures.short(results.options.confidence.alpha)),
    "has_tests": .bool(results.pairs.contains { !$0.metrics.tests.isEmpty }),
    "has_pairs": .bool(!results.pairs.isEmpty),
    "caveats": .list(caveats.map(TemplateValue.text)),
    "scoreboard": ScoreboardValues(results: results).tree,
    "has_more_metrics": .bool(ScoreboardValues(results: results).hasMore),
    "pairs": PairValues(results: results).tree,
    "has_slices": .bool(!results.slices.isEmpty),
    "slice_metric": .text(results.words(results.sliceMetric).name),
    "slices": SliceValues(results: results).tree,
    "samples": SampleValues(results: results).tree,
    "has_worked": .bool(worked != []),
    "worked": worked,
    "calibrations": calibrations,
    "has_calibrations": .bool(calibrations != []),
    "rankings": rankings,
    "has_rankings": .bool(rankings != []),
    "has_costs": .bool(results.options.costs != nil),
    "confusions": ConfusionValues(results: results).tree,
    "error_differences": ConfusionValues(results: results).differences,
    "class_outcomes": ClassOutcomeValues(results: results).tree,
    "is_multilabel": .bool(results.task == .multilabel),
    "definitions": DefinitionValues(results: results).tree,
    "provenance": ProvenanceValues(results: whole).tree,
  ]
}

extension TemplateValue {
  /// A text, or null for nil.
  static func optional(_ text: String?) -> TemplateValue {
    text.map(TemplateValue.text) ?? .null
  }
}
