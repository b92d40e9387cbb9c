import AssayKit
import AssayTestSupport
import Foundation
import Testing

/// Models measured in memory.
@Suite struct EvaluatorTests {
  private static let classes = ["other", "republican", "democrat"]
  private static let rows = [
    [[0.3, 0.3, 0.4], [0.3, 0.4, 0.3], [0.1, 0.2, 0.7]],
    [[0.1, 0.2, 0.7], [0.1, 0.7, 0.2], [0.3, 0.4, 0.3]],
  ]
  private static let models = ["model 1", "model 2"]

  private func evaluator(
    _ comparison: ComparisonOptions = ComparisonOptions()
  ) throws -> Evaluator {
    try Evaluator(
      classes: EvaluatorTests.classes, models: EvaluatorTests.models, comparison: comparison)
  }

  private func batch(_ rows: Range<Int> = 0..<3) -> Batch {
    Batch(
      labels: .classes(Array([2, 1, 0][rows])),
      scores: EvaluatorTests.rows.map { .probabilities(Array($0[rows])) },
      ids: rows.map { "s\($0 + 1)" })
  }

  private func refusal(_ body: () throws -> Void) -> String? {
    #expect(throws: AssayError.self) { try body() }?.description
  }

  @Test func `the lecture’s example in memory is that of the files`() throws {
    var options = ComparisonOptions()
    options.logBase = .two
    var evaluator = try evaluator(options)
    try evaluator.add(batch())
    let report = try evaluator.report(title: "Which party? Two models")
    #expect(report.count == 3 && report.models == EvaluatorTests.models)
    let request = try configured(by: packageRoot + "/SampleData/party")
    let files = try Report(request)
    for model in EvaluatorTests.models {
      for metric in ["error_rate", "cross_entropy", "mse", "binary_cross_entropy", "kl_divergence"]
      {
        let value = try #require(report.metric(metric, of: model))
        #expect(value == files.metric(metric, of: model))
      }
    }
    #expect(report.headline == files.headline)
    // Of predictions in memory, no option of the program is named.
    let lines = files.scoreboard().split(separator: "\n", omittingEmptySubsequences: false)
    #expect(report.scoreboard() + "--verbose shows all metrics.\n" == lines.joined(separator: "\n"))
    #expect(try report.html().contains("Which party? Two models"))
  }

  @Test(arguments: Language.allCases)
  func `no text about predictions in memory names an option of the program`(
    _ language: Language
  ) throws {
    var evaluator = try Evaluator(classes: ["a", "b", "c", "d"], models: ["wrong", "same"])
    let labels = (0..<400).map { $0 % 3 }
    let wrong = labels.map { label in (0..<4).map { $0 == (label + 1) % 3 ? 0.85 : 0.05 } }
    let same = labels.map { label in (0..<4).map { $0 == label ? 1.0 : 0 } }
    try evaluator.add(
      Batch(labels: .classes(labels), scores: [.probabilities(wrong), .probabilities(same)]))
    let report = try evaluator.report(language: language)
    let rules = try Gates(["mse not worse than before", "worst @x mse <= 1"])
    let outcomes = try report.outcomes(of: rules)
    let texts = [
      report.scoreboard(), report.scoreboard(isVerbose: true), try report.markdown(),
      outcomes.text(),
    ]
    for text in texts {
      #expect(!text.contains(/--[a-z]{2}/), "\(text)")
    }
  }

  @Test func `values come with their intervals, or with the reason why they are missing`() throws {
    var evaluator = try Evaluator(classes: ["no", "yes"], models: ["sure", "fair", "bare"])
    let labels = (0..<200).map { $0 % 2 }
    let sure = labels.enumerated().map { $0 % 10 == 0 ? Double(1 - $1) : Double($1) }
    let fair = labels.enumerated().map {
      $0 % 10 == 0 ? 0.5 - 0.25 * Double(2 * $1 - 1) : 0.25 + 0.5 * Double($1)
    }
    try evaluator.add(
      Batch(
        labels: .classes(labels),
        scores: [
          .positiveProbabilities(sure), .positiveProbabilities(fair), .predictedClasses(labels),
        ]))
    let report = try evaluator.report()
    #expect(report.classes == ["no", "yes"] && report.baseline == "sure")
    let error = try #require(report.measurement("error_rate", of: "sure"))
    #expect(error.estimate == .value(0.1) && !error.isApproximate)
    let interval = try #require(error.interval)
    // Wilson's interval for 20 of 200.
    #expect(abs(interval.low - 0.0656704) < 1e-6 && abs(interval.high - 0.1494058) < 1e-6)
    guard case .infinite(let mean) = report.measurement("cross_entropy", of: "sure")?.estimate
    else { return #expect(Bool(false), "not infinite") }
    #expect(mean.count == 20 && mean.finiteMean == 0)
    #expect(
      report.measurement("cross_entropy", of: "bare")?.estimate == .undefined(.classesOnly))
    #expect(report.measurement("error_rate", of: "none") == nil)
    #expect(report.measurement("none", of: "sure") == nil)
    let bare = try #require(report.comparison("error_rate", of: "bare"))
    #expect(bare.difference == .value(-0.1) && bare.verdict == .better && bare.isPrimary)
    #expect(try #require(bare.adjustedP) < 0.001)
    #expect(report.comparison("error_rate", of: "bare", with: "fair") == nil)
    #expect(report.confusion(of: "sure") == [[80, 20], [0, 100]])
    #expect(report.confusion(of: "bare") == [[100, 0], [0, 100]])
  }

