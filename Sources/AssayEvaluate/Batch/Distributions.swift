import AssayBytes
package import AssayData
import AssayNumerics

/// Predicted distributions `[n, K]` with their logarithms, eight samples side by side.
package struct Distributions: Sendable {
  /// p, as given or as the softmax of the logits.
  package let probabilities: LaneMatrix
  /// ln p: of logits the logarithm itself, which is finite where p underflows to 0.
  package let logProbabilities: LaneMatrix
  /// ln(1 − p), for multilabel; otherwise nil.
  let logComplements: LaneMatrix?
  /// Which class has the highest score, the first of equals, and how many share it.
  ///
  /// Scores are what the file has: two logits may differ where their probabilities round to the
  /// same number.
  package let tops: Tops
  /// The class whose probability is what the other one leaves, where the file has but one of two.
  let complement: Int?
  /// The scores `[n, K]` where they are not the probabilities.
  private let logits: LaneMatrix?
  /// The class whose probability alone is given; nil if every class has a score.
  private let onlyGiven: Int?

  /// Whether logarithms came first, and probabilities from them.
  package var areFromLogits: Bool { logits != nil }

  /// The scores `[n, K]` as given.
  package var scores: LaneMatrix { logits ?? probabilities }

  /// What samples are ranked by, `[n, K]`: probabilities as given, or the log-odds of logits.
  var rankScores: LaneMatrix { logits?.logOdds ?? probabilities }

  /// The form of ``rankScores``.
  var scoreKind: ScoreKind {
    areFromLogits ? .logOdds : onlyGiven.map(ScoreKind.oneProbability) ?? .probabilities
  }

  /// An empty one, for metrics that do not look at probabilities.
  static let none = Distributions()

  private init() {
    probabilities = LaneMatrix(rows: 0, columns: 1)
    logProbabilities = probabilities
    tops = Tops(of: probabilities)
    logits = nil
    logComplements = nil
    onlyGiven = nil
    complement = nil
  }

  /// Puts together what was prepared of classes that are each a yes or no of its own.
  init(
    independent probabilities: LaneMatrix, logProbabilities: LaneMatrix,
    logComplements: LaneMatrix, logits: LaneMatrix?
  ) {
    (self.probabilities, self.logProbabilities) = (probabilities, logProbabilities)
    (self.logComplements, self.logits) = (logComplements, logits)
    onlyGiven = nil
    complement = nil
    // No class is compared with another.
    tops = Tops(of: LaneMatrix(rows: 0, columns: 1))
  }

  /// Prepares some rows; `positive` matters for single scores only.
  ///
  /// - Returns: nil if the model gives classes only.
  init?(_ predictions: Predictions, rows: Range<Int>, classCount: Int, positive: Int) {
    if let independent = Distributions(independent: predictions, rows: rows) {
      self = independent
      return
    }
    var logarithms: LaneMatrix
    switch predictions {
    case .probabilities(let given):
      probabilities = given.matrix[rows: rows]
      (logits, onlyGiven) = (nil, nil)
      logarithms = probabilities
      logarithms.map(Mathematics.log)
    case .positiveProbability(let values):
      var both = LaneMatrix(rows: rows.count, columns: 2)
      both.set(values, from: rows.lowerBound, inColumn: positive)
      logarithms = both
      both.map(positive, into: 1 - positive) { 1 - $0 }
      logarithms.map(positive, into: 1 - positive) { Mathematics.log1p(-$0) }
      logarithms.map(positive, into: positive, Mathematics.log)
      probabilities = both
      (logits, onlyGiven) = (nil, positive)
    case .logits, .positiveLogit:
      var scores = LaneMatrix(rows: rows.count, columns: classCount)
      logarithms = scores
      if case .logits(let matrix) = predictions {
        scores.fill { matrix[rows.lowerBound + $0, $1] }
        logarithms = scores.logSoftmax
      } else if case .positiveLogit(let values) = predictions {
        scores.fill { $1 == positive ? values[rows.lowerBound + $0] : 0 }
        logarithms.fill { 0 - Mathematics.softplus(scores[$0, 1 - $1] - scores[$0, $1]) }
      }
      var exponentials = logarithms
      exponentials.map(Mathematics.exp)
      probabilities = exponentials
      (logits, onlyGiven) = (scores, nil)
    case .classes, .independent, .independentLogits:
      return nil
    }
    if case .positiveProbability = predictions {
      complement = 1 - positive
    } else {
      complement = nil
    }
    logComplements = nil
    logProbabilities = logarithms
    tops = Tops(of: logits ?? probabilities)
  }

  /// The size of a row's largest logit; 0 of probabilities.
  func largestLogit(_ row: Int) -> Double {
    logits.map { logits in (0..<logits.columns).reduce(0) { max($0, logits[row, $1].magnitude) } }
      ?? 0
  }

  /// Whether a class is among those with the highest score.
  package func isTop(_ row: Int, _ label: Int32) -> Bool {
    scores[row, Int(label)] == scores[row, Int(tops.classes[row])]
  }

  /// ln(1 − p), without cancellation.
  package func logComplement(_ row: Int, _ index: Int) -> Double {
    let p = probabilities[row, index]
    guard areFromLogits, p > 0.5 else { return Mathematics.log1p(-p) }
    // The others' share may be far below what 1 − p can show.
    var others = logProbabilities.row(row)
    others.remove(at: index)
    return Distributions.logSumExp(others)
  }

  private static func logSumExp(_ values: [Double]) -> Double {
    guard let largest = values.max(), largest > -.infinity else { return -.infinity }
    var sum = 0.0
    for value in values { sum += Mathematics.exp(value - largest) }
    return largest + Mathematics.log(sum)
  }
}

/// The classes with the highest score.
package struct Tops: Sendable {
  /// The first of them, a sample each.
  package let classes: [Int32]
  /// The samples where several share it, and how many do.
  package private(set) var ties: [(row: Int, count: Int)] = []

  init(of scores: LaneMatrix) {
    var firsts = [Int32](repeating: 0, count: scores.blocks * LaneMatrix.laneCount)
    var tops = firsts.mutableSpan
    let values = scores.values.span
    for block in 0..<scores.blocks {
      var highest = Lanes(repeating: -.infinity)
      for column in 0..<scores.columns {
        highest = highest.maximum(values.lanes(at: scores.place(ofBlock: block, column)))
      }
      var first = Lanes.zero
      var count = Lanes.zero
      // From the last on, so that the first of equals stands at the end.
      for column in (0..<scores.columns).reversed() {
        let isHighest = values.lanes(at: scores.place(ofBlock: block, column)) .== highest
        first = first.replacing(with: Lanes(repeating: Double(column)), where: isHighest)
        count += Lanes.zero.replacing(with: 1, where: isHighest)
      }
      let start = block &* LaneMatrix.laneCount
      let columns = first.integers
      for lane in 0..<LaneMatrix.laneCount { tops[start &+ lane] = columns[lane] }
      guard (count .> Lanes(repeating: 1)).isAny else { continue }
      for lane in 0..<min(LaneMatrix.laneCount, scores.rows - start) where count[lane] > 1 {
        ties.append((row: start + lane, count: Int(count[lane])))
      }
    }
    firsts.removeLast(firsts.count - scores.rows)
    classes = firsts
  }
}
