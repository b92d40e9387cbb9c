package import AssayData
import AssayNumerics

/// Predicted distributions `[n, K]` with their logarithms, eight samples side by side.
///
/// Given probabilities or logits are kept. What is derived from them is computed at once if all of
/// it will be needed, and otherwise whenever it is requested.
package struct Distributions: Sendable {
  /// p; nil for logits unless all probabilities were computed at the start.
  private let knownProbabilities: Matrix?
  /// ln p; nil unless computed at the start.
  private let knownLogarithms: Matrix?
  /// ln(1 − p) of each class; nil unless the task is multilabel.
  let logComplements: Matrix?
  /// The class with the highest score, the first of equals, and the number of classes that share
  /// it.
  ///
  /// Scores are compared as given: two different logits may have probabilities that round to the
  /// same number.
  package let tops: Tops
  /// The class whose probability is 1 minus the other's; nil unless only one of two was given.
  let complement: Int?
  /// The given logits `[n, K]`; nil if probabilities were given.
  private let logits: Matrix?
  /// The class whose probability alone is given; nil if every class has a score.
  private let onlyGiven: Int?

  /// Whether logits were given, so that probabilities are computed from logarithms.
  package var areFromLogits: Bool { logits != nil }

  /// The scores `[n, K]` as given.
  package var scores: Matrix { logits ?? probabilities }

  /// The scores that samples are ranked by, `[n, K]`: probabilities as given, or the log-odds of
  /// logits.
  var rankScores: Matrix { logits?.logOdds ?? probabilities }

  /// The form of ``rankScores``.
  var scoreKind: ScoreSpace {
    areFromLogits ? .logOdds : onlyGiven.map(ScoreSpace.oneProbability) ?? .probabilities
  }

  /// Empty distributions, for metrics that do not use probabilities.
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

  /// Creates the distributions of independent classes (multilabel) from prepared matrices.
  init(
    independent probabilities: Matrix, logProbabilities: Matrix,
    logComplements: Matrix, logits: Matrix?
  ) {
    (knownProbabilities, knownLogarithms) = (probabilities, logProbabilities)
    (self.logComplements, self.logits) = (logComplements, logits)
    onlyGiven = nil
    complement = nil
    // Classes are not compared with each other.
    tops = Tops(of: Matrix(rows: 0, columns: 1))
  }

  /// Prepares some rows; nil if the model gives only classes.
  ///
  /// `positive` is used only if each sample has a single score. `isComplete` says that all
  /// probabilities and logarithms will be needed, so they are computed once, at the start.
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
      // The other class has logit 0.
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

  /// ln p `[n, K]`, computed directly from logits, so that it is finite where p underflows to 0.
  package var logProbabilities: Matrix {
    knownLogarithms ?? logits?.logSoftmax
      ?? Distributions.logarithms(of: probabilities, complement: complement)
  }

  /// p of one sample `[K]`.
  package func probabilities(ofRow row: Int) -> [Double] {
    knownProbabilities?.row(row)
      ?? logits?[rows: row..<row + 1].logSoftmax.exponentials.row(0) ?? []
  }

  /// ln p of probabilities; for the class `complement`, ln(1 − p) of the other.
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

  /// The largest magnitude of a row's logits; 0 if probabilities were given.
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
    // The sum of the other classes' probabilities may be far below the resolution of 1 − p.
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
