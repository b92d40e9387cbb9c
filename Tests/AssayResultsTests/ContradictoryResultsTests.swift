import AssayTestSupport
import Foundation
import Testing

/// Results on two classes, on three classes in slices, on weighted samples, and on multilabel
/// samples.
private enum Whole: String, CaseIterable {
  case binary = "costs of logits"
  case sliced = "one table of slices"
  case weights
  case multilabel

  private static let texts: [Whole: Result<String, any Error>] = Dictionary(
    uniqueKeysWithValues: allCases.map { whole in
      (
        whole,
        Result {
          try whole == .multilabel
            ? sampleReport("multilabel").json() : DrawnReport.results(whole.rawValue)
        }
      )
    })

  var text: String {
    get throws { try #require(Self.texts[self]).get() }
  }
}

/// A value that contradicts others, and the expected error.
private struct Edit: Sendable {
  let whole: Whole
  let path: String
  let json: String
  let expected: String

  init(_ whole: Whole, _ path: String, _ json: String, _ expected: String) {
    (self.whole, self.path, self.json, self.expected) = (whole, path, json, expected)
  }
}

@Suite struct ContradictoryResultsTests {
  @Test(arguments: [
    Edit(.binary, "ranking/one", "null", "ranking.one: this contradicts estimates"),
    Edit(
      .binary, "estimates/one/error_rate/low", "0",
      "estimates.one.error_rate: this contradicts right"),
    Edit(.sliced, "ranking/one", "null", "ranking.one: this contradicts estimates"),
    Edit(.binary, "ranking/one/classes/b/twice_u", "1", "ranking.one.classes.b.roc_auc"),
    Edit(.binary, "ranking/one/classes/b/average_precision", "0.5", "ranking.one"),
    Edit(.binary, "ranking/one/positive", "null", "ranking.one"),
    Edit(.binary, "ranking/one/positive", "\"a\"", "ranking.one"),
    Edit(.binary, "ranking/one/curves/roc", "[]", "ranking.one.curves: this contradicts"),
    Edit(.binary, "ranking/one/curves/precision_recall", "[]", "ranking.one.curves: this"),
    Edit(.binary, "ranking/one/thresholds/half/cost", "0.5", "ranking.one.thresholds.half.cost"),
    Edit(.sliced, "ranking/one/roc_auc_macro", "0.1", "ranking.one: this contradicts"),
    Edit(.sliced, "ranking/one/roc_auc_weighted", "0.1", "ranking.one: this contradicts"),
    Edit(.sliced, "ranking/one/average_precision_macro", "0.1", "ranking.one: this contradicts"),
    Edit(.sliced, "ranking/one/classes/a/roc_auc_variance", "-1", "ranking.one.classes.a.roc_auc_"),
  ])
  fileprivate func `areas, curves and thresholds are those of each other`(_ edit: Edit) throws {
    try check(edit)
  }

  @Test(arguments: [
    Edit(.sliced, "calibration/one", "null", "calibration.one: this contradicts estimates"),
    Edit(.sliced, "calibration/one/bins", "[]", "calibration.one.bins: 15 entries, not 0"),
    Edit(.sliced, "calibration/one/equal_width/ece", "0.9", "calibration.one.equal_width: this"),
    Edit(.sliced, "calibration/one/equal_width/mce", "0.9", "calibration.one.equal_width: this"),
    Edit(.sliced, "estimates/one/ece/value", "0.9", "calibration.one.equal_width: this"),
    Edit(
      .sliced, "class_means/one/f1/all", "0.9", "class_means.one.f1: this contradicts per_class"),
    Edit(.weights, "per_class/one/a/recall", "0.01", "class_means.one.recall: this contradicts"),
    Edit(.multilabel, "per_class/model 1/snow/error", "0.9", "per_class.model 1.snow: this"),
    Edit(.multilabel, "per_class/model 1/snow/precision", "0.1", "per_class.model 1.snow: this"),
    Edit(.multilabel, "per_class/model 1/snow/f1", "null", "per_class.model 1.snow: this"),
  ])
  fileprivate func `bins and classes are those of their means`(_ edit: Edit) throws {
    try check(edit)
  }

