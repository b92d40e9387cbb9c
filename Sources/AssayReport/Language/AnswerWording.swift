import AssayResults

/// A row of the class that matters.
enum PositiveRow: CaseIterable {
  case recall, precision, f1, specificity, averagePrecision
  /// The error rate less that of always answering the most frequent class.
  case lessMajority
}

/// Words about averages of models, and about the class that matters.
protocol AnswerWording {
  // MARK: Averages

  /// Of how many samples the averages are known, and how to read the table; `total`: nil if they are all.
  func averageNote(_ samples: String, of total: String?) -> String
  /// That an average has a clearly lower loss than the better of its models.
  func averaging(
    _ models: [String], _ metric: String, size: String, than better: String, certainty: [String]
  ) -> String
  /// The models of an average.
  func averageName(_ models: [String]) -> String

  // MARK: The class that matters

  /// Which class is positive, and how many samples it has.
  func positiveFact(_ positive: String, _ count: Int) -> String
  /// The head of its rows.
  func positiveHead(_ positive: String, _ count: Int, of total: Int) -> String
  /// `majority`: the most frequent class.
  func name(_ row: PositiveRow, majority: String) -> String
  /// The same with the class.
  func name(_ row: PositiveRow, of positive: String, majority: String) -> String
  /// How many samples of a rare class each model finds.
  ///
  /// `more`: how many models are not named.
  func finding(
    _ positive: String, of total: Int, _ models: [(name: String, count: Int)], more: Int
  ) -> String
  /// The error of always answering the most frequent class, and which models are not clearly better, or clearly worse.
  ///
  /// `more`: how many of them are not named.
  func againstMajority(
    _ majority: String, error: String, notBetter: [String], moreNotBetter: Int, worse: [String],
    moreWorse: Int
  ) -> String
  /// A class of many of which a model finds few samples.
  func findingFew(_ model: String, _ count: Int, of total: Int, ofClass name: String) -> String

  // MARK: Costs

  func costNote(
    _ costs: (falsePositive: String, falseNegative: String), positive: String, negative: String,
    always: String, never: String, samples: String
  ) -> String
  /// No sample counts as positive.
  var never: String { get }

  // MARK: Next

  /// The next things to look at, in sentences.
  func next(_ sentences: [String]) -> String
  /// To look at the samples of infinite loss.
  func lookAtInfinite(_ model: String, _ samples: Int, _ metric: String, isOneOfSeveral: Bool)
    -> String
  /// To name the rare class as the positive one, where errors have costs.
  func namingPositive(_ rare: String) -> String
  /// To refit a model, which lowers its loss; `isMost`: by more than that of any other model.
  func refitting(
    _ model: String, _ metric: String, size: String, isMost: Bool, certainty: [String],
    advice: String
  ) -> String
}
