import AssayResults

/// A row of the table about the positive class.
enum PositiveRow: CaseIterable {
  case recall, precision, f1, specificity, averagePrecision
  /// The error rate minus that of always predicting the most frequent class.
  case lessMajority
}

/// Words about averages of models, and about the positive class.
protocol AnswerWording {
  // MARK: Averages

  /// How many samples the averages are based on, and how to read the table; `total` is nil if they
  /// are all samples.
  func averageNote(_ samples: String, of total: String?) -> String
  /// Says that an average has a clearly lower loss than the better of its models.
  func averaging(
    _ models: [String], _ metric: String, size: String, than better: String, certainty: [String]
  ) -> String
  /// The name of an average of models.
  func averageName(_ models: [String]) -> String

  // MARK: The positive class

  /// Names the positive class and its number of samples.
  func positiveFact(_ positive: String, _ count: Int) -> String
  /// The heading of the rows about the positive class.
  func positiveHead(_ positive: String, _ count: Int, of total: Int) -> String
  /// The name of a row; `majority` is the most frequent class.
  func name(_ row: PositiveRow, majority: String) -> String
  /// The name of a row, including the positive class.
  func name(_ row: PositiveRow, of positive: String, majority: String) -> String
  /// Says how many samples of a rare class each model finds.
  ///
  /// `more` is the number of models that are not named.
  func finding(
    _ positive: String, of total: Int, _ models: [(name: String, count: Int)], more: Int
  ) -> String
  /// The error of always predicting the most frequent class, and which models are not clearly
  /// better, or are clearly worse.
  ///
  /// `moreNotBetter` and `moreWorse` are the numbers of models that are not named.
  func againstMajority(
    _ majority: String, error: String, notBetter: [String], moreNotBetter: Int, worse: [String],
    moreWorse: Int
  ) -> String
  /// Names a class, of many, of which a model finds few samples.
  func findingFew(_ model: String, _ count: Int, of total: Int, ofClass name: String) -> String

  // MARK: Costs

  func costNote(
    _ costs: (falsePositive: String, falseNegative: String), positive: String, negative: String,
    always: String, never: String, samples: String
  ) -> String
  /// The threshold if no sample counts as positive.
  var never: String { get }

  // MARK: Next

  /// Introduces the suggested next steps, given as sentences.
  func next(_ sentences: [String]) -> String
  /// Suggests a look at the samples with infinite loss.
  func lookAtInfinite(_ model: String, _ samples: Int, _ metric: String, isOneOfSeveral: Bool)
    -> String
  /// Suggests making the rare class the positive one, if errors have costs.
  func namingPositive(_ rare: String) -> String
  /// Suggests refitting a model, which lowers its loss; `isMost` means by more than that of any
  /// other model.
  func refitting(
    _ model: String, _ metric: String, size: String, isMost: Bool, certainty: [String],
    advice: String
  ) -> String
}
