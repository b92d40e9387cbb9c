import AssayData
import AssayNumerics
import AssayResults
import AssayStatistics
import Testing

@testable import AssayCompare
@testable import AssayEvaluate

/// Draws of uniform numbers.
private struct Draws {
  private var source: SplitMix64

  init(_ seed: UInt64) { source = SplitMix64(seed: seed) }

  mutating func share() -> Double { Double(source.next() >> 11) * 0x1p-53 }

  mutating func below(_ count: Int) -> Int { Int(source.next() % UInt64(count)) }
}

/// Samples of two classes with a region, an age and a colour, where `two` is worse if the region is
/// EU and the age is from 32 to 45.
private func drawnSet(
  _ count: Int, seed: UInt64, isWeak: Bool = true, side: SideColumns? = nil
) throws -> TestSet {
  var draws = Draws(seed)
  var (labels, one, two): ([Int32], [Double], [Double]) = ([], [], [])
  var columns = [TextColumn(), TextColumn(), TextColumn()]
  for _ in 0..<count {
    let (region, age) = (["EU", "US", "AP"][draws.below(3)], 18 + draws.below(60))
    for (place, text) in [region, "\(age)", ["red", "blue", ""][draws.below(3)]].enumerated() {
      columns[place].append(text.utf8)
    }
    let label = draws.below(2)
    labels.append(Int32(label))
    let isHard = isWeak && region == "EU" && 32...45 ~= age
    for (sure, model) in [(0.9, 0), (isHard ? 0.35 : 0.9, 1)] {
      let right = min(0.99, max(0.01, sure + 0.2 * (draws.share() - 0.5)))
      let first = label == 0 ? right : 1 - right
      if model == 0 { one += [first, 1 - first] } else { two += [first, 1 - first] }
    }
  }
  let classes = try #require(ClassList(["a", "b"]))
  func model(_ name: String, _ values: [Double]) throws -> TestSet.Model {
    TestSet.Model(
      name: name,
      predictions: .probabilities(
        try Probabilities.check(Matrix(columns: 2, values: values)).get()))
  }
  return TestSet(
    classes: classes, labels: .hard(labels),
    models: [try model("one", one), try model("two", two)],
    side: side
      ?? SideColumns(
        searched: SearchedColumns(names: ["region", "age", "colour"], texts: columns)))
}

/// The slices found in columns of texts, for samples with these values.
private func found(
  _ columns: [[String]], _ values: [[Double]], halves: [Int], jobs: Int = 1
) throws -> FoundSlices {
  let samples = SearchedSamples(
    halves: halves, columns: columns.map { TextColumn($0) }, losses: values, errors: [])
  return try FoundSlices(
    samples, values, SearchedColumns(names: columns.indices.map { "c\($0)" }),
    values.indices.map { $0 == 0 ? .model(0) : .pair(baseline: 0, candidate: $0) },
    metric: MetricKey.crossEntropy, .percent95, jobs: jobs)
}

private func texts(_ slice: FoundSlice) -> [String] {
  slice.conditions.map { condition in
    switch condition.value {
    case .text(let text): "\(condition.column) = \(text.text)"
    case .number(let number): "\(condition.column) = \(number)"
    case .range(let above, let upTo):
      "\(above.map { "\($0) < " } ?? "")\(condition.column)\(upTo.map { " <= \($0)" } ?? "")"
    }
  }
}

