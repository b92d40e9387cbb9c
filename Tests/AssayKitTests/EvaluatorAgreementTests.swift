import AssayKit
import Testing

/// Refusals of batches and evaluators that do not fit together.
@Suite struct EvaluatorAgreementTests {
  private func evaluator(
    classes: [String] = ["a", "b"], models: [String] = ["net"],
    comparison: ComparisonOptions = ComparisonOptions()
  ) throws -> Evaluator {
    try Evaluator(classes: classes, models: models, comparison: comparison)
  }

  private func batch(
    _ count: Int = 2, ids: [String]? = nil, slice: [String]? = nil
  ) -> Batch {
    Batch(
      labels: .classes((0..<count).map { $0 % 2 }),
      scores: [.probabilities((0..<count).map { _ in [0.25, 0.75] })], ids: ids,
      slices: slice.map { [(name: "s", values: $0)] } ?? [])
  }

  private func refusal(_ body: () throws -> Void) throws -> String {
    try #require(#expect(throws: AssayError.self) { try body() }).description
  }

  @Test func `all batches have ids, or none`() throws {
    var evaluator = try evaluator()
    try evaluator.add(batch(ids: ["x", "y"]))
    #expect(
      try refusal { try evaluator.add(batch()) }
        == "these samples differ from those before in ids: not given instead of given")
    var other = try self.evaluator()
    try other.add(batch())
    #expect(try refusal { try evaluator.merge(other) }.contains("in ids"))
    #expect(try evaluator.report().count == 2)
  }

  @Test func `all batches have the same form of scores`() throws {
    let others: [(Scores, String)] = [
      (.predictedClasses([0, 1]), "predicted classes"), (.logits([[0, 1], [1, 0]]), "logits"),
      (.positiveProbabilities([0.5, 0.25]), "positive probabilities"),
    ]
    for (scores, kind) in others {
      var evaluator = try evaluator()
      try evaluator.add(batch())
      let other = Batch(labels: .classes([0, 1]), scores: [scores])
      #expect(
        try refusal { try evaluator.add(other) }
          == "these samples differ from those before in scores of 'net': \(kind) instead of "
          + "probabilities")
      #expect(try evaluator.report().count == 2)
    }
  }

  @Test func `no id occurs twice`() throws {
    var evaluator = try evaluator()
    try evaluator.add(batch(ids: ["x", "y"]))
    for (ids, row) in [(["z", "x"], 1), (["z", "z"], 1), (["y", "z"], 0)] {
      #expect(
        try refusal { try evaluator.add(batch(ids: ids)) }
          .contains("ids: row \(row) has '\(ids[row])', which occurred before"))
    }
    var other = try self.evaluator()
    try other.add(batch(ids: ["z", "x"]))
    #expect(try refusal { try evaluator.merge(other) }.contains("some ids are in both evaluators"))
    try evaluator.add(batch(ids: ["v", "w"]))
    #expect(try evaluator.report().count == 4)
  }

  @Test func `an empty evaluator takes only one of the same classes, models and options`() throws {
    var options = ComparisonOptions()
    options.logBase = .two
    for (other, what) in [
      (try evaluator(classes: ["b", "a"]), "in classes: b, a instead of a, b"),
      (try evaluator(models: ["tree"]), "in models: tree instead of net"),
      (try evaluator(comparison: options), "measured with other options"),
    ] {
      var (filled, empty) = (other, try evaluator())
      #expect(try refusal { try empty.merge(other) }.contains(what))
      try filled.add(batch())
      #expect(try refusal { try empty.merge(filled) }.contains(what))
      try empty.add(batch())
      #expect(try empty.report().count == 2)
    }
  }

  @Test func `an empty evaluator becomes what it is merged with`() throws {
    var (empty, filled) = (try evaluator(), try evaluator())
    try filled.add(batch(4))
    try empty.merge(filled)
    try empty.add(batch())
    #expect(try empty.report().count == 6)
  }

  @Test func `a slice of more than 1,000 values is refused`() throws {
    var evaluator = try evaluator()
    try evaluator.add(batch(1000, slice: (0..<1000).map { "\($0)" }))
    #expect(try evaluator.report().count == 1000)
    try evaluator.add(batch(2, slice: ["x", "y"]))
    #expect(try refusal { _ = try evaluator.report() }.contains("more than 1,000"))
  }

  @Test func `settings about one class per sample are refused for sets of classes`() throws {
    var options = ComparisonOptions()
    options.costs = Costs(falsePositive: 1, falseNegative: 5)
    var evaluator = try evaluator(comparison: options)
    let sets = Batch(labels: .sets([["a"], []]), scores: [.probabilities([[0.5, 0.5], [1, 0]])])
    #expect(try refusal { try evaluator.add(sets) }.contains("comparison.costs"))
  }

  @Test func `two margins of one metric are refused`() throws {
    var options = ComparisonOptions()
    options.margins = [0.01, 0.02].compactMap { Margin(metric: "error_rate", size: $0) }
    var evaluator = try Evaluator(classes: ["a", "b"], models: ["x", "y"], comparison: options)
    let two = Batch(
      labels: .classes([0, 1]),
      scores: [.probabilities([[1, 0], [0, 1]]), .probabilities([[1, 0], [0, 1]])])
    #expect(try refusal { try evaluator.add(two) }.contains("two margins are of 'error_rate'"))
  }

  @Test func `a request without files reads nothing`() throws {
    #expect(try refusal { _ = try Report(ReportRequest()) }.contains("nothing to read"))
  }

  @Test func `options that no report could hold cannot be made`() {
    #expect([-5, 0, 1, 1_000_001].compactMap { SliceSize($0)?.count } == [1])
    #expect(Confidence(0.001) == nil && Confidence(1) == nil && Confidence(.nan) == nil)
    #expect(Confidence(0.9999) != nil && Confidence(0.5) != nil)
  }

  @Test func `reports in memory are compared as versions`() throws {
    var (before, after) = (try evaluator(), try evaluator())
    try before.add(batch())
    try after.add(batch(4))
    let runs = ["2026-01-30", "2026-01-31"].map { ReportRequest.Run(name: $0, date: $0) }
    let report = try before.report(run: runs[0])
    let trained: ModelVersion = .report(report, name: "epoch 3")
    let newer: ModelVersion = .report(try after.report(run: runs[1]), name: "epoch 4")
    let changes = try VersionComparison(old: trained, new: newer)
    #expect(changes.text().contains("4 samples"))
    let history = try HistoryComparison([trained, newer, trained])
    #expect(history.text().contains("2026-01-31"))
    #expect(
      try refusal { _ = try before.report(run: ReportRequest.Run(date: "today")) }
        .contains("'today' is not a day"))
  }
}
