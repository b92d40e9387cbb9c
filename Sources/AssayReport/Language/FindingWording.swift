/// What a chart shows most of all: its title above it.
enum ChartFinding {
  typealias ModelValue = (model: String, value: String)

  /// A model and a class of which it recognizes the smallest share of all.
  case lowestRecall(model: String, label: String, recall: String)
  /// A model's most frequent error.
  case mostErrors(model: String, label: String, predicted: String, count: Int, of: Int)
  case noErrors(model: String)
  /// A model takes no class for the same other one twice.
  case singleErrors(model: String, count: Int)
  /// The error that two models make most differently, beyond chance.
  case errorDifference(
    candidate: String, baseline: String, label: String, predicted: String, counts: (Int, Int),
    of: Int)
  case noErrorDifference(candidates: [String], baseline: String)
  /// Single errors are not compared, as samples belong to groups.
  case errorsUntested
  /// About the loss from which on a share of the samples are, those with the largest losses: with some models,
  /// and the models, of all, with which it is infinite.
  case tail(share: String, values: [ModelValue], infinite: [String], of: Int)
  /// The smallest and the largest value among the models.
  case rocAreas(low: ModelValue, high: ModelValue?)
  case averagePrecisions(low: ModelValue, high: ModelValue?)
  /// Where on the axis of thresholds a model makes the fewest errors of all, or the cheapest.
  case fewestErrors(model: String, rate: String, threshold: String)
  case leastCost(model: String, cost: String, threshold: String)
  case lowestArea(model: String, label: String, area: String)
  /// A model and a slice with the highest value of a metric.
  case highest(metric: String, model: String, slice: String, value: String)
}

/// The titles of charts, and what is said beside some.
protocol FindingWording {
  func finding(_ finding: ChartFinding) -> String
  /// How to read dots that each hold at least so many samples, with their intervals, on axes that may be of log-odds.
  func equalMassNote(atLeast samples: Int, level: String, isStretched: Bool) -> String
  /// How errors are compared that only some of which have colour.
  func errorDifferenceNote(risk: String) -> String
  /// Whoever gives all samples this answer.
  func always(_ label: String) -> String
}
