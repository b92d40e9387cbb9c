import AssayCompare
import AssayData
import AssayEvaluate
import AssayNumerics
import AssayResults
import AssaySamples
import AssayTables
import Foundation
import Testing

/// The properties of a random test set.
struct RandomKind: Sendable, CustomTestStringConvertible {
  var softLabels = false
  var ids = false
  var classes = 3
  var models: [Evaluator.Scores] = [.probabilities, .probabilities]
  var sampleLimit: SampleLimit = 10

  var testDescription: String {
    "\(classes) classes, \(softLabels ? "soft" : "hard") labels, \(ids ? "ids" : "no ids"), "
      + models.map(\.rawValue).joined(separator: " and ")
  }
}

/// Distributions in multiples of one eighth, which give zeros, infinite losses and ties.
private func distributions(
  _ rows: Int, _ classes: Int, _ draws: inout SplitMix64
) throws -> Probabilities {
  let values = (0..<rows).flatMap { _ in
    var eighths = Array(repeating: 0.0, count: classes)
    for _ in 0..<8 { eighths[Int.random(in: 0..<classes, using: &draws)] += 0.125 }
    return eighths
  }
  return try Probabilities.check(Matrix(columns: classes, values: values)).get()
}

private func testSet(_ kind: RandomKind, rows: Int, seed: UInt64) throws -> TestSet {
  var draws = SplitMix64(seed: seed)
  let names = (0..<kind.classes).map { "class \($0)" }
  func classes() -> [Int32] {
    (0..<rows).map { _ in Int32.random(in: 0..<Int32(kind.classes), using: &draws) }
  }
  let labels: Labels =
    kind.softLabels
    ? .soft(try distributions(rows, kind.classes, &draws)) : .hard(classes())
  var models: [TestSet.Model] = []
  for (index, scores) in kind.models.enumerated() {
    let predictions: Predictions
    switch scores {
    case .classes: predictions = .classes(classes())
    case .probabilities: predictions = .probabilities(try distributions(rows, kind.classes, &draws))
    case .logits:
      let values = (0..<rows * kind.classes).map { _ in
        [Double.random(in: -30...30, using: &draws), 2, 1000][Int(draws.next() % 3)]
      }
      predictions = .logits(Matrix(columns: kind.classes, values: values))
    }
    models.append(TestSet.Model(name: "model \(index)", predictions: predictions))
  }
  return TestSet(
    classes: try #require(ClassList(names)),
    ids: kind.ids ? TextColumn((0..<rows).map { "id\($0)" }) : nil, labels: labels, models: models)
}

extension TestSet {
  /// The samples of a range of rows.
  fileprivate func part(_ rows: Range<Int>) -> TestSet { reordered(Array(rows)) }

  fileprivate func reordered(_ order: [Int]) -> TestSet {
    TestSet(
      classes: classes, positive: positive,
      ids: ids.map { ids in TextColumn(order.map { ids[$0] }) },
      labels: labels.reordered(order),
      models: models.map {
        Model(name: $0.name, predictions: $0.predictions.reordered(order))
      })
  }
}

private func measured(_ set: TestSet, _ options: ComparisonOptions) throws -> Comparer {
  var comparer = try Comparer(set.shape, options: options)
  comparer.add(set, firstRow: 0)
  return comparer
}

/// The comparer, written to a file and read back.
func rewritten(_ comparer: Comparer) throws -> Comparer {
  let path = NSTemporaryDirectory() + "assay-parts-\(UUID().uuidString).assay"
  defer { try? FileManager.default.removeItem(atPath: path) }
  let text = SummaryFormat.text(assayVersion: "0", [("measured", comparer.saved)]).text
  try Data(text.utf8).write(to: URL(filePath: path))
  return try Comparer(saved: SummaryFile(path).root.member("measured"))
}

private let kinds = [
  RandomKind(), RandomKind(ids: true), RandomKind(softLabels: true),
  RandomKind(softLabels: true, ids: true, models: [.logits, .classes]),
  RandomKind(ids: true, classes: 2, models: [.probabilities]),
  RandomKind(classes: 2, models: [.classes, .classes, .classes]),
  RandomKind(classes: 7, models: [.probabilities, .logits, .classes], sampleLimit: 3),
  RandomKind(models: [.logits, .logits], sampleLimit: 0),
  RandomKind(ids: true, models: [.probabilities, .logits], sampleLimit: 1000),
]

