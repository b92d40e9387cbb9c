package import AssayData

/// What to read, and all that a user may say about how to take it.
package struct ReadRequest: Sendable {
  /// The file with the labels; nil when a model's file has them.
  package var labels: String?
  package var models: [ModelInput] = []
  /// The classes in order; nil when the files tell.
  package var classes: [String]?
  /// The class that a single score column is about.
  package var positive: String?
  package var scores = Scores.probabilities
  package var idColumn: String?
  package var labelColumn: String?
  package var sumRule = Probabilities.SumRule()

  package init() {}

  /// A model's file and how to take it.
  package struct ModelInput: Sendable, Equatable {
    /// The name in reports; nil: the file's name, or the names that its columns have.
    package let name: String?
    package let path: String
    /// What its scores are, where this differs from the other models.
    package let scores: Scores?

    package init(name: String? = nil, path: String, scores: Scores? = nil) {
      self.name = name
      self.path = path
      self.scores = scores
    }
  }

  /// What the score columns hold, which is never guessed.
  package enum Scores: String, Sendable, CaseIterable {
    case probabilities
    /// One logit a class; the probabilities are their softmax.
    case logits
    /// One logit for the positive class; its probability is 1/(1+e^−x).
    case sigmoidLogits = "sigmoid-logits"
  }
}

/// Everything that was read.
package struct ReadResult: Sendable {
  package let testSet: TestSet
  package let sources: [Source]
  package let caveats: [Caveat]
}
