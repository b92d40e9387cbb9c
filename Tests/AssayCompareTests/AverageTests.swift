import AssayData
import AssayResults
import Foundation
import Testing

@testable import AssayCompare

/// Compares the averages of pairs and of all models with those of another program.
private func check(_ set: TestSet, _ file: String, names: [String]) throws {
  let expected = try #require(try referenceValues("averages.json")[file] as? [String: Any])
  var options = ComparisonOptions()
  options.averagesAll = true
  let comparison = try compare(set, options: options)
  for average in comparison.averages {
    let name = average.models.map { names[$0] }.joined(separator: "+")
    guard let right = expected[name] as? [String: Any] else { continue }
    let found = try average.result.get()
    #expect(found.count == set.count)
    let tests = try #require(right["against_better"] as? [String: [String: Any]])
    for metric in found.metrics {
      #expect(isNear(metric.value, right[metric.key], 1e-12), "\(name) \(metric.key)")
      let test = try #require(tests[metric.key])
      #expect(names[metric.better] == test["better"] as? String)
      try expectTest(try? metric.test.get(), test, "\(name) \(metric.key)")
      if metric.key == MetricKey.errorRate {
        #expect(metric.record.lower == test["baseline_wrong_candidate_right"] as? Int)
        #expect(metric.record.higher == test["baseline_right_candidate_wrong"] as? Int)
      }
    }
  }
  let all = names.joined(separator: "+")
  #expect(expected[all] == nil || comparison.averages.last?.models == Array(names.indices))
}

/// A test set whose models give these probabilities, a row per sample.
private func made(_ labels: [Int32], _ models: [[[Double]]]) throws -> TestSet {
  TestSet(
    classes: try #require(ClassList(["a", "b"])), labels: .hard(labels),
    models: try models.enumerated().map { place, rows in
      TestSet.Model(
        name: "m\(place)",
        predictions: .probabilities(
          try Probabilities.check(Matrix(columns: 2, values: rows.flatMap(\.self))).get()))
    })
}

@Suite struct AverageTests {
  @Test func `averages of pairs and of all models are those of another program`() throws {
    try check(digitModels(), "digits", names: ["logreg", "rf", "gnb"])
    try check(cancerModels(), "breast_cancer", names: ["logreg", "rf"])
    try check(irisModels(), "iris", names: ["logreg", "gnb", "hgb"])
  }

  @Test func `three samples by hand`() throws {
    let set = try made(
      [0, 1, 1],
      [[[0.9, 0.1], [0.6, 0.4], [0.2, 0.8]], [[0.5, 0.5], [0.3, 0.7], [0.6, 0.4]]])
    let average = try #require(compare(set, options: ComparisonOptions()).averages.first)
    let metrics = try average.result.get().metrics
    // 0.7/0.3, 0.45/0.55, 0.4/0.6: no error.
    #expect(metrics[0].value == 0 && metrics[0].better == 0 && metrics[0].record.lower == 1)
    #expect(isNear(metrics[1].value, 0.48844585615344777, 1e-12))
    #expect(isNear(metrics[2].value, 0.30166666666666664, 1e-12))
    #expect(try isNear(metrics[1].test.get().difference, 0.07351425653805078, 1e-12))
  }

  @Test func `an average has no infinite loss where one model has none`() throws {
    let set = try made([0, 1], [[[1, 0], [1, 0]], [[0.5, 0.5], [0.4, 0.6]]])
    let average = try #require(compare(set, options: ComparisonOptions()).averages.first)
    let entropy = try average.result.get().metrics[1]
    #expect(entropy.value.isFinite && entropy.better == 1)
    let both = try made([0, 1], [[[1, 0], [1, 0]], [[1, 0], [1, 0]]])
    let infinite = try #require(compare(both, options: ComparisonOptions()).averages.first)
    #expect(try infinite.result.get().metrics[1].value == .infinity)
    #expect(throws: NoPairedTest.infinite(samples: 1)) {
      try infinite.result.get().metrics[1].test.get()
    }
  }

  @Test func `one model has none, and classes alone have a reason`() throws {
    let one = try made([0, 1], [[[1, 0], [1, 0]]])
    #expect(try compare(one, options: ComparisonOptions()).averages.isEmpty)
    let classes = TestSet(
      classes: one.classes, labels: one.labels,
      models: one.models + [TestSet.Model(name: "c", predictions: .classes([0, 1]))])
    let average = try #require(compare(classes, options: ComparisonOptions()).averages.first)
    #expect(throws: NoAnswer.classesOnly) { try average.result.get() }
  }

  @Test func `logits, one probability and soft labels are averaged as probabilities`() throws {
    let classes = try #require(ClassList(["a", "b"]))
    let soft = try Probabilities.check(Matrix(columns: 2, values: [0.8, 0.2, 0.3, 0.7])).get()
    let set = TestSet(
      classes: classes, positive: 1, labels: .soft(soft),
      models: [
        TestSet.Model(
          name: "logits", predictions: .logits(Matrix(columns: 2, values: [1e308, -1e308, 0, 0]))),
        TestSet.Model(name: "one", predictions: .positiveProbability([0.5, 0.9])),
      ])
    let average = try #require(compare(set, options: ComparisonOptions()).averages.first)
    let metrics = try average.result.get().metrics
    // The averages are 0.75/0.25 and 0.3/0.7.
    let expected =
      -(0.8 * log(0.75) + 0.2 * log(0.25) + 0.3 * log(0.3) + 0.7 * log(0.7)) / 2
    #expect(isNear(metrics[1].value, expected, 1e-12))
    #expect(isNear(metrics[2].value, (2 * 0.05 * 0.05) / 2, 1e-12))
  }

  @Test func `the average of all is one more of three models, and the same of two`() throws {
    let rows = [[0.9, 0.1], [0.4, 0.6]]
    var options = ComparisonOptions()
    options.averagesAll = true
    let three = try compare(made([0, 1], [rows, rows, rows]), options: options).averages
    #expect(three.map(\.models) == [[0, 1], [0, 2], [0, 1, 2]])
    #expect(try compare(made([0, 1], [rows, rows]), options: options).averages.count == 1)
    #expect(throws: CompareError.averageOfOneModel) {
      try compare(made([0, 1], [rows]), options: options)
    }
  }
}
