import AssayData
import AssayResults
import AssayStatistics
import Testing

@testable import AssayCompare
@testable import AssayEvaluate

/// A test set of two classes with one model.
private func made(_ labels: [Int32], _ second: [Double], positive: Int? = 1) throws -> TestSet {
  let values = second.flatMap { [1 - $0, $0] }
  return TestSet(
    classes: try #require(ClassList(["a", "b"])), positive: positive, labels: .hard(labels),
    models: [
      TestSet.Model(
        name: "m",
        predictions: .probabilities(
          try Probabilities.check(Matrix(columns: 2, values: values)).get()))
    ])
}

private func found(_ set: TestSet, costs: Costs? = nil) throws -> PositiveClassResults {
  var options = ComparisonOptions()
  options.costs = costs
  return try #require(compare(set, options: options).positiveClass).get()
}

private func check(_ rates: PositiveRates, _ expected: Any?) throws {
  let right = try #require(expected as? [String: Any])
  let counts = [
    rates.truePositives, rates.falsePositives, rates.falseNegatives, rates.trueNegatives,
  ]
  #expect(counts == ["tp", "fp", "fn", "tn"].map { right[$0] as? Int })
  for (key, rate) in [
    ("recall", rates.recall), ("precision", rates.precision), ("specificity", rates.specificity),
  ] {
    let entry = try #require(right[key] as? [String: Any])
    let ends = try #require(entry["interval"] as? [Any])
    #expect(isNear(rate.value, entry["value"], 1e-12) && rate.whole == entry["n"] as? Int)
    #expect(isNear(rate.interval(.percent95)?.low, ends[0], 1e-9))
    #expect(isNear(rate.interval(.percent95)?.high, ends[1], 1e-9))
  }
  let f1 = try #require(right["f1"] as? [String: Any])
  #expect(isNear(rates.f1, f1["value"], 1e-12))
  if let ends = f1["interval"] as? [Any] {
    #expect(isNear(rates.f1Interval?.low, ends[0], 1e-12))
    #expect(isNear(rates.f1Interval?.high, ends[1], 1e-12))
  }
}

@Suite struct PositiveClassTests {
  @Test(arguments: [(0, 1.0, 5.0), (1, 1.0, 1.0)])
  func `rates, thresholds and costs are those of another program`(
    entry: Int, falsePositive: Double, falseNegative: Double
  ) throws {
    let expected = try referenceValues("positive_class.json")
    let costs = try #require(Costs(falsePositive: falsePositive, falseNegative: falseNegative))
    let results = try found(cancerModels(positive: "malignant"), costs: costs)
    #expect(results.positive == 0 && results.positives == 212)
    #expect(results.majority == 1 && results.majorityErrors == 212)
    let models = try #require(expected["models"] as? [String: [String: Any]])
    for (name, model) in zip(["logreg", "rf"], results.models) {
      let right = try #require(models[name])
      try check(model.atHalf, right["at_0.5"])
      let test = try #require(right["against_majority"] as? [String: Any])
      try expectTest(try? model.againstMajority.get(), test, name)
      #expect(model.record.lower == test["baseline_wrong_candidate_right"] as? Int)
      #expect(model.record.higher == test["baseline_right_candidate_wrong"] as? Int)

      let all = try #require(right["costs"] as? [[String: Any]])[entry]
      let price = try #require(model.costs)
      let stated = try #require(all["stated"] as? [String: Any])
      try check(price.stated, stated["rates"])
      #expect(isNear(costs.statedThreshold, stated["threshold"], 1e-15))
      #expect(isNear(price.stated.cost(costs), stated["cost_per_sample"], 1e-12))
      let ends = try #require(stated["interval"] as? [Any])
      #expect(isNear(price.statedInterval?.low, ends[0], 1e-9))
      #expect(isNear(price.statedInterval?.high, ends[1], 1e-9))
      let fewest = try #require(all["fewest_on_these_samples"] as? [String: Any])
      try check(price.fewest, fewest["rates"])
      #expect(isNear(price.fewestThreshold, fewest["threshold"], 1e-15))
      let fitted = try #require(all["cross_fitted"] as? [String: Any])
      let halves = try price.crossFitted.get()
      #expect(isNear(halves.thresholds[0], fitted["threshold_from_half_0"], 1e-15))
      #expect(isNear(halves.thresholds[1], fitted["threshold_from_half_1"], 1e-15))
      #expect(isNear(halves.cost, fitted["cost_per_sample"], 1e-12))
      #expect(isNear(price.stated.alwaysPositive(costs), all["always_positive"], 1e-12))
      #expect(isNear(price.stated.alwaysNegative(costs), all["always_negative"], 1e-12))
    }
  }

