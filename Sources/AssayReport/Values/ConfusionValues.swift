import AssayData
import AssayResults
import AssayTemplate

/// The classes that each model confuses, and precision, recall and F1 of each class.
///
/// Up to twenty classes, the matrix is shown in full; otherwise the most confused pairs and the
/// classes with the lowest F1 are shown.
struct ConfusionValues {
  private static let classLimit = 20

  let results: WordedResults

  private var wording: any Wording { results.wording }

  /// Empty for multilabel tasks, in which no class is mistaken for another.
  var tree: TemplateValue {
    .list(results.task == .classes ? results.models.indices.map(model) : [])
  }

  /// The differences between each candidate's errors and the baseline's.
  var differences: TemplateValue {
    .list(
      ClassCharts(results: results).errorDifferences.map { pair, finding, chart in
        [
          "candidate": .text(results.models[pair.candidate].name),
          "baseline": .text(results.models[pair.baseline].name),
          "finding": .text(finding), "chart": ChartKit.markup(chart?.svg),
          "is_wide": .bool(chart?.isWide ?? false),
          "is_open": .bool(results.openModels.contains(pair.candidate)),
        ]
      })
  }

  /// The summary line of the folded maps; nil if no map is folded.
  var fold: String? {
    guard ClassCharts(results: results).hasMaps else { return nil }
    let models = results.models.indices
    return results.fold(of: models.count { !results.openModels.contains($0) }, in: models.count)
  }

  /// How to read the differences, and which candidates have no map of them.
  var differenceNote: String {
    let charts = ClassCharts(results: results)
    let none = charts.noErrorDifference.map { $0 + wording.label(.stop) }
    let haveMap = charts.errorDifferences.contains { $0.chart != nil }
    let reading = wording.errorDifferenceNote(risk: Figures.short(results.options.confidence.alpha))
    return [haveMap ? reading : nil, none].compactMap(\.self).joined(separator: wording.gap)
  }

  private var isSmall: Bool { results.classes.count <= ConfusionValues.classLimit }

  private func model(_ index: Int) -> TemplateValue {
    let evaluation = results.models[index]
    let names = results.classNames
    let confusion = evaluation.confusion
    let means = evaluation.means
    let chart = ClassCharts(results: results).confusion(evaluation, model: index)
    return [
      "model": .text(evaluation.name), "series": .number(Double(index)),
      "chart": ChartKit.markup(chart?.svg), "is_wide": .bool(chart?.isWide ?? false),
      "is_open": .bool(results.openModels.contains(index)),
      "finding": .optional(ClassCharts(results: results).errorFinding(evaluation)),
      "is_whole": .bool(isSmall),
      "caption": .text(
        isSmall ? wording.label(.byClass) : wording.lowestF1(ConfusionValues.classLimit)),
      "classes": .list(isSmall ? names.map(TemplateValue.text) : []),
      "rows": .list(
        confusion.map { confusion in isSmall ? names.indices.map { row($0, confusion) } : [] } ?? []
      ),
      "confused_pairs": .list(isSmall ? [] : confusion.map(confusedPairs) ?? []),
      "per_class": .list(shownClasses(evaluation).map { perClass($0, evaluation.classes[$0]) }),
      "averages": .list([
        average(.all, means) { $0.overAll }, average(.whereDefined, means) { $0.overDefined },
      ]),
    ]
  }

  private func row(_ label: Int, _ confusion: ConfusionMatrix) -> TemplateValue {
    let names = results.classNames
    return [
      "label": .text(names[label]), "class_index": .number(Double(label)),
      "total": .text(Figures.count(confusion.support(of: label))),
      "cells": .list(
        names.indices.map { predicted in
          [
            "count": .text(Figures.count(confusion[label, predicted])),
            "is_correct": .bool(label == predicted),
            "is_zero": .bool(confusion[label, predicted] == 0),
          ]
        }),
    ]
  }

