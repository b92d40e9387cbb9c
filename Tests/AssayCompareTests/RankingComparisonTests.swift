import AssayCompare
import AssayData
import AssayEvaluate
import AssayResults
import AssayRoles
import AssaySamples
import AssayTables
import AssayTestSupport
import Foundation
import Testing

/// Models whose rankings another program compared; the first is the baseline.
struct RankingReference: Sendable, CustomTestStringConvertible {
  let folder: String
  let models: [(name: String, file: String)]
  let positive: String?
  private let comparison = Once<Comparison>()

  init(folder: String, models: [(name: String, file: String)], positive: String? = nil) {
    (self.folder, self.models, self.positive) = (folder, models, positive)
  }

  var testDescription: String { folder }

  static let all = [
    RankingReference(
      folder: "digits",
      models: [
        ("logreg", "logistic-regression"), ("rf", "random-forest"), ("gnb", "naive-bayes"),
      ]),
    RankingReference(
      folder: "iris", models: ["logreg", "gnb", "hgb"].map { ($0, "pred_\($0)") }),
    RankingReference(
      folder: "breast_cancer", models: ["logreg", "rf"].map { ($0, "pred_\($0)") },
      positive: "malignant"),
  ]

  /// The comparison, made once for all tests.
  func compared() throws -> Comparison { try comparison.value(measured) }

  private func measured() throws -> Comparison {
    // The digits are in the sample data, with the models in the same order.
    if folder == "digits" { return try digits() }
    let path = AssayTestSupport.reference(folder)
    var request = ReadRequest()
    request.labels = "\(path)/labels.csv"
    request.positive = positive
    request.models = models.map {
      ReadRequest.ModelInput(name: $0.name, path: "\(path)/\($0.file).csv")
    }
    return try compare(read(request).testSet, options: ComparisonOptions())
  }

  func expected() throws -> Document {
    try Document(file: reference("\(folder)/ranking.json"))
  }
}

/// Comparisons of rankings against reference values.
@Suite struct RankingComparisonTests {
  private func expectBounds(
    _ found: IntervalResult?, _ right: [Double], location: SourceLocation = #_sourceLocation
  ) throws {
    let interval = try #require(found?.bounds?.interval, sourceLocation: location)
    try expectClose(interval.low, right[0], 1e-9, location: location)
    try expectClose(interval.high, right[1], 1e-9, location: location)
  }

  @Test(arguments: RankingReference.all)
  func `average precisions of each class and of all have the right intervals`(
    _ reference: RankingReference
  ) throws {
    let comparison = try reference.compared()
    for (model, evaluation) in zip(reference.models, comparison.evaluations) {
      let expected = try reference.expected()["average_precision"][model.name]
      let ranking = try #require(evaluation.scores?.ranking)
      for (name, ranked) in zip(comparison.classes.names, ranking.classes) {
        let right = expected[name]
        guard let value = right["average_precision"].number else { continue }
        try expectClose(ranked.averagePrecision.estimate.finite, value, 1e-13)
        if value < 1 {
          try expectBounds(ranked.precisionBounds, right["interval"].numbers)
        } else {
          #expect(ranked.precisionBounds == .failure(.noSpread))
        }
      }
      guard reference.positive == nil else { continue }
      let right = expected["macro"]
      try expectClose(
        evaluation.estimate(MetricKey.averagePrecision).finite, right["average_precision"].number,
        1e-13)
      try expectClose(ranking.variances?.y, right["variance"].number, 1e-10)
      let bounds = evaluation.bounds[MetricKey.averagePrecision]
      try expectBounds(bounds, right["interval"].numbers)
      #expect(bounds?.bounds?.method == .influenceT)
      let isApproximate = try #require(right["smallest_class"].number) < 100
      #expect(bounds?.bounds?.doubt == (isApproximate ? .rareClasses : nil))
    }
  }

  @Test(arguments: RankingReference.all)
  func `areas have the right variances and intervals`(_ reference: RankingReference) throws {
    let comparison = try reference.compared()
    let isOfTwo = reference.positive != nil
    for (index, candidate) in reference.models.enumerated().dropFirst() {
      let expected = try reference.expected()[isOfTwo ? "auc_difference" : "macro_auc"][
        candidate.name]
      for (place, key) in [
        (0, isOfTwo ? "baseline" : "logreg"), (index, isOfTwo ? "candidate" : candidate.name),
      ] {
        let (evaluation, right) = (comparison.evaluations[place], expected[key])
        let ranking = try #require(evaluation.scores?.ranking)
        try expectClose(
          evaluation.estimate(MetricKey.rocArea).finite, right["auc"].number, 1e-15)
        try expectClose(
          isOfTwo ? ranking.classes[0].areaVariance.finite : ranking.variances?.x,
          right["variance"].number, 1e-10)
        let bounds = evaluation.bounds[MetricKey.rocArea]
        try expectBounds(bounds, right["interval_logit"].numbers)
        #expect(bounds?.bounds?.method == (isOfTwo ? .deLong : .influence))
        #expect(bounds?.bounds?.doubt == nil)
      }
    }
  }

  @Test(arguments: RankingReference.all)
  func `differences of rankings have the right p and interval`(
    _ reference: RankingReference
  ) throws {
    let comparison = try reference.compared()
    let isOfTwo = reference.positive != nil
    let expected = try reference.expected()
    for (index, candidate) in reference.models.enumerated().dropFirst() {
      let pair = comparison.pairs[index - 1]
      let area = expected[isOfTwo ? "auc_difference" : "macro_auc"][candidate.name]
      for (key, right, method) in [
        (
          MetricKey.rocArea, isOfTwo ? area : area["paired"],
          isOfTwo ? PairedTest.Method.deLong : .influence
        ),
        (
          MetricKey.averagePrecision, expected["average_precision"][candidate.name]["paired"],
          .influenceT
        ),
      ] {
        let test = try #require(pair.test(key))
        #expect(test.method == method)
        let difference = try #require(right["difference"].number)
        #expect((test.difference - difference).magnitude <= 1e-13)
        try expectClose(test.p, right["p"].number, 1e-9)
        // With several candidates, the step in Holm's procedure sets the confidence level.
        guard test.confidence == 0.95 else { continue }
        try expectClose(test.interval?.low, right["interval"].numbers[0], 1e-9)
        try expectClose(test.interval?.high, right["interval"].numbers[1], 1e-9)
      }
    }
  }

  @Test func `a class with too few samples, or its rest, leaves rankings without a test`() throws {
    func tests(_ labels: [Int32]) throws -> [Result<PairedTest, NoPairedTest>?] {
      let scores = labels.indices.map { Double($0 % 7) / 8 }
      let comparison = try compare(
        binarySet(labels: labels, models: ["a": scores, "b": scores.map { 1 - $0 * $0 }]),
        options: ComparisonOptions())
      return [MetricKey.rocArea, MetricKey.averagePrecision].map {
        comparison.pairs[0].tests[$0]
      }
    }
    for labels in [
      (0..<40).map { $0 < 9 ? 0 : 1 }, (0..<40).map { $0 < 9 ? 1 : 0 }, [0, 0, 0], [0, 1],
    ] as [[Int32]] {
      #expect(try tests(labels).allSatisfy { $0 == .failure(.tooFewOfClass(least: 10)) })
    }
    #expect(
      try tests((0..<40).map { $0 < 10 ? 0 : 1 }).allSatisfy { $0.flatMap { try? $0.get() } != nil }
    )
  }
}
