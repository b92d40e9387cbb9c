import AssayData
import AssayEvaluate
import AssayResults
import AssayStatistics

extension Comparer {
  /// The results for the positive class; nil if only the core metrics are measured.
  func positiveClass(
    _ evaluations: [Evaluation], labelCounts: [Int]
  ) -> Result<PositiveClassResults, NoAnswer>? {
    guard options.metrics == .all else { return nil }
    return Result { () throws(NoAnswer) in
      if let reason = Comparer.noKept(shape) { throw reason }
      guard shape.classes.count == 2 else { throw .notTwoClasses }
      guard !shape.labelsAreSoft else { throw .softLabels }
      return measuredPositiveClass(evaluations, labelCounts: labelCounts)
    }
  }

  private func measuredPositiveClass(
    _ evaluations: [Evaluation], labelCounts: [Int]
  ) -> PositiveClassResults {
    let positive = positiveClass(labelCounts)
    let majority = labelCounts[1] > labelCounts[0] ? 1 : 0
    let records = evaluations.map { evaluation in
      // Only the model is right about the minority class; only the majority answer is right where
      // the model misses the majority class.
      let (found, missed) = (
        evaluation.confusion[1 - majority, 1 - majority],
        labelCounts[majority] - evaluation.confusion[majority, majority]
      )
      return LossRecord(
        lower: found, equal: evaluation.count - found - missed, higher: missed)
    }
    let tests = records.map { record in
      TestResult { () throws(NoPairedTest) in
        guard
          let test = DifferenceTest(
            onlyCandidate: record.lower, onlyBaseline: record.higher,
            of: record.lower + record.equal + record.higher)
        else { throw .notCompared }
        return test
      }
    }
    let decided = Families(primary: [], metrics, options.confidence)
      .exploratory(tests, lowerIsBetter: true)
    let models = concurrentMap(evaluations.count, jobs: options.jobs) { place in
      PositiveClassResults.Model(
        atHalf: rates(evaluations[place], positive).withF1Bounds(options.confidence),
        costs: costs(evaluations[place], positive, place), againstMajority: decided[place],
        record: records[place])
    }
    return PositiveClassResults(positive: positive, labelCounts: labelCounts, models: models)
  }

  /// The named positive class; else the first class if it is rare and no costs are given, else the
  /// second.
  private func positiveClass(_ labelCounts: [Int]) -> Int {
    if let positive = shape.positive { return positive }
    let total = Double(labelCounts[0] + labelCounts[1])
    let isFirstRare = Double(labelCounts[0]) < PositiveClassResults.rareShare * total
    return isFirstRare && options.costs == nil ? 0 : 1
  }

  /// The outcomes at ½; for the first class they are the model's answers, since ties go to it.
  private func rates(_ evaluation: Evaluation, _ positive: Int) -> PositiveRates {
    if let curve = curve(evaluation, positive) { return curve.rates(curve.point(at: 0.5)) }
    let confusion = evaluation.confusion
    let (found, others) = (confusion[positive, positive], confusion[1 - positive, 1 - positive])
    return PositiveRates(
      truePositives: found, falsePositives: confusion.support(of: 1 - positive) - others,
      falseNegatives: confusion.support(of: positive) - found, trueNegatives: others)
  }

  private func curve(_ evaluation: Evaluation, _ positive: Int) -> ThresholdCurve? {
    guard let ranking = evaluation.scores?.ranking, ranking.positive == positive else { return nil }
    return ranking.thresholds
  }

  /// The results for given costs; nil if none were given, or if there are no thresholds.
  private func costs(_ evaluation: Evaluation, _ positive: Int, _ model: Int) -> PositiveCosts? {
    guard let costs = options.costs, let curve = curve(evaluation, positive) else { return nil }
    let stated = curve.rates(curve.point(at: costs.statedThreshold))
    let fewest = curve.cheapest(
      falsePositive: costs.falsePositive, falseNegative: costs.falseNegative)
    return PositiveCosts(
      stated: stated.withF1Bounds(options.confidence),
      statedInterval: stated.costBounds(costs, options.confidence),
      fewest: curve.rates(fewest), fewestThreshold: curve.probability(fewest),
      crossFitted: Result { () throws(NoAnswer) in
        try keptSamples().crossFittedCost(of: model, positive: positive, costs)
      })
  }
}

extension ThresholdCurve {
  /// The outcomes at a threshold.
  fileprivate func rates(_ point: Point) -> PositiveRates {
    PositiveRates(
      truePositives: point.truePositives, falsePositives: point.falsePositives,
      falseNegatives: falseNegatives(point), trueNegatives: trueNegatives(point))
  }
}
