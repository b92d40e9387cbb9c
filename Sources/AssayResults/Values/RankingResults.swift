package import AssayData
package import AssayStatistics

/// How well one model's scores rank the samples, each class against the others.
package struct RankingResults: Sendable {
  /// Whether scores were kept exactly, not as 16-bit codes.
  package let isExact: Bool
  /// The largest possible error of ``area`` due to coded scores; 0 if they are exact.
  package let errorBound: Double
  /// The positive class; nil unless there are two classes.
  package let positive: Int?
  package let classes: [ClassRanking]
  /// The mean over classes; for two classes the numbers of the positive class.
  package let mean: AreaPair
  /// The mean over classes, weighted by their numbers of samples.
  package let weighted: AreaPair
  /// The mean area over pairs of classes; not measured for one or two classes, or for too many.
  package let oneVersusOne: Estimate
  /// Nil unless there are two classes.
  package let thresholds: Thresholds?

  /// An area under the ROC curve, and an average precision.
  package struct AreaPair: Sendable {
    package let area: Estimate
    package let precision: Estimate

    package init(area: Estimate, precision: Estimate) {
      (self.area, self.precision) = (area, precision)
    }
  }

  /// One class against all others.
  package struct ClassRanking: Sendable {
    package let area: Estimate
    package let areaBounds: Result<Interval, NoInterval>
    /// DeLong's variance of the area.
    package let areaVariance: Estimate
    /// Twice the Mann–Whitney U; nil beyond 2⁵³.
    package let twiceU: Int?
    package let averagePrecision: Estimate
    package let precisionBounds: Result<Interval, NoInterval>
    package let calibrationError: Double?
    package let positives: Int
    package let negatives: Int

    package init(
      area: Estimate, areaBounds: Result<Interval, NoInterval>, areaVariance: Estimate,
      twiceU: Int?, averagePrecision: Estimate, precisionBounds: Result<Interval, NoInterval>,
      calibrationError: Double?, positives: Int, negatives: Int
    ) {
      (self.area, self.areaBounds, self.areaVariance) = (area, areaBounds, areaVariance)
      (self.twiceU, self.averagePrecision) = (twiceU, averagePrecision)
      (self.precisionBounds, self.calibrationError) = (precisionBounds, calibrationError)
      (self.positives, self.negatives) = (positives, negatives)
    }

    package var areaInterval: Interval? { try? areaBounds.get() }
    package var precisionInterval: Interval? { try? precisionBounds.get() }
  }

  package init(
    isExact: Bool, errorBound: Double, positive: Int?, classes: [ClassRanking], mean: AreaPair,
    weighted: AreaPair, oneVersusOne: Estimate, thresholds: Thresholds?
  ) {
    (self.isExact, self.errorBound, self.positive) = (isExact, errorBound, positive)
    (self.classes, self.mean, self.weighted) = (classes, mean, weighted)
    (self.oneVersusOne, self.thresholds) = (oneVersusOne, thresholds)
  }
}

/// A threshold that reports name; the raw value is its name in JSON.
package enum NamedThreshold: String, Sendable, CaseIterable {
  case half
  case fewestErrors = "fewest_errors"
  case leastCost = "least_cost"
}

/// The outcomes at thresholds of the positive class: a sample counts as positive if its score is at
/// least the threshold.
package struct Thresholds: Sendable {
  package struct Point: Sendable, Equatable {
    /// The threshold as a probability; nil if it is above all scores.
    package let probability: Double?
    /// The threshold as log-odds, if the scores are logits.
    package let logOdds: Double?
    package let truePositives: Int
    package let falsePositives: Int

    package init(
      probability: Double?, logOdds: Double?, truePositives: Int, falsePositives: Int
    ) {
      (self.probability, self.logOdds) = (probability, logOdds)
      (self.truePositives, self.falsePositives) = (truePositives, falsePositives)
    }
  }

  package let positives: Int
  package let negatives: Int
  /// The thresholds that reports name, in the order of ``NamedThreshold``.
  package let named: [(name: NamedThreshold, point: Point)]
  /// The visible points of the curve, from the highest score to the lowest.
  package let curve: [Point]
  /// Whether the curve lacks points that ``KnownThresholds`` lead to, as in results of earlier
  /// versions.
  package let isThinned: Bool
  /// Corners of the ROC curve and of the precision–recall curve, as true and false positives.
  package let roc: [Corner]
  package let precisionRecall: [Corner]

  package struct Corner: Sendable, Equatable {
    package let truePositives: Int
    package let falsePositives: Int

    package init(truePositives: Int, falsePositives: Int) {
      (self.truePositives, self.falsePositives) = (truePositives, falsePositives)
    }
  }

  package init(
    positives: Int, negatives: Int, named: [(name: NamedThreshold, point: Point)],
    curve: [Point], isThinned: Bool = false, roc: [Corner], precisionRecall: [Corner]
  ) {
    (self.positives, self.negatives, self.named) = (positives, negatives, named)
    (self.curve, self.isThinned) = (curve, isThinned)
    (self.roc, self.precisionRecall) = (roc, precisionRecall)
  }

  package func point(_ name: NamedThreshold) -> Point? { named.first { $0.name == name }?.point }

  package func falseNegatives(_ point: Point) -> Int { positives - point.truePositives }
  package func trueNegatives(_ point: Point) -> Int { negatives - point.falsePositives }
  package func errors(_ point: Point) -> Int { point.falsePositives + falseNegatives(point) }

  /// The number of samples, at least 1.
  package var total: Int { max(1, positives + negatives) }

  /// TP/(TP+FN), also the true positive rate; nil if there are no positives.
  package func recall(_ point: Point) -> Double? { ratio(point.truePositives, positives) }

  /// FP/(FP+TN); nil if there are no negatives.
  package func falsePositiveRate(_ point: Point) -> Double? {
    ratio(point.falsePositives, negatives)
  }

  /// TP/(TP+FP); nil if nothing counts as positive.
  package func precision(_ point: Point) -> Double? {
    ratio(point.truePositives, point.truePositives + point.falsePositives)
  }

  /// The cost of the errors at a threshold.
  package func cost(_ point: Point, _ costs: Costs) -> Double {
    costs.of(falsePositives: point.falsePositives, falseNegatives: falseNegatives(point))
  }

  private func ratio(_ part: Int, _ whole: Int) -> Double? {
    whole == 0 ? nil : Double(part) / Double(whole)
  }
}
