import AssayCompare
import AssayData
import AssayEvaluate
import AssayNumerics
import AssayResults
import AssayStatistics
import Testing

/// Samples of three classes with columns of these texts, and with two models by default.
private func sliced(
  _ columns: KeyValuePairs<String, [String]>, softLabels: Bool = false, zeros: Bool = false,
  models: [String] = ["one", "two"]
) throws -> TestSet {
  var draws = SplitMix64(seed: 1)
  let rows = columns[0].value.count
  func distributions() throws -> Probabilities {
    let values = (0..<rows).flatMap { _ in
      var shares = Array(repeating: zeros ? 0.0 : 1, count: 3)
      for _ in 0..<8 { shares[Int.random(in: 0..<3, using: &draws)] += 1 }
      let sum = shares.reduce(0, +)
      return shares.map { $0 / sum }
    }
    return try Probabilities.check(Matrix(columns: 3, values: values)).get()
  }
  let labels: Labels =
    softLabels
    ? .soft(try distributions())
    : .hard((0..<rows).map { _ in Int32.random(in: 0..<3, using: &draws) })
  return TestSet(
    classes: try #require(ClassList(["a", "b", "c"])), labels: labels,
    models: try models.map {
      TestSet.Model(name: $0, predictions: .probabilities(try distributions()))
    },
    side: SideColumns(sliceNames: columns.map(\.key), slices: columns.map { TextColumn($0.value) }))
}

extension TestSet {
  fileprivate func part(_ rows: [Int]) -> TestSet {
    TestSet(
      classes: classes, labels: labels.reordered(rows),
      models: models.map { Model(name: $0.name, predictions: $0.predictions.reordered(rows)) },
      side: side.reordered(rows))
  }
}

private func options(least: Int = 1, _ slices: [String] = []) -> ComparisonOptions {
  var options = ComparisonOptions()
  (options.leastSliceSamples, options.slices) = (SliceSize(least) ?? 20, slices)
  return options
}

/// Everything in the tables of slices, as text.
private func text(_ comparison: Comparison) -> String {
  var text = "\(String(describing: comparison.worstSlice))\n"
  for table in comparison.slices {
    text += "\(table.columns) \(table.omitted)\n"
    for value in table.values {
      text += "\(value.texts) \(value.count)\n"
      for evaluation in value.evaluations {
        for metric in comparison.metrics {
          text += "\(metric.key) \(evaluation.estimate(metric.key)) "
          text += "\(String(describing: evaluation.bounds[metric.key]))\n"
        }
        text += "\(evaluation.confusion.cells)\n"
      }
      for pair in value.pairs {
        for metric in comparison.metrics {
          text += "\(metric.key) \(pair.difference(metric.key)) "
          text += "\(String(describing: pair.tests[metric.key])) "
          text += "\(String(describing: pair.records[metric.key]))\n"
        }
        text += "\(pair.outcomes) \(pair.changedAnswers ?? 0)\n"
      }
    }
  }
  return text
}

private let regions = (0..<300).map { ["EU", "", "US", "EU", "e\u{301}", "\u{E9}"][$0 % 6] }

@Suite struct SliceTests {
  @Test(arguments: [(false, true), (true, false)])
  func `a slice has the numbers that its samples have alone`(soft: Bool, zeros: Bool) throws {
    let set = try sliced(["region": regions], softLabels: soft, zeros: zeros)
    let comparison = try compare(set, options: options())
    let table = try #require(comparison.slices.first)
    #expect(table.columns == ["region"])
    // Values are distinguished by their bytes.
    #expect(table.values.map(\.count).sorted() == [50, 50, 50, 50, 100])
    for value in table.values {
      let rows = regions.indices.filter { regions[$0].utf8.elementsEqual(value.texts[0].utf8) }
      var alone = options()
      alone.leastSliceSamples = 1000
      let expected = try compare(set.part(rows), options: alone)
      #expect(value.count == rows.count)
      for (evaluation, other) in zip(value.evaluations, expected.evaluations) {
        #expect(evaluation.confusion.cells.map(\.count) == other.confusion.cells.map(\.count))
        for (key, estimate) in evaluation.estimates {
          switch (estimate, other.estimate(key)) {
          case (.infinite(let mean), .infinite(let expected)):
            #expect(mean.count == expected.count && mean.finiteMean == expected.finiteMean)
            // Row numbers are those of the whole test set.
            #expect(mean.firstRows == expected.firstRows.map { rows[$0] })
          case (let estimate, let expected): #expect(estimate == expected, "\(key)")
          }
          // For slices, fewer matrices are drawn, and losses are not added up by class.
          let isSkill = [MetricKey.logLossSkill, MetricKey.brierSkill].contains(key)
          if isSkill {
            let reasons: [NoInterval] = [.notOfSlices, .noValue]
            #expect(reasons.contains { evaluation.bounds[key] == .failure($0) }, "\(key)")
          } else if evaluation.bounds[key]?.bounds?.method != .bootstrap {
            #expect(evaluation.bounds[key] == other.bounds[key], "\(key)")
          }
        }
      }
      let (pair, other) = (value.pairs[0], expected.pairs[0])
      // Slices keep no ranks of labels.
      let records = other.records.filter { pair.records[$0.key] != nil }
      #expect(pair.outcomes == other.outcomes && pair.records == records)
      #expect(pair.changedAnswers == other.changedAnswers)
      for (key, test) in pair.tests where key != MetricKey.rocArea {
        #expect(test.map(\.p) == other.tests[key]?.map(\.p), "\(key)")
      }
    }
  }

