/// The main finding of a chart, shown as its title.
enum ChartFinding {
  typealias ModelValue = (model: String, value: String)
  /// How many classes, with which models.
  typealias ClassCount = (count: Int, models: [String])

  /// The lowest recall of all, with its model and class.
  case lowestRecall(model: String, label: String, recall: String)
  /// Of how many classes, of all, models recognize every sample; the most first.
  case recognizedClasses([ClassCount], of: Int, models: Int)
  /// A model's most frequent error.
  case mostErrors(model: String, label: String, predicted: String, count: Int, of: Int)
  case noErrors(model: String)
  /// A model never makes the same error twice.
  case singleErrors(model: String, count: Int)
  /// The error whose frequency differs most between two models, beyond chance.
  case errorDifference(
    candidate: String, baseline: String, label: String, predicted: String, counts: (Int, Int),
    of: Int)
  case noErrorDifference(candidates: [String], baseline: String)
  /// Single errors are not compared, because samples belong to groups.
  case errorsUntested
  /// The loss that the given share of samples, those with the largest losses, reach or exceed: its
  /// value with some models, and the models with which it is infinite, of all models.
  case tail(share: String, values: [ModelValue], infinite: [String], of: Int)
  /// The smallest and the largest value among the models.
  case rocAreas(low: ModelValue, high: ModelValue?)
  case averagePrecisions(low: ModelValue, high: ModelValue?)
  /// The threshold, on the chart's axis, at which a model makes the fewest errors of all, or the
  /// cheapest ones.
  case fewestErrors(model: String, rate: String, threshold: String)
  case leastCost(model: String, cost: String, threshold: String)
  case lowestArea(model: String, label: String, area: String)
  /// Of how many classes, of all, models rank every sample above all others; the most first.
  case rankedClasses([ClassCount], of: Int, models: Int)
  /// The highest value of a metric, with its model and slice.
  case highest(metric: String, model: String, slice: String, value: String)
}

/// The titles of charts, and the notes beside some.
protocol FindingWording {
  func finding(_ finding: ChartFinding) -> String
  /// How to read dots that each represent at least this many samples, with their intervals;
  /// `isStretched` means that the axes show log-odds.
  func equalMassNote(atLeast samples: Int, level: String, isStretched: Bool) -> String
  /// How errors are compared if only some are coloured.
  func errorDifferenceNote(risk: String) -> String
  /// The name of the rule that always predicts this class.
  func always(_ label: String) -> String
}
