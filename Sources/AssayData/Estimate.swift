/// The value of a metric, or the reason why it has none.
///
/// ```swift
/// switch report.measurement("cross_entropy", of: "net")?.estimate {
/// case .value(let nats): print(nats)
/// case .infinite(let mean): print("\(mean.count) samples got probability 0")
/// case .undefined(let reason): print(reason)
/// case nil: print("no such model or metric")
/// }
/// let rate = report.measurement("error_rate", of: "net")?.estimate.finite
/// ```
public enum Estimate: Sendable, Equatable {
  /// A finite value.
  case value(Double)
  /// An infinite mean: some samples have an infinite loss.
  case infinite(InfiniteMean)
  /// No value, for this reason.
  case undefined(Undefined)

  /// The finite value; nil if the estimate is infinite or undefined.
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

/// A mean of losses that is infinite since some samples have an infinite loss.
///
/// The cross-entropy of a sample is infinite if its label's probability is 0.
///
/// ```swift
/// if case .infinite(let mean) = measurement.estimate {
///   print("\(mean.count) infinite losses, in rows \(mean.firstRows) and perhaps others")
///   if let rest = mean.finiteMean { print("the others: \(rest) on average") }
/// }
/// ```
public struct InfiniteMean: Sendable, Equatable {
  /// The number of samples with an infinite loss.
  public let count: Int
  /// The rows, from 0, of the first few of these samples.
  public let firstRows: [Int]
  /// The mean over the other samples; nil if absent.
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

/// The reason why a metric has no value.
///
/// ```swift
/// if case .undefined(let reason) = measurement.estimate {
///   switch reason {
///   case .classesOnly: print("the model gives classes without probabilities")
///   case .infiniteLoss: print("a label got probability 0")
///   case .absent, .neverPredicted, .noSamples, .noOtherSamples, .oneClass, .noSpread,
///     .tooFewSamples, .noWeight:
///     print("the samples are too few or too alike")
///   case .softLabels, .weighted: print("the metric counts whole samples of one class")
///   case .tooManyScores, .notInSummaries: print("the scores were not kept")
///   case .notMeasured: print("the request left the metric out")
///   }
/// }
/// ```
public enum Undefined: Sendable, Equatable, CaseIterable {
  /// The metric was not asked for.
  case notMeasured
  /// The model gives classes, and the metric needs probabilities.
  case classesOnly
  /// The class was never predicted.
  case neverPredicted
  /// No sample has the class.
  case noSamples
  /// No sample has the class, and it was never predicted.
  case absent
  /// All samples have the same class.
  case oneClass
  /// All labels, or all predictions, are the same class.
  case noSpread
  /// A loss that the metric is computed from is infinite.
  case infiniteLoss
  /// Labels are distributions, and the metric needs one class per sample.
  case softLabels
  /// There are more probabilities than are kept in memory.
  case tooManyScores
  /// Merged summaries do not keep the probabilities that the metric needs.
  case notInSummaries
  /// Every sample has the class.
  case noOtherSamples
  /// Samples have weights, and the metric counts samples.
  case weighted
  /// No sample has a weight above 0.
  case noWeight
  /// There are fewer than two samples with the class, or fewer than two without it.
  case tooFewSamples
}
