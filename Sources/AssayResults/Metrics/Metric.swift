package import AssayData

/// A metric of one model on one test set: its key, its direction and its unit.
///
/// This is the catalogue of all metrics. Each language provides their names and definitions by
/// ``ID``.
package struct Metric: Sendable {
  package let id: ID
  /// The metric's name in files, such as `cross_entropy`; metrics of different tasks may share one.
  package let key: String
  package let direction: Direction
  package let unit: Unit
  /// The range of values, such as `0 … ∞`.
  package let range: String
  /// The task that the metric applies to; nil if it applies to any.
  package let task: EvaluationTask?
  package let place: Place
  package let formula: Formula?
  /// The source of the definition.
  package let source: String?

  /// The identity of a metric, for code that has words for each one.
  package enum ID: Sendable, CaseIterable {
    case errorRate, exactMatchError, expectedError, tieAveragedError, accuracy, exactMatch
    case hammingError, majorityError, balancedError, top2Error, top3Error, top5Error
    case crossEntropy, clippedCrossEntropy, binaryCrossEntropy, independentCrossEntropy
    case klDivergence, squaredError, halvedSquaredError, squaredErrorPerClass
    case independentSquaredError, labelEntropy, predictionEntropy, logLossSkill, brierSkill
    case macroF1, microF1, matthewsCorrelation, cohenKappa
    case rocArea, averagePrecision, calibrationError, maximumCalibrationError
  }

  /// Whether lower or higher values are better.
  package enum Direction: Sendable, Equatable {
    case lowerIsBetter
    case higherIsBetter
    /// The metric describes, and is neither good nor bad.
    case descriptive
  }

  package enum Unit: Sendable, Equatable {
    /// A share of the samples, shown in percent.
    case rate
    /// A plain number.
    case plain
    /// Nats, bits or hartleys, by the base of the logarithm.
    case information
  }

  /// Where a report shows the metric.
  package enum Place: Sendable, Equatable {
    /// Among the first metrics of a report, and on the terminal.
    case headline
    /// Among the first metrics, but only if samples may have any number of classes.
    case details
    /// After the other metrics, because it follows from one of them.
    case minor
  }

  /// A formula, in the notations of Markdown and HTML reports.
  package struct Formula: Sendable, Equatable {
    package let tex: String
    package let mathML: String

    init(tex: String, mathML: String) { (self.tex, self.mathML) = (tex, mathML) }
  }

  init(
    _ id: ID, _ key: String, _ direction: Direction, _ unit: Unit, range: String,
    task: EvaluationTask? = nil, place: Place = .headline, formula: Formula? = nil,
    source: String? = nil
  ) {
    (self.id, self.key, self.direction, self.unit) = (id, key, direction, unit)
    (self.range, self.task, self.place) = (range, task, place)
    (self.formula, self.source) = (formula, source)
  }

  /// Whether the metric depends on the labels alone, and so is the same for every model.
  package var isOfLabels: Bool { id == .labelEntropy || id == .majorityError }

  /// Whether ``range`` allows a value; bounds that depend on the data are not checked.
  package func canBe(_ value: Double) -> Bool {
    if range.hasPrefix("0 "), value < 0 { return false }
    if range.hasPrefix("−1 "), value < -1 { return false }
    return !range.hasSuffix(" 1") || value <= 1
  }

  /// The number of bins of equal width that the calibration errors use.
  package static let calibrationBins = 15
}

extension Metric: Equatable {
  package static func == (one: Metric, other: Metric) -> Bool { one.id == other.id }
}

// MARK: - The catalogue

extension Metric {
  /// All metrics, in the order of the reports.
  package static let all: [Metric] = [
    errorRate, exactMatchError, expectedError, tieAveragedError, accuracy, exactMatch,
    hammingError, crossEntropy, clippedCrossEntropy, binaryCrossEntropy,
    independentCrossEntropy, klDivergence, squaredError, halvedSquaredError,
    squaredErrorPerClass, independentSquaredError, labelEntropy, predictionEntropy,
    balancedError, macroF1, microF1, matthewsCorrelation, cohenKappa, logLossSkill, brierSkill,
    majorityError, rocArea, averagePrecision, calibrationError, maximumCalibrationError,
    top2Error, top3Error, top5Error,
  ]

  /// The metric with this key in a task; nil if absent.
  package static func named(_ key: String, in task: EvaluationTask) -> Metric? {
    all.first { $0.key == key && ($0.task ?? task) == task }
  }
}
