package import AssayData
package import AssayResults

/// A metric that is the mean of one number per sample.
///
/// A new one is a file in `Losses/` and a line in ``MetricList``.
package protocol SampleLoss: Sendable {
  var metric: Metric { get }

  /// Whether it needs probabilities; otherwise predicted classes suffice.
  var needsProbabilities: Bool { get }

  /// The upper bound of the losses; the lower is 0.
  var highest: Double { get }

  /// The number of terms in a sample's loss; their rounding errors add up.
  var terms: LossTerms { get }

  /// Sets the loss of each sample of the batch, in nats if it is a logarithm.
  ///
  /// A loss is never NaN; it may be +∞. Losses are initially 0, and there is room for whole blocks
  /// of eight. If ``needsProbabilities`` is true, `distributions` are the batch's.
  func measure(
    _ batch: SampleBatch, _ distributions: Distributions, into losses: inout MutableSpan<Double>)
}

extension SampleLoss {
  package var highest: Double { metric.unit == .rate ? 1 : .infinity }
}

/// The number of terms in a sample's loss.
package enum LossTerms: Sendable {
  case one
  /// One per class that the label has a share of; one for a hard label.
  case ofLabel
  /// One per class.
  case ofClasses

  /// The number of terms, at least 1.
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

  /// The mean loss x on which it depends as slope·x + offset; nil if absent.
  ///
  /// The results of paired tests follow from that loss, and so do its bounds unless it has a
  /// ``residual(in:)``.
  func line(in measured: Measured) -> Line?

  /// The residual that the bounds of a skill follow from; nil if it is no skill, or has no value.
  func residual(in measured: Measured) -> SkillResidual?
}

extension DerivedMetric {
  package func line(in measured: Measured) -> Line? { nil }

  package func residual(in measured: Measured) -> SkillResidual? { nil }
}

/// A linear relation of a metric to a mean loss x: slope·x + offset.
package struct Line: Sendable, Equatable {
  /// The key of the loss.
  package let key: String
  package let slope: Double
  package let offset: Double

  package init(_ key: String, slope: Double, offset: Double = 0) {
    (self.key, self.slope, self.offset) = (key, slope, offset)
  }
}

/// The measurements that a derived metric may use.
package struct Measured {
  let totals: ConfusionTotals
  let frequencies: ClassFrequencies
  /// Per-class outcomes; nil unless multilabel.
  var outcomes: ClassOutcomes?
  let means: [String: Estimate]

  /// The mean of a loss, by its metric's key; undefined if it was not measured.
  package func mean(_ key: String) -> Estimate {
    means[key] ?? .undefined(.notMeasured)
  }

  /// The linear relations of metrics to mean losses, by their keys.
  func lines(_ metrics: [any DerivedMetric]) -> [String: Line] {
    var lines: [String: Line] = [:]
    for metric in metrics { lines[metric.metric.key] = metric.line(in: self) }
    return lines
  }
}
