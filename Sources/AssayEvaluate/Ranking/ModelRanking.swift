package import AssayData
package import AssayResults
package import AssayStatistics

/// How well one model's probabilities rank the samples, each class against the others.
package struct ModelRanking: Sendable {
  /// One class against all others.
  package struct ClassRanking: Sendable {
    package let area: AUC
    package let areaVariance: Estimate
    package let areaBounds: IntervalResult
    package let averagePrecision: AveragePrecision
    package let precisionBounds: IntervalResult
    package let positives: Int
    package let negatives: Int
    package let calibrationError: Double?
    package let brier: CORPDecomposition?
  }

  /// The largest number of classes whose pairs are ranked, too.
  static let pairedClasses = 20

  package let classes: [ClassRanking]
  package let resolution: RankedScores.Resolution
  /// The mean over pairs of classes; undefined for fewer than three classes, or for too many.
  package let oneVersusOne: Estimate
  /// The thresholds of the positive class; nil unless there are two classes.
  package let thresholds: ThresholdCurve?
  /// The class of ``thresholds``, whose numbers represent the whole; nil for more than two classes,
  /// where means over classes do.
  package let positive: Int?

  /// The variances of means over classes (`x` of the area); nil for two classes, or if samples are
  /// not independent.
  package let variances: Influence?

  /// - Parameters:
  ///   - store: The scores, which must be kept.
  ///   - classes: The ranking of each class.
  ///   - thresholds: The curve of the positive class, of two.
  ///   - areas: By class, its area against each class; empty lists if absent.
  ///   - positive: The positive class, of two.
  ///   - variances: The variances of means over classes.
  init(
    _ store: ScoreStore, classes: [ClassRanking], thresholds: ThresholdCurve?, areas: [[AUC]],
    positive: Int?, variances: Influence?
  ) {
    resolution = store.resolution ?? .exact
    (self.classes, self.thresholds, self.positive) = (classes, thresholds, positive)
    self.variances = variances
    oneVersusOne =
      3...ModelRanking.pairedClasses ~= classes.count
      ? ModelRanking.oneVersusOne(areas) : .undefined(.notMeasured)
  }

  /// The mean over pairs of classes of the two areas against each other.
  private static func oneVersusOne(_ areas: [[AUC]]) -> Estimate {
    let pairs = areas.indices.flatMap { first in
      ((first + 1)..<max(first + 1, areas.count)).map { second in
        ClassPair(areas[first][second], areas[second][first]).estimate
      }
    }
    return ClassAverage(macro: pairs).estimate
  }
}

extension ModelRanking.ClassRanking {
  package init(_ ranked: RankedScores, _ confidence: Confidence) {
    area = AUC(ranked)
    averagePrecision = AveragePrecision(ranked)
    (positives, negatives) = (ranked.positives, ranked.negatives)
    let variances = ranked.variances(area, averagePrecision)
    areaVariance = variances.area.map(Estimate.value) ?? .undefined(.tooFewSamples)
    areaBounds = ModelRanking.areaBounds(
      area, variances.area, ofFewest: min(positives, negatives), confidence)
    precisionBounds = ModelRanking.precisionBounds(
      averagePrecision, variances.averagePrecision, positives: positives, confidence)
    let bins = ReliabilityBins(ranked, count: Metric.calibrationBins).bins
    calibrationError = CalibrationErrors(bins)?.expected
    brier = CORPDecomposition(ranked, IsotonicFit(ranked))
  }
}

// MARK: - The whole

extension ModelRanking {
  /// The area under the ROC curve: of the positive class, or the mean over classes.
  package var area: Estimate {
    overClasses { $0.area.estimate }
  }

  package var averagePrecision: Estimate {
    overClasses { $0.averagePrecision.estimate }
  }

  /// The most by which ``area`` may differ from that of the original scores; 0 if they are exact.
  package var areaErrorBound: Double {
    positive.map { classes[$0].area.errorBound }
      ?? classes.reduce(0) { $0 + $1.area.errorBound } / Double(max(1, classes.count))
  }

  /// The mean over classes, weighted by their numbers of samples.
  package func weighted(_ value: (ClassRanking) -> Estimate) -> Estimate {
    ClassAverage(weighted: classes.map { (value($0), $0.positives) }).estimate
  }

  private func overClasses(_ value: (ClassRanking) -> Estimate) -> Estimate {
    positive.map { value(classes[$0]) } ?? ClassAverage(macro: classes.map(value)).estimate
  }
}
