/// The words that a column's name is made of, in lower case: `y_prob`, `yProb` and `Y prob 1` have
/// `prob`.
package struct NameTokens {
  private let words: [String]

  private static let scores: Set<String> = [
    "prob", "probs", "proba", "probas", "probability", "probabilities", "score", "scores", "logit",
    "logits", "logprob", "logprobs", "conf", "confidence", "confidences", "likelihood", "softmax",
    "sigmoid",
  ]

  package init(_ name: String) {
    var words = [""]
    var wasLower = false
    for scalar in name.unicodeScalars {
      let isWord = scalar.properties.isAlphabetic || scalar.properties.numericType != nil
      if !isWord || (wasLower && scalar.properties.isUppercase) { words.append("") }
      if isWord { words[words.count - 1] += scalar.properties.lowercaseMapping }
      wasLower = scalar.properties.isLowercase
    }
    self.words = words.filter { !$0.isEmpty }
  }

  /// Whether one of them is a class, in any case.
  package func contains(_ name: String) -> Bool { words.contains(exactly: name.lowercased()) }

  /// Whether one of them says that the column holds scores.
  package var saysScore: Bool { words.contains { NameTokens.scores.contains($0) } }

  /// Whether the first of them is a name for labels and none says scores: `label.cat`, and not `y_prob`.
  package var startsLikeLabel: Bool {
    words.count > 1 && !saysScore && words.first.map(ColumnNames.isLabel) ?? false
  }
}
