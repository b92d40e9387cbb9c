package import AssayData

/// The measurements of one model.
package struct ModelResults: Sendable {
  package internal(set) var name: String
  package let values: MetricValues
  /// The sums of each loss by its key, in nats.
  package let statistics: [String: LossStatistics]
  /// The sums of some losses over the samples of each class, in nats; empty if unknown.
  package let classStatistics: [String: ClassStatistics]
  /// The number of right answers.
  package let correct: Int
  /// Nil if the task is multilabel.
  package let confusion: ConfusionMatrix?
  /// Precision and recall of each class.
  package var classes: [ClassResults]
  /// The means of precision, recall and F1 over the classes.
  package let means: ClassMeans
  /// How well the probabilities rank the samples; nil if unknown.
  package let ranking: RankingResults?
  /// How well the probabilities are calibrated; nil if absent.
  package let calibration: CalibrationResults?
  /// The effect of temperature scaling, or why it is unknown; nil if only the core metrics are
  /// measured.
  package var temperature: Result<TemperatureResults, NoAnswer>?
  /// The distribution of the loss that orders the samples; nil if there are no losses.
  package let losses: LossHistogram?
  package let givesLogits: Bool
  /// The number of samples whose highest score several classes share; nil if there are no scores.
  package let tiedSamples: Int?

  package init(
    name: String, values: MetricValues, statistics: [String: LossStatistics],
    classStatistics: [String: ClassStatistics], correct: Int,
    confusion: ConfusionMatrix?, classes: [ClassResults], means: ClassMeans,
    ranking: RankingResults?, calibration: CalibrationResults?, losses: LossHistogram?,
    givesLogits: Bool, tiedSamples: Int?
  ) {
    (self.name, self.values, self.statistics) = (name, values, statistics)
    (self.classStatistics, self.correct, self.confusion) = (classStatistics, correct, confusion)
    (self.classes, self.means) = (classes, means)
    (self.ranking, self.calibration, self.losses) = (ranking, calibration, losses)
    (self.givesLogits, self.tiedSamples) = (givesLogits, tiedSamples)
  }

  /// The value of a metric; undefined if the metric was not asked for.
  package func estimate(_ key: String) -> Estimate { values.estimate(key) }

  /// The bounds of a metric; nil if it has none.
  package func bounds(_ key: String) -> ConfidenceInterval? { values.bounds(key) }
}

/// The values of metrics on some samples.
package struct MetricValues: Sendable {
  /// The number of samples.
  package let count: Int
  /// By the metric's key.
  package let entries: [String: Entry]

  package struct Entry: Sendable {
    package let estimate: Estimate
    package let bounded: IntervalResult
    /// The key of the metric whose paired test this one shares and, except for skills, whose
    /// interval; nil if it has its own.
    package let follows: String?

    package init(estimate: Estimate, bounded: IntervalResult, follows: String?) {
      (self.estimate, self.bounded, self.follows) = (estimate, bounded, follows)
    }
  }

  package init(count: Int, entries: [String: Entry]) {
    (self.count, self.entries) = (count, entries)
  }

  package func estimate(_ key: String) -> Estimate {
    entries[key]?.estimate ?? .undefined(.notMeasured)
  }

  package func bounds(_ key: String) -> ConfidenceInterval? { entries[key]?.bounded.bounds }
}

/// The sums of one loss over the samples, of finite losses only, in nats.
package struct LossStatistics: Sendable, Equatable {
  package let count: Int
  package let infinite: Int
  /// If samples have weights, the sum of weight · loss; nil if it overflows.
  package let sum: Double?
  /// Nil if they were not summed, or if they overflow.
  package let squares: Double?
  package let cubes: Double?
  /// The sum of the weights; nil if samples have none.
  package let weight: Double?
  /// The standard error of the mean, and its degrees of freedom; nil if nothing shows the
  /// variation.
  package let standardError: Double?
  package let degreesOfFreedom: Double?

  package init(
    count: Int, infinite: Int, sum: Double?, squares: Double?, cubes: Double?,
    weight: Double? = nil, standardError: Double? = nil, degreesOfFreedom: Double? = nil
  ) {
    func finite(_ sum: Double?) -> Double? { sum.flatMap { $0.isFinite ? $0 : nil } }
    (self.count, self.infinite, self.weight) = (count, infinite, weight)
    (self.sum, self.squares, self.cubes) = (finite(sum), finite(squares), finite(cubes))
    (self.standardError, self.degreesOfFreedom) = (finite(standardError), degreesOfFreedom)
  }
}

