/// The value of a metric, or why it has none.
public enum Estimate: Sendable, Equatable {
  /// A finite number.
  case value(Double)
  /// A mean of losses of which some are infinite.
  case infinite(InfiniteMean)
  /// No number.
  case undefined(Undefined)

  /// The finite value, if there is one.
  public var finite: Double? {
    if case .value(let value) = self { value } else { nil }
  }

  /// The same estimate in another unit.
  package func map(_ convert: (Double) -> Double) -> Estimate {
    switch self {
    case .value(let value): .value(convert(value))
    case .infinite(let mean): .infinite(mean.map(convert))
    case .undefined: self
    }
  }
}

/// A mean that is infinite, and what can still be said of it.
public struct InfiniteMean: Sendable, Equatable {
  /// How many samples have an infinite loss.
  public let count: Int
  /// The first of their rows.
  public let firstRows: [Int]
  /// The mean over the other samples; nil when there are none.
  public let finiteMean: Double?

  package init(count: Int, firstRows: [Int], finiteMean: Double?) {
    self.count = count
    self.firstRows = firstRows
    self.finiteMean = finiteMean
  }

  package func map(_ convert: (Double) -> Double) -> InfiniteMean {
    InfiniteMean(count: count, firstRows: firstRows, finiteMean: finiteMean.map(convert))
  }
}

/// Why a number does not exist.
public enum Undefined: Sendable, Equatable, CaseIterable {
  /// The metric was not asked for.
  case notMeasured
  /// The model gives classes, and the metric needs probabilities.
  case classesOnly
  /// The class was never predicted.
  case neverPredicted
  /// No sample has the class.
  case noSamples
  /// The class neither occurs nor is predicted.
  case absent
  /// All samples have one class.
  case oneClass
  /// All samples have, or were given, one class.
  case noSpread
  /// A loss that it is made of is infinite.
  case infiniteLoss
  /// Labels are distributions, and it is about classes.
  case softLabels
  /// There are more probabilities than are kept.
  case tooManyScores
  /// Summaries do not keep the probabilities that it needs.
  case notInSummaries
  /// Every sample has the class.
  case noOtherSamples
  /// Samples have weights, and it counts them.
  case weighted
  /// No sample has a weight above 0.
  case noWeight
  /// A spread needs two samples that have the class, and two that have not.
  case tooFewSamples
}
