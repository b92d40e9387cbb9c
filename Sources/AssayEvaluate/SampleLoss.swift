package import AssayData
package import AssayResults

/// A metric that is the mean of one number a sample.
///
/// A new one is a file in `Losses/` and a line in ``MetricList``.
package protocol SampleLoss: Sendable {
  var metric: Metric { get }

  /// Whether it can be computed from predicted classes alone.
  var needsProbabilities: Bool { get }

  /// No loss is higher; the lowest is 0.
  var highest: Double { get }

  /// How many numbers are added up to a sample's loss: so far rounding adds up, too.
  var terms: LossTerms { get }

  /// Sets the loss of each sample of the batch, in nats where it is a logarithm.
  ///
  /// A loss is never NaN; it may be +∞. Losses are 0 before, and there is room for whole blocks of
  /// eight. Where ``needsProbabilities`` is true, `distributions` is what the batch has of them.
  func measure(
    _ batch: SampleBatch, _ distributions: Distributions, into losses: inout MutableSpan<Double>)
}

extension SampleLoss {
  package var highest: Double { metric.unit == .rate ? 1 : .infinity }
}

/// How many numbers are added up to a sample's loss.
package enum LossTerms: Sendable {
  case one
  /// One a class that the label has a share of: one of a hard label.
  case ofLabel
  /// One a class.
  case ofClasses

  /// At least 1.
  package func count(classCount: Int, labelsAreSoft: Bool) -> Int {
    switch self {
    case .one: 1
    case .ofLabel: labelsAreSoft ? classCount : 1
    case .ofClasses: classCount
    }
  }
}

/// A metric that follows from others of the same model.
///
/// A new one is a file in `Derived/` and a line in ``MetricList``.
package protocol DerivedMetric: Sendable {
  var metric: Metric { get }

  func estimate(from measured: Measured) -> Estimate

  /// The mean loss on which it depends as slope·x + offset; nil if it does not.
  ///
  /// What paired tests say follows from that loss, and so do its bounds unless it has a ``residual(in:)``.
  func line(in measured: Measured) -> Line?

  /// What its bounds follow from, of a skill that has a value; else nil.
  func residual(in measured: Measured) -> SkillResidual?
}

extension DerivedMetric {
  package func line(in measured: Measured) -> Line? { nil }

  package func residual(in measured: Measured) -> SkillResidual? { nil }
}

/// How a metric follows from a mean loss: slope·x + offset.
package struct Line: Sendable, Equatable {
  /// The loss.
  package let key: String
  package let slope: Double
  package let offset: Double

  package init(_ key: String, slope: Double, offset: Double = 0) {
    (self.key, self.slope, self.offset) = (key, slope, offset)
  }
}

/// What a derived metric may look at.
package struct Measured {
  let totals: ConfusionTotals
  let frequencies: ClassFrequencies
  /// Per-class outcomes; nil unless multilabel.
  var outcomes: ClassOutcomes?
  let means: [String: Estimate]

  /// The mean of a loss, by its metric's key.
  package func mean(_ key: String) -> Estimate {
    means[key] ?? .undefined(.notMeasured)
  }

  /// How metrics follow from mean losses, by their keys.
  func lines(_ metrics: [any DerivedMetric]) -> [String: Line] {
    var lines: [String: Line] = [:]
    for metric in metrics { lines[metric.metric.key] = metric.line(in: self) }
    return lines
  }
}
