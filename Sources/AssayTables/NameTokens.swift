/// The words that a column's name is made of, in lower case: `y_prob`, `yProb` and `Y prob 1` have
/// `prob`.
package struct NameTokens {
  private let words: [String]

  private static let scores: Set<String> = [
    "prob", "probs", "proba", "probas", "probability", "probabilities", "score", "scores", "logit",
    "logits", "logprob", "logprobs", "conf", "confidence", "confidences", "likelihood", "softmax",
    "sigmoid",
  ]

  /// Only the first characters of a name are searched for words.
  private static let longestName = 200

  package init(_ name: String) {
    var words = [""]
    var wasLower = false
    for scalar in name.unicodeScalars.prefix(NameTokens.longestName) {
      let isWord = scalar.properties.isAlphabetic || scalar.properties.numericType != nil
      if !isWord || (wasLower && scalar.properties.isUppercase) { words.append("") }
      if isWord { words[words.count - 1] += scalar.properties.lowercaseMapping }
      wasLower = scalar.properties.isLowercase
    }
    self.words = words.filter { !$0.isEmpty }
  }

  /// All words, with a blank between them.
  package var all: String { words.joined(separator: " ") }

  /// Those words that are not among some, with a blank between them.
  package func without(_ others: Set<String>) -> String {
    words.filter { !others.contains($0) }.joined(separator: " ")
  }

  /// Whether one of them says that the column holds what was predicted, as far as programs say so.
  package var saysPrediction: Bool {
    words.contains { ["predicted", "prediction", "pred"].contains($0) } || words.first == "i"
  }

  /// Whether one of them says that the column holds the truth.
  package var saysLabel: Bool {
    !saysScore && !saysPrediction
      && words.contains {
        ["label", "labels", "truth", "gold", "target", "groundtruth"].contains($0)
      }
  }

  /// The word, where there is but one.
  package var only: String? { words.count == 1 ? words[0] : nil }

  /// What the first of them means, of those that mean something.
  package func first(where meaning: (String) -> String?) -> String? {
    words.lazy.compactMap(meaning).first
  }

  /// Whether one of them is a class, in any case.
  package func contains(_ name: String) -> Bool { words.contains(exactly: name.lowercased()) }

  /// Whether one of them says that the column holds scores.
  package var saysScore: Bool { words.contains { NameTokens.scores.contains($0) } }

  /// Whether one of them says that the column holds how uncertain another is: `p_std`, `prob_lower`, `Q97.5`.
  package var saysSpread: Bool {
    words.contains { ["std", "sd", "se", "stderr", "lower", "upper", "q2", "q97"].contains($0) }
      || words.starts(with: ["est", "error"])
  }

  /// Whether one of them says that the column holds logits, or logarithms of probabilities.
  package var saysLogits: Bool {
    words.contains { ["logit", "logits", "logprob", "logprobs", "raw", "margin"].contains($0) }
  }

  /// Whether the first of them is a name for labels and none says scores: `label.cat`, and not `y_prob`.
  package var startsLikeLabel: Bool {
    words.count > 1 && !saysScore && words.first.map(ColumnNames.isLabel) ?? false
  }
}