  @Test(arguments: [(1, true), (64, false)])
  func `no bit depends on parts, or on the order in which they are merged`(
    size: Int, zeros: Bool
  ) throws {
    let count = 132
    let set = try sliced(
      ["region": Array(regions.prefix(count)), "odd": (0..<count).map { "\($0 % 2)" }],
      zeros: zeros)
    let wanted = options(["region", "region*odd"])
    let whole = try compare(set, options: wanted)
    var parts = try stride(from: 0, to: count, by: size).map { start in
      var part = try Comparer(set.shape, options: wanted)
      part.add(set.part(Array(start..<min(start + size, count))), firstRow: start)
      return part
    }
    var forwards = parts[0]
    for part in parts.dropFirst() { forwards.merge(part) }
    #expect(text(forwards.comparison) == text(whole))
    parts.reverse()
    var backwards = parts[0]
    for part in parts.dropFirst() { backwards.merge(part) }
    #expect(text(backwards.comparison) == text(whole))
    var jobs = wanted
    jobs.jobs = 3
    #expect(text(try compare(set, options: jobs)) == text(whole))
  }

  @Test func `parts put one behind the other are the whole`() throws {
    let set = try sliced(["region": regions], zeros: true)
    var first = try Comparer(set.shape, options: options())
    first.add(set.part(Array(0..<100)), firstRow: 0)
    var second = try Comparer(set.shape, options: options())
    second.add(set.part(Array(100..<300)), firstRow: 0)
    try first.append(second)
    #expect(text(first.comparison) == text(try compare(set, options: options())))
  }

  @Test func `one model in an order of its own folds into the same`() throws {
    let both = try sliced(["region": regions])
    let set = TestSet(
      classes: both.classes, labels: both.labels, models: [both.models[0]], side: both.side)
    var joined = try Comparer(set.shape, options: options())
    joined.add(labels: set, firstRow: 0)
    let order = Array((0..<300).reversed())
    joined.add(model: 0, of: set.part(order), rows: order.map { Int32($0) })
    _ = joined.join()
    #expect(text(joined.comparison) == text(try compare(set, options: options())))
  }

  @Test func `many samples of one value are added up in parts`() throws {
    // One sample more than are resampled.
    let texts = Array(repeating: "x", count: SampleBootstrap.mostSamples + 1)
    let set = try sliced(["all": texts], zeros: true)
    let comparison = try compare(set, options: options())
    let value = try #require(comparison.slices[0].values.first)
    for (evaluation, whole) in zip(value.evaluations, comparison.evaluations) {
      for (key, estimate) in evaluation.estimates { #expect(estimate == whole.estimate(key)) }
    }
    #expect(comparison.worstSlice == nil)
  }
}

@Suite struct SliceEdgeTests {
  @Test func `slices of one sample have values and no intervals`() throws {
    let set = try sliced(["id": (0..<30).map { "\($0)" }])
    let table = try compare(set, options: options()).slices[0]
    #expect(table.values.count == 30 && table.omitted.values == 0)
    for value in table.values {
      let bounds = value.evaluations[0].bounds[MetricKey.crossEntropy]
      #expect(value.count == 1 && bounds?.bounds == nil)
      #expect(value.pairs[0].test(MetricKey.crossEntropy)?.verdict == .tooFewSamples)
    }
  }

