import AssayData

/// Predicted distributions `[n, K]`, row by row, with their logarithms.
package struct Distributions: Sendable {
  package let classCount: Int
  /// p, as given or as the softmax of the logits.
  package private(set) var probabilities: [Double] = []
  /// ln p: of logits the logarithm itself, which is finite where p underflows to 0.
  package private(set) var logProbabilities: [Double] = []
  /// The class with the highest score, the first of equals.
  ///
  /// Scores are what the file has: two
  /// logits may differ where their probabilities round to the same number.
  package private(set) var topClasses: [Int32] = []
  /// How many classes share the highest score.
  package private(set) var topCounts: [Int32] = []
  /// The scores `[n, K]`: probabilities or logits, as the file has them.
  private var scores: [Double] = []
  /// Whether logarithms came first, and probabilities from them.
  package let areFromLogits: Bool

  /// Prepares some rows; `positive` matters for single scores only.
  ///
  /// - Precondition: The predictions are not classes only.
  init(_ predictions: Predictions, rows: Range<Int>, classCount: Int, positive: Int) {
    self.classCount = classCount
    switch predictions {
    case .probabilities(let given):
      areFromLogits = false
      probabilities = Array(given.matrix.values[given.matrix.places(of: rows)])
      scores = probabilities
      logProbabilities.reserveCapacity(probabilities.count)
      for p in probabilities { logProbabilities.append(Mathematics.log(p)) }
    case .logits(let logits):
      areFromLogits = true
      reserve(rows.count)
      scores = Array(logits.values[logits.places(of: rows)])
      for row in rows { append(logits: logits.row(row)) }
    case .positiveProbability(let values):
      areFromLogits = false
      reserve(rows.count)
      for row in rows { append(positiveProbability: values[row], positive: positive) }
    case .positiveLogit(let values):
      areFromLogits = true
      reserve(rows.count)
      for row in rows { append(positiveLogit: values[row], positive: positive) }
    case .classes:
      areFromLogits = false
    }
    findTops(rows: scores.count / classCount)
  }

  /// An empty one, for metrics that do not look at probabilities.
  static let none = Distributions(.classes([]), rows: 0..<0, classCount: 1, positive: 0)

  /// Whether a class is among those with the highest score.
  package func isTop(_ row: Int, _ label: Int32) -> Bool {
    let start = row * classCount
    return scores[start + Int(label)] == scores[start + Int(topClasses[row])]
  }

  /// ln(1 − p), without cancellation.
  package func logComplement(_ row: Int, _ index: Int) -> Double {
    let start = row * classCount
    let p = probabilities[start + index]
    guard areFromLogits, p > 0.5 else { return Mathematics.log1p(-p) }
    // The others' share may be far below what 1 − p can show.
    return Distributions.logSumExp(
      logProbabilities[start..<(start + classCount)], without: start + index)
  }

  private mutating func reserve(_ rows: Int) {
    probabilities.reserveCapacity(rows * classCount)
    logProbabilities.reserveCapacity(rows * classCount)
    scores.reserveCapacity(rows * classCount)
  }

  private mutating func findTops(rows: Int) {
    topClasses.reserveCapacity(rows)
    topCounts.reserveCapacity(rows)
    for start in stride(from: 0, to: rows * classCount, by: classCount) {
      var top = 0
      var highest = scores[start]
      var count: Int32 = 1
      for index in 1..<max(1, classCount) {
        let score = scores[start + index]
        if score > highest {
          (top, highest, count) = (index, score, 1)
        } else if score == highest {
          count += 1
        }
      }
      topClasses.append(Int32(top))
      topCounts.append(count)
    }
  }
}

// MARK: - One row of each form

extension Distributions {
  /// ln p = z − logsumexp(z).
  private mutating func append(logits row: ArraySlice<Double>) {
    let top = firstOfLargest(row)
    // Relative to the largest, so that nothing overflows and ln p of the largest keeps its digits.
    var others = 0.0
    for place in row.indices where place != top { others += Mathematics.exp(row[place] - row[top]) }
    let excess = Mathematics.log1p(others)
    for z in row {
      let logarithm = (z - row[top]) - excess
      logProbabilities.append(logarithm)
      probabilities.append(Mathematics.exp(logarithm))
    }
  }

  private mutating func append(positiveProbability p: Double, positive: Int) {
    let (logarithm, logComplement) = (Mathematics.log(p), Mathematics.log1p(-p))
    for index in 0..<2 {
      probabilities.append(index == positive ? p : 1 - p)
      scores.append(index == positive ? p : 1 - p)
      logProbabilities.append(index == positive ? logarithm : logComplement)
    }
  }

  private mutating func append(positiveLogit x: Double, positive: Int) {
    for index in 0..<2 {
      let logarithm = 0 - Mathematics.softplus(index == positive ? -x : x)
      scores.append(index == positive ? x : 0)
      logProbabilities.append(logarithm)
      probabilities.append(Mathematics.exp(logarithm))
    }
  }

  private static func logSumExp(_ values: ArraySlice<Double>, without place: Int) -> Double {
    var largest = -Double.infinity
    for index in values.indices where index != place { largest = max(largest, values[index]) }
    guard largest > -.infinity else { return largest }
    var sum = 0.0
    for index in values.indices where index != place {
      sum += Mathematics.exp(values[index] - largest)
    }
    return largest + Mathematics.log(sum)
  }
}