/// Where to cut 97 rows: nowhere, in halves, into five, row by row near the ends, unequally, and
/// after each of the first 32 rows.
private let cuts: [[Int]] = [
  [], [48], [20, 40, 60, 80], [1, 2, 3, 90, 96], [5, 6, 14, 15, 96], Array(1...32),
]

@Test(arguments: kinds)
func `parts that are written, read back and put together are the whole`(
  _ kind: RandomKind
) throws {
  let set = try testSet(kind, rows: 97, seed: 7)
  var options = ComparisonOptions()
  options.sampleLimit = kind.sampleLimit
  options.baseline = set.models.last?.name
  let whole = try measured(set, options)
  let (saved, comparison) = (whole.saved.json(), whole.comparison)
  for cuts in cuts {
    let bounds = [0] + cuts + [97]
    var merged: Comparer?
    for (start, end) in zip(bounds, bounds.dropFirst()) {
      let part = try rewritten(measured(set.part(start..<end), options))
      if merged == nil { merged = part } else { try merged?.append(part) }
    }
    let all = try #require(merged)
    #expect(all.saved.json() == saved, "cut at \(cuts)")
    #expect(all.endIDs == whole.endIDs, "cut at \(cuts)")
    // The same sums give the same numbers, so one comparison is enough.
    guard cuts.count == 32 else { continue }
    try expectSame(all.comparison, comparison)
  }
}

@Test func `few samples are shown whole, whatever the parts`() throws {
  let set = try testSet(RandomKind(), rows: 9, seed: 3)
  let whole = try measured(set, ComparisonOptions())
  let comparison = whole.comparison
  for cut in 1..<9 {
    var merged = try rewritten(measured(set.part(0..<cut), ComparisonOptions()))
    try merged.append(rewritten(measured(set.part(cut..<9), ComparisonOptions())))
    #expect(merged.saved.json() == whole.saved.json())
    let parts = merged.comparison
    #expect(parts.samples.isComplete)
    try expectSame(parts, comparison)
  }
}

/// Expects all parts of two comparisons to be equal.
private func expectSame(_ one: Comparison, _ other: Comparison) throws {
  #expect(one.count == other.count)
  #expect(one.classes == other.classes)
  #expect(one.labelCounts == other.labelCounts)
  #expect(one.labelsAreSoft == other.labelsAreSoft)
  #expect(one.fingerprint == other.fingerprint)
  #expect(one.metrics == other.metrics)
  #expect(one.baseline == other.baseline)
  #expect(one.caveats == other.caveats)
  #expect(one.evaluations.map(\.model) == other.evaluations.map(\.model))
  #expect(one.evaluations.map(\.estimates) == other.evaluations.map(\.estimates))
  #expect(one.evaluations.map(\.confusion) == other.evaluations.map(\.confusion))
  #expect(one.evaluations.map(\.tiedRows) == other.evaluations.map(\.tiedRows))
  #expect(one.evaluations.map(\.isOfLogits) == other.evaluations.map(\.isOfLogits))
  #expect(one.pairs.map(\.candidate) == other.pairs.map(\.candidate))
  #expect(one.pairs.map(\.differences) == other.pairs.map(\.differences))
  #expect(one.pairs.map(\.outcomes) == other.pairs.map(\.outcomes))
  #expect(
    one.pairs.map(\.changed.bothWrong.changes) == other.pairs.map(\.changed.bothWrong.changes))
  #expect(one.samples.isComplete == other.samples.isComplete)
  let (shown, expected) = (one.samples.samples, other.samples.samples)
  #expect(shown.map(\.sample) == expected.map(\.sample))
  #expect(shown.map(\.label) == expected.map(\.label))
  #expect(shown.map(\.shares) == expected.map(\.shares))
  for (sample, other) in zip(shown, expected) {
    #expect(sample.models.map(\.probabilities) == other.models.map(\.probabilities))
    #expect(sample.models.map(\.predicted) == other.models.map(\.predicted))
    #expect(sample.models.map(\.isCorrect) == other.models.map(\.isCorrect))
    #expect(sample.models.map(\.losses) == other.models.map(\.losses))
  }
}

