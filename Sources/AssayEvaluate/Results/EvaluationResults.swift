package import AssayData
package import AssayResults
package import AssayStatistics

/// The unit of information in results.
package struct ResultUnit: Sendable {
  private let logBase: LogBase
  private let ofInformation: Set<String>

  package init(_ logBase: LogBase, _ metrics: [Metric]) {
    self.logBase = logBase
    ofInformation = Set(metrics.filter { $0.unit == .information }.map(\.key))
  }

  /// Converts nats to this unit.
  ///
  /// −0 becomes 0.
  package func information(_ nats: Double) -> Double { logBase.convert(nats: nats) + 0 }

  /// Converts a metric's value to its unit, from nats if it is information.
  package func value(_ value: Double, of key: String) -> Double {
    ofInformation.contains(key) ? information(value) : value + 0
  }
}

extension MetricValues {
  /// The values of those of these metrics that were measured.
  package init(_ evaluation: Evaluation, _ metrics: [Metric], _ unit: ResultUnit) {
    var entries: [String: Entry] = [:]
    for metric in metrics {
      let key = metric.key
      guard let estimate = evaluation.estimates[key] else { continue }
      let convert = { unit.value($0, of: key) }
      let bounded: IntervalResult = evaluation.bounds[key] ?? .failure(.notAskedFor)
      entries[key] = Entry(
        estimate: estimate.map(convert),
        bounded: estimate.finite == nil && bounded != .failure(.notAskedFor)
          ? .failure(.noValue) : bounded.map { $0.map(convert) },
        follows: evaluation.lines[key]?.key)
    }
    self.init(count: evaluation.count, entries: entries)
  }
}

extension ModelResults {
  /// Everything about one model, with information in the given unit.
  ///
  /// Costs, if there are any, add a named threshold. Threshold curves have exact counts at
  /// `knownThresholds`. Classes have intervals if there is a confidence level.
  package init(
    _ evaluation: Evaluation, _ metrics: [Metric], _ unit: ResultUnit, costs: Costs?,
    knownThresholds: [Double], confidence: Confidence?
  ) {
    let classes = ClassResults.all(evaluation, unit, confidence)
    self.init(
      name: evaluation.model, values: MetricValues(evaluation, metrics, unit),
      statistics: evaluation.statistics, classStatistics: evaluation.classStatistics,
      correct: evaluation.confusion.correct,
      confusion: evaluation.outcomes == nil ? evaluation.confusion : nil, classes: classes,
      means: ClassMeans(
        precision: MeanOverClasses(MacroMean(classes.map(\.precision))),
        recall: MeanOverClasses(MacroMean(classes.map(\.recall))),
        f1: MeanOverClasses(MacroMean(classes.map(\.f1)))),
      ranking: evaluation.scores?.ranking.map {
        RankingResults($0, costs: costs, known: knownThresholds)
      },
      calibration: evaluation.scores?.calibration.map(CalibrationResults.init),
      losses: evaluation.lossHistogram, givesLogits: evaluation.isOfLogits,
      tiedSamples: evaluation.tiedRows)
  }
}

extension ClassResults {
  fileprivate static func all(
    _ evaluation: Evaluation, _ unit: ResultUnit, _ confidence: Confidence?
  ) -> [ClassResults] {
    let (confusion, totals) = (evaluation.confusion, evaluation.totals)
    let count = evaluation.outcomes?.count ?? confusion.classCount
    let confidence = count <= mostCompared ? confidence : nil
    if let outcomes = evaluation.outcomes {
      return outcomes.map { outcome in
        let (right, support) = (outcome.truePositives, outcome.support)
        return ClassResults(
          outcome, unit,
          bounds: bounds(right, support, outcome.predicted, evaluation.worth, confidence))
      }
    }
    return (0..<count).map { label in
      let (support, predicted) = (
        confusion.support(of: label), confusion.predictedCount(of: label)
      )
      return ClassResults(
        support: support, predicted: predicted, precision: totals.precision(of: label),
        recall: totals.recall(of: label), f1: totals.f1(of: label),
        bounds: bounds(
          confusion[label, label], support, predicted, evaluation.worth, confidence))
    }
  }

  /// The bounds of recall and precision, each a share of some samples.
  private static func bounds(
    _ right: Int, _ support: Int, _ predicted: Int, _ worth: SampleWorth?,
    _ confidence: Confidence?
  ) -> [ClassScore: IntervalResult] {
    guard let confidence else { return [:] }
    func wilson(_ samples: Int) -> IntervalResult {
      if samples == 0 { return .failure(.noValue) }
      if let worth { return .failure(worth.groupCount == nil ? .weighted : .grouped) }
      return IntervalResult(.wilson) { () throws(Indeterminate) in
        try Interval.wilson(right, of: samples, confidence)
      }
    }
    return [.recall: wilson(support), .precision: wilson(predicted)]
  }

  private init(
    _ outcome: ClassOutcome, _ unit: ResultUnit, bounds: [ClassScore: IntervalResult]
  ) {
    var loss = outcome.crossEntropy.map(unit.information)
    // For a class, only the number of infinite losses is shown.
    if case .infinite(let mean) = loss {
      loss = .infinite(InfiniteMean(count: mean.count, firstRows: [], finiteMean: nil))
    }
    self.init(
      support: outcome.support, predicted: outcome.predicted, precision: outcome.precision,
      recall: outcome.recall, f1: outcome.f1,
      outcome: Outcome(
        truePositives: outcome.truePositives, falsePositives: outcome.falsePositives,
        falseNegatives: outcome.falseNegatives, trueNegatives: outcome.trueNegatives,
        error: outcome.error, crossEntropy: loss), bounds: bounds)
  }
}

extension MeanOverClasses {
  fileprivate init(_ mean: MacroMean) {
    self.init(overAll: mean.overAll, overDefined: mean.overDefined)
  }
}