  @Test func `batches and merged parts give the same to the last bit`() throws {
    var whole = try evaluator()
    try whole.add(batch())
    let expected = try whole.report().json()
    var batches = try evaluator()
    for row in 0..<3 { try batches.add(batch(row..<row + 1)) }
    #expect(try batches.report().json() == expected)
    var (first, second) = (try evaluator(), try evaluator())
    try first.add(batch(0..<2))
    try second.add(batch(2..<3))
    try first.merge(second)
    #expect(try first.report().json() == expected)
    var empty = try evaluator()
    try empty.merge(whole)
    #expect(try empty.report().json() == expected)
  }

  @Test func `rows, flat arrays and spans of any width are the same`() throws {
    let flat = EvaluatorTests.rows[0].flatMap(\.self)
    let floats = flat.map { Float($0) }
    var reports: [String] = []
    for scores in [
      Scores.probabilities(EvaluatorTests.rows[0]), .probabilities(flat, classes: 3),
      .probabilities(flat.span, classes: 3),
    ] {
      var evaluator = try Evaluator(classes: EvaluatorTests.classes, models: ["m"])
      try evaluator.add(
        Batch(labels: .classes(["democrat", "republican", "other"]), scores: [scores]))
      reports.append(try evaluator.report().json())
    }
    #expect(reports[1] == reports[0] && reports[2] == reports[0])
    var single = try Evaluator(classes: EvaluatorTests.classes, models: ["m"])
    try single.add(
      Batch(labels: .classes([2, 1, 0]), scores: [.probabilities(floats, classes: 3)]))
    #expect(try single.report().metric("error_rate", of: "m") == 1.0 / 3)
  }

  @Test func `logits, single scores and classes are measured`() throws {
    var evaluator = try Evaluator(
      classes: ["no", "yes"], models: ["pair", "one", "p", "answer"], positive: "yes")
    try evaluator.add(
      Batch(
        labels: .classes(["yes", "no"]),
        scores: [
          .logits([[0, 1.5], [2, 0]]), .positiveLogits([1.5, -2]),
          .positiveProbabilities([1 / (1 + exp(-1.5)), 1 / (1 + exp(2.0))]),
          .predictedClasses(["yes", "yes"]),
        ]))
    let report = try evaluator.report()
    let expected = (log1p(exp(-1.5)) + log1p(exp(-2.0))) / 2
    for model in ["pair", "one", "p"] {
      let value = try #require(report.metric("cross_entropy", of: model))
      #expect(abs(value - expected) < 1e-12)
    }
    #expect(report.metric("error_rate", of: "answer") == 0.5)
    #expect(report.metric("cross_entropy", of: "answer") == nil)
  }

  @Test func `weights, groups, slices, shares and sets are taken`() throws {
    var evaluator = try Evaluator(classes: ["a", "b"], models: ["m"])
    var samples = Batch(
      labels: .classes([0, 1, 0, 1]),
      scores: [.probabilities([[0.9, 0.1], [0.8, 0.2], [0.7, 0.3], [0.4, 0.6]])])
    (samples.weights, samples.groups) = ([1, 3, 0, 1], ["x", "x", "y", "z"])
    samples.slices = [("region", ["n", "n", "s", "s"])]
    try evaluator.add(samples)
    // Samples with a weight of 3 are wrong, of a total weight of 5.
    #expect(try evaluator.report().metric("error_rate", of: "m") == 0.6)
    var soft = try Evaluator(classes: ["a", "b"], models: ["m"])
    try soft.add(
      Batch(
        labels: .distributions([[0.75, 0.25], [0.5, 0.5]]),
        scores: [.probabilities([[0.75, 0.25], [0.5, 0.5]])]))
    #expect(try soft.report().metric("kl_divergence", of: "m") == 0)
    var several = try Evaluator(classes: ["a", "b", "c"], models: ["m"])
    try several.add(
      Batch(
        labels: .sets([["a", "c"], []]),
        scores: [.probabilities([[0.9, 0.2, 0.8], [0.1, 0.6, 0.2]])]))
    #expect(try several.report().metric("error_rate", of: "m") == 0.5)
  }

