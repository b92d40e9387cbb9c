import AssayCompare
import AssayData
import AssayEvaluate
import AssayNumerics
import AssayResults
import AssayStatistics
import AssayTestSupport
import Foundation
import Testing

/// The forms in which a model's scores are exported.
private enum Export: CaseIterable {
  case logits
  case probabilities
  case singleLogit
  case singleProbability
}

/// Random logits `[n, K]`, with labels that they often predict.
private struct RandomModel {
  let classCount: Int
  let logits: [[Double]]
  let labels: Labels
  let side: SideColumns

  init(using generator: inout SplitMix64, classCount: Int? = nil) throws {
    let count: Int = [6, 9, 20, 21, 40].randomElement(using: &generator) ?? 6
    let classes: Int = classCount ?? [2, 3, 6].randomElement(using: &generator) ?? 2
    let scale: Double = [0.01, 1, 4, 12, 30].randomElement(using: &generator) ?? 1
    var logits: [[Double]] = []
    for _ in 0..<count {
      var row: [Double] = []
      for _ in 0..<classes {
        // Approximately normal.
        var sum = -3.0
        for _ in 0..<6 { sum += Double.random(in: 0..<1, using: &generator) }
        row.append(scale * sum)
      }
      logits.append(row)
    }
    (self.classCount, self.logits) = (classes, logits)
    if classCount == nil, Int.random(in: 0..<4, using: &generator) == 0 {
      let shares = logits.map { row -> [Double] in softmax(row.map { $0 / (2 * scale) }) }
      labels = .soft(try Probabilities.check(matrix(shares)).get())
    } else {
      var answers: [Int32] = []
      for row in logits {
        let top = row.indices.max { row[$0] < row[$1] } ?? 0
        let isRandom = Bool.random(using: &generator)
        answers.append(Int32(isRandom ? Int.random(in: 0..<classes, using: &generator) : top))
      }
      labels = .hard(answers)
    }
    let kind = Int.random(in: 0..<4, using: &generator)
    var weights: [Double] = []
    for _ in 0..<count { weights.append(Double.random(in: 0.1...3, using: &generator)) }
    let values: [String] = (0..<count).map { "\($0 % 2)" }
    let groups: [String] = (0..<count).map { "\($0 / 3)" }
    side = SideColumns(
      sliceNames: ["x"], slices: [TextColumn(values)],
      groups: kind == 1 ? TextColumn(groups) : nil, weights: kind == 2 ? weights : nil)
  }

  func exported(_ export: Export) throws -> Predictions {
    switch export {
    case .logits: .logits(matrix(logits))
    case .probabilities: .probabilities(try Probabilities.check(matrix(logits.map(softmax))).get())
    case .singleLogit: .positiveLogit(logits.map { $0[1] - $0[0] })
    case .singleProbability: .positiveProbability(logits.map { softmax([0, $0[1] - $0[0]])[1] })
    }
  }

  /// The claims that one of two exports is better or worse, on all samples and in slices.
  func claims(
    _ first: (Predictions, Precision), _ second: (Predictions, Precision)
  ) throws -> [String] {
    let names = try #require(ClassList((0..<classCount).map { "c\($0)" }))
    let set = TestSet(
      classes: names, positive: classCount == 2 ? 1 : nil, labels: labels,
      models: [
        .init(name: "one", predictions: first.0, precision: first.1),
        .init(name: "other", predictions: second.0, precision: second.1),
      ], side: side)
    var options = ComparisonOptions()
    options.leastSliceSamples = 6
    let comparison = try compare(set, options: options)
    let pairs = comparison.pairs + comparison.slices.flatMap { $0.values.flatMap(\.pairs) }
    return pairs.flatMap { pair in
      pair.tests.compactMap { key, result in
        guard let test = try? result.get(), [.better, .worse].contains(test.verdict) else {
          return nil
        }
        return "\(key) \(test)"
      }
    }
  }
}

private func matrix(_ rows: [[Double]]) -> Matrix {
  Matrix(columns: rows[0].count, values: rows.flatMap(\.self))
}

private func softmax(_ row: [Double]) -> [Double] {
  let largest = row.max() ?? 0
  let powers = row.map { exp($0 - largest) }
  let sum = powers.reduce(0, +)
  return powers.map { $0 / sum }
}

@Suite struct RoundingTests {
  @Test(arguments: 0..<10)
  func `one model as logits and as probabilities is neither better nor worse`(part: Int) throws {
    var draws = SplitMix64(seed: UInt64(100 + part))
    for round in 0..<drawn(50) {
      let isSingle = round % 3 == 0
      let model = try RandomModel(using: &draws, classCount: isSingle ? 2 : nil)
      let first: Export = isSingle && round % 2 == 0 ? .singleLogit : .logits
      let second: Export = isSingle ? .singleProbability : .probabilities
      let claims = try model.claims(
        (model.exported(first), .double), (model.exported(second), .double))
      #expect(claims == [], "\(model.logits) \(model.labels)")
    }
  }

