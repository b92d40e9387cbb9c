import AssayData
import AssayEvaluate
import AssayNumerics
import AssayResults
import AssayStatistics
import Testing

/// The scores of several models on the same samples.
struct RankedModels {
  let classCount: Int
  let labels: [Int32]
  let predictions: [Predictions]
  var positive: Int?

  /// Ranks the models, measured in `pieces`, as some of `modelCount` models.
  func ranked(
    pieces: [Range<Int>]? = nil, modelCount: Int = 1, jobs: Int = 1
  ) throws -> JointRanking {
    let names = (0..<classCount).map { "c\($0)" }
    let metrics = MetricList(clip: .sklearn, labelsAreSoft: false, classCount: classCount)
    let evaluators = try predictions.map { predictions in
      let testSet = try testSet(
        classes: names, labels: .hard(labels), predictions: predictions, positive: positive)
      let model = try #require(testSet.models.first)
      let empty = Evaluator(
        model: model.name, classCount: classCount, metrics: metrics, modelCount: modelCount,
        positive: positive)
      var whole = empty
      for piece in pieces ?? [0..<labels.count] {
        var part = empty
        _ = part.add(SampleBatch(testSet, model: model, rows: piece))
        whole.merge(part)
      }
      return whole
    }
    return Evaluator.rankings(of: evaluators, pairs: pairs, .percent95, jobs: jobs)
  }

  /// Each model with the first, itself included, and the first with the last.
  var pairs: [ModelPair] {
    predictions.indices.map { ModelPair(baseline: 0, candidate: $0) }
      + [ModelPair(baseline: predictions.count - 1, candidate: 0)]
  }

  /// Random probabilities in multiples of 1/64, which are exact and often tied, and labels of some
  /// of the classes.
  static func random(
    _ shape: Shape, using generator: inout SplitMix64
  ) throws -> RankedModels {
    let labels = (0..<shape.rows).map { row in
      if shape.hasSingle, row == 0 { return Int32(shape.classes - 1) }
      let limit = shape.used - (shape.hasSingle ? 1 : 0)
      return Int32.random(in: 0..<Int32(max(1, limit)), using: &generator)
    }
    let predictions = try (0..<shape.models).map { model in
      let isConstant = shape.hasConstant && model == 1
      let rows = labels.map { label in
        var counts = Array(repeating: 0.0, count: shape.classes)
        for draw in 0..<64 {
          let isLabel = Double.random(in: 0...1, using: &generator) < 0.3
          let drawn = Int.random(in: 0..<shape.classes, using: &generator)
          counts[isConstant ? draw % shape.classes : isLabel ? Int(label) : drawn] += 1.0 / 64
        }
        return counts
      }
      return Predictions.probabilities(try probabilities(rows))
    }
    return RankedModels(classCount: shape.classes, labels: labels, predictions: predictions)
  }

  struct Shape: Sendable, CustomTestStringConvertible {
    var rows: Int
    var classes: Int
    /// The number of classes that labels have.
    var used: Int
    var models = 3
    /// Whether the last class has one sample.
    var hasSingle = false
    /// Whether the second model gives every sample the same probabilities.
    var hasConstant = false

    var testDescription: String {
      "\(rows) rows, \(used) of \(classes) classes, single \(hasSingle), constant \(hasConstant)"
    }

    static let all = [
      Shape(rows: 40, classes: 3, used: 3), Shape(rows: 90, classes: 5, used: 3),
      Shape(rows: 70, classes: 4, used: 4, hasSingle: true),
      Shape(rows: 50, classes: 3, used: 3, hasConstant: true), Shape(rows: 60, classes: 2, used: 2),
      Shape(rows: 61, classes: 2, used: 2, hasConstant: true),
      Shape(rows: 30, classes: 2, used: 2, hasSingle: true), Shape(rows: 12, classes: 3, used: 1),
      Shape(rows: 3, classes: 3, used: 3), Shape(rows: 2, classes: 2, used: 2),
      Shape(rows: 1, classes: 3, used: 1), Shape(rows: 1, classes: 2, used: 1),
    ]
  }

