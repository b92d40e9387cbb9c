/// What one model said of every sample.
package enum Predictions: Sendable {
  /// `[n, K]`, checked.
  case probabilities(Probabilities)
  /// `[n, K]`, finite: the probabilities are their softmax.
  case logits(Matrix)
  /// Two classes, the probability of the positive one alone, each in [0, 1].
  case positiveProbability([Double])
  /// Two classes, x for the positive one: its probability is 1/(1+e^−x).
  case positiveLogit([Double])
  /// `[n, K]`, checked: each class by itself.
  case independent(IndependentProbabilities)
  /// `[n, K]`, finite: x for each class by itself, whose probability is 1/(1+e^−x).
  case independentLogits(Matrix)
  /// One class a sample and nothing about how sure the model was.
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

  /// The same predictions with the rows in another order: row i of the result is row `order[i]`.
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
