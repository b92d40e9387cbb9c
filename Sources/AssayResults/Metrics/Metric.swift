package import AssayData

/// A number about one model on one test set: its key, which way is better, in which unit it is.
///
/// The catalogue of all metrics; each language has their names and definitions by ``ID``.
package struct Metric: Sendable {
  package let id: ID
  /// Its name in files, as `cross_entropy`; metrics of different tasks may share one.
  package let key: String
  package let direction: Direction
  package let unit: Unit
  /// The values it can take: `0 … ∞`.
  package let range: String
  /// The task that it is of; nil: any.
  package let task: EvaluationTask?
  package let place: Place
  package let formula: Formula?
  /// Where the definition comes from.
  package let source: String?

  /// Which metric it is, for whoever has words for each.
  package enum ID: Sendable, CaseIterable {
    case errorRate, exactMatchError, expectedError, tieAveragedError, accuracy, exactMatch
    case hammingError, majorityError, balancedError, top2Error, top3Error, top5Error
    case crossEntropy, clippedCrossEntropy, binaryCrossEntropy, independentCrossEntropy
    case klDivergence, squaredError, halvedSquaredError, squaredErrorPerClass
    case independentSquaredError, labelEntropy, predictionEntropy, logLossSkill, brierSkill
    case macroF1, microF1, matthewsCorrelation, cohenKappa
    case rocArea, averagePrecision, calibrationError, maximumCalibrationError
  }

  /// Which way is better.
  package enum Direction: Sendable, Equatable {
    case lowerIsBetter
    case higherIsBetter
    /// It describes, and is neither good nor bad.
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

  /// Where a report shows it.
  package enum Place: Sendable, Equatable {
    /// Among the first metrics of a report, and on a terminal.
    case headline
    /// Among the first only if samples have any number of classes.
    case details
    /// Behind the others: it follows from one of them.
    case minor
  }

  /// One formula, as a Markdown report and as an HTML report want it.
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

  /// Whether it depends on the labels alone, and so is the same of every model.
  package var isOfLabels: Bool { id == .labelEntropy || id == .majorityError }

  /// Whether it can take a value, by its ``range``; ends that depend on the data are not known.
  package func canBe(_ value: Double) -> Bool {
    if range.hasPrefix("0 "), value < 0 { return false }
    if range.hasPrefix("−1 "), value < -1 { return false }
    return !range.hasSuffix(" 1") || value <= 1
  }

  /// The calibration errors go by this many bins of equal width.
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

  /// The metric of a key in a task; nil if there is none.
  package static func named(_ key: String, in task: EvaluationTask) -> Metric? {
    all.first { $0.key == key && ($0.task ?? task) == task }
  }
}
