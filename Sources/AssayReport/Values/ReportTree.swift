import AssayChart
import AssayCompare
import AssayData
package import AssayTemplate

/// The one tree of values that every output renders, a user's own template too.
///
/// A section of the report is a file in `Values/` and a line here. `Templates/README.md` documents
/// every name.
package func reportTree(_ input: ReportInput) -> TemplateValue {
  let whole = input.comparison
  let comparison = whole.shown
  let logBase = comparison.options.logBase
  let say = comparison.say
  let caveats = (input.caveats + comparison.caveats).shownWords(say, logBase: logBase)
  let verdict = Verdict(comparison: whole).sentences.map(TemplateValue.text)
  let calibrations = CalibrationValues(comparison: comparison).tree
  let rankings = RankingValues(comparison: comparison).tree
  let ranked = RankingCharts(comparison: comparison)
  let worked = WorkedValues(comparison: comparison).tree
  return [
    "language": .text(say.tag), "words": Label.tree(say),
    "script_words": ScriptWord.tree(say), "notes": NoteValues(comparison: comparison).tree,
    "losses": LossValues(comparison: comparison).tree,
    "losses_chart": ChartKit.markup(LossCharts(comparison: comparison).cumulative),
    "recalls_chart": ChartKit.markup(ClassCharts(comparison: comparison).recalls),
    "roc_chart": ChartKit.markup(ranked.roc),
    "precision_recall_chart": ChartKit.markup(ranked.precisionRecall),
    "thresholds_chart": ChartKit.markup(ranked.thresholds),
    "areas_chart": ChartKit.markup(ranked.areas),
    "title": input.title.map(TemplateValue.text) ?? .null,
    "heading": .text(input.title ?? say.label(.assayReport)),
    "version": .text(input.version),
    "content_policy": .text(ContentPolicy.placeholder),
    "count": .text(Figures.count(comparison.count)),
    "count_words": .text(say.count(comparison.count, .sample)),
    "classes": .list(comparison.classNames.map(TemplateValue.text)),
    "class_count": .text(Figures.count(comparison.classes.count)),
    "class_count_words": .text(say.count(comparison.classes.count, .class)),
    "model_count_words": .text(say.count(whole.evaluations.count, .model)),
    "models": .list(
      comparison.evaluations.enumerated().map { index, evaluation in
        [
          "name": .text(evaluation.model), "number": .number(Double(index + 1)),
          "swatch": .markup(Swatch(series: index).svg),
          "is_baseline": .bool(index == comparison.baseline && comparison.evaluations.count > 1),
        ]
      }),
    "baseline": comparison.evaluations.count > 1
      ? .text(comparison.evaluations[comparison.baseline].model) : .null,
    "log_unit": .text(say.unit(logBase)),
    "logarithm": .text(logBase.logarithm),
    "soft_labels": .bool(comparison.labelsAreSoft),
    "verdict": .list(verdict), "headline": verdict.first ?? .text(""),
    "remarks": .list(Array(verdict.dropFirst())),
    "has_many_remarks": .bool(verdict.count > 8),
    "has_caveats": .bool(!caveats.isEmpty),
    "confidence": .text(say.level(comparison.options.confidence.level)),
    "risk": .text(Figures.short(comparison.options.confidence.alpha)),
    "has_tests": .bool(comparison.pairs.contains { !$0.tests.isEmpty }),
    "has_pairs": .bool(!comparison.pairs.isEmpty),
    "caveats": .list(caveats.map(TemplateValue.text)),
    "scoreboard": ScoreboardValues(comparison: comparison).tree,
    "has_more_metrics": .bool(ScoreboardValues(comparison: comparison).hasMore),
    "pairs": PairValues(comparison: comparison).tree,
    "has_slices": .bool(!comparison.slices.isEmpty),
    "slice_metric": .text(comparison.words(comparison.sliceMetric).name),
    "slices": SliceValues(comparison: comparison).tree,
    "samples": SampleValues(comparison: comparison).tree,
    "has_worked": .bool(worked != []),
    "worked": worked,
    "calibrations": calibrations,
    "has_calibrations": .bool(calibrations != []),
    "rankings": rankings,
    "has_rankings": .bool(rankings != []),
    "has_costs": .bool(comparison.options.costs != nil),
    "confusions": ConfusionValues(comparison: comparison).tree,
    "error_differences": ConfusionValues(comparison: comparison).differences,
    "class_outcomes": ClassOutcomeValues(comparison: comparison).tree,
    "is_multilabel": .bool(comparison.task == .multilabel),
    "definitions": DefinitionValues(comparison: comparison).tree,
    "provenance": ProvenanceValues(input: input).tree,
  ]
}

extension TemplateValue {
  /// A text, or null for nil.
  static func optional(_ text: String?) -> TemplateValue {
    text.map(TemplateValue.text) ?? .null
  }
}
