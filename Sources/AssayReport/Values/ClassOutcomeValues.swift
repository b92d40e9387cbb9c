import AssayData
import AssayResults
import AssayTemplate

/// Each model's scores of each class, for multilabel tasks.
///
/// Up to fifty classes are all shown; otherwise those with the lowest F1.
struct ClassOutcomeValues {
  private static let classLimit = 50

  let results: WordedResults

  var tree: TemplateValue {
    .list(results.task == .multilabel ? results.models.indices.map(model) : [])
  }

  private var isWhole: Bool { results.classes.count <= ClassOutcomeValues.classLimit }

  private func model(_ index: Int) -> TemplateValue {
    let evaluation = results.models[index]
    let outcomes = evaluation.classes
    return [
      "model": .text(evaluation.name), "series": .number(Double(index)),
      "is_whole": .bool(isWhole),
      "caption": .text(
        isWhole
          ? results.wording.label(.byClass)
          : results.wording.lowestF1(ClassOutcomeValues.classLimit)),
      "loss": .text(loss.nameWithUnit),
      "classes": .list(
        shown(outcomes).map { row($0, outcomes[$0]) }),
    ]
  }

  /// The indices of all classes, or of those with the lowest F1.
  private func shown(_ outcomes: [ClassResults]) -> [Int] {
    guard !isWhole else { return Array(outcomes.indices) }
    let scored = outcomes.indices.compactMap { place in
      outcomes[place].f1.finite.map { (place, $0) }
    }
    return scored.sorted { ($0.1, $0.0) < ($1.1, $1.0) }
      .prefix(ClassOutcomeValues.classLimit).map(\.0)
  }

  private var loss: MetricWords { results.words(results.task.primaryLoss) }

  private func row(_ index: Int, _ outcome: ClassResults) -> TemplateValue {
    let crossEntropy = outcome.outcome?.crossEntropy ?? .undefined(.notMeasured)
    return [
      "label": .text(results.classNames[index]),
      "full_label": .optional(results.fullClassName(index)),
      "class_index": .number(Double(index)),
      "support": .text(Figures.count(outcome.support)),
      "predicted": .text(Figures.count(outcome.predicted)),
      "error": share(outcome.outcome?.error ?? .undefined(.notMeasured)),
      "precision": share(outcome.precision),
      "recall": share(outcome.recall), "f1": share(outcome.f1),
      "loss": value(loss.text(crossEntropy), of: crossEntropy),
    ]
  }

  private func share(_ estimate: Estimate) -> TemplateValue {
    value(estimate.finite.map(results.wording.percent) ?? "—", of: estimate)
  }

  private func value(_ text: String, of estimate: Estimate) -> TemplateValue {
    [
      "value": .text(text), "bar": .text(estimate.finite.map { TextBars.share($0) } ?? ""),
      "reason": .optional(results.wording.reason(estimate, count: results.count)),
    ]
  }
}
