/// One model's predictions for all samples.
package enum Predictions: Sendable {
  /// `[n, K]`, checked.
  case probabilities(Probabilities)
  /// `[n, K]`, finite: the probabilities are their softmax.
  case logits(Matrix)
  /// For two classes, the probability of the positive one, each in [0, 1].
  case positiveProbability([Double])
  /// For two classes, a logit x of the positive one, whose probability is 1/(1+e^−x).
  case positiveLogit([Double])
  /// `[n, K]`, checked: an independent probability for each class.
  case independent(IndependentProbabilities)
  /// `[n, K]`, finite: an independent logit x for each class, whose probability is 1/(1+e^−x).
  case independentLogits(Matrix)
  /// One class per sample, without any confidence.
  case classes([Int32])

  package var count: Int {
    switch self {
    case .probabilities(let probabilities): probabilities.matrix.rows
    case .logits(let matrix), .independentLogits(let matrix): matrix.rows
    case .independent(let probabilities): probabilities.matrix.rows
    case .positiveProbability(let values), .positiveLogit(let values): values.count
    case .classes(let classes): classes.count
    }
  }

  /// The form of the scores, in a word or two.
  package var kind: String {
    switch self {
    case .probabilities, .independent: "probabilities"
    case .logits, .independentLogits: "logits"
    case .positiveProbability: "positive probabilities"
    case .positiveLogit: "positive logits"
    case .classes: "predicted classes"
    }
  }

  /// The predictions in another order: row i of the result is row `order[i]`.
  package func reordered(_ order: [Int]) -> Predictions {
    switch self {
    case .probabilities(let probabilities): .probabilities(probabilities.reordered(order))
    case .logits(let matrix): .logits(matrix.reordered(order))
    case .independent(let probabilities): .independent(probabilities.reordered(order))
    case .independentLogits(let matrix): .independentLogits(matrix.reordered(order))
    case .positiveProbability(let values): .positiveProbability(order.map { values[$0] })
    case .positiveLogit(let values): .positiveLogit(order.map { values[$0] })
    case .classes(let classes): .classes(order.map { classes[$0] })
    }
  }
}
