import AssayCompare
import AssayData
import AssayEvaluate

/// `per_class` of `results.json` for one model, where each class is a yes or no of its own.
struct ClassOutcomeJSON {
  private let outcomes: [ClassOutcome]
  private let comparison: Comparison

  /// Nil unless multilabel.
  init?(_ evaluation: Evaluation, _ comparison: Comparison) {
    guard let outcomes = evaluation.outcomes else { return nil }
    (self.outcomes, self.comparison) = (outcomes, comparison)
  }

  var json: JSON {
    .object(zip(comparison.classes.names, outcomes).map { ($0, members($1)) })
  }

  private func members(_ outcome: ClassOutcome) -> JSON {
    let words = comparison.words(comparison.task.primaryLoss)
    func value(_ estimate: Estimate) -> JSON { estimate.finite.map(JSON.number) ?? .null }
    var infinite = 0
    if case .infinite(let mean) = outcome.crossEntropy { infinite = mean.count }
    return .object([
      ("precision", value(outcome.precision)), ("recall", value(outcome.recall)),
      ("f1", value(outcome.f1)), ("support", .integer(outcome.support)),
      ("error", value(outcome.error)),
      (words.metric.key, value(outcome.crossEntropy.map(words.shown))),
      ("infinite", .integer(infinite)),
      ("true_positives", .integer(outcome.truePositives)),
      ("false_positives", .integer(outcome.falsePositives)),
      ("false_negatives", .integer(outcome.falseNegatives)),
      ("true_negatives", .integer(outcome.trueNegatives)),
    ])
  }
}