@Test func `parts that have not in common what they must are refused, and nothing is changed`()
  throws
{
  let set = try testSet(RandomKind(), rows: 9, seed: 1)
  func difference(
    _ kind: RandomKind = RandomKind(), _ change: (inout ComparisonOptions) -> Void = { _ in }
  ) throws -> TraitDifference? {
    var options = ComparisonOptions()
    change(&options)
    var whole = try measured(set, ComparisonOptions())
    let other = try measured(testSet(kind, rows: 9, seed: 1), options)
    do throws(TraitDifference) {
      try whole.append(other)
    } catch {
      #expect(whole.count == 9)
      return error
    }
    return nil
  }
  #expect(try difference() == nil)
  #expect(try difference { $0.logBase = .two } == nil)
  #expect(
    try difference(RandomKind(classes: 2))?.found == ["class 0", "class 1"])
  #expect(
    try difference(RandomKind(models: [.probabilities]))
      == TraitDifference(.models, expected: ["model 0", "model 1"], found: ["model 0"]))
  #expect(
    try difference(RandomKind(softLabels: true))
      == TraitDifference(.labels, expected: ["classes"], found: ["distributions"]))
  #expect(
    try difference(RandomKind(ids: true))
      == TraitDifference(.ids, expected: ["none"], found: ["ids"]))
  #expect(
    try difference(RandomKind(models: [.probabilities, .logits]))
      == TraitDifference(
        .scores(model: "model 1"), expected: ["probabilities"], found: ["logits"]))
  #expect(
    try difference { $0.baseline = "model 1" }
      == TraitDifference(.baseline, expected: ["model 0"], found: ["model 1"]))
  #expect(
    try difference { $0.metrics = .core }
      == TraitDifference(.metrics, expected: ["all"], found: ["core"]))
  #expect(
    try difference { $0.clip = Clip(epsilon: 1e-7) }
      == TraitDifference(.clip, expected: ["none"], found: ["1e-07"]))
  #expect(
    try difference { $0.sampleLimit = 5 }
      == TraitDifference(.sampleLimit, expected: ["10"], found: ["5"]))
}

@Test func `samples joined model by model fold into the same`() throws {
  let kind = RandomKind(ids: true, models: [.probabilities, .logits])
  var options = ComparisonOptions()
  // All other metrics compare predictions sample by sample.
  options.metrics = .core
  for rows in [7, 97] {
    let set = try testSet(kind, rows: rows, seed: 5)
    let whole = try measured(set, options)
    var joined = try Comparer(set.shape, options: options)
    joined.add(labels: set, firstRow: 0)
    for (index, model) in set.models.enumerated() {
      let alone = TestSet(
        classes: set.classes, ids: set.ids, labels: set.labels, models: [model])
      // Backwards from the last row, in two pieces.
      for piece in [(rows / 2..<rows), 0..<rows / 2] {
        let order = Array(piece.reversed())
        joined.add(
          model: index, of: alone.reordered(order), rows: order.map(Int32.init))
      }
    }
    for row in joined.join() { joined.add(sample: set.part(row..<row + 1), row: row) }
    #expect(joined.saved.json() == whole.saved.json())
  }
}

@Test func `names come back byte for byte, whatever they contain`() throws {
  let names = ["a\"\\\n\u{0}", "<script>\u{2028}", "\u{E9}", "e\u{301}", "\u{1F600}\u{202E}", ""]
  let matrix = Matrix(columns: 6, values: [1, 0, 0, 0, 0, 0, 0, 0, 0.5, 0.5, 0, 0])
  let set = TestSet(
    classes: try #require(ClassList(names)), ids: TextColumn(["\u{7F}\"", "\u{FFFF}"]),
    labels: .hard([3, 5]),
    models: [
      TestSet.Model(
        name: "\r\n\t", predictions: .probabilities(try Probabilities.check(matrix).get()))
    ])
  let one = try measured(set, ComparisonOptions())
  let back = try rewritten(one)
  #expect(back.saved.json() == one.saved.json())
  #expect(back.comparison.classes == set.classes)
  #expect(back.comparison.samples.samples.map(\.name) == ["\u{7F}\"", "\u{FFFF}"])
  #expect(back.comparison.fingerprint == one.comparison.fingerprint)
}
