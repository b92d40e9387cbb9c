package import AssayStatistics

/// How well models find the positive class, of two classes.
package struct PositiveClassResults: Sendable {
  /// The positive class: the one that was named; otherwise the first if it is rare, and the second
  /// if not.
  package let positive: Int
  /// The number of samples that have it.
  package let positives: Int
  /// The most frequent class, the first one if tied, and the errors of always predicting it.
  package let majority: Int
  package let majorityErrors: Int
  /// In the order of the models.
  package internal(set) var models: [Model]

  /// A positive class is rare below this share of the samples.
  package static let rareShare = 0.2

  /// - Parameters:
  ///   - positive: The positive class, 0 or 1.
  ///   - labelCounts: The number of samples of each class.
  ///   - models: The results of each model.
  package init(positive: Int, labelCounts: [Int], models: [Model]) {
    self.positive = positive
    positives = labelCounts[positive]
    majority = labelCounts[1] > labelCounts[0] ? 1 : 0
    majorityErrors = labelCounts[1 - majority]
    self.models = models
  }

  /// The results of one model.
  package struct Model: Sendable {
    /// The rates at a threshold of ½; those of the answers, if the model predicts classes only.
    package let atHalf: PositiveRates
    /// Nil without costs or without probabilities.
    package let costs: PositiveCosts?
    /// The error rate of the model's answers minus that of always predicting the most frequent
    /// class.
    package let againstMajority: Result<PairedTest, NoPairedTest>
    /// The numbers of samples in which only the model is right, both or neither, and only the
    /// majority.
    package let record: LossRecord

    package init(
      atHalf: PositiveRates, costs: PositiveCosts?,
      againstMajority: Result<PairedTest, NoPairedTest>, record: LossRecord
    ) {
      (self.atHalf, self.costs) = (atHalf, costs)
      (self.againstMajority, self.record) = (againstMajority, record)
    }
  }
}

/// The counts of the four outcomes, and the rates that follow from them.
package struct PositiveRates: Sendable, Equatable {
  package let truePositives: Int
  package let falsePositives: Int
  package let falseNegatives: Int
  package let trueNegatives: Int
  /// The bootstrap interval of F1; nil if unknown.
  package let f1Interval: Interval?

  package init(
    truePositives: Int, falsePositives: Int, falseNegatives: Int, trueNegatives: Int,
    f1Interval: Interval? = nil
  ) {
    (self.truePositives, self.falsePositives) = (truePositives, falsePositives)
    (self.falseNegatives, self.trueNegatives) = (falseNegatives, trueNegatives)
    self.f1Interval = f1Interval
  }

  package var count: Int { truePositives + falsePositives + falseNegatives + trueNegatives }
  package var positives: Int { truePositives + falseNegatives }

  /// TP/(TP+FN).
  package var recall: Rate { Rate(truePositives, of: positives) }
  /// TP/(TP+FP).
  package var precision: Rate { Rate(truePositives, of: truePositives + falsePositives) }
  /// TN/(TN+FP).
  package var specificity: Rate { Rate(trueNegatives, of: trueNegatives + falsePositives) }

  /// 2TP/(2TP+FP+FN); nil if all three are 0.
  package var f1: Double? {
    let all = 2 * truePositives + falsePositives + falseNegatives
    return all == 0 ? nil : Double(2 * truePositives) / Double(all)
  }

  /// The cost of the errors per sample.
  package func cost(_ costs: Costs) -> Double {
    costs.of(falsePositives: falsePositives, falseNegatives: falseNegatives) / Double(max(1, count))
  }

  /// A share of some samples.
  package struct Rate: Sendable, Equatable {
    package let part: Int
    package let whole: Int

    init(_ part: Int, of whole: Int) { (self.part, self.whole) = (part, whole) }

    /// Nil if there are no samples.
    package var value: Double? { whole == 0 ? nil : Double(part) / Double(whole) }

    /// Wilson's interval; nil if there are no samples.
    package func interval(_ confidence: Confidence) -> Interval? {
      try? Interval.wilson(part, of: whole, confidence)
    }
  }
}

/// The costs of a model's errors at thresholds on the positive class's probability.
package struct PositiveCosts: Sendable {
  /// The rates at the optimal threshold for true probabilities, c₊/(c₊ + c₋), where c₊ is the cost
  /// of a false positive and c₋ that of a false negative (Elkan 2001).
  package let stated: PositiveRates
  /// The interval of the cost per sample at the stated threshold; nil if absent.
  package let statedInterval: Interval?
  /// The rates at the threshold with the least cost on these samples, which is too optimistic for
  /// others.
  package let fewest: PositiveRates
  /// The probability at that threshold; nil if no sample counts as positive.
  package let fewestThreshold: Double?
  /// The cost at thresholds chosen on each half of the samples and evaluated on the other.
  package let crossFitted: Result<CrossFittedCost, NoAnswer>

  package init(
    stated: PositiveRates, statedInterval: Interval?, fewest: PositiveRates,
    fewestThreshold: Double?, crossFitted: Result<CrossFittedCost, NoAnswer>
  ) {
    (self.stated, self.statedInterval) = (stated, statedInterval)
    (self.fewest, self.fewestThreshold) = (fewest, fewestThreshold)
    self.crossFitted = crossFitted
  }
}

extension Costs {
  /// The optimal threshold for true probabilities.
  package var statedThreshold: Double {
    // Divides by the larger cost to avoid overflow.
    let scale = max(falsePositive, falseNegative)
    let (first, second) = (falsePositive / scale, falseNegative / scale)
    return first / (first + second)
  }
}

/// Thresholds that were each chosen on one half of the samples and evaluated on the other.
package struct CrossFittedCost: Sendable, Equatable {
  /// The number of samples.
  package let count: Int
  /// The threshold chosen on each half; nil if no sample counts as positive.
  package let thresholds: [Double?]
  package let cost: Double

  package init(count: Int, thresholds: [Double?], cost: Double) {
    (self.count, self.thresholds, self.cost) = (count, thresholds, cost)
  }
}