  private func confusedPairs(_ confusion: ConfusionMatrix) -> [TemplateValue] {
    let names = results.classNames
    var pairs = confusion.cells.filter { $0.label != $0.predicted }
    pairs.sort { ($1.count, $0.label, $0.predicted) < ($0.count, $1.label, $1.predicted) }
    return pairs.prefix(ConfusionValues.classLimit).map { pair in
      [
        "label": .text(names[pair.label]), "class_index": .number(Double(pair.label)),
        "predicted": .text(names[pair.predicted]),
        "predicted_index": .number(Double(pair.predicted)),
        "count": .text(Figures.count(pair.count)),
        "total": .text(Figures.count(confusion.support(of: pair.label))),
      ]
    }
  }

  /// All classes, or those with the lowest F1.
  private func shownClasses(_ evaluation: ModelResults) -> [Int] {
    let all = Array(evaluation.classes.indices)
    guard !isSmall else { return all }
    let scored = all.compactMap { label in
      evaluation.classes[label].f1.finite.map { (label, $0) }
    }
    return scored.sorted { ($0.1, $0.0) < ($1.1, $1.0) }
      .prefix(ConfusionValues.classLimit).map(\.0)
  }

  private func perClass(_ label: Int, _ found: ClassResults) -> TemplateValue {
    [
      "label": .text(results.classNames[label]),
      "full_label": .optional(results.fullClassName(label)),
      "class_index": .number(Double(label)),
      "support": .text(Figures.count(found.support)),
      "predicted": .text(Figures.count(found.predicted)),
      "precision": value(found.precision, .precision, found),
      "recall": value(found.recall, .recall, found), "f1": value(found.f1, .f1, found),
    ]
  }

  private func value(
    _ estimate: Estimate, _ score: ClassScore, _ found: ClassResults
  ) -> TemplateValue {
    let bounds = found.bounds[score]?.bounds
    let test = found.comparisons.first {
      $0.baseline == results.baseline && $0.score == score
    }.flatMap { try? $0.result.get() }
    return [
      "value": .text(estimate.finite.map(wording.percent) ?? "—"),
      "interval": .optional(bounds.map { wording.span($0.interval) }),
      "change": .optional(test.flatMap { $0.isClear ? wording.words($0.verdict) : nil }),
      "bar": .text(estimate.finite.map { TextBars.share($0) } ?? ""),
      "reason": .optional(wording.reason(estimate, count: results.count)),
    ]
  }

  private func average(
    _ mean: ClassMean, _ means: ClassMeans, _ pick: (MeanOverClasses) -> Double?
  ) -> TemplateValue {
    func value(_ mean: MeanOverClasses) -> TemplateValue {
      .text(pick(mean).map(wording.percent) ?? "—")
    }
    return [
      "name": .text(wording.words(mean)), "precision": value(means.precision),
      "recall": value(means.recall), "f1": value(means.f1),
    ]
  }
}

extension ReportSection {
  static let classes = ReportSection("classes", .whichClasses) { parts in
    let confusions = ConfusionValues(results: parts.shown)
    let differences = confusions.differences
    let values: [String: TemplateValue] = [
      "confusions": confusions.tree, "error_differences": differences,
      "class_outcomes": ClassOutcomeValues(results: parts.shown).tree,
      "is_multilabel": .bool(parts.shown.task == .multilabel),
      "error_difference_note": .optional(
        differences == .list([]) ? nil : confusions.differenceNote),
      "recalls_chart": ChartKit.markup(ClassCharts(results: parts.shown).recalls),
      "recalls_finding": .optional(ClassCharts(results: parts.shown).recallFinding),
      "shown_recalls": .optional(ClassCharts(results: parts.shown).shownRecalls),
      "maps_fold": .optional(confusions.fold),
    ]
    let costs = PositiveValues(results: parts.shown).costs
    return SectionContent(values.merging(costs) { first, _ in first })
  }
}