@Suite struct FoundSliceTests {
  @Test func `two values together are found where they are weak, for a model and for two`() throws {
    let comparison = try compare(drawnSet(2400, seed: 1), options: ComparisonOptions())
    let found = try #require(comparison.foundSlices).get()
    #expect(found.count == 2400 && found.columns == ["region", "age", "colour"])
    #expect(found.pairs == 3 && found.pairsSearched == 3 && found.leftOut.isEmpty)
    #expect(found.metric == MetricKey.crossEntropy)
    let clearest = try #require(found.slices.first { $0.subject == .model(1) })
    #expect(texts(clearest)[0] == "region = EU" && clearest.conditions[1].column == "age")
    guard case .range(let above?, let upTo?) = clearest.conditions[1].value else {
      Issue.record("\(clearest.conditions)")
      return
    }
    #expect(29...33 ~= above && 40...44 ~= upTo)
    #expect(clearest.isClear && clearest.adjustedP < 1e-10 && clearest.inside > 0.7)
    #expect(clearest.elsewhere < 0.3 && clearest.searchZ > 5)
    let interval = try #require(clearest.interval)
    #expect(interval.contains(clearest.difference) && interval.low > 0)
    let pair = try #require(
      found.slices.first { $0.subject == .pair(baseline: 0, candidate: 1) })
    #expect(texts(pair).areExactly(texts(clearest)) && pair.isClear && pair.inside > 0.5)
    #expect(found.slices.allSatisfy { $0.subject != .model(0) || !$0.isClear })
    for slice in found.slices {
      #expect(slice.count >= 24 && slice.searchZ.magnitude >= 2)
      #expect(slice.adjustedP >= slice.p)
    }
  }

  @Test func `workers and parts change nothing`() throws {
    let set = try drawnSet(900, seed: 3)
    func slices(_ parts: [Range<Int>], jobs: Int) throws -> [FoundSlice] {
      var options = ComparisonOptions()
      options.jobs = jobs
      var whole: Comparer?
      for part in parts {
        var comparer = try Comparer(set.shape, options: options)
        comparer.add(set.reordered(Array(part)), firstRow: part.lowerBound)
        if whole == nil { whole = comparer } else { whole?.merge(comparer) }
      }
      return try #require(whole?.comparison.foundSlices).get().slices
    }
    let whole = try slices([0..<900], jobs: 1)
    #expect(!whole.isEmpty)
    for other in [try slices([0..<900], jobs: 3), try slices([400..<900, 0..<400], jobs: 2)] {
      #expect(other.map(\.p) == whole.map(\.p) && other.map(\.searchZ) == whole.map(\.searchZ))
      #expect(other.flatMap(texts).areExactly(whole.flatMap(texts)))
    }
  }

  @Test func `noise is seldom called clear`() throws {
    let noise = try compare(drawnSet(1500, seed: 5, isWeak: false), options: ComparisonOptions())
    #expect(try #require(noise.foundSlices).get().slices.allSatisfy { !$0.isClear })
    let sets = 200
    var (falseClaims, reported) = (0, 0)
    for seed in 0..<UInt64(sets) {
      var draws = Draws(1000 + seed)
      let count = 400
      let columns = [2, 3, 4, 60].map { values in (0..<count).map { _ in "\(draws.below(values))" }
      }
      // Losses with a long tail, and differences that are mostly 0.
      let losses = (0..<count).map { _ in -Mathematics.log(1 - draws.share()) }
      let differences = (0..<count).map { _ in
        draws.below(10) == 0 ? (draws.below(2) == 0 ? 1.0 : -1.0) * draws.share() : 0
      }
      let skewed = (0..<count).map { _ in draws.below(20) == 0 ? 1.0 : 0 }
      let halves = (0..<count).map { _ in draws.below(2) }
      let found = try found(columns, [losses, differences, skewed], halves: halves)
      falseClaims += found.slices.contains(where: \.isClear) ? 1 : 0
      reported += found.slices.count
    }
    // No slice is weak, so at most 5 % of the sets may have a false claim, plus some by chance.
    #expect(falseClaims <= 17, "\(falseClaims) of \(sets), with \(reported) slices")
    #expect(reported > sets)
  }

  @Test func `without an answer there is the reason`() throws {
    func reason(_ set: TestSet) throws -> NoAnswer? {
      let result = try compare(set, options: ComparisonOptions()).foundSlices
      if case .failure(let reason) = try #require(result) { return reason }
      return nil
    }
    #expect(try reason(drawnSet(3, seed: 1)) == .fewSamples)
    #expect(try reason(drawnSet(40, seed: 1)) == .fewSamples)
    #expect(try reason(drawnSet(80, seed: 1)) == nil)
    let searched = SearchedColumns(names: ["g"], texts: [TextColumn((0..<80).map { "\($0 % 3)" })])
    let groups = TextColumn((0..<80).map { "\($0 / 4)" })
    let weights = (0..<80).map { Double($0 % 3) }
    #expect(
      try reason(drawnSet(80, seed: 1, side: SideColumns(groups: groups, searched: searched)))
        == .grouped)
    #expect(
      try reason(drawnSet(80, seed: 1, side: SideColumns(weights: weights, searched: searched)))
        == .weighted)
    let set = try drawnSet(80, seed: 1)
    var options = ComparisonOptions()
    options.metrics = .core
    #expect(throws: CompareError.testsOfCore(option: "find-slices")) {
      _ = try compare(set, options: options)
    }
    let none = try compare(drawnSet(80, seed: 1, side: SideColumns()), options: ComparisonOptions())
    #expect(none.foundSlices == nil)
  }

  @Test func `classes alone are searched by their errors`() throws {
    let set = try drawnSet(1200, seed: 2)
    let models = set.models.map { model in
      TestSet.Model(
        name: model.name,
        predictions: .classes(
          (0..<set.count).map { row in
            guard case .probabilities(let values) = model.predictions else { return 0 }
            return values.matrix[row, 0] > 0.5 ? 0 : 1
          }))
    }
    let hard = TestSet(classes: set.classes, labels: set.labels, models: models, side: set.side)
    let found = try #require(compare(hard, options: ComparisonOptions()).foundSlices).get()
    #expect(found.metric == MetricKey.errorRate)
    // The model is wrong on nearly all samples in the slice, and on hardly any other.
    let first = try #require(found.slices.first { $0.subject == .model(1) })
    #expect(first.isClear && first.inside > 0.9 && first.elsewhere < 0.1)
  }

  @Test func `where nothing varies on either side, exchanging samples gives p`() throws {
    let columns = [(0..<200).map { $0 % 4 == 0 ? "a" : "b" }]
    let losses = columns[0].map { $0 == "a" ? 1.0 : 0 }
    let halves = (0..<200).map { $0 / 4 % 2 }
    let found = try found(columns, [losses], halves: halves)
    let slice = try #require(found.slices.first)
    #expect(slice.interval == nil && slice.isClear && slice.p < 1e-20 && slice.p > 0)
    #expect(slice.inside == 1 && slice.elsewhere == 0 && slice.searchZ.isFinite)
    let constant = try self.constant(columns, halves)
    #expect(constant.slices.isEmpty)
  }

  private func constant(_ columns: [[String]], _ halves: [Int]) throws -> FoundSlices {
    try found(columns, [halves.map { _ in 0.7 }, halves.map { _ in 0 }], halves: halves)
  }

  @Test func `pairs of columns are searched while there is time`() throws {
    var draws = Draws(4)
    let halves = (0..<60).map { $0 % 2 }
    let codes = (0..<40).map { _ in (0..<60).map { _ in Int32(draws.below(2)) } }
    let values = (0..<60).map { _ in draws.share() }
    let search = SliceSearch(
      halves: halves, codes: codes,
      measures: (0..<2000).map { ($0 == 0 ? values : halves.map { _ in 0 }, true) })
    let finds = search.finds(jobs: 2)
    #expect(finds.pairs == 780 && finds.pairsSearched == 50_000_000 / (60 * 2000))
    #expect(finds.finds[0].count <= 5 && finds.finds[1].isEmpty)
  }
}

