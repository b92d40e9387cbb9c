import AssayData
import AssaySamples
import AssayTestSupport
import Foundation
import Testing

/// The expected outcome of each folder of `edge/`.
private enum Outcome {
  /// Labels and scores are read, row by row, without a warning.
  case values(labels: [String], scores: [Double])
  case soft(shares: [Double], scores: [Double])
  /// The folder is refused, with these problems.
  case refused([Found])
}

private let thirds = Array(repeating: 0.3333333333333333, count: 3)
private let abc = ["a", "b", "c"]

private let outcomes: [String: Outcome] = [
  "p0_truth": .values(
    labels: ["a", "b", "c", "a"],
    scores: [0.7, 0.2, 0.1, 0.5, 0, 0.5, 0.2, 0.2, 0.6, 0.9, 0.05, 0.05]),
  "p0_truth_all": .values(labels: ["a", "b"], scores: [0, 1, 0, 1, 0, 0]),
  "perfect": .values(labels: abc, scores: [1, 0, 0, 0, 1, 0, 0, 0, 1]),
  "argmax_ties": .values(
    labels: ["a", "b", "c", "b", "c"],
    scores: [0.4, 0.4, 0.2, 0.4, 0.4, 0.2, 0.2, 0.4, 0.4] + thirds + [0.5, 0, 0.5]),
  "near_ties": .values(
    labels: ["a", "a"],
    scores: [0.3, 0.30000000000000004, 0.2, 0.2, 0.30000000000000004, 0.3, 0.2, 0.2]),
  "single_class_present": .values(
    labels: ["b", "b", "b", "b"],
    scores: [0.2, 0.5, 0.3, 0.6, 0.3, 0.1, 0.1, 0.8, 0.1, 0.3, 0.4, 0.3]),
  "class_never_seen": .values(
    labels: ["a", "b", "a", "b"],
    scores: [0.6, 0.3, 0.1, 0.2, 0.7, 0.1, 0.1, 0.1, 0.8, 0.4, 0.5, 0.1]),
  "class_never_predicted": .values(
    labels: ["a", "b", "c", "c"],
    scores: [0.6, 0.3, 0.1, 0.2, 0.7, 0.1, 0.5, 0.1, 0.4, 0.2, 0.5, 0.3]),
  "n1": .values(labels: ["a"], scores: [0.7, 0.2, 0.1]),
  "n2_binary": .values(labels: ["0", "1"], scores: [0.6, 0.4, 0.4, 0.6]),
  "binary_p1_wrong_column_trap": .values(
    labels: ["1", "0", "0"], scores: [1, 3e-139, 0.9, 0.1, 0.25, 0.75]),
  "off_sum_1e-6": .values(
    labels: abc, scores: [0.7, 0.2, 0.1, 0.1, 0.8, 0.100001, 0.249999, 0.25, 0.5]),
  "csv_bom_crlf_quotes_unicode": .values(
    labels: ["a, b", "say \"hi\""], scores: [0.7, 0.2, 0.1, 0.1, 0.8, 0.1]),
  "soft_zeros": .soft(
    shares: [0.5, 0.5, 0, 0, 1, 0, 0.2, 0.3, 0.5] + thirds,
    scores: [0.6, 0.4, 0, 0.1, 0.8, 0.1, 0.2, 0.3, 0.5, 0.25, 0.25, 0.5]),
  "soft_p0_infinite": .soft(
    shares: [0.5, 0.5, 0, 0, 0.9, 0.1], scores: [0.6, 0.4, 0, 0.1, 0.9, 0]),
  "soft_equals_prediction": .soft(
    shares: [0.5, 0.25, 0.25, 0.1, 0.2, 0.7], scores: [0.5, 0.25, 0.25, 0.1, 0.2, 0.7]),

  "empty": .refused([Found(.file(.noRows), in: "labels.csv")]),
  "off_sum_0.1": .refused([
    Found(.cell(.sum(0.1 + 0.8 + 0.2, classes: abc)), 3, 4, sample: "e1"),
    Found(.cell(.sum(0.15 + 0.25 + 0.5, classes: abc)), 4, 4, sample: "e2"),
  ]),
  "nan": .refused([Found(.cell(.notFinite(column: "a", text: "nan")), 3, 4, sample: "e1")]),
  "inf": .refused([Found(.cell(.notFinite(column: "a", text: "inf")), 3, 4, sample: "e1")]),
  "negative_tiny": .refused([
    Found(.cell(.outsideUnit(column: "c", text: "-1e-17", scale: .rounded)), 2, 12, sample: "e0")
  ]),
  "above_one": .refused([
    Found(
      .cell(.outsideUnit(column: "a", text: "1.000000000001", scale: .rounded)), 2, 4, sample: "e0")
  ]),
  "duplicate_id": .refused([Found(.pairing(.duplicateID("e0", firstLine: 2)), 3, 1)]),
  "unknown_label": .refused([
    Found(.label(.unknownLabel("zebra", classes: abc)), in: "labels.csv", 2, 4, sample: "e0")
  ]),
  "missing_class_column": .refused([
    Found(.label(.unknownLabel("c", classes: ["a", "b"])), in: "labels.csv", 3, 4, sample: "e1")
  ]),
  "bad_number": .refused([Found(.cell(.decimalComma(column: "b", text: "0,2")), 2, 9, sample: "e0")]
  ),
  "missing_row": .refused([
    Found(.pairing(.missingID("e1", labels: reference("edge/missing_row/labels.csv"), line: 3)))
  ]),
  "single_probability_column": .refused([
    Found(.singleScore(.positiveNeeded(column: "p", classes: ["0", "1"])))
  ]),
]