  /// Batches for two models that cannot be measured, each with the words that refuse it.
  private static func refused() -> [(TrueLabels, [Scores], String)] {
    let fine = EvaluatorTests.rows[0]
    return [
      (
        .classes([0, 3, 1]), [.probabilities(fine), .probabilities(fine)],
        "labels: row 1 says class 3; classes count from 0 to 2"
      ),
      (
        .classes(["other", "whig", "other"]), [.probabilities(fine), .probabilities(fine)],
        "labels: row 1 says 'whig', which is not one of the classes 'other', 'republican' and 'democrat'"
      ),
      (.classes([0]), [.probabilities(fine)], "a batch has the scores of each model: 2, not 1"),
      (
        .classes([0, 1]), [.probabilities(fine), .probabilities(fine)],
        "there are 3 scores of 'model 1' and 2 labels; give one per sample"
      ),
      (
        .classes([0, 1]), [.probabilities([[0.5, 0.25, 0.25], [1, 0]]), .probabilities(fine)],
        "scores of 'model 1': row 1 has 2 numbers, but the first has 3"
      ),
      (
        .classes([0]), [.probabilities([[0.5, 0.5]]), .probabilities(fine)],
        "scores of 'model 1': a row has 2 numbers, but there are 3 classes"
      ),
      (
        .classes([0]), [.probabilities([[1.5, 0, 0]]), .probabilities(fine)],
        "scores of 'model 1': row 0, class 0, is 1.5, which is not a probability; give logits as logits"
      ),
      (
        .classes([0]), [.probabilities([[0.5, 0.1, 0.1]]), .probabilities(fine)],
        "scores of 'model 1': row 0 adds up to 0.7, not to 1; give logits as logits, or allow more in the sum rule"
      ),
      (
        .classes([0]), [.logits([[0, Double.nan, 0]]), .probabilities(fine)],
        "scores of 'model 1': row 0, class 1, is nan, but must be finite"
      ),
      (
        .classes([0]), [.positiveLogits([0.5]), .probabilities(fine)],
        "scores of 'model 1': scores of the positive class alone need two classes, one of them positive"
      ),
      (
        .sets([["other"], [], []]), [.probabilities(fine), .probabilities(fine)],
        "these samples differ from those before in labels: sets instead of classes"
      ),
    ]
  }

  @Test func `what cannot be measured is refused with its place, and nothing is added`() throws {
    var evaluator = try evaluator()
    try evaluator.add(batch())
    let before = try evaluator.report().json()
    for (labels, scores, words) in EvaluatorTests.refused() {
      #expect(refusal { try evaluator.add(Batch(labels: labels, scores: scores)) } == words)
    }
    var heavy = batch()
    heavy.weights = [1, -1, 1]
    #expect(
      refusal { try evaluator.add(heavy) }
        == "weights: row 1 is -1.0; weights are finite numbers, 0 or more")
    heavy.weights = [1, 1, 1]
    #expect(
      refusal { try evaluator.add(heavy) }
        == "these samples differ from those before in weights: given instead of not given")
    #expect(try evaluator.report().json() == before)
  }

  @Test func `names that cannot be are refused`() throws {
    #expect(
      refusal { _ = try Evaluator(classes: ["a"], models: ["m"]) }
        == "an evaluator needs at least two classes, not 1")
    #expect(
      refusal { _ = try Evaluator(classes: ["a", "a"], models: ["m"]) }
        == "each class needs a different name")
    #expect(
      refusal { _ = try Evaluator(classes: ["a", "b"], models: []) }
        == "an evaluator needs the name of at least one model")
    #expect(
      refusal { _ = try Evaluator(classes: ["a", "b"], models: ["m", "m"]) }
        == "two models are named 'm'; give each a different name")
    #expect(
      refusal { _ = try Evaluator(classes: ["a", "b"], models: ["m"], positive: "c") }
        == "the positive class 'c' is not one of the classes 'a' and 'b'")
    #expect(
      refusal { _ = try Evaluator(classes: ["a", "b", "c"], models: ["m"], positive: "c") }
        == "a positive class needs two classes, but there are 3; leave it out")
    #expect(refusal { _ = try evaluator().report() } == "no samples were added")
  }
}
