import AssayData
import AssayEvaluate
import AssayNumerics
import AssayTestSupport
import Testing

/// Scores and outcomes of a two-class question, row by row.
struct ScoredRows {
  var scores: [Double] = []
  var isPositive: [Bool] = []

  var ranked: RankedScores { RankedScores(scores, isPositive: isPositive) }

  var coded: RankedScores {
    var histogram = ScoreHistogram()
    histogram.add(scores, isPositive: isPositive)
    return RankedScores(histogram)
  }

  func bins(_ count: Int) -> [ReliabilityBin] {
    var bins = ReliabilityBins(count: count)
    bins.add(scores, isPositive: isPositive)
    return bins.bins
  }

  func shuffled(using generator: inout SplitMix64) -> ScoredRows {
    let order = scores.indices.shuffled(using: &generator)
    return ScoredRows(scores: order.map { scores[$0] }, isPositive: order.map { isPositive[$0] })
  }

  /// Rows of several kinds: with ties, without, close to 0 and 1, with shared codes.
  static func random(round: Int, using generator: inout SplitMix64) -> ScoredRows {
    var rows = ScoredRows()
    let count = [0, 1, 2, 3, 7, 40, 300, 3000][round % 8]
    for _ in 0..<count {
      let uniform = Double.random(in: 0...1, using: &generator)
      let score: Double =
        switch round / 8 % 5 {
        case 0: uniform
        case 1: (uniform * 8).rounded() / 8
        case 2: Double(sign: .plus, exponent: -1 - Int(uniform * 1100), significand: 1.5)
        case 3: 1 - uniform * 0x1p-30
        default: 0.3 + uniform * 0x1p-9
        }
      rows.scores.append(score)
      rows.isPositive.append(Double.random(in: 0...1, using: &generator) < 0.2 + 0.6 * score)
    }
    return rows
  }
}

/// A model with reference values for ranking and calibration.
struct RankingCase: Sendable, CustomTestStringConvertible {
  /// A folder of `edge/`, or nil.
  private var edge: String?
  private var whole: ReferenceCase?

  var testDescription: String { edge ?? whole?.testDescription ?? "" }

  static let all =
    ReferenceCase.all.filter { $0.model != nil && $0.positive == nil }
    .map { RankingCase(whole: $0) } + edgeCases.map { RankingCase(edge: $0) }
  /// Two models on the same samples.
  static let pair = all.filter { $0.whole?.folder == "breast_cancer" }

  private static let measured = Shared<String, MeasuredModel> { edge in
    try MeasuredModel(
      labels: reference("edge/\(edge)/labels.csv"), model: reference("edge/\(edge)/pred.csv"))
  }

  func measured() throws -> MeasuredModel {
    if let whole { return try whole.measured() }
    return try RankingCase.measured.value(of: #require(edge))
  }

  func expected() throws -> Document {
    if let whole { return try whole.expected() }
    return try Document(file: reference("edge/\(#require(edge))/expected.json"))["metrics"]
  }
}

extension MeasuredModel {
  func probabilities() throws -> Matrix {
    try #require(batch.distributions).probabilities
  }

  /// The rows of one class against the others.
  func oneVersusRest(_ index: Int) throws -> ScoredRows {
    let matrix = try probabilities()
    return ScoredRows(
      scores: (0..<batch.count).map { matrix[$0, index] },
      isPositive: batch.labels.map { Int($0) == index })
  }

  /// The positive class of a two-class case against the other; nil if there are more classes.
  func positiveVersusRest(_ expected: Document) throws -> ScoredRows? {
    guard let positive = expected["binary"]["positive_class"].text else { return nil }
    return try oneVersusRest(#require(testSet.classes.names.firstIndex(of: positive)))
  }

  func oneVersusRest() throws -> [ScoredRows] {
    try (0..<batch.classCount).map { try oneVersusRest($0) }
  }

  /// The highest probability of each row, and whether it is right.
  func topLabel() throws -> ScoredRows {
    let matrix = try probabilities()
    return ScoredRows(
      scores: (0..<batch.count).map { matrix[$0, Int(batch.predicted[$0])] },
      isPositive: zip(batch.labels, batch.predicted).map(==))
  }

  /// The rows of two classes, by the scores of the first, which are the positives.
  func pair(_ first: Int, _ second: Int) throws -> RankedScores {
    let matrix = try probabilities()
    func scores(_ label: Int) -> [Double] {
      (0..<batch.count).filter { Int(batch.labels[$0]) == label }.map { matrix[$0, first] }
    }
    return RankedScores(positiveScores: scores(first), negativeScores: scores(second))
  }
}

extension ScoreHistogram {
  mutating func add(_ scores: [Double], isPositive: [Bool]) {
    for (score, isPositive) in zip(scores, isPositive) { add(score, isPositive: isPositive) }
  }
}

extension ReliabilityBins {
  mutating func add(_ scores: [Double], isPositive: [Bool]) {
    for (score, isPositive) in zip(scores, isPositive) { add(score, isPositive: isPositive) }
  }
}
