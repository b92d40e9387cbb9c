/// The kind of scores, which is never guessed.
///
/// ```swift
/// request.scores = .logits
/// request.scores = .sigmoidLogits
/// request.models[0].options.scores = .probabilities  // of one model alone
/// ```
public enum ScoreKind: String, Sendable, CaseIterable {
  /// Probabilities in [0, 1].
  case probabilities
  /// One logit per class; the probabilities are their softmax.
  case logits
  /// One logit x of the positive class, or of each class by itself; the probability is 1/(1+e^−x).
  case sigmoidLogits = "sigmoid-logits"
}
