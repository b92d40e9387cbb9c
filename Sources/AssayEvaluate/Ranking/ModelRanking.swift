package import AssayData
package import AssayResults
import AssayStatistics

/// How well one model's probabilities order the samples, each class against the others.
package struct ModelRanking: Sendable {
  /// One class against all others.
  package struct ClassRanking: Sendable {
    package let area: AUC
    let areaVariance: Estimate
    package let areaBounds: IntervalResult
    package let averagePrecision: AveragePrecision
    package let precisionBounds: IntervalResult
    package let positives: Int
    package let negatives: Int
    package let calibrationError: Double?
    package let brier: CORPDecomposition?
  }

  /// Each pair of classes is ranked for itself up to so many of them.
  private static let pairedClasses = 20

  package let classes: [ClassRanking]
  package let resolution: RankedScores.Resolution
  /// The mean over pairs of classes; undefined of one class, or of too many.
  package let oneVersusOne: Estimate
  /// Every threshold of the class that is told from the other, where there are two.
  package let thresholds: ThresholdCurve?
  /// The class that ``thresholds`` is about, and whose numbers stand for the whole; nil of more than
  /// two classes, where means over classes do.
  package let positive: Int?

  /// Nil if there are too many scores to keep.
  init?(_ store: ScoreStore, positive: Int?, _ confidence: Confidence, jobs: Int) {
    guard let resolution = store.resolution else { return nil }
    self.resolution = resolution
    let count = store.classCount
    let positive = count == 2 ? positive ?? 1 : nil
    self.positive = positive
    let withPairs = 3...ModelRanking.pairedClasses ~= count
    let columns = concurrentMap(count, jobs: jobs) { index in
      let (ranked, areas) = store.column(index, withPairs: withPairs)
      return (
        ranking: ClassRanking(ranked, confidence),
        curve: index == positive ? ThresholdCurve(ranked) : nil, areas: areas
      )
    }
    classes = columns.map(\.ranking)
    thresholds = columns.compactMap(\.curve).first
    oneVersusOne =
      withPairs
      ? ModelRanking.oneVersusOne(columns.map(\.areas)) : .undefined(.notMeasured)
  }

  /// The mean over pairs of classes, of the areas of each against each other.
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
  fileprivate init(_ ranked: RankedScores, _ confidence: Confidence) {
    area = AUC(ranked)
    averagePrecision = AveragePrecision(ranked)
    (positives, negatives) = (ranked.positives, ranked.negatives)
    areaVariance = DeLong(PlacementSums(ranked)).firstVariance
    areaBounds = ModelRanking.areaBounds(area.estimate, areaVariance, confidence)
    precisionBounds = ModelRanking.precisionBounds(
      averagePrecision.estimate, positives: ranked.positives, confidence)
    let bins = ReliabilityBins(ranked, count: Metric.calibrationBins).bins
    calibrationError = CalibrationErrors(bins)?.expected
    brier = CORPDecomposition.brier(ranked, IsotonicFit(ranked))
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

  /// How far ``area`` may be from that of the scores themselves; 0 where they are exact.
  package var areaErrorBound: Double {
    positive.map { classes[$0].area.errorBound }
      ?? classes.reduce(0) { $0 + $1.area.errorBound } / Double(max(1, classes.count))
  }

  /// The mean over classes, each by how many samples have it.
  package func weighted(_ value: (ClassRanking) -> Estimate) -> Estimate {
    ClassAverage(weighted: classes.map { (value($0), $0.positives) }).estimate
  }

  private func overClasses(_ value: (ClassRanking) -> Estimate) -> Estimate {
    positive.map { value(classes[$0]) } ?? ClassAverage(macro: classes.map(value)).estimate
  }

  /// The bounds of ``area``.
  ///
  /// Those of a mean over classes are as wide as if all classes' areas rose and fell together, which
  /// is the widest that it can be.
  func areaBounds(_ confidence: Confidence) -> IntervalResult {
    if let positive { return classes[positive].areaBounds }
    let variances = classes.map(\.areaVariance)
    return ModelRanking.areaBounds(
      area, ModelRanking.widest(variances), confidence)
  }

  func precisionBounds(_ confidence: Confidence) -> IntervalResult {
    if let positive { return classes[positive].precisionBounds }
    let variances = classes.map { ranking in
      ranking.averagePrecision.estimate.map { $0 * (1 - $0) / Double(max(1, ranking.positives)) }
    }
    guard let value = averagePrecision.finite,
      let variance = ModelRanking.widest(variances).finite
    else { return .failure(.noValue) }
    return IntervalResult(.boyd) { () throws(Indeterminate) in
      try Interval.logitArea(value, variance: variance, confidence)
    }
  }

  /// The variance of the mean of numbers with these variances, if they move together.
  private static func widest(_ variances: [Estimate]) -> Estimate {
    let deviations = variances.compactMap { $0.finite?.squareRoot() }
    guard !deviations.isEmpty else { return .undefined(.tooFewSamples) }
    let mean = deviations.reduce(0, +) / Double(deviations.count)
    return .value(mean * mean)
  }

  fileprivate static func areaBounds(
    _ area: Estimate, _ variance: Estimate, _ confidence: Confidence
  ) -> IntervalResult {
    guard let area = area.finite else { return .failure(.noValue) }
    guard let variance = variance.finite else { return .failure(.tooFewSamples(least: 4)) }
    return IntervalResult(.deLong) { () throws(Indeterminate) in
      try Interval.logitArea(area, variance: variance, confidence)
    }
  }

  /// On the scale of the logit, with the variance of a share of the positives.
  ///
  /// K. Boyd, K. Eng and C. D. Page, "Area under the precision-recall curve", 2013.
  fileprivate static func precisionBounds(
    _ estimate: Estimate, positives: Int, _ confidence: Confidence
  ) -> IntervalResult {
    guard let value = estimate.finite, positives > 0 else { return .failure(.noValue) }
    return IntervalResult(.boyd) { () throws(Indeterminate) in
      try Interval.logitArea(
        value, variance: value * (1 - value) / Double(positives), confidence)
    }
  }
}
