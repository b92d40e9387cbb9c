import AssayKit
import Foundation
import Testing

/// Replaces the `print` of the examples, whose output the tests do not need.
private func print(_ items: Any...) {}

/// The examples of the documentation that need no files, line by line.
@Suite struct ExampleTests {
  /// Two models on six samples.
  private func report() throws -> Report {
    var evaluator = try Evaluator(classes: ["cat", "dog"], models: ["net", "tree"])
    try evaluator.add(
      Batch(
        labels: .classes([1, 0, 1, 0, 1, 0]),
        scores: [
          .positiveProbabilities([0.75, 0.5, 0.25, 0.25, 1, 0]),
          .positiveProbabilities([0.5, 0.25, 0.5, 0.25, 0.75, 0.25]),
        ]))
    return try evaluator.report()
  }

  @Test func `an evaluator measures, is configured and merges`() throws {
    do {
      var evaluator = try Evaluator(classes: ["cat", "dog"], models: ["net"])
      try evaluator.add(
        Batch(labels: .classes(["dog", "cat"]), scores: [.logits([[-0.5, 1.5], [0.25, 0.5]])]))
      let report = try evaluator.report(title: "Cats and dogs")
      #expect(report.metric("error_rate", of: "net") == 0.5)
      print(try evaluator.report().scoreboard())
    }
    do {
      var options = ComparisonOptions()
      options.baseline = "tree"
      let evaluator = try Evaluator(
        classes: ["no", "yes"], models: ["net", "tree"], positive: "yes", comparison: options)
      #expect(throws: AssayError.self) { try evaluator.report() }
    }
    do {
      var first = try Evaluator(classes: ["cat", "dog"], models: ["net"])
      var second = first
      try first.add(Batch(labels: .classes([1]), scores: [.probabilities([[0.25, 0.75]])]))
      try second.add(Batch(labels: .classes([0]), scores: [.probabilities([[0.5, 0.5]])]))
      try first.merge(second)
      #expect(try first.report().count == 2)
    }
    func net(_ images: [Double]) -> [[Double]] { images.map { [1 - $0, $0] } }
    let batches = [
      (images: [0.25, 0.75], labels: ["cat", "dog"]), (images: [1], labels: ["dog"]),
    ]
    var evaluator = try Evaluator(classes: ["cat", "dog"], models: ["net"])
    for (images, labels) in batches {
      try evaluator.add(Batch(labels: .classes(labels), scores: [.logits(net(images))]))
    }
    let report = try evaluator.report(
      title: "Validation", run: ReportRequest.Run(name: "epoch 3"), language: .chinese)
    print(report.headline)
    #expect(report.count == 3 && report.json().contains("epoch 3"))
  }

  @Test func `a batch has labels, scores and what is beside them`() throws {
    do {
      let batch = Batch(
        labels: .classes(["cat", "dog"]), scores: [.probabilities([[0.9, 0.1], [0.2, 0.8]])],
        ids: ["image-7", "image-8"])
      var evaluator = try Evaluator(classes: ["cat", "dog"], models: ["net"])
      try evaluator.add(batch)
      #expect(try evaluator.report().count == 2)
    }
    var batch = Batch(labels: .classes([0, 1]), scores: [.logits([[2.0, 0.5], [0.1, 1.2]])])
    batch.ids = ["frame-1", "frame-2"]
    batch.weights = [1, 2.5]
    batch.groups = ["video-1", "video-1"]
    batch.slices = [("region", ["north", "south"])]
    batch.scores.append(.predictedClasses([0, 0]))  // of a second model
    batch.labels = .distributions([[0.9, 0.1], [0.2, 0.8]])  // soft labels instead
    var evaluator = try Evaluator(classes: ["cat", "dog"], models: ["net", "tree"])
    try evaluator.add(batch)
    #expect(try evaluator.report().count == 2)
  }

  @Test func `labels and scores have several forms`() throws {
    let hard: TrueLabels = .classes(["dog", "cat"])  // or .classes([1, 0])
    let soft: TrueLabels = .distributions([[0.2, 0.8], [1, 0]])
    let several: TrueLabels = .sets([["indoor", "night"], []])
    let rows: Scores = .probabilities([[0.9, 0.1], [0.2, 0.8]])
    let flat: Scores = .logits([2.0, 0.5, 0.1, 1.2], classes: 2)
    let single: Scores = .positiveProbabilities([0.1, 0.8])
    let answers: Scores = .predictedClasses(["no", "yes"])
    for labels in [hard, soft] {
      var evaluator = try Evaluator(classes: ["cat", "dog"], models: ["rows", "flat", "single"])
      try evaluator.add(Batch(labels: labels, scores: [rows, flat, single]))
      #expect(try evaluator.report().metric("error_rate", of: "rows") ?? 2 <= 1)
    }
    var answering = try Evaluator(classes: ["no", "yes"], models: ["answers"])
    try answering.add(Batch(labels: .classes(["no", "yes"]), scores: [answers]))
    #expect(try answering.report().metric("error_rate", of: "answers") == 0)
    var tagging = try Evaluator(classes: ["indoor", "night"], models: ["rows"])
    try tagging.add(Batch(labels: several, scores: [rows]))
    #expect(try tagging.report().metric("error_rate", of: "rows") == 1)
  }

