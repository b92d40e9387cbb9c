/// The words of a column name, in lower case: `y_prob`, `yProb` and `Y prob 1` contain `prob`.
package struct NameTokens {
  private let words: [String]

  private static let scores: Set<String> = [
    "prob", "probs", "proba", "probas", "probability", "probabilities", "score", "scores", "logit",
    "logits", "logprob", "logprobs", "conf", "confidence", "confidences", "likelihood", "softmax",
    "sigmoid",
  ]

  /// The number of Unicode scalars of a name in which words are looked for.
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

  /// All words, separated by blanks.
  package var all: String { words.joined(separator: " ") }

  /// The words that are not in a set, separated by blanks.
  package func without(_ others: Set<String>) -> String {
    words.filter { !others.contains($0) }.joined(separator: " ")
  }

  /// Whether a word says that the column holds predictions, as programs name them.
  package var saysPrediction: Bool {
    words.contains { ["predicted", "prediction", "pred"].contains($0) } || words.first == "i"
  }

  /// Whether a word says that the column holds the true labels.
  package var saysLabel: Bool {
    !saysScore && !saysPrediction
      && words.contains {
        ["label", "labels", "truth", "gold", "target", "groundtruth"].contains($0)
      }
  }

  /// The only word; nil unless there is exactly one.
  package var only: String? { words.count == 1 ? words[0] : nil }

  /// The meaning of the first word that has one.
  package func first(where meaning: (String) -> String?) -> String? {
    words.lazy.compactMap(meaning).first
  }

  /// Whether a name is one of the words, ignoring case.
  package func contains(_ name: String) -> Bool { words.contains(exactly: name.lowercased()) }

  /// Whether a word says that the column holds scores.
  package var saysScore: Bool { words.contains { NameTokens.scores.contains($0) } }

  /// Whether a word says that the column holds the uncertainty of another: `p_std`, `prob_lower`,
  /// `Q97.5`.
  package var saysSpread: Bool {
    words.contains { ["std", "sd", "se", "stderr", "lower", "upper", "q2", "q97"].contains($0) }
      || words.starts(with: ["est", "error"])
  }

  /// Whether a word says that the column holds logits, or logarithms of probabilities.
  package var saysLogits: Bool {
    words.contains { ["logit", "logits", "logprob", "logprobs", "raw", "margin"].contains($0) }
  }

  /// Whether the first word is a name for labels and none means scores: `label.cat`, but not
  /// `y_prob`.
  package var startsLikeLabel: Bool {
    words.count > 1 && !saysScore && words.first.map(ColumnNames.isLabel) ?? false
  }
}