  @Test func `eight samples by hand`() throws {
    let set = try made(
      [1, 1, 0, 1, 0, 1, 0, 0], [0.9, 0.8, 0.7, 0.6, 0.4, 0.3, 0.2, 0.1])
    let costs = try #require(Costs(falsePositive: 1, falseNegative: 5))
    let model = try found(set, costs: costs).models[0]
    #expect(
      model.atHalf
        == PositiveRates(truePositives: 3, falsePositives: 1, falseNegatives: 1, trueNegatives: 3))
    let price = try #require(model.costs)
    // At the threshold 1/6 three negatives are predicted as positive, and no positive is missed.
    #expect(price.stated.cost(costs) == 3.0 / 8)
    #expect(price.fewest.cost(costs) == 2.0 / 8 && price.fewestThreshold == 0.3)
    #expect(throws: NoAnswer.fewSamples) { try price.crossFitted.get() }
  }

  @Test func `the rare class is the positive one, unless another was named or costs were given`()
    throws
  {
    let labels = (0..<60).map { Int32($0 < 6 ? 0 : 1) }
    let scores = labels.map { $0 == 0 ? 0.2 : 0.9 }
    #expect(try found(made(labels, scores, positive: nil)).positive == 0)
    #expect(try found(made(labels, scores, positive: 1)).positive == 1)
    let costs = try #require(Costs(falsePositive: 1, falseNegative: 1))
    #expect(try found(made(labels, scores, positive: nil), costs: costs).positive == 1)
    #expect(try found(cancerModels()).positive == 1)
  }

  @Test func `a probability of one half is positive, and in equal answers the first class wins`()
    throws
  {
    let labels: [Int32] = [0, 0, 1, 1]
    let second = try found(made(labels, [0.5, 0.1, 0.5, 0.9])).models[0].atHalf
    #expect(second.truePositives == 2 && second.falsePositives == 1)
    let first = try found(made(labels, [0.5, 0.1, 0.5, 0.9], positive: 0)).models[0].atHalf
    #expect(first.truePositives == 2 && first.falsePositives == 1)
  }

  @Test func `of many samples F1 uses influence, and is about as wide as what is drawn`() throws {
    let few = PositiveRates(
      truePositives: 90, falsePositives: 10, falseNegatives: 30, trueNegatives: 900)
    let many = PositiveRates(
      truePositives: 2250, falsePositives: 250, falseNegatives: 750, trueNegatives: 22500)
    let drawn = try #require(few.withF1Bounds(.percent95).f1Interval)
    let linear = try #require(many.withF1Bounds(.percent95).f1Interval)
    #expect(few.f1 == many.f1)
    // 25 times as many samples give an interval a fifth as wide.
    let ratio = (drawn.high - drawn.low) / (5 * (linear.high - linear.low))
    #expect(0.9...1.1 ~= ratio, "\(ratio)")
  }

  @Test func `what has no answer has a reason`() throws {
    let none = try #require(compare(irisModels(), options: ComparisonOptions()).positiveClass)
    #expect(throws: NoAnswer.notTwoClasses) { try none.get() }
    var options = ComparisonOptions()
    options.metrics = .core
    #expect(try compare(cancerModels(positive: "malignant"), options: options).positiveClass == nil)
    // All samples are of one class.
    let one = try found(made([1, 1, 1], [0.9, 0.8, 0.2]))
    #expect(one.majorityErrors == 0 && one.models[0].atHalf.specificity.value == nil)
    #expect(one.models[0].atHalf.recall.value == 2.0 / 3)
  }

  @Test func `certain and enormous scores have outcomes and costs`() throws {
    let labels = (0..<80).map { Int32($0 % 2) }
    let costs = try #require(Costs(falsePositive: 1e100, falseNegative: 0))
    let certain = try found(made(labels, labels.map { Double($0) }), costs: costs).models[0]
    #expect(certain.atHalf.f1 == 1 && certain.atHalf.f1Interval == nil)
    #expect(certain.costs?.statedInterval == nil)
    let logits = TestSet(
      classes: try #require(ClassList(["a", "b"])), positive: 1, labels: .hard(labels),
      models: [
        TestSet.Model(
          name: "m",
          predictions: .logits(
            Matrix(
              columns: 2, values: labels.flatMap { $0 == 0 ? [1e308, -1e308] : [-1e308, 1e308] })))
      ])
    let price = try #require(
      found(logits, costs: .equal).models[0].costs)
    #expect(try price.crossFitted.get().cost == 0)
  }
}
