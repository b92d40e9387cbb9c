import AssayKit
import Foundation
import Testing

/// Replaces the `print` of the examples, whose output the tests do not need.
private func print(_ items: Any...) {}

/// The examples of the documentation that set options, line by line.
@Suite struct ExampleOptionTests {
  /// A request with one model.
  private let request: ReportRequest = {
    var request = ReportRequest()
    request.models = [ReportRequest.Model(name: "tree", path: "tree.csv")]
    return request
  }()

  @Test func `options for measuring and comparing`() throws {
    do {
      let options = ComparisonOptions()
      print(options.confidence.level, options.logBase)  // 0.95 e
      #expect("\(options.confidence.level) \(options.logBase)" == "0.95 e")
    }
    var options = ComparisonOptions()
    options.baseline = "net"
    options.comparesAllPairs = true
    options.averagesAll = true
    options.metrics = .all
    options.primary = ["error_rate"]
    options.margins = [Margin(metric: "error_rate", size: 0.01)].compactMap(\.self)
    options.costs = Costs(falsePositive: 1, falseNegative: 5)
    options.confidence = Confidence(0.99) ?? .percent95
    options.logBase = .two
    options.clip = .keras
    options.leastSliceSamples = 50
    options.sampleLimit = 25
    options.keepsOutcomes = true
    options.findsSuspects = true
    #expect(options.confidence.alpha == 0.01 && options.margins.count == 1)
    let reports = try [ComparisonOptions(), options].map { options in
      var evaluator = try Evaluator(
        classes: ["cat", "dog"], models: ["net", "tree"], comparison: options)
      try evaluator.add(
        Batch(
          labels: .classes([1, 0, 1]),
          scores: [
            .positiveProbabilities([0.75, 0.5, 0.25]), .positiveProbabilities([0.5, 0.25, 0.5]),
          ]))
      return try evaluator.report()
    }
    let losses = try reports.map { try #require($0.metric("cross_entropy", of: "tree")) }
    #expect(abs(losses[1] * log(2) - losses[0]) < 1e-12)
  }

  @Test func `levels, margins and costs`() throws {
    var request = request
    request.comparison.confidence = Confidence(0.99) ?? .percent95
    print(request.comparison.confidence.level)  // 0.99
    print(request.comparison.confidence.alpha)  // 0.01
    #expect("\(request.comparison.confidence.level)" == "0.99")
    #expect("\(request.comparison.confidence.alpha)" == "0.01")
    print(Confidence.percent95.level)  // 0.95
    #expect("\(Confidence.percent95.level)" == "0.95")
    if let confidence = Confidence(0.9) { request.comparison.confidence = confidence }
    let percent = Confidence(95)  // nil: a level is a share
    #expect(request.comparison.confidence == Confidence(0.9) && percent == nil)
    request.comparison.margins = [Margin(metric: "error_rate", size: 0.01)].compactMap(\.self)
    for margin in request.comparison.margins { print(margin.metric, margin.size) }
    if let margin = Margin(metric: "cross_entropy", size: 0.05) {
      request.comparison.margins.append(margin)
    }
    #expect(request.comparison.margins.map(\.metric) == ["error_rate", "cross_entropy"])
    #expect(request.comparison.margins.map(\.size) == [0.01, 0.05])
    request.comparison.costs = Costs(falsePositive: 1, falseNegative: 5)
    if let costs = request.comparison.costs {
      print(costs.falseNegative / costs.falsePositive)  // 5.0
    }
    #expect(request.comparison.costs?.falseNegative == 5)
    request.comparison.costs = Costs(falsePositive: 10, falseNegative: 250)  // in euros
    #expect(request.comparison.costs?.falsePositive == 10)
  }

  @Test func `metrics, units and bounds`() {
    var request = request
    request.comparison.metrics = .core  // faster: no ranking and no calibration
    request.comparison.metrics = .all  // as by default
    #expect(request.comparison.metrics == ComparisonOptions().metrics)
    request.comparison.logBase = .two  // cross-entropies in bits
    request.comparison.logBase = .ten  // in hartleys
    request.comparison.logBase = .e  // in nats, as by default
    #expect(request.comparison.logBase == ComparisonOptions().logBase)
    request.comparison.clip = .sklearn
    #expect(request.comparison.clip?.epsilon == 0x1p-52)
    request.comparison.clip = .keras
    #expect(request.comparison.clip?.epsilon == 1e-7)
    request.comparison.clip = .torch
    #expect(request.comparison.clip != nil && request.comparison.clip?.epsilon == nil)
    request.comparison.clip = Clip(epsilon: 1e-9)
    #expect(request.comparison.clip?.epsilon == 1e-9)
  }

  @Test func `numbers of samples`() {
    var request = request
    request.comparison.sampleLimit = 50
    print(request.comparison.sampleLimit.count)  // 50
    #expect(request.comparison.sampleLimit.count == 50)
    let shown = 25  // of a configuration
    request.comparison.sampleLimit = SampleLimit(shown) ?? 10
    #expect(request.comparison.sampleLimit.count == 25)
    print(SampleLimit.range)  // 0...10000
    #expect("\(SampleLimit.range)" == "0...10000")
    request.comparison.leastSliceSamples = 50
    print(request.comparison.leastSliceSamples.count)  // 50
    #expect(request.comparison.leastSliceSamples.count == 50)
    let least = 100  // of a configuration
    request.comparison.leastSliceSamples = SliceSize(least) ?? 20
    #expect(request.comparison.leastSliceSamples.count == 100)
    print(SliceSize.range)  // 1...1000000
    #expect("\(SliceSize.range)" == "1...1000000")
  }

  @Test func `options of a request`() {
    var request = request
    request.classMatching = .loose  // "Red fox" and "red-fox" are one class
    request.classMatching = .exact  // they are two classes
    request.classMatching = .asked  // they are an error, as by default
    #expect(request.classMatching == ReportRequest().classMatching)
    request.task = .multilabel
    request.task = .classes  // as by default
    #expect(request.task == ReportRequest().task)
    request.language = .chinese
    request.language = .english  // as by default
    #expect(request.language == ReportRequest().language)
    request.pairing = .ids
    request.pairing = .position
    request.pairing = .automatic  // as by default
    #expect(request.pairing == ReportRequest().pairing)
    request.scores = .logits
    request.scores = .sigmoidLogits
    request.models[0].options.scores = .probabilities  // of one model alone
    #expect(request.models[0].options != FileOptions())
    request.sumRule.renormalize = true
    print(request.sumRule.tolerance)  // 0.01
    #expect(request.sumRule.tolerance == 0.01 && request.sumRule.renormalize)
    request.sumRule = SumRule(renormalize: true)
    #expect(request.sumRule.tolerance == 0.01 && request.sumRule.renormalize)
    request.sumRule = SumRule(tolerance: 1e-4) ?? SumRule()
    #expect(request.sumRule.tolerance == 1e-4 && !request.sumRule.renormalize)
    request.run.name = "v2"
    request.run.commit = "9fceb02"
    request.run.date = "2026-01-31"
    #expect(request.run.name == "v2" && request.run.date == "2026-01-31")
  }

  @Test func `options of a file`() {
    var request = request
    request.labelOptions.format = .csv  // or .tsv, .semicolon, .bars, .text
    request.models[0].options.format = .npy  // or .npz, .json, .jsonl
    #expect(FileFormat.allCases.count == 9)
    do {
      var options = FileOptions()
      options.format = .csv
      options.hasHeader = true
      options.idColumn = "image"
      options.labelColumn = "species"
      options.column = "output"
      options.scores = .logits
      request.models.append(ReportRequest.Model(name: "net", path: "net.csv", options: options))
    }
    #expect(request.models.last?.options.column == "output")
    do {
      var options = FileOptions()
      options.hasHeader = false
      request.labelOptions = options
    }
    #expect(request.labelOptions.format == nil && request.labelOptions.hasHeader == false)
    request.models.append(ReportRequest.Model(name: "net", path: "net.csv"))
    var model = ReportRequest.Model(path: "net.csv")
    model.name = "net"
    model.options.scores = .logits
    print(model.path)  // net.csv
    #expect(model.path == "net.csv" && request.models.last?.name == model.name)
  }

  @Test func `the version`() {
    print("measured by Assay", assayVersion)
    #expect(assayVersion.first?.isNumber == true)
  }
}
