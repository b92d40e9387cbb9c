import AssayData
import AssayResults
import Foundation
import Testing

/// What becomes of one metric.
private func metric(
  _ id: Metric.ID, _ old: Estimate, _ new: Estimate
) throws -> ResultsDiff.MetricDiff {
  let result = diff(old: results(["m": [id: old]]), new: results(["m": [id: new]]))
  return try #require(result.models.first?.metrics.first)
}

@Test(
  arguments: [
    (.errorRate, 0.5, 0.25, .improved), (.errorRate, 0.25, 0.5, .worsened),
    (.errorRate, 0.25, 0.25, .unchanged), (.accuracy, 0.5, 0.75, .improved),
    (.accuracy, 0.75, 0.5, .worsened), (.predictionEntropy, 1, 2, .higher),
    (.predictionEntropy, 2, 1, .lower),
  ] as [(Metric.ID, Double, Double, ResultsDiff.Outcome)])
func `what a change means depends on the metric's direction`(
  id: Metric.ID, old: Double, new: Double, outcome: ResultsDiff.Outcome
) throws {
  let metric = try metric(id, .value(old), .value(new))
  #expect(metric.outcome == outcome)
  #expect(metric.change == new - old)
  #expect(metric.relativeChange == (new - old) / old)
  #expect(metric.metric.id == id)
}

@Test func `a change from 0 has no share`() throws {
  let metric = try metric(.errorRate, .value(0), .value(0.25))
  #expect(metric.change == 0.25)
  #expect(metric.relativeChange == nil)
  #expect(metric.outcome == .worsened)
}

@Test func `a change of a negative value keeps its sign`() throws {
  let metric = try metric(.brierSkill, .value(-2), .value(-1))
  #expect(metric.relativeChange == 0.5)
}

@Test func `infinite and undefined values change, too`() throws {
  let undefined = Estimate.undefined(.classesOnly)
  #expect(try metric(.crossEntropy, .value(1), infinite).outcome == .worsened)
  #expect(try metric(.crossEntropy, infinite, .value(1)).outcome == .improved)
  #expect(try metric(.crossEntropy, infinite, infinite).outcome == .undefined)
  #expect(try metric(.crossEntropy, undefined, .value(1)).outcome == .undefined)
  #expect(try metric(.crossEntropy, .value(1), undefined).outcome == .undefined)
  let change = try metric(.crossEntropy, .value(1), infinite)
  #expect(change.change == nil)
  #expect(change.relativeChange == nil)
}

@Test func `the newer unit is converted to the older one`() throws {
  let entries: KeyValuePairs<Metric.ID, Estimate> = [
    .crossEntropy: .value(1), .squaredError: .value(1), .errorRate: .value(1),
    .klDivergence: infinite,
  ]
  let result = diff(
    old: results(["m": entries], logBase: .e), new: results(["m": entries], logBase: .two))
  let metrics = try #require(result.models.first).metrics
  #expect(result.logBase == .e)
  #expect(
    metrics.map(\.metric.id) == [.errorRate, .crossEntropy, .klDivergence, .squaredError])
  #expect(metrics.map(\.new.finite) == [1, log(2), nil, 1])
  #expect(metrics.map(\.outcome) == [.unchanged, .improved, .undefined, .unchanged])
  #expect(result.warnings == [.logBases(old: .e, new: .two)])
}

@Test func `models are paired by name, and the others are listed`() {
  let value: KeyValuePairs<Metric.ID, Estimate> = [.squaredError: .value(1)]
  let result = diff(
    old: results(["a": value, "b": value, "c": value]),
    new: results(["c": value, "d": value, "a": value]))
  #expect(result.models.map(\.old) == ["a", "c"])
  #expect(result.models.map(\.new) == ["a", "c"])
  #expect(result.onlyOld == ["b"])
  #expect(result.onlyNew == ["d"])
}

@Test func `two single models are compared whatever their names`() {
  let value: KeyValuePairs<Metric.ID, Estimate> = [.squaredError: .value(1)]
  let result = diff(old: results(["yesterday": value]), new: results(["today": value]))
  #expect(result.models.map(\.old) == ["yesterday"])
  #expect(result.models.map(\.new) == ["today"])
  #expect(result.onlyOld.isEmpty)
  #expect(result.onlyNew.isEmpty)
  let several = diff(old: results(["a": value]), new: results(["b": value, "c": value]))
  #expect(several.models.isEmpty)
  #expect(several.onlyOld == ["a"])
  #expect(several.onlyNew == ["b", "c"])
}

@Test func `metrics keep the older file's order, and what one side lacks is undefined there`()
  throws
{
  let result = diff(
    old: results(["m": [.errorRate: .value(1), .squaredError: .value(1)]]),
    new: results(["m": [.macroF1: .value(1), .errorRate: .value(1)]]))
  let metrics = try #require(result.models.first).metrics
  #expect(metrics.map(\.metric.id) == [.errorRate, .squaredError, .macroF1])
  #expect(metrics[1].new == .undefined(.notMeasured))
  #expect(metrics[2].old == .undefined(.notMeasured))
  #expect(metrics[1].outcome == .undefined)
  #expect(metrics[2].change == nil)
}

@Test func `what makes numbers incomparable is warned of`() {
  let value: KeyValuePairs<String, KeyValuePairs<Metric.ID, Estimate>> = [
    "m": [.squaredError: .value(1)]
  ]
  func warnings(_ new: Results) -> [ResultsDiff.Warning] {
    diff(old: results(value), new: new).warnings
  }
  #expect(warnings(results(value)).isEmpty)
  #expect(warnings(results(value, fingerprint: "g")) == [.testSets])
  #expect(warnings(results(value, count: 11, fingerprint: "g")) == [.counts(old: 10, new: 11)])
  #expect(
    warnings(results(value, classes: ["a", "c"]))
      == [.classes(old: ["a", "b"], new: ["a", "c"])])
  #expect(
    warnings(results(value, logBase: .ten, clip: .keras)) == [
      .logBases(old: .e, new: .ten), .clips(old: "sklearn", new: "keras"),
    ])
}
