package import AssayData

/// The measurements of one model.
package struct ModelResults: Sendable {
  package internal(set) var name: String
  package let values: MetricValues
  /// The sums of each loss, by its key, in nats.
  package let statistics: [String: LossStatistics]
  /// The sums of some losses over the samples of each class, in nats; empty where they are not known.
  package let classStatistics: [String: ClassStatistics]
  /// The number of samples answered right.
  package let correct: Int
  /// Nil if samples have any number of classes.
  package let confusion: ConfusionMatrix?
  /// Precision and recall of each class.
  package var classes: [ClassResults]
  /// Their means over the classes.
  package let means: ClassMeans
  /// How well the probabilities order the samples; nil if that is not known.
  package let ranking: RankingResults?
  /// Whether the probabilities are the shares that they promise; nil if there are none.
  package let calibration: CalibrationResults?
  /// The model with a temperature, or why it has none; nil if only the core metrics are measured.
  package var temperature: Result<TemperatureResults, NoAnswer>?
  /// How the losses spread by which samples are ordered; nil if there are none.
  package let losses: LossHistogram?
  package let givesLogits: Bool
  /// Samples whose highest score is shared by several classes; nil if there are no scores.
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

  /// The value of a metric; undefined for one that was not asked for.
  package func estimate(_ key: String) -> Estimate { values.estimate(key) }

  /// The bounds of a metric, if it has any.
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
    /// The key of the metric whose paired test this one shares, and, but for skills, its interval; nil for one
    /// that has its own.
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

/// The sums of one loss over samples, the finite ones, in nats.
package struct LossStatistics: Sendable, Equatable {
  package let count: Int
  package let infinite: Int
  /// With weights, of weight · loss; nil beyond the largest number.
  package let sum: Double?
  /// Nil if they were not added up, or are beyond the largest number.
  package let squares: Double?
  package let cubes: Double?
  /// The sum of the weights; nil if samples have none.
  package let weight: Double?
  /// Of the mean, and its degrees of freedom; nil if nothing shows how far the mean may be off.
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
  /// Of the finite losses.
  ///
  /// ∞ beyond the largest number.
  package let sums: [Double]
  package let squares: [Double]

  package init(counts: [Int], infinite: [Int], sums: [Double], squares: [Double]) {
    (self.counts, self.infinite, self.sums, self.squares) = (counts, infinite, sums, squares)
  }
}

/// Counts and scores of one model for one class.
package struct ClassResults: Sendable {
  /// The number of samples that have the class, and that were given it.
  package let support: Int
  package let predicted: Int
  package let precision: Estimate
  package let recall: Estimate
  package let f1: Estimate
  /// Counts of all four outcomes, if samples have any number of classes; else nil.
  package let outcome: Outcome?
  /// Of recall and precision; empty of more than a thousand classes, or if only the core metrics are measured.
  package let bounds: [ClassScore: IntervalResult]
  /// With the models that this one is compared with; empty of more than a thousand classes.
  package var comparisons: [ClassComparison] = []

  /// Of more classes each by itself has neither intervals nor tests.
  package static let mostCompared = 1000

  /// The answers about a class that is a yes or no by itself.
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

/// The mean of a number over classes, in the two ways that are used.
package struct MeanOverClasses: Sendable, Equatable {
  /// Over all K classes, an undefined value counted as 0 (scikit-learn's `zero_division=0`).
  package let overAll: Double
  /// Over the classes that have it; nil if none has.
  package let overDefined: Double?

  package init(overAll: Double, overDefined: Double?) {
    (self.overAll, self.overDefined) = (overAll, overDefined)
  }
}
