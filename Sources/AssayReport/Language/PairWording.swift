/// Samples from which a reader learns where two models differ.
enum TellingGroup {
  /// Of the two only this model.
  case onlyRight(String)
  case bothWrong
  /// The largest change in loss, but for the samples of the other groups.
  case largestChange
}

/// In which order a list of samples is.
enum SampleOrder {
  case largestChange
  /// Some changes are infinite.
  case largestFiniteChange
  /// By the model that gives it more.
  case leastTrueProbability
  /// By the model that loses less.
  case highestLowerLoss
  case highestLosses
  /// Some losses are infinite.
  case highestFiniteLosses
  /// Of several models.
  case largestDifference
  case largestFiniteDifference
  case rows
}

/// What is said of two models on the same samples.
protocol PairWording {
  /// That two models answer every sample alike.
  var sameEverywhere: String { get }
  /// The head of a model’s answers.
  func says(_ model: String) -> String
  /// The head of a model’s losses.
  func loss(of model: String) -> String
  func words(_ group: TellingGroup) -> String
  /// How many samples a list has, and in which order: `10 of 55, largest change first`; where it goes on, `the next 8 of
  /// 55`; nil without an order.
  func listed(_ shown: Int, of total: Int, goesOn: Bool, _ order: SampleOrder?) -> String
  /// On how many samples each of two models is right and the other is not.
  func aloneRight(_ one: (model: String, count: Int), _ other: (model: String, count: Int))
    -> String
  /// On how many samples each of two models has the higher loss, and on how many both have the same.
  func higherLoss(
    _ one: (model: String, count: Int), _ other: (model: String, count: Int), equal: Int
  ) -> String
}
