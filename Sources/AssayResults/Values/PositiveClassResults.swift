package import AssayStatistics

/// How models find the class that matters, of two.
package struct PositiveClassResults: Sendable {
  /// The class: the one that was named; else the first if it is rare, the second if not.
  package let positive: Int
  /// The number of samples that have it.
  package let positives: Int
  /// The most frequent class, the first of equals, and the errors of always answering it.
  package let majority: Int
  package let majorityErrors: Int
  /// In the order of the models.
  package internal(set) var models: [Model]

  /// A positive class is rare below this share of the samples.
  package static let rareShare = 0.2

  /// - Parameters:
  ///   - positive: The class, 0 or 1.
  ///   - labelCounts: The number of samples of both classes.
  ///   - models: What each model makes of it.
  package init(positive: Int, labelCounts: [Int], models: [Model]) {
    self.positive = positive
    positives = labelCounts[positive]
    majority = labelCounts[1] > labelCounts[0] ? 1 : 0
    majorityErrors = labelCounts[1 - majority]
    self.models = models
  }

  /// One model.
  package struct Model: Sendable {
    /// Where a sample counts as positive from a probability of ½ on; the answers of a model that gives classes.
    package let atHalf: PositiveRates
    /// Nil without costs, or without probabilities.
    package let costs: PositiveCosts?
    /// The error rate of the model's answers less that of always answering the most frequent class.
    package let againstMajority: Result<PairedTest, NoPairedTest>
    /// In how many samples the model alone is right, neither or both, the majority alone.
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

/// The four outcomes of samples that count as positive or not, and the shares that follow.
package struct PositiveRates: Sendable, Equatable {
  package let truePositives: Int
  package let falsePositives: Int
  package let falseNegatives: Int
  package let trueNegatives: Int
  /// Of outcomes drawn anew; nil if it is not known.
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

  /// 2TP/(2TP+FP+FN); nil without any of them.
  package var f1: Double? {
    let all = 2 * truePositives + falsePositives + falseNegatives
    return all == 0 ? nil : Double(2 * truePositives) / Double(all)
  }

  /// The cost of the errors, a sample.
  package func cost(_ costs: Costs) -> Double {
    costs.of(falsePositives: falsePositives, falseNegatives: falseNegatives) / Double(max(1, count))
  }

  /// A share of some samples.
  package struct Rate: Sendable, Equatable {
    package let part: Int
    package let whole: Int

    init(_ part: Int, of whole: Int) { (self.part, self.whole) = (part, whole) }

    /// Nil of no samples.
    package var value: Double? { whole == 0 ? nil : Double(part) / Double(whole) }

    /// Wilson's; nil of no samples.
    package func interval(_ confidence: Confidence) -> Interval? {
      try? Interval.wilson(part, of: whole, confidence)
    }
  }
}

/// What a model's errors cost at thresholds of the positive class's probability.
package struct PositiveCosts: Sendable {
  /// At the threshold that is best for true probabilities: c₊/(c₊ + c₋), c₊ the cost of a false positive, c₋ of a
  /// false negative (Elkan 2001).
  package let stated: PositiveRates
  /// Of the cost a sample at the stated threshold; nil if there is none.
  package let statedInterval: Interval?
  /// Where these samples cost least, which is too good to be true of others.
  package let fewest: PositiveRates
  /// The probability there; nil: no sample counts as positive.
  package let fewestThreshold: Double?
  /// Where each half of the samples costs least, judged on the other.
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
  /// The threshold that is best for true probabilities.
  package var statedThreshold: Double {
    // Relative to the larger, so that nothing overflows.
    let scale = max(falsePositive, falseNegative)
    let (first, second) = (falsePositive / scale, falseNegative / scale)
    return first / (first + second)
  }
}

/// Thresholds that were each chosen on one half of the samples and judged on the other.
package struct CrossFittedCost: Sendable, Equatable {
  /// The number of samples.
  package let count: Int
  /// Chosen on each half; nil: no sample counts as positive.
  package let thresholds: [Double?]
  package let cost: Double

  package init(count: Int, thresholds: [Double?], cost: Double) {
    (self.count, self.thresholds, self.cost) = (count, thresholds, cost)
  }
}
