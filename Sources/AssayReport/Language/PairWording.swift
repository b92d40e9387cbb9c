/// A group of samples that show where two models differ.
enum TellingGroup {
  /// Only this model of the two is right.
  case onlyRight(String)
  case bothWrong
  /// The largest change in loss, apart from samples of the other groups.
  case largestChange
}

/// The order of a list of samples.
enum SampleOrder {
  case largestChange
  /// Some changes are infinite.
  case largestFiniteChange
  /// By the higher of the two models' probabilities.
  case leastTrueProbability
  /// By the lower of the two models' losses.
  case highestLowerLoss
  case highestLosses
  /// Some losses are infinite.
  case highestFiniteLosses
  /// For several models.
  case largestDifference
  case largestFiniteDifference
  case rows
}

/// Words about two models on the same samples.
protocol PairWording {
  /// Says that two models answer every sample alike.
  var sameEverywhere: String { get }
  /// The heading of a model's answers.
  func says(_ model: String) -> String
  /// The heading of a model's losses.
  func loss(of model: String) -> String
  func words(_ group: TellingGroup) -> String
  /// The number and the order of the samples in a list: `10 of 55, largest change first`, or `the
  /// next 8 of 55` if the list continues; no order is given if it is nil.
  func listed(_ shown: Int, of total: Int, goesOn: Bool, _ order: SampleOrder?) -> String
  /// The number of samples on which only one of two models is right, for each model.
  func aloneRight(_ one: (model: String, count: Int), _ other: (model: String, count: Int))
    -> String
  /// The number of samples on which each of two models has the higher loss, and on which both have
  /// the same.
  func higherLoss(
    _ one: (model: String, count: Int), _ other: (model: String, count: Int), equal: Int
  ) -> String
}
