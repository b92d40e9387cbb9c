package import AssayData
import AssayNumerics

/// Predicted distributions `[n, K]` with their logarithms, eight samples side by side.
///
/// Probabilities that were given are kept, and so are logits; what follows from them is made at once
/// where it will be asked for, and else whenever it is.
package struct Distributions: Sendable {
  /// p as given; nil of logits as long as nobody asked.
  private let knownProbabilities: Matrix?
  /// ln p; nil as long as nobody asked.
  private let knownLogarithms: Matrix?
  /// ln(1 − p), for multilabel; otherwise nil.
  let logComplements: Matrix?
  /// Which class has the highest score, the first of equals, and how many share it.
  ///
  /// Scores are what the file has: two logits may differ where their probabilities round to the
  /// same number.
  package let tops: Tops
  /// The class whose probability is what the other one leaves, where the file has but one of two.
  let complement: Int?
  /// The scores `[n, K]` where they are not the probabilities.
  private let logits: Matrix?
  /// The class whose probability alone is given; nil if every class has a score.
  private let onlyGiven: Int?

  /// Whether logarithms came first, and probabilities from them.
  package var areFromLogits: Bool { logits != nil }

  /// The scores `[n, K]` as given.
  package var scores: Matrix { logits ?? probabilities }

  /// What samples are ranked by, `[n, K]`: probabilities as given, or the log-odds of logits.
  var rankScores: Matrix { logits?.logOdds ?? probabilities }

  /// The form of ``rankScores``.
  var scoreKind: ScoreSpace {
    areFromLogits ? .logOdds : onlyGiven.map(ScoreSpace.oneProbability) ?? .probabilities
  }

  /// An empty one, for metrics that do not look at probabilities.
  static let none = Distributions()

  private init() {
    let nothing = Matrix(rows: 0, columns: 1)
    (knownProbabilities, knownLogarithms) = (nothing, nothing)
    tops = Tops(of: nothing)
    logits = nil
    logComplements = nil
    onlyGiven = nil
    complement = nil
  }

  /// Puts together what was prepared of classes that are each a yes or no of its own.
  init(
    independent probabilities: Matrix, logProbabilities: Matrix,
    logComplements: Matrix, logits: Matrix?
  ) {
    (knownProbabilities, knownLogarithms) = (probabilities, logProbabilities)
    (self.logComplements, self.logits) = (logComplements, logits)
    onlyGiven = nil
    complement = nil
    // No class is compared with another.
    tops = Tops(of: Matrix(rows: 0, columns: 1))
  }

  /// Prepares some rows; nil if the model gives classes only.
  ///
  /// `positive` matters for single scores only. Where all probabilities and logarithms will be asked for,
  /// `isComplete` makes them once.
  init?(
    _ predictions: Predictions, rows: Range<Int>, classCount: Int, positive: Int,
    isComplete: Bool = true
  ) {
    if let independent = Distributions(independent: predictions, rows: rows) {
      self = independent
      return
    }
    logComplements = nil
    let given: Matrix
    switch predictions {
    case .probabilities(let probabilities):
      given = probabilities.matrix[rows: rows]
      (logits, onlyGiven, complement) = (nil, nil, nil)
    case .positiveProbability(let values):
      var both = Matrix(rows: rows.count, columns: 2)
      both.set(values, from: rows.lowerBound, inColumn: positive)
      both.map(positive, into: 1 - positive) { 1 - $0 }
      given = both
      (logits, onlyGiven, complement) = (nil, positive, 1 - positive)
    case .logits(let matrix):
      given = matrix[rows: rows]
      (logits, onlyGiven, complement) = (given, nil, nil)
    case .positiveLogit(let values):
      // The other class has 0.
      var both = Matrix(rows: rows.count, columns: 2)
      both.set(values, from: rows.lowerBound, inColumn: positive)
      given = both
      (logits, onlyGiven, complement) = (given, nil, nil)
    case .classes, .independent, .independentLogits:
      return nil
    }
    tops = Tops(of: given)
    if logits == nil {
      knownProbabilities = given
      knownLogarithms =
        isComplete ? Distributions.logarithms(of: given, complement: complement) : nil
    } else {
      let logarithms = isComplete ? given.logSoftmax : nil
      (knownLogarithms, knownProbabilities) = (logarithms, logarithms?.exponentials)
    }
  }

  /// p `[n, K]`, as given or as the softmax of the logits.
  package var probabilities: Matrix { knownProbabilities ?? logProbabilities.exponentials }

  /// ln p `[n, K]`: of logits the logarithm itself, which is finite where p underflows to 0.
  package var logProbabilities: Matrix {
    knownLogarithms ?? logits?.logSoftmax
      ?? Distributions.logarithms(of: probabilities, complement: complement)
  }

  /// p of one sample `[K]`.
  package func probabilities(ofRow row: Int) -> [Double] {
    knownProbabilities?.row(row)
      ?? logits?[rows: row..<row + 1].logSoftmax.exponentials.row(0) ?? []
  }

  /// ln p of probabilities, where that of one class may be what the other one leaves.
  private static func logarithms(of probabilities: Matrix, complement: Int?) -> Matrix {
    var logarithms = probabilities
    guard let complement else {
      logarithms.map(Mathematics.log)
      return logarithms
    }
    let given = 1 - complement
    logarithms.map(given, into: complement) { Mathematics.log1p(-$0) }
    logarithms.map(given, into: given, Mathematics.log)
    return logarithms
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