  @Test func `each form of labels is measured`() throws {
    /// The error rate of a model on two samples.
    func errorRate(_ labels: TrueLabels, _ scores: Scores) throws -> Double? {
      var evaluator = try Evaluator(classes: ["cat", "dog"], models: ["net"])
      try evaluator.add(Batch(labels: labels, scores: [scores]))
      return try evaluator.report().metric("error_rate", of: "net")
    }
    let answers: Scores = .predictedClasses([1, 0])
    do {
      let labels: TrueLabels = .classes(["dog", "cat"])
      #expect(try errorRate(labels, answers) == 0)
    }
    do {
      let labels: TrueLabels = .classes([1, 0])
      #expect(try errorRate(labels, answers) == 0)
    }
    do {
      let labels: TrueLabels = .distributions([[0.2, 0.8], [1, 0]])  // of five annotators
      #expect(try errorRate(labels, answers) == 0)
    }
    do {
      let labels: TrueLabels = .distributions([0.2, 0.8, 1, 0], classes: 2)
      #expect(try errorRate(labels, answers) == 0)
    }
    let scores: Scores = .probabilities([[0.9, 0.9], [0.1, 0.1]])
    var evaluator = try Evaluator(classes: ["indoor", "night"], models: ["net"])
    do {
      let labels: TrueLabels = .sets([["indoor", "night"], []])
      try evaluator.add(Batch(labels: labels, scores: [scores]))
    }
    do {
      let labels: TrueLabels = .sets([[0, 1], []])
      try evaluator.add(Batch(labels: labels, scores: [scores]))
    }
    #expect(try evaluator.report().metric("error_rate", of: "net") == 0)
  }

  @Test func `each form of scores is measured`() throws {
    /// Expects that both samples are answered right.
    func check(_ scores: Scores) throws {
      var evaluator = try Evaluator(classes: ["no", "yes"], models: ["net"])
      try evaluator.add(Batch(labels: .classes([0, 1]), scores: [scores]))
      #expect(try evaluator.report().metric("error_rate", of: "net") == 0)
    }
    do {
      let scores: Scores = .probabilities([[0.9, 0.1], [0.2, 0.8]])  // of two samples
      try check(scores)
    }
    do {
      let output: [Float] = [0.9, 0.1, 0.2, 0.8]  // of two samples
      let scores: Scores = .probabilities(output, classes: 2)
      try check(scores)
    }
    do {
      let output: [Float] = [0.9, 0.1, 0.2, 0.8]  // or a tensor's memory
      let scores: Scores = .probabilities(output.span, classes: 2)
      try check(scores)
    }
    do {
      let scores: Scores = .logits([[2.0, 0.5], [0.1, 1.2]])  // of two samples
      try check(scores)
    }
    do {
      let output: [Float] = [2.0, 0.5, 0.1, 1.2]  // of two samples
      let scores: Scores = .logits(output, classes: 2)
      try check(scores)
    }
    do {
      let output: [Float] = [2.0, 0.5, 0.1, 1.2]  // or a tensor's memory
      let scores: Scores = .logits(output.span, classes: 2)
      try check(scores)
    }
    do {
      let scores: Scores = .positiveProbabilities([0.1, 0.8])
      try check(scores)
    }
    do {
      let scores: Scores = .positiveLogits([-2.2, 1.4])  // probabilities of about 0.1 and 0.8
      try check(scores)
    }
    do {
      let scores: Scores = .predictedClasses(["no", "yes"])
      try check(scores)
    }
    do {
      let scores: Scores = .predictedClasses([0, 1])
      try check(scores)
    }
  }

  @Test func `values come with intervals and comparisons with verdicts`() throws {
    let report = try report()
    if let error = report.measurement("error_rate", of: "net"), let range = error.interval {
      print(error.estimate, "from \(range.low) to \(range.high)")
      if error.isApproximate { print("few samples carry the value") }
    }
    if let change = report.comparison("cross_entropy", of: "tree"), change.isPrimary {
      if change.verdict == .better { print("the tree is better by", change.difference) }
      if let range = change.interval { print("from \(range.low) to \(range.high)") }
      if let p = change.p, let adjusted = change.adjustedP { print(p, adjusted) }
    }
    #expect(report.comparison("cross_entropy", of: "tree")?.isPrimary == true)
    do {
      let change = report.comparison("error_rate", of: "tree", with: "net")
      print(change?.difference ?? .undefined, change?.verdict ?? .noClearDifference)
      #expect(change?.verdict == .tooFewSamples)
    }
    if let counts = report.confusion(of: "net") {
      print("labelled \(report.classes[0]), predicted \(report.classes[1]): \(counts[0][1])")
    }
    #expect(report.confusion(of: "net")?[1] == [1, 2])
    let loss = report.metric("cross_entropy", of: "net")  // in nats, bits or hartleys
    #expect(loss != nil)
    switch report.comparison("cross_entropy", of: "tree")?.difference {
    case .value(let change): print(change < 0 ? "lower" : "not lower")
    case .infinitelyHigher: print("only the tree's is infinite")
    case .infinitelyLower: print("only the baseline's is infinite")
    case .undefined, nil: print("no difference")
    }
    switch report.comparison("error_rate", of: "tree")?.verdict {
    case .better: print("fewer mistakes")
    case .worse: print("more mistakes")
    case .noClearDifference, .undecided: print("not shown")
    case .tooFewSamples: print("more samples are needed")
    case nil: print("not tested")
    }
    let interval = try #require(report.measurement("error_rate", of: "net")?.interval)
    let halfWidth = (interval.high - interval.low) / 2
    #expect(halfWidth > 0 && halfWidth < 0.5)
    print(report.headline)
    print(report.scoreboard())
    print(report.scoreboard(width: 100, isVerbose: true))
  }