/// The sums of one loss over the samples of each class, in the order of the classes.
package struct ClassStatistics: Sendable, Equatable {
  /// The number of losses, and how many of them are infinite.
  package let counts: [Int]
  package let infinite: [Int]
  /// The sums over the finite losses.
  ///
  /// They are ∞ if they overflow.
  package let sums: [Double]
  package let squares: [Double]

  package init(counts: [Int], infinite: [Int], sums: [Double], squares: [Double]) {
    (self.counts, self.infinite, self.sums, self.squares) = (counts, infinite, sums, squares)
  }
}

/// Counts and scores of one model for one class.
package struct ClassResults: Sendable {
  /// The number of samples with this label, and with this prediction.
  package let support: Int
  package let predicted: Int
  package let precision: Estimate
  package let recall: Estimate
  package let f1: Estimate
  /// The counts of all four outcomes; nil unless multilabel.
  package let outcome: Outcome?
  /// The bounds of recall and precision; empty if there are more than ``mostCompared`` classes, or
  /// if only the core metrics are measured.
  package let bounds: [ClassScore: IntervalResult]
  /// The comparisons with other models; empty if there are more than ``mostCompared`` classes.
  package var comparisons: [ClassComparison] = []

  /// The most classes for which each class has intervals and tests.
  package static let mostCompared = 1000

  /// The outcomes for one class of a multilabel task.
  package struct Outcome: Sendable {
    package let truePositives: Int
    package let falsePositives: Int
    package let falseNegatives: Int
    package let trueNegatives: Int
    package let error: Estimate
    package let crossEntropy: Estimate

    package init(
      truePositives: Int, falsePositives: Int, falseNegatives: Int, trueNegatives: Int,
      error: Estimate, crossEntropy: Estimate
    ) {
      (self.truePositives, self.falsePositives) = (truePositives, falsePositives)
      (self.falseNegatives, self.trueNegatives) = (falseNegatives, trueNegatives)
      (self.error, self.crossEntropy) = (error, crossEntropy)
    }
  }

  package init(
    support: Int, predicted: Int, precision: Estimate, recall: Estimate, f1: Estimate,
    outcome: Outcome? = nil, bounds: [ClassScore: IntervalResult] = [:],
    comparisons: [ClassComparison] = []
  ) {
    (self.support, self.predicted, self.outcome) = (support, predicted, outcome)
    (self.bounds, self.comparisons) = (bounds, comparisons)
    (self.precision, self.recall, self.f1) = (precision, recall, f1)
  }
}

/// Means over classes of precision, recall and F1.
package struct ClassMeans: Sendable {
  package let precision: MeanOverClasses
  package let recall: MeanOverClasses
  package let f1: MeanOverClasses

  package init(precision: MeanOverClasses, recall: MeanOverClasses, f1: MeanOverClasses) {
    (self.precision, self.recall, self.f1) = (precision, recall, f1)
  }
}

/// The mean of a score over classes, in both common definitions.
package struct MeanOverClasses: Sendable, Equatable {
  /// Over all K classes, with undefined values as 0 (scikit-learn's `zero_division=0`).
  package let overAll: Double
  /// Over the classes where it is defined; nil if absent.
  package let overDefined: Double?

  package init(overAll: Double, overDefined: Double?) {
    (self.overAll, self.overDefined) = (overAll, overDefined)
  }
}

/// A score of one class that follows from the confusion matrix.
///
/// The raw values are the names in `results.json`.
package enum ClassScore: String, Sendable, CaseIterable {
  case recall
  case precision
  case f1
}

/// A class's score with one model minus its score with another.
package struct ClassComparison: Sendable {
  /// The index of the other model.
  package let baseline: Int
  package let score: ClassScore
  /// The test, adjusted for the tests of all classes, or the reason why it is missing.
  package let result: Result<PairedTest, NoPairedTest>

  package init(
    baseline: Int, score: ClassScore, result: Result<PairedTest, NoPairedTest>
  ) {
    (self.baseline, self.score, self.result) = (baseline, score, result)
  }
}