@Suite struct SideValueTests {
  private func values(_ texts: [String]) throws(UnsearchedColumn.Reason) -> SideValues {
    try SideValues(TextColumn(texts))
  }

  @Test func `few numbers are themselves, however they are written`() throws {
    let few = try values(["1.0", "1", "2", "", "-0", "0", "2e0", "nan"])
    #expect(
      few.values == [.number(1), .number(2), .text(""), .number(0), .text("nan")])
    #expect(few.codes == [0, 0, 1, 2, 3, 3, 1, 4])
    #expect(try values(["a", "b", "a", "1"]).values == [.text("a"), .text("b"), .text("1")])
  }

  @Test func `many numbers are cut at their quintiles`() throws {
    let hundred = try values((1...100).map(String.init) + [""])
    #expect(
      Set(hundred.values) == [
        .range(above: nil, upTo: 20), .range(above: 20, upTo: 40), .range(above: 40, upTo: 60),
        .range(above: 60, upTo: 80), .range(above: 80, upTo: nil), .text(""),
      ])
    #expect(hundred.codes[0] == hundred.codes[19] && hundred.codes[19] != hundred.codes[20])
    // Ties stay together, whether most values are the smallest or the largest.
    let low = try values(Array(repeating: "0", count: 50) + (1...12).map(String.init))
    #expect(Set(low.values) == [.range(above: nil, upTo: 0), .range(above: 0, upTo: nil)])
    let high = try values(Array(repeating: "99", count: 90) + (1...12).map(String.init))
    #expect(Set(high.values) == [.range(above: nil, upTo: 12), .range(above: 12, upTo: nil)])
  }

  @Test func `numbers are cut where few decimals do, and NA is a value by itself`() throws {
    let thirds = try values((1...100).map { "\(Double($0) / 3)" } + ["NA", "NA", "inf"])
    // 20/3 and 7 are adjacent values.
    #expect(
      Set(thirds.values) == [
        .range(above: nil, upTo: 6.7), .range(above: 6.7, upTo: 13.4),
        .range(above: 13.4, upTo: 20), .range(above: 20, upTo: 26.7),
        .range(above: 26.7, upTo: nil), .text("NA"), .text("inf"),
      ])
    #expect(thirds.codes[19] != thirds.codes[20])
    // A few numbers among texts count as texts.
    #expect(try values(["1", "2", "NA"]).values == [.text("1"), .text("2"), .text("NA")])
  }

  @Test func `a column of one value or of too many is left out`() throws {
    #expect(throws: UnsearchedColumn.Reason.oneValue) { _ = try values(["a", "a"]) }
    #expect(throws: UnsearchedColumn.Reason.oneValue) { _ = try values(["1", "1.0"]) }
    #expect(throws: UnsearchedColumn.Reason.oneValue) { _ = try values(["", ""]) }
    #expect(throws: UnsearchedColumn.Reason.tooManyValues) {
      _ = try values((0...1000).map { "s\($0)" })
    }
    #expect(try values((0..<1000).map { "s\($0)" }).values.count == 1000)
    // Two Unicode forms of one letter are two texts.
    #expect(try values(["\u{e9}", "e\u{301}"]).values.count == 2)
  }
}
