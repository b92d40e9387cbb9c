import AssayCompare
import AssayData
import AssayEvaluate
import AssayTemplate

/// Which classes each model takes for which, and precision, recall and F1 of each class.
///
/// Up to twenty classes the matrix is shown whole; of more, the most confused pairs and the classes
/// with the lowest F1.
struct ConfusionValues {
  private static let classLimit = 20

  let comparison: Comparison

  private var say: any Wording { comparison.say }

  /// Nothing where each class is a yes or no of its own, and none is taken for another.
  var tree: TemplateValue {
    .list(comparison.task == .classes ? comparison.evaluations.indices.map(model) : [])
  }

  /// What each candidate does otherwise than the baseline, a chart each.
  var differences: TemplateValue {
    let charts = ClassCharts(comparison: comparison)
    return .list(
      comparison.pairs.enumerated().compactMap { index, pair in
        guard pair.baseline == comparison.baseline,
          let chart = charts.errorDifference(pair, id: "error-difference-\(index + 1)")
        else { return nil }
        return [
          "caption": .text(
            say.errorsLess(
              comparison.evaluations[pair.candidate].model,
              comparison.evaluations[pair.baseline].model)),
          "chart": .markup(chart),
        ]
      })
  }

  private var isSmall: Bool { comparison.classes.count <= ConfusionValues.classLimit }

  private func model(_ index: Int) -> TemplateValue {
    let evaluation = comparison.evaluations[index]
    let names = comparison.classNames
    let confusion = evaluation.confusion
    let shown = shownClasses(evaluation.totals)
    return [
      "model": .text(evaluation.model), "series": .number(Double(index)),
      "chart": ChartKit.markup(
        ClassCharts(comparison: comparison).confusion(evaluation, model: index)),
      "is_whole": .bool(isSmall),
      "is_open": .bool(comparison.classes.count <= 4),
      "caption": .text(
        isSmall ? say.label(.byClass) : say.lowestF1(ConfusionValues.classLimit)),
      "classes": .list(isSmall ? names.map(TemplateValue.text) : []),
      "rows": .list(isSmall ? names.indices.map { row($0, confusion) } : []),
      "confused_pairs": .list(isSmall ? [] : confusedPairs(confusion)),
      "per_class": .list(shown.map { perClass($0, evaluation) }),
      "averages": .list(
        [
          average(.all, evaluation.totals) { $0.overAll },
          average(.whereDefined, evaluation.totals) { $0.overDefined },
        ]),
    ]
  }

  private func row(_ label: Int, _ confusion: ConfusionMatrix) -> TemplateValue {
    let names = comparison.classNames
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
    let names = comparison.classNames
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
  private func shownClasses(_ totals: ConfusionTotals) -> [Int] {
    let all = Array(comparison.classNames.indices)
    guard !isSmall else { return all }
    let scored = all.compactMap { label in
      totals.f1(of: label).finite.map { (label, $0) }
    }
    return scored.sorted { ($0.1, $0.0) < ($1.1, $1.0) }
      .prefix(ConfusionValues.classLimit).map(\.0)
  }

  private func perClass(_ label: Int, _ evaluation: Evaluation) -> TemplateValue {
    let (confusion, totals) = (evaluation.confusion, evaluation.totals)
    return [
      "label": .text(comparison.classNames[label]), "class_index": .number(Double(label)),
      "support": .text(Figures.count(confusion.support(of: label))),
      "predicted": .text(Figures.count(confusion.predictedCount(of: label))),
      "precision": value(totals.precision(of: label)),
      "recall": value(totals.recall(of: label)),
      "f1": value(totals.f1(of: label)),
    ]
  }

  private func value(_ estimate: Estimate) -> TemplateValue {
    [
      "value": .text(estimate.finite.map(say.percent) ?? "—"),
      "bar": .text(estimate.finite.map { TextBars.share($0) } ?? ""),
      "reason": .optional(say.reason(estimate, count: comparison.count)),
    ]
  }

  private func average(
    _ mean: ClassMean, _ totals: ConfusionTotals, _ pick: (MacroMean) -> Double?
  ) -> TemplateValue {
    func value(_ measure: (Int) -> Estimate) -> TemplateValue {
      .text(
        pick(MacroMean(comparison.classNames.indices.map(measure))).map(say.percent) ?? "—")
    }
    return [
      "name": .text(say.words(mean)),
      "precision": value(totals.precision),
      "recall": value(totals.recall),
      "f1": value(totals.f1),
    ]
  }
}
