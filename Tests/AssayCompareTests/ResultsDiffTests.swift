import AssayCompare
import AssayData
import AssayEvaluate
import Foundation
import Testing

private func saved(
  _ models: KeyValuePairs<String, KeyValuePairs<String, SavedResults.Value>>,
  logBase: LogBase = .e, count: Int = 10, classes: [String] = ["a", "b"],
  fingerprint: String? = "f", clip: String = "sklearn"
) -> SavedResults {
  SavedResults(
    logBase: logBase, count: count, classes: classes, fingerprint: fingerprint, clip: clip,
    models: models.map { name, metrics in
      SavedResults.Model(
        name: name, metrics: metrics.map { SavedResults.Entry(key: $0, value: $1) })
    })
}

/// What becomes of one metric.
private func metric(
  _ key: String, _ old: SavedResults.Value, _ new: SavedResults.Value
) throws -> ResultsDiff.MetricDiff {
  let result = diff(old: saved(["m": [key: old]]), new: saved(["m": [key: new]]))
  return try #require(result.models.first?.metrics.first)
}

@Test(
  arguments: [
    (MetricKey.errorRate, 0.5, 0.25, .improved), (MetricKey.errorRate, 0.25, 0.5, .worsened),
    (MetricKey.errorRate, 0.25, 0.25, .unchanged), (MetricKey.accuracy, 0.5, 0.75, .improved),
    (MetricKey.accuracy, 0.75, 0.5, .worsened), (MetricKey.predictionEntropy, 1, 2, .higher),
    (MetricKey.predictionEntropy, 2, 1, .lower), ("new_metric", 1, 2, .higher),
  ] as [(String, Double, Double, ResultsDiff.Outcome)])
func `what a change means depends on the metric's direction`(
  key: String, old: Double, new: Double, outcome: ResultsDiff.Outcome
) throws {
  let metric = try metric(key, .finite(old), .finite(new))
  #expect(metric.outcome == outcome)
  #expect(metric.change == new - old)
  #expect(metric.relativeChange == (new - old) / old)
  #expect(metric.metric?.key == (key == "new_metric" ? nil : key))
}

@Test func `a change from 0 has no share`() throws {
  let metric = try metric(MetricKey.errorRate, .finite(0), .finite(0.25))
  #expect(metric.change == 0.25)
  #expect(metric.relativeChange == nil)
  #expect(metric.outcome == .worsened)
}

@Test func `a change of a negative value keeps its sign`() throws {
  let metric = try metric("skill", .finite(-2), .finite(-1))
  #expect(metric.relativeChange == 0.5)
}

@Test func `infinite and undefined values change, too`() throws {
  let key = MetricKey.crossEntropy
  #expect(try metric(key, .finite(1), .infinite).outcome == .worsened)
  #expect(try metric(key, .infinite, .finite(1)).outcome == .improved)
  #expect(try metric(key, .infinite, .infinite).outcome == .undefined)
  #expect(try metric(key, .undefined("classes only"), .finite(1)).outcome == .undefined)
  #expect(try metric(key, .finite(1), .undefined("classes only")).outcome == .undefined)
  let infinite = try metric(key, .finite(1), .infinite)
  #expect(infinite.change == nil)
  #expect(infinite.relativeChange == nil)
}

@Test func `the newer unit is converted to the older one`() throws {
  let entries: KeyValuePairs<String, SavedResults.Value> = [
    MetricKey.crossEntropy: .finite(1), MetricKey.squaredError: .finite(1),
    MetricKey.errorRate: .finite(1), MetricKey.klDivergence: .infinite,
  ]
  let result = diff(
    old: saved(["m": entries], logBase: .e), new: saved(["m": entries], logBase: .two))
  let metrics = try #require(result.models.first).metrics
  #expect(result.logBase == .e)
  #expect(metrics.map(\.new) == [.finite(log(2)), .finite(1), .finite(1), .infinite])
  #expect(metrics.map(\.outcome) == [.improved, .unchanged, .unchanged, .undefined])
  #expect(result.warnings == [.logBases(old: .e, new: .two)])
}

@Test func `models are paired by name, and the others are listed`() {
  let value: KeyValuePairs<String, SavedResults.Value> = ["mse": .finite(1)]
  let result = diff(
    old: saved(["a": value, "b": value, "c": value]),
    new: saved(["c": value, "d": value, "a": value]))
  #expect(result.models.map(\.old) == ["a", "c"])
  #expect(result.models.map(\.new) == ["a", "c"])
  #expect(result.onlyOld == ["b"])
  #expect(result.onlyNew == ["d"])
}

@Test func `two single models are compared whatever their names`() {
  let value: KeyValuePairs<String, SavedResults.Value> = ["mse": .finite(1)]
  let result = diff(old: saved(["yesterday": value]), new: saved(["today": value]))
  #expect(result.models.map(\.old) == ["yesterday"])
  #expect(result.models.map(\.new) == ["today"])
  #expect(result.onlyOld.isEmpty)
  #expect(result.onlyNew.isEmpty)
  let several = diff(old: saved(["a": value]), new: saved(["b": value, "c": value]))
  #expect(several.models.isEmpty)
  #expect(several.onlyOld == ["a"])
  #expect(several.onlyNew == ["b", "c"])
}

@Test func `metrics keep the older file's order, and what one side lacks is undefined there`()
  throws
{
  let result = diff(
    old: saved(["m": ["x": .finite(1), "mse": .finite(1), "y": .finite(2)]]),
    new: saved(["m": ["y": .finite(1), "x": .finite(1), "z": .finite(2)]]))
  let metrics = try #require(result.models.first).metrics
  #expect(metrics.map(\.key) == ["x", "mse", "y", "z"])
  #expect(metrics[1].new == .undefined("not in the new results"))
  #expect(metrics[3].old == .undefined("not in the old results"))
  #expect(metrics[1].outcome == .undefined)
  #expect(metrics[3].change == nil)
}

@Test func `what makes numbers incomparable is warned of`() {
  let old = saved(["m": ["mse": .finite(1)]])
  func warnings(_ new: SavedResults) -> [ResultsDiff.Warning] { diff(old: old, new: new).warnings }
  let value: KeyValuePairs<String, KeyValuePairs<String, SavedResults.Value>> = [
    "m": ["mse": .finite(1)]
  ]
  #expect(warnings(saved(value)).isEmpty)
  #expect(warnings(saved(value, fingerprint: "g")) == [.testSets])
  #expect(warnings(saved(value, fingerprint: nil)) == [.testSetUnknown])
  #expect(warnings(saved(value, count: 11, fingerprint: "g")) == [.counts(old: 10, new: 11)])
  #expect(
    warnings(saved(value, classes: ["a", "c"])) == [.classes(old: ["a", "b"], new: ["a", "c"])])
  #expect(
    warnings(saved(value, logBase: .ten, clip: "keras")) == [
      .logBases(old: .e, new: .ten), .clips(old: "sklearn", new: "keras"),
    ])
}