  @Test(arguments: [Precision.single, .half], [Export.logits, .probabilities])
  private func `an array of few bits says the same as one of 64`(
    precision: Precision, export: Export
  ) throws {
    var draws = SplitMix64(seed: 7)
    for _ in 0..<drawn(100) {
      let model = try RandomModel(using: &draws)
      let whole = try model.exported(export)
      let claims = try model.claims((whole, .double), (whole.rounded(to: precision), precision))
      #expect(claims == [], "\(model.logits) \(model.labels)")
    }
  }

  @Test func `losses that differ in their last bits are equal`() throws {
    // The same probabilities, with those of two wrong classes swapped.
    let rows = Array(repeating: [0.5, 0.3, 0.2], count: 8)
    let set = TestSet(
      classes: try #require(ClassList(["a", "b", "c"])),
      labels: .hard(Array(repeating: 0, count: 8)),
      models: try [("one", rows), ("other", rows.map { [$0[0], $0[2], $0[1]] })].map {
        .init(name: $0, predictions: .probabilities(try Probabilities.check(matrix($1)).get()))
      })
    let comparison = try compare(set, options: ComparisonOptions())
    let pair = comparison.pairs[0]
    for key in [MetricKey.binaryCrossEntropy, MetricKey.squaredError, MetricKey.crossEntropy] {
      #expect(pair.records[key]?.equal == 8)
      let test = try #require(pair.test(key))
      #expect(test.p == 1 && test.verdict == .noClearDifference)
      #expect(test.interval == Interval(low: 0, high: 0))
      #expect(pair.difference(key) == .value(0))
    }
    #expect(pair.changed.largestRises.changes.isEmpty && pair.changed.largestFalls.changes.isEmpty)
  }

  @Test func `the unit of an array's numbers decides what is equal`() throws {
    let (ones, others) = ([0.9, 0.8, 0.7, 0.6, 0.9, 0.8], 1e-7)
    for (precision, equal) in [(Precision.double, 0), (.single, 6), (.half, 6)] {
      let set = TestSet(
        classes: try #require(ClassList(["a", "b"])), positive: 1,
        labels: .hard(Array(repeating: 1, count: 6)),
        models: [
          .init(name: "one", predictions: .positiveProbability(ones)),
          .init(
            name: "other", predictions: .positiveProbability(ones.map { $0 - others }),
            precision: precision),
        ])
      let record = try compare(set, options: ComparisonOptions()).pairs[0].records
      #expect(record[MetricKey.crossEntropy]?.equal == equal)
    }
  }

  @Test func `a difference far below the losses counts as 0`() throws {
    // Each difference is above the rounding of one loss, and their mean is below 10⁻¹² of the
    // losses.
    let logits = [4.0, 5, 6, 7, 8, 9]
    let steps = [4.0, 6, 4, 8, 6, 4]
    let set = TestSet(
      classes: try #require(ClassList(["a", "b"])), positive: 1,
      labels: .hard(Array(repeating: 1, count: 6)),
      models: [
        .init(name: "one", predictions: .positiveLogit(logits.map { -$0 })),
        .init(
          name: "other",
          predictions: .positiveLogit(zip(logits, steps).map { -$0 - 1e-13 * $1 })),
      ])
    var options = ComparisonOptions()
    options.primary = [MetricKey.crossEntropy]
    let pair = try compare(set, options: options).pairs[0]
    #expect(pair.records[MetricKey.crossEntropy]?.higher == 6)
    let test = try #require(pair.test(MetricKey.crossEntropy))
    #expect(test.p == 1 && test.verdict == .noClearDifference)
    #expect(test.interval?.low == 0)
    #expect((test.interval?.high ?? 0) > 7e-13)
  }
}

extension Predictions {
  /// The predictions, rounded to a precision.
  fileprivate func rounded(to precision: Precision) throws -> Predictions {
    func rounded(_ matrix: Matrix) -> Matrix {
      Matrix(
        columns: matrix.columns,
        values: matrix.values.map {
          switch precision {
          case .double: $0
          case .single: Double(Float($0))
          case .half: Double(Float16($0))
          }
        })
    }
    return switch self {
    case .logits(let matrix): .logits(rounded(matrix))
    case .probabilities(let given):
      .probabilities(try Probabilities.check(rounded(given.matrix)).get())
    default: self
    }
  }
}