/// Cases with less simple outcomes, which have their own tests below.
private let ownTests: Set = ["off_sum_1e-3", "permuted_columns_rows", "logits_extreme"]

@Test func `no case of the edges is left out`() throws {
  let data = try Data(contentsOf: URL(filePath: reference("edge/index.json")))
  let index = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
  #expect(index.count == 31)
  #expect(Set(index.keys) == ownTests.union(outcomes.keys))
}

@Test(arguments: outcomes.keys.sorted())
func `a case of the edges is read or refused as it should be`(_ name: String) throws {
  let labels = name.hasPrefix("soft") ? "labels_soft.csv" : "labels.csv"
  let files = Files(reference: "edge/\(name)", labels: labels)
  switch try #require(outcomes[name]) {
  case .values(let labels, let scores):
    let result = try files.read()
    #expect(result.labels == labels)
    #expect(result.scores() == scores)
    #expect(result.caveats.isEmpty)
  case .soft(let shares, let scores):
    let result = try files.read()
    #expect(result.shares == shares)
    #expect(result.scores() == scores)
    #expect(result.caveats.isEmpty)
  case .refused(let problems):
    #expect(files.problems() == problems)
  }
}

@Test func `rows off by a thousandth are used as given, with a caveat`() throws {
  let result = try Files(reference: "edge/off_sum_1e-3").read()
  #expect(result.scores() == [0.7, 0.2, 0.1, 0.1, 0.8, 0.101, 0.249, 0.25, 0.5])
  let largest = 0.1 + 0.8 + 0.101 - 1
  #expect(
    result.caveats == [
      .sumsOff(of: "pred", rows: 2, largest: largest, sample: SampleName(row: 1, id: "e1"))
    ])
}

@Test func `rows off by a tenth are divided by their sum when asked for`() throws {
  let files = Files(reference: "edge/off_sum_0.1")
  let result = try files.read { $0.sumRule = SumRule(renormalize: true) }
  let sums = [0.7 + 0.2 + 0.1, 0.1 + 0.8 + 0.2, 0.15 + 0.25 + 0.5]
  let given = [0.7, 0.2, 0.1, 0.1, 0.8, 0.2, 0.15, 0.25, 0.5]
  #expect(result.scores() == given.indices.map { given[$0] / sums[$0 / 3] })
  guard case .renormalized(model: "pred", let rows, let largest)? = result.caveats.first else {
    Issue.record("\(result.caveats)")
    return
  }
  #expect(rows == sums.count { $0 != 1 })
  #expect(largest == max(sums[1] - 1, 1 - sums[2]))
}

@Test func `permuted columns and rows are joined by header and id`() throws {
  let result = try Files(reference: "edge/permuted_columns_rows").read()
  #expect(result.classes == ["c", "a", "b"])
  #expect(result.labels == ["a", "b"])
  #expect(result.scores() == [0.1, 0.7, 0.2, 0.1, 0.1, 0.8])
  #expect(result.caveats.isEmpty)
}

@Test func `extreme logits are read when they are said to be logits`() throws {
  let files = Files(reference: "edge/logits_extreme", model: "logits.csv")
  let result = try files.read { $0.scores = .logits }
  let tiny = try #require(Double("1e-320"))
  #expect(result.labels == ["b", "a", "c", "b", "a"])
  #expect(
    result.scores() == [
      1000, 0, -1000, -1e9, 0, 1, 5, 5, 5, 0, -745.2, -800, tiny, 0, 0,
    ])
  #expect(
    files.problems().first
      == Found(
        .cell(.outsideUnit(column: "a", text: "1000.0", scale: .logits)), in: "logits.csv", 2, 4,
        sample: "e0"))
}

@Test func `a single probability is read when its class is stated`() throws {
  let result = try Files(reference: "edge/single_probability_column").read { $0.positive = "1" }
  #expect(result.classes == ["0", "1"])
  #expect(result.testSet.positive == 1)
  #expect(result.labels == ["1", "0"])
  #expect(result.scores() == [0.6, 0.4])
}