  @Test(arguments: [
    Edit(.sliced, "statistics/one/mse/sum_of_squares", "-1", "statistics.one.mse"),
    Edit(.sliced, "statistics/one/mse/sum_of_squares", "0", "statistics.one.mse: this"),
    Edit(.sliced, "statistics/one/mse/infinite", "5", "statistics.one.mse: this contradicts"),
    Edit(.weights, "statistics/one/mse/sum_of_weights", "0", "statistics.one.mse: this"),
    Edit(.weights, "statistics/one/mse/sum_of_weights", "9", "estimates.one.mse: this"),
    Edit(.sliced, "class_statistics/one/mse/sum", "[0, 0, 0]", "class_statistics.one.mse.sum"),
    Edit(.sliced, "class_statistics/one/mse/infinite", "[1, 0, 0]", "class_statistics.one.mse.inf"),
    Edit(.sliced, "class_statistics/one/mse/n", "[58, 1, 1]", "class_statistics.one.mse.n"),
    Edit(.multilabel, "loss_histogram/model 1/infinite", "3", "loss_histogram.model 1"),
  ])
  fileprivate func `sums are those of means and classes`(_ edit: Edit) throws {
    try check(edit)
  }

  @Test(arguments: [
    Edit(.sliced, "changes/1/newly_wrong", "[]", "changes.newly_wrong: this contradicts"),
    Edit(.sliced, "changes/1/newly_right", "[]", "changes.newly_right: this contradicts"),
    Edit(.sliced, "changes/1/both_wrong", "[]", "changes.both_wrong: this contradicts"),
    Edit(.sliced, "changes/1/different_answers", "0", "changes.different_answers: this"),
    Edit(.sliced, "changes/1/different_answers", "null", "changes.different_answers: this"),
    Edit(.sliced, "comparisons/1/p", "2", "comparisons.1.p: a number from 0 to 1, not 2"),
    Edit(.sliced, "comparisons/1/p_family", "0", "comparisons.1.verdict: this contradicts p"),
    Edit(.sliced, "comparisons/1/verdict", "\"too_few_samples\"", "comparisons.1.verdict: this"),
    Edit(.sliced, "comparisons", "[]", "differences.1.metrics.error_rate: this contradicts"),
    Edit(.sliced, "samples/complete", "true", "samples.complete: this contradicts options.samples"),
    Edit(
      .sliced, "samples/list/1/models/one/probabilities", "[0.2, 0.3, 0.5]",
      "samples.list.1.models.one: this contradicts probabilities"),
    Edit(
      .sliced, "samples/list/1/models/one/losses/error_rate", "0.5",
      "samples.list.1.models.one: this contradicts probabilities"),
  ])
  fileprivate func `pairs and samples are those of their counts`(_ edit: Edit) throws {
    try check(edit)
  }

  @Test(arguments: [
    Edit(.binary, "averages", "[]", "averages: this contradicts models"),
    Edit(.binary, "averages/1/models", "[\"two\"]", "averages: this contradicts models"),
    Edit(.binary, "averages/1/mse", "0.9", "averages.1.against_better.mse: this contradicts"),
    Edit(.binary, "averages/1/samples", "59", "averages.1.against_better.error_rate: the counts"),
    Edit(.binary, "averages/1/against_better/mse/lower", "0", "averages.1.against_better.mse: the"),
    Edit(.binary, "averages/1/against_better/mse/n", "7", "averages.1.against_better.mse: this"),
    Edit(.weights, "averages/1/reason", "\"grouped\"", "averages.1.reason: this contradicts the"),
    Edit(.weights, "averages/1/reason", "\"soft_labels\"", "averages.1.reason: this contradicts"),
    Edit(.binary, "positive_class/positives", "3", "positive_class.positives: this contradicts"),
    Edit(.binary, "positive_class/majority/errors", "3", "positive_class.majority.errors: this"),
    Edit(
      .binary, "positive_class/models/one/at_0.5/tp", "3",
      "positive_class.models.one.at_0.5"),
    Edit(
      .binary, "positive_class/models/one/at_0.5/f1_low", "1",
      "positive_class.models.one.at_0.5.f1_low"),
    Edit(
      .binary, "positive_class/models/one/against_majority/lower", "0",
      "positive_class.models.one.against_majority"),
    Edit(
      .binary, "positive_class/models/one/costs/stated/fp", "0",
      "positive_class.models.one.costs"),
    Edit(
      .binary, "positive_class/models/one/costs/always_positive", "0",
      "positive_class.models.one.costs.always_positive: this contradicts"),
    Edit(.sliced, "positive_class/reason", "\"weighted\"", "positive_class.reason: this"),
    Edit(.weights, "temperature/one/reason", "\"grouped\"", "temperature.one.reason: this"),
    Edit(.sliced, "temperature/one/half_0", "24", "temperature.one.half_0: a number from 25"),
    Edit(.sliced, "temperature/one/after", "0", "temperature.one.change: this contradicts"),
    Edit(.sliced, "temperature/one/change/n", "3", "temperature.one.change: this contradicts"),
  ])
  fileprivate func `answers are those of their samples`(_ edit: Edit) throws {
    try check(edit)
  }

