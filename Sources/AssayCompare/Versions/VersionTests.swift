import AssayData
import AssayEvaluate
import AssayResults
import AssayStatistics

/// The tests of one model's change between two versions, before adjustment for others.
///
/// - Shares of samples are tested by Newcombe's interval and the test of equal shares; on the same
///   samples, by the range that McNemar's p may have and the widest that Tango's interval may be.
/// - Metrics of the confusion matrix are tested by resampling both matrices.
/// - All others are tested by the two standard errors, as for different samples. On the same
///   samples that is too wide if the two versions make similar errors, as they mostly do.
struct VersionTests: Sendable {
  let sets: VersionSets
  let old: ModelResults
  let new: ModelResults
  let jobs: Int

  /// Both versions' outcomes for each sample; nil if they are not known.
  var outcomes: VersionOutcomes.Pair? { sets.outcomes?.pair(old: old.name, new: new.name) }

  func model(_ side: VersionSide) -> ModelResults { side == .old ? old : new }

  /// A value in the unit of the new results.
  func estimate(_ metric: Metric, of side: VersionSide) -> Estimate {
    model(side).estimate(metric.key).map { sets.converted($0, metric, of: side) }
  }

  /// By metric, the metric whose test it shares, and the slope with which it follows from that one.
  var lines: [String: (key: String, slope: Double)] {
    var lines: [String: (key: String, slope: Double)] = [:]
    for metric in sets.metrics {
      let slope: Double
      switch metric.id {
      case .accuracy, .exactMatch: slope = -1
      case .halvedSquaredError: slope = 0.5
      case .squaredErrorPerClass: slope = 1 / Double(max(1, sets.new.classes.count))
      case .klDivergence, .binaryCrossEntropy: slope = 1
      default: continue
      }
      let follows = [old, new].map { $0.values.entries[metric.key]?.follows }
      guard let key = follows[0], follows[1] == key,
        metric.id != .squaredErrorPerClass || sets.haveSameNames
      else { continue }
      lines[metric.key] = (key, slope)
    }
    return lines
  }

  /// The tests by metric, except for metrics that follow from others.
  var tests: [String: TestResult] {
    let lines = lines
    var tests: [String: TestResult] = [:]
    let compared = sets.metrics.filter { $0.direction != .descriptive && lines[$0.key] == nil }
    let drawn = ofConfusion(compared.map(\.key))
    for metric in compared { tests[metric.key] = drawn[metric.key] ?? test(metric) }
    return tests
  }

  // MARK: - One metric

  private func test(_ metric: Metric) -> TestResult {
    if metric.id == .clippedCrossEntropy, sets.old.options.clip != sets.new.options.clip {
      return .failure(.clipsDiffer)
    }
    if metric.isOverClasses, !sets.haveSameNames { return .failure(.classesDiffer) }
    let entries = [old, new].map { $0.values.entries[metric.key] }
    guard let before = entries[0], let after = entries[1] else { return .failure(.notCompared) }
    for entry in [before, after] {
      if case .infinite(let mean) = entry.estimate {
        return .failure(.infinite(samples: mean.count))
      }
    }
    guard estimate(metric, of: .old).finite != nil, estimate(metric, of: .new).finite != nil else {
      return .failure(.notCompared)
    }
    if let exact = paired(metric) { return exact }
    if let shares = shares(metric.key) { return .success(shares) }
    guard let old = side(metric, .old), let new = side(metric, .new) else {
      return .failure(.noStandardError)
    }
    let isArea = metric.id == .rocArea && sets.new.classes.count == 2
    return Result { () throws(NoPairedTest) in
      try DifferenceTest(
        new: new, old: old, counts: (sets.units(.new), sets.units(.old)),
        method: isArea ? .independentDeLong : .welch,
        doubt: after.bounded.bounds?.doubt ?? before.bounded.bounds?.doubt)
    }
  }

