import AssayBytes
import AssayData
import AssayNumerics

// Predictions for independent classes (multilabel).

extension Distributions {
  /// Whether classes are independent, each a separate yes or no.
  package var areIndependent: Bool { logComplements != nil }

  /// Prepares some rows.
  ///
  /// - Returns: nil unless classes are independent.
  init?(independent predictions: Predictions, rows: Range<Int>) {
    switch predictions {
    case .independent(let given):
      let probabilities = given.matrix[rows: rows]
      var (logarithms, complements) = (probabilities, probabilities)
      logarithms.map(Mathematics.log)
      complements.map { Mathematics.log1p(0 - $0) }
      self.init(
        independent: probabilities, logProbabilities: logarithms, logComplements: complements,
        logits: nil)
    case .independentLogits(let matrix):
      let logits = matrix[rows: rows]
      var (probabilities, logarithms, complements) = (logits, logits, logits)
      probabilities.fill { Mathematics.sigmoid(logits[$0, $1]) }
      // Both are computed from the logit, so that neither is lost where p rounds to 0 or 1.
      logarithms.fill { 0 - Mathematics.softplus(-logits[$0, $1]) }
      complements.fill { 0 - Mathematics.softplus(logits[$0, $1]) }
      self.init(
        independent: probabilities, logProbabilities: logarithms, logComplements: complements,
        logits: logits)
    case .probabilities, .logits, .positiveProbability, .positiveLogit, .classes: return nil
    }
  }

  /// 1 where the probability of a class is at least ½, else 0, for the samples of a block.
  @inline(__always)
  func answers(_ index: Int, block: Int) -> Lanes {
    Lanes.zero.replacing(
      with: 1,
      where: probabilities.lanes(block, index) .>= Lanes(repeating: Distributions.threshold))
  }

  /// The lowest probability that counts as a yes.
  package static let threshold = 0.5
}