  @Test(arguments: [
    Edit(.sliced, "slices/1/values", "[]", "slices.1: the counts add up to 0, and not to 60"),
    Edit(.sliced, "slices/1/values/1/n", "1", "slices.1: the counts add up to"),
    Edit(.sliced, "slices/1/values/1/texts", "[\"z\"]", "slices.1.values.1.value: this"),
    Edit(.sliced, "slices/1/values/1/estimates/one", "{}", "slices.1.values: this contradicts"),
  ])
  fileprivate func `slices hold every sample once`(_ edit: Edit) throws {
    try check(edit)
  }

  @Test(
    arguments: [
      (.binary, "ranking/one/classes/b/roc_auc", "ranking.one.classes.b.roc_auc"),
      (.binary, "estimates/one/roc_auc/value", "ranking.one.classes.b"),
      (.binary, "estimates/one/average_precision/value", "ranking.one.classes.b"),
      (.sliced, "estimates/one/roc_auc/value", "ranking.one"),
      (.sliced, "estimates/one/macro_f1/value", "estimates.one.macro_f1.value"),
      (.sliced, "estimates/one/balanced_error/value", "estimates.one.balanced_error.value"),
      (.sliced, "estimates/one/cross_entropy/value", "estimates.one.cross_entropy"),
      (.sliced, "estimates/one/ece/value", "calibration.one.equal_width"),
      (.weights, "estimates/one/mse/value", "estimates.one.mse"),
      (.multilabel, "estimates/model 1/macro_f1/value", "estimates.model 1.macro_f1.value"),
    ] as [(Whole, String, String)])
  fileprivate func `a number that is a little off is refused`(
    _ whole: Whole, _ path: String, _ expected: String
  ) throws {
    let off = try edited(whole.text, path.split(separator: "/").map(String.init)) { node in
      (node as? NSNumber).map { $0.doubleValue * 0.9999 }
    }
    let words = try refusal(off)
    #expect(words.hasPrefix("\(expected): this contradicts"), "\(words)")
  }

  @Test func `a slice that occurs twice is refused`() throws {
    let twice = try edited(Whole.sliced.text, ["slices", "1", "values"]) { node in
      (node as? [Any]).map { $0 + $0.prefix(1) }
    }
    #expect(try refusal(twice) == "slices.1.values: 'value' occurs twice")
  }

  @Test func `a metric that one of the models is missing is named with the model`() throws {
    let path = ["estimates", "two"]
    let less = try edited(Whole.sliced.text, path) { node in
      (node as? [String: Any]).map { $0.filter { $0.key != "mse" } }
    }
    #expect(try refusal(less) == "estimates.two: 'mse' is missing")
  }

  private func check(_ edit: Edit) throws {
    let value = try JSONSerialization.jsonObject(
      with: Data(edit.json.utf8), options: .fragmentsAllowed)
    let path = edit.path.split(separator: "/").map(String.init)
    let words = try refusal(edited(edit.whole.text, path) { _ in value })
    #expect(words.hasPrefix(edit.expected), "\(edit.path): \(words)")
  }
}