  @Test func `small slices are counted together`() throws {
    let texts = (0..<100).map { $0 < 40 ? "a" : $0 < 60 ? "b" : "rare \($0 / 9)" }
    let table = try compare(try sliced(["x": texts]), options: options(least: 20)).slices[0]
    #expect(Set(table.values.map { $0.texts[0] }) == ["a", "b"])
    #expect(table.omitted.values == 6 && table.omitted.samples == 40)
  }

  @Test func `a slice where all is wrong, one of one class, and infinite losses in one`() throws {
    let set = try binarySet(
      labels: Array(repeating: 0, count: 25) + Array(repeating: 1, count: 25)
        + (0..<50).map { $0 % 2 },
      models: ["m": Array(repeating: 0.25, count: 50) + Array(repeating: 1, count: 50)])
    let texts = (0..<100).map { $0 < 25 ? "wrong" : $0 < 50 ? "one" : "infinite" }
    let side = SideColumns(sliceNames: ["x"], slices: [TextColumn(texts)])
    let comparison = try compare(
      TestSet(classes: set.classes, labels: set.labels, models: set.models, side: side),
      options: options())
    #expect(comparison.sliceMetric == MetricKey.errorRate)
    let values = comparison.slices[0].values
    #expect(values.map { $0.texts[0] } == ["wrong", "infinite", "one"])
    #expect(values[0].evaluations[0].estimate(MetricKey.errorRate) == .value(1))
    guard case .infinite(let mean) = values[1].evaluations[0].estimate(MetricKey.crossEntropy)
    else {
      Issue.record("the cross-entropy is finite")
      return
    }
    #expect(mean.count == 25 && mean.firstRows == [51, 53, 55, 57, 59])
    #expect(values[2].evaluations[0].estimate(MetricKey.crossEntropy).finite != nil)
    let worst = try #require(comparison.worstSlice)
    #expect(worst.value == 0 && worst.interval.low > 0.5)
    // The confidence is above 95 %, as it holds for all three values together.
    #expect(worst.confidence == 1 - 0.05 / 3)
  }

  @Test func `values are ordered by the mean over models, then by their bytes`() throws {
    let one = [0.9, 0.9, 0.5, 0.5, 0.9, 0.9]
    let set = try binarySet(labels: [0, 0, 0, 0, 0, 0], models: ["one": one, "two": one])
    let side = SideColumns(
      sliceNames: ["x"], slices: [TextColumn(["b", "b", "c", "c", "a", "a"])])
    let comparison = try compare(
      TestSet(classes: set.classes, labels: set.labels, models: set.models, side: side),
      options: options())
    #expect(comparison.slices[0].values.map { $0.texts[0] } == ["c", "a", "b"])
  }

  @Test func `a small slice far behind in the rows has the exact test`() throws {
    let texts = (0..<300).map { $0 >= 280 ? "last" : "first" }
    let table = try compare(try sliced(["x": texts]), options: options()).slices[0]
    let last = try #require(table.values.first { $0.texts == ["last"] })
    #expect(last.pairs[0].test(MetricKey.crossEntropy)?.method == .signFlip)
  }

  @Test func `without ties in a slice, breaking them at random has the test of the error rate`()
    throws
  {
    let texts = (0..<90).map { ["x", "y", "z"][$0 % 3] }
    let set = try sliced(["x": texts], zeros: false)
    let table = try compare(set, options: options()).slices[0]
    var (tied, untied) = (0, 0)
    for value in table.values {
      let ties = value.evaluations.map { $0.tiedRows ?? -1 }
      let averaged = try #require(value.pairs[0].test(MetricKey.tieAveragedError))
      if ties == [0, 0] {
        untied += 1
        #expect(averaged == value.pairs[0].test(MetricKey.errorRate))
      } else {
        tied += 1
        #expect(averaged.method != .mcNemar)
      }
    }
    #expect(tied + untied == 3)
    let whole = try binarySet(
      labels: (0..<30).map { Int32($0 % 2) },
      models: [
        "A": (0..<30).map { 0.2 + 0.021 * Double($0) },
        "B": (0..<30).map { 0.8 - 0.021 * Double($0 * 7 % 30) },
      ])
    let side = SideColumns(
      sliceNames: ["s"], slices: [TextColumn(Array(repeating: "x", count: 30))])
    let comparison = try compare(
      TestSet(classes: whole.classes, labels: whole.labels, models: whole.models, side: side),
      options: options())
    let slice = try #require(comparison.slices[0].values.first)
    for key in [MetricKey.errorRate, MetricKey.tieAveragedError] {
      #expect(slice.pairs[0].test(key)?.method == .mcNemar)
      #expect(slice.pairs[0].test(key)?.p == comparison.pairs[0].test(key)?.p)
    }
  }