  /// The test of a metric that is known for each sample; nil for other metrics.
  private func paired(_ metric: Metric) -> TestResult? {
    guard let outcomes else { return nil }
    if metric.key == MetricKey.errorRate {
      return outcomes.answers.map(TestResult.success) ?? .failure(.notCompared)
    }
    let unit = metric.unit == .information ? sets.new.options.logBase.convert(nats: 1) : 1
    return outcomes.loss(
      metric.key, scale: unit,
      doubt: new.bounds(metric.key)?.doubt ?? old.bounds(metric.key)?.doubt)
  }

  /// A value with its standard error; nil if that is not known.
  private func side(_ metric: Metric, _ side: VersionSide) -> Welch.Side? {
    let model = model(side)
    guard let value = estimate(metric, of: side).finite else { return nil }
    if let bounds = model.bounds(metric.key), let error = bounds.standardError {
      return Welch.Side(
        value: value, standardError: sets.converted(error, metric, of: side),
        degreesOfFreedom: bounds.degreesOfFreedom)
    }
    // Without intervals, the sums may still have a standard error.
    guard let sums = model.statistics[metric.key], let error = sums.standardError else {
      return nil
    }
    let base = sets.new.options.logBase
    return Welch.Side(
      value: value, standardError: metric.unit == .information ? base.convert(nats: error) : error,
      degreesOfFreedom: sums.degreesOfFreedom)
  }

  /// The test of a metric that is a share of plain samples; nil for other metrics.
  private func shares(_ key: String) -> DifferenceTest? {
    guard !sets.hasUnits else { return nil }
    func share(_ side: VersionSide) -> TwoShares.Share? {
      let (model, count) = (model(side), sets.results(side).count)
      if key == MetricKey.errorRate { return (count - model.correct, count) }
      guard let value = model.estimate(key).finite, model.bounds(key)?.method == .wilson else {
        return nil
      }
      return (Int((value * Double(count)).rounded()), count)
    }
    guard let after = share(.new), let before = share(.old) else { return nil }
    return DifferenceTest.ofShares(new: after, old: before, areSame: sets.areSame)
  }

  // MARK: - Confusion matrices

  private func ofConfusion(_ keys: [String]) -> [String: TestResult] {
    guard !sets.hasUnits, sets.haveSameClasses, let before = old.confusion,
      let after = new.confusion
    else { return [:] }
    let list = MetricList(
      clip: nil, labelsAreSoft: sets.new.labelsAreSoft, classCount: sets.new.classes.count,
      task: sets.new.task)
    let metrics = list.ofConfusion.filter { keys.contains($0.metric.key) }
    let tests = TwoConfusions(old: before, new: after, jobs: jobs).tests(of: metrics)
    return Dictionary(
      uniqueKeysWithValues: zip(metrics, tests).map { ($0.metric.key, $1) })
  }
}

extension DifferenceTest {
  /// The test of two shares of samples, which may be the same samples; nil if there are no shares.
  static func ofShares(
    new: TwoShares.Share, old: TwoShares.Share, areSame: Bool
  ) -> DifferenceTest? {
    guard let shares = TwoShares(new, old) else { return nil }
    let range =
      areSame && new.total == old.total
      ? McNemarRange(errors: old.count, new.count, of: new.total) : nil
    // Without an error on either side, or without a right answer, no sample can differ.
    if range?.discordant.upperBound == 0 {
      return DifferenceTest(onlyCandidate: 0, onlyBaseline: 0, of: new.total)
    }
    return DifferenceTest(shares, range: range, count: new.total)
  }
}

extension Metric {
  /// Whether it depends on all classes, so that with other classes it is another quantity.
  fileprivate var isOverClasses: Bool {
    switch id {
    case .balancedError, .macroF1, .matthewsCorrelation, .cohenKappa, .rocArea, .averagePrecision,
      .squaredErrorPerClass, .binaryCrossEntropy:
      true
    default: false
    }
  }
}