  /// The score that a model gives a class of a sample.
  func score(_ model: Int, _ row: Int, _ index: Int) throws -> Double {
    guard case .probabilities(let probabilities) = predictions[model] else {
      throw Unsupported()
    }
    return probabilities.matrix[row, index]
  }

  private struct Unsupported: Error {}
}

/// The influences of all samples on means over classes, computed literally by the formulas.
struct InfluenceTwin {
  var area: [Double]
  var averagePrecision: [Double]

  /// Computes the influences on means over `classes`; `scores` are by class, then by sample.
  init(_ scores: [[Double]], labels: [Int32], classes: [Int]) {
    area = labels.map { _ in 0 }
    averagePrecision = area
    func count(_ index: Int) -> Int { labels.count { Int($0) == index } }
    let ranked = classes.filter { count($0) > 0 && count($0) < labels.count }
    let present = classes.filter { count($0) > 0 }
    for index in ranked {
      let (values, one) = InfluenceTwin.placements(scores[index], labels.map { Int($0) == index })
      for row in labels.indices {
        let own = Int(labels[row]) == index ? count(index) : labels.count - count(index)
        area[row] += (values[row] - one) / Double(own) / Double(ranked.count)
      }
    }
    for index in present {
      let influences = InfluenceTwin.ofPrecision(scores[index], labels.map { Int($0) == index })
      for row in labels.indices {
        averagePrecision[row] += influences[row] / Double(present.count)
      }
    }
  }

  /// For each sample, the share of the other side's samples that it is ranked correctly against,
  /// with ties counted half; and the mean over the positives.
  private static func placements(
    _ scores: [Double], _ isPositive: [Bool]
  ) -> (values: [Double], area: Double) {
    let values = scores.indices.map { own in
      let others = scores.indices.filter { isPositive[$0] != isPositive[own] }
      let right = others.reduce(0.0) { sum, other in
        sum
          + (scores[own] == scores[other]
            ? 0.5 : (scores[own] > scores[other]) == isPositive[own] ? 1 : 0)
      }
      return right / Double(others.count)
    }
    let positives = scores.indices.filter { isPositive[$0] }
    return (values, positives.reduce(0) { $0 + values[$1] } / Double(positives.count))
  }

  /// ψ_j = 1{j pos}(P_j − AP)/n₊ + (1/n₊) Σ_{i pos, s_i ≤ s_j} (1{j pos} − P_i)/C_i.
  static func ofPrecision(_ scores: [Double], _ isPositive: [Bool]) -> [Double] {
    let reached = scores.map { own in Double(scores.count { $0 >= own }) }
    let precisions = scores.indices.map { own in
      Double(scores.indices.count { isPositive[$0] && scores[$0] >= scores[own] }) / reached[own]
    }
    let positives = scores.indices.filter { isPositive[$0] }
    let average = positives.reduce(0) { $0 + precisions[$1] } / Double(positives.count)
    return scores.indices.map { own in
      let one = isPositive[own] ? 1.0 : 0
      let below = positives.filter { scores[$0] <= scores[own] }
        .reduce(0.0) { $0 + (one - precisions[$1]) / reached[$1] }
      return (one * (precisions[own] - average) + below) / Double(positives.count)
    }
  }

  /// Σ_c n_c/(n_c − 1) Σ h²; the factor is 2 for a class of one sample.
  static func variance(_ influences: [Double], _ labels: [Int32]) -> Double {
    Set(labels).reduce(0) { sum, label in
      let squares = influences.indices.filter { labels[$0] == label }
        .map { influences[$0] * influences[$0] }
      let factor = squares.count > 1 ? Double(squares.count) / Double(squares.count - 1) : 2
      return sum + factor * squares.reduce(0, +)
    }
  }
}