  @Test func `identical slices have one word, in whatever order of the rows`() throws {
    var draws = SplitMix64(seed: 9)
    let labels = (0..<24).map { _ in Int32.random(in: 0...1, using: &draws) }
    var (one, other): ([Double], [Double]) = ([], [])
    for label in labels {
      let value = Double.random(in: 0.2...0.8, using: &draws)
      let step = Double.random(in: 0...0.12, using: &draws)
      one.append(value)
      other.append(label == 0 ? value - step : value + step)
    }
    let rows = (0..<12 * 24).map { ($0 % 24, $0 / 24) }
    for rows in [rows, rows.reversed()] {
      let set = try binarySet(
        labels: rows.map { labels[$0.0] },
        models: ["A": rows.map { one[$0.0] }, "B": rows.map { other[$0.0] }])
      let side = SideColumns(
        sliceNames: ["s"], slices: [TextColumn(rows.map { "slice \($0.1)" })])
      let table = try compare(
        TestSet(classes: set.classes, labels: set.labels, models: set.models, side: side),
        options: options()
      ).slices[0]
      for key in [MetricKey.crossEntropy, MetricKey.squaredError, MetricKey.errorRate] {
        let tests = table.values.map { $0.pairs[0].test(key) }
        #expect(tests.count == 12 && tests.allSatisfy { $0 == tests[0] })
      }
    }
  }

  @Test func `p values are adjusted for the values of a table`() throws {
    let table = try compare(try sliced(["region": regions]), options: options()).slices[0]
    let tests = table.values.compactMap { $0.pairs[0].test(MetricKey.crossEntropy) }
    let holm = try #require(Holm(tests.compactMap(\.p)))
    #expect(tests.compactMap(\.adjustedP) == holm.adjusted && tests.count == 5)
  }

  @Test func `of more than fifty values no confusion matrices are drawn anew`() throws {
    for (count, isDrawn) in [(50, true), (51, false)] {
      let texts = (0..<count * 20).map { "\($0 % count)" }
      let table = try compare(try sliced(["x": texts], models: ["one"]), options: options())
        .slices[0]
      let bounded = table.values.compactMap { $0.evaluations[0].bounds[MetricKey.macroF1] }
      #expect(bounded.count == count)
      #expect(bounded.allSatisfy { ($0 == .failure(.tooManySlices)) != isDrawn })
    }
  }

  @Test func `a column of more than a thousand values makes no slices`() throws {
    for (count, fails) in [(1000, false), (1001, true)] {
      let set = try sliced(["id": (0..<count).map { "\($0)" }])
      for cut in [count, 700] {
        var comparer = try Comparer(set.shape, options: options(least: 2))
        comparer.add(set.part(Array(0..<cut)), firstRow: 0)
        var rest = try Comparer(set.shape, options: options(least: 2))
        rest.add(set.part(Array(cut..<count)), firstRow: cut)
        comparer.merge(rest)
        #expect((comparer.failure as? CompareError) == (fails ? .tooManySlices(["id"]) : nil))
      }
    }
    let pairs = try sliced([
      "x": (0..<1600).map { "\($0 % 40)" }, "y": (0..<1600).map { "\($0 / 40)" },
    ])
    var comparer = try Comparer(pairs.shape, options: options(["x*y"]))
    comparer.add(pairs, firstRow: 0)
    #expect((comparer.failure as? CompareError) == .tooManySlices(["x", "y"]))
  }

  @Test func `a pair of columns has the pairs of their values, whatever they contain`() throws {
    let set = try sliced([
      "x": ["a", "a × b", "a", "", "a"], "y": ["b × c", "c", "b × c", "", "c"],
    ])
    let comparison = try compare(set, options: options(["x*y", "x"]))
    #expect(comparison.slices.map(\.columns) == [["x", "y"], ["x"]])
    let found = comparison.slices[0].values.map { ($0.texts, $0.count) }
    #expect(found.count == 4)
    #expect(found.contains { $0 == ["a", "b × c"] && $1 == 2 })
    #expect(found.contains { $0 == ["a × b", "c"] && $1 == 1 })
    #expect(found.contains { $0 == ["", ""] && $1 == 1 })
  }

  @Test func `only where all metrics are measured are there slices`() throws {
    var core = options()
    core.metrics = .core
    #expect(throws: CompareError.slicesOfCore) {
      try compare(try sliced(["x": regions]), options: core)
    }
    #expect(
      try compare(try binarySet(labels: [0], models: ["m": [1]]), options: options()).slices.isEmpty
    )
  }
}
