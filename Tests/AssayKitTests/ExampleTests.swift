import AssayKit
import Foundation
import Testing

/// Replaces the `print` of the examples, whose output the tests do not need.
private func print(_ items: Any...) {}

/// The examples of the documentation that need no files, line by line.
@Suite struct ExampleTests {
  /// Two models on six samples.
  private func report(_ comparison: ComparisonOptions = ComparisonOptions()) throws -> Report {
    var evaluator = try Evaluator(
      classes: ["cat", "dog"], models: ["net", "tree"], comparison: comparison)
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
  }

  @Test func `a batch has labels, scores and what is beside them`() throws {
    var batch = Batch(
      labels: .classes([0, 1]), scores: [.logits([[2.0, 0.5], [0.1, 1.2]])], ids: ["a", "b"])
    batch.weights = [1, 2.5]
    batch.slices = [("region", ["north", "south"])]
    var evaluator = try Evaluator(classes: ["cat", "dog"], models: ["net"])
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

  @Test func `values come with intervals and comparisons with verdicts`() throws {
    let report = try report()
    if let error = report.measurement("error_rate", of: "net"), let range = error.interval {
      print(error.estimate, "from \(range.low) to \(range.high)")
    }
    do {
      let change = report.comparison("cross_entropy", of: "tree")  // with the baseline
      if change?.verdict == .better { print("tree is better", change?.adjustedP ?? 1) }
      #expect(change?.isPrimary == true)
    }
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
    if case .value(let change) = report.comparison("mse", of: "tree")?.difference {
      print(change < 0 ? "lower" : "not lower")
    }
    switch report.comparison("error_rate", of: "tree")?.verdict {
    case .better: print("fewer mistakes")
    case .worse: print("more mistakes")
    default: print("not shown")
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
      }
      guard case .infinite(let mean) = measurement.estimate else {
        Issue.record("not infinite")
        return
      }
      #expect(mean.count == 1 && mean.firstRows == [1] && mean.finiteMean == 0)
    }
    do {
      let measurement = try #require(other.measurement("cross_entropy", of: "bare"))
      if case .undefined(.classesOnly) = measurement.estimate {
        print("the model gives classes without probabilities")
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
    print(outcomes.text(width: 100))
    #expect((held, broken, undecided) == (0, 2, 0))
    for rule in outcomes.rules where rule.verdict == .broken { print(rule.sentence) }
    #expect(outcomes.rules.map(\.rule) == ["error_rate <= 5%", "n >= 1000"])
    #expect(outcomes.rules.map(\.verdict) == [.broken, .broken])
    #expect(outcomes.rules[0].model == "tree" && outcomes.rules[0].interval != nil)
    #expect(outcomes.rules[1].model == nil && outcomes.rules[1].value == Double(report.count))
    #expect(outcomes.rules.allSatisfy { outcomes.text(width: 1000).contains($0.sentence) })
  }

  @Test func `options for measuring and comparing`() throws {
    var options = ComparisonOptions()
    options.baseline = "net"
    options.logBase = .two
    options.confidence = Confidence(0.99) ?? .percent95
    options.margins = [Margin(metric: "error_rate", size: 0.01)].compactMap(\.self)
    #expect(options.confidence.alpha == 0.01 && options.margins.count == 1)
    let (nats, bits) = (try report(), try report(options))
    let loss = try #require(nats.metric("cross_entropy", of: "tree"))
    #expect(
      bits.metric("cross_entropy", of: "tree").map { abs($0 * log(2) - loss) < 1e-12 } == true)
  }

  @Test func `options of a request`() throws {
    var request = ReportRequest()
    request.classMatching = .loose  // "Red fox" and "red-fox" are one class
    request.comparison.clip = .keras
    #expect(request.comparison.clip?.epsilon == 1e-7)
    request.comparison.clip = Clip(epsilon: 1e-9)
    #expect(request.comparison.clip?.epsilon == 1e-9)
    request.task = .multilabel
    request.format = .tsv
    do {
      var options = FileOptions()
      options.hasHeader = false
      options.scores = .logits
      request.models.append(ReportRequest.Model(name: "net", path: "net.csv", options: options))
    }
    #expect(request.models.count == 1)
    request.language = .chinese
    request.comparison.logBase = .two  // cross-entropies in bits
    request.pairing = .ids
    request.comparison.sampleLimit = 50
    request.comparison.leastSliceSamples = 50
    #expect(request.comparison.sampleLimit.count == 50)
    request.scores = .logits
    request.sumRule = SumRule(renormalize: true)
    #expect(request.sumRule.tolerance == 0.01 && request.sumRule.renormalize)
    request.sumRule = SumRule(tolerance: 1e-4) ?? SumRule()
    #expect(request.sumRule.tolerance == 1e-4 && !request.sumRule.renormalize)
    request.comparison.margins = [Margin(metric: "error_rate", size: 0.01)].compactMap(\.self)
    request.comparison.metrics = .core  // faster: no ranking and no calibration
    request.comparison.costs = Costs(falsePositive: 1, falseNegative: 5)
    #expect(request.comparison.costs?.falseNegative == 5)
    request.comparison.confidence = Confidence(0.99) ?? .percent95
    do {
      var model = ReportRequest.Model(name: "net", path: "net.csv")
      model.options.scores = .logits
      #expect(model.options != FileOptions())
    }
  }
}