  @Test func `an estimate is a value, infinite or undefined`() throws {
    let report = try report()
    switch report.measurement("cross_entropy", of: "net")?.estimate {
    case .value(let nats): print(nats)
    case .infinite(let mean): print("\(mean.count) samples got probability 0")
    case .undefined(let reason): print(reason)
    case nil: print("no such model or metric")
    }
    let rate = report.measurement("error_rate", of: "net")?.estimate.finite
    #expect(rate == report.metric("error_rate", of: "net") && rate != nil)
    for model in report.models {
      guard let error = report.measurement("error_rate", of: model) else { continue }
      switch error.estimate {
      case .value(let rate): print(model, rate, error.interval?.high ?? rate)
      case .infinite, .undefined: print(model, "has no finite error rate")
      }
    }
    var evaluator = try Evaluator(classes: ["no", "yes"], models: ["sure", "bare"])
    try evaluator.add(
      Batch(
        labels: .classes([0, 1, 1]),
        scores: [.positiveProbabilities([0.0, 0.0, 1.0]), .predictedClasses([0, 1, 1])]))
    let other = try evaluator.report()
    do {
      let measurement = try #require(other.measurement("cross_entropy", of: "sure"))
      if case .infinite(let mean) = measurement.estimate {
        print("\(mean.count) infinite losses, in rows \(mean.firstRows) and perhaps others")
        if let rest = mean.finiteMean { print("the others: \(rest) on average") }
      }
      guard case .infinite(let mean) = measurement.estimate else {
        Issue.record("not infinite")
        return
      }
      #expect(mean.count == 1 && mean.firstRows == [1] && mean.finiteMean == 0)
    }
    do {
      let measurement = try #require(other.measurement("cross_entropy", of: "bare"))
      if case .undefined(let reason) = measurement.estimate {
        switch reason {
        case .classesOnly: print("the model gives classes without probabilities")
        case .infiniteLoss: print("a label got probability 0")
        case .absent, .neverPredicted, .noSamples, .noOtherSamples, .oneClass, .noSpread,
          .tooFewSamples, .noWeight:
          print("the samples are too few or too alike")
        case .softLabels, .weighted: print("the metric counts whole samples of one class")
        case .tooManyScores, .notInSummaries: print("the scores were not kept")
        case .notMeasured: print("the request left the metric out")
        }
      }
      #expect(measurement.estimate == .undefined(.classesOnly))
    }
  }

  @Test func `rules have outcomes`() throws {
    let report = try report()
    let gates = try Gates(["error_rate <= 5%", "n >= 1000"])
    let outcomes = try report.outcomes(of: gates)
    let trained: ModelVersion = .report(report, name: "epoch 3")
    #expect(try Report(version: trained).headline == report.headline)
    print(outcomes.text())
    if outcomes.counts.broken > 0 { print("not to be released") }
    let (held, broken, undecided) = outcomes.counts
    for outcome in outcomes.rules { print(outcome.verdict, outcome.rule) }
    print(outcomes.text(width: 100))
    #expect((held, broken, undecided) == (0, 2, 0))
    for outcome in outcomes.rules where outcome.verdict == .broken {
      print(outcome.model ?? "the samples", "broke", outcome.rule)
      if let value = outcome.value, let range = outcome.interval { print(value, range) }
      print(outcome.sentence)
    }
    for outcome in outcomes.rules {
      switch outcome.verdict {
      case .held: print("held:", outcome.sentence)
      case .broken: print("broken:", outcome.sentence)
      case .undecided: print("undecided:", outcome.sentence)
      }
    }
    #expect(outcomes.rules.map(\.rule) == ["error_rate <= 5%", "n >= 1000"])
    #expect(outcomes.rules.map(\.verdict) == [.broken, .broken])
    #expect(outcomes.rules[0].model == "tree" && outcomes.rules[0].interval != nil)
    #expect(outcomes.rules[1].model == nil && outcomes.rules[1].value == Double(report.count))
    #expect(outcomes.rules.allSatisfy { outcomes.text(width: 1000).contains($0.sentence) })
  }
}
