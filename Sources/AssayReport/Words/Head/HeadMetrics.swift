import AssayData
import AssayResults

/// The metrics in the head of a report: the primary ones.
///
/// If several models have an infinite cross-entropy, it is replaced by the MSE, unless the user
/// named the primary metrics.
struct HeadMetrics {
  let metrics: [Metric]
  /// The metrics that a table has: without those that no model has because all predict classes
  /// only.
  let columns: [Metric]
  /// Whether the MSE replaces the cross-entropy; then the headline uses neither.
  let isReplaced: Bool

  init(_ results: WordedResults) {
    let task = results.task
    let isInfinite: (ModelResults) -> Bool = {
      if case .infinite = $0.estimate(task.primaryLoss) { true } else { false }
    }
    let isReplaced =
      results.models.count(where: isInfinite) > 1
      && !results.given.contains { $0.name.isExactly("primary") }
    self.isReplaced = isReplaced
    metrics = results.options.primary.compactMap { key in
      results.metric(isReplaced && key == task.primaryLoss ? task.finiteLoss : key)
    }
    columns = metrics.filter { metric in
      !results.models.allSatisfy { $0.estimate(metric.key) == .undefined(.classesOnly) }
    }
  }
}

/// The aspect of a model that a metric measures, as a sentence without numbers names it.
enum HeadAspect: Equatable {
  case mistakes
  case probabilities
  /// Named by the metric.
  case metric(String)

  /// - Parameters:
  ///   - metric: The metric.
  ///   - metrics: All metrics considered; if the metric is the only loss among them, its aspect is
  ///     the probabilities.
  ///   - name: The metric's name.
  init(_ metric: Metric, among metrics: [Metric], named name: String) {
    let losses = [
      MetricKey.crossEntropy, MetricKey.binaryCrossEntropy, MetricKey.squaredError,
      MetricKey.squaredErrorPerClass,
    ]
    let isOnlyLoss =
      losses.contains(metric.key) && metrics.count { losses.contains($0.key) } == 1
    self =
      metric.key == MetricKey.errorRate
      ? .mistakes : isOnlyLoss ? .probabilities : .metric(name)
  }
}

/// The finding about a candidate, compared with the baseline, in one of the head's metrics.
struct HeadFinding: Equatable {
  enum Outcome: Equatable {
    case better
    case worse
    /// `isAlike` means that the whole interval of the difference is small.
    case noClearDifference(isAlike: Bool)
    case tooFewSamples
    /// The candidate's loss is infinite in this many samples, and the baseline's is finite.
    ///
    /// 0 samples means that the number is unknown.
    case infinite(samples: Int, InfiniteCause)
    /// The baseline's loss is infinite in this many samples, and the candidate's is finite.
    case baselineInfinite(samples: Int, InfiniteCause)
    case untested
  }

  let aspect: HeadAspect
  let outcome: Outcome
  /// The name of the metric if it is exploratory, which no headline uses; otherwise nil.
  let exploratory: String?
  /// Whether a claim is based on an approximate test.
  var isApproximate = false

  /// Whether the candidate is clearly better (−1) or worse (1) in this metric; 0 for neither.
  var sign: Int {
    switch outcome {
    case .better: -1
    case .worse, .infinite: 1
    case .noClearDifference, .tooFewSamples, .baselineInfinite, .untested: 0
    }
  }
}

/// Why a loss is infinite.
enum InfiniteCause: Equatable {
  /// The true class has probability 0.
  case zero
  /// Finite logits are so large that the loss overflows.
  case overflow
  /// In a multilabel task, a class is predicted wrongly with certainty.
  case certainAnswer

  init(_ model: ModelResults, _ task: EvaluationTask) {
    self =
      switch task {
      case _ where model.givesLogits: .overflow
      case .classes: .zero
      case .multilabel: .certainAnswer
      }
  }
}

extension WordedResults {
  /// Whether two models answer every sample alike.
  func areSame(_ pair: PairResults) -> Bool {
    let (model, other) = (
      results.models[pair.candidate].name, results.models[pair.baseline].name
    )
    return results.caveats.contains {
      guard case .samePredictions(let one, let another) = $0 else { return false }
      return one.isExactly(model) && another.isExactly(other)
    }
  }
}

/// A candidate and its findings in the head's metrics.
struct HeadCandidate {
  let name: String
  /// Whether it has the same predictions as the baseline.
  let isSame: Bool
  /// The value of the first primary metric, negated if higher is better; infinite if there is no
  /// number.
  let rank: Double
  let findings: [HeadFinding]

  /// - Parameters:
  ///   - pair: The comparison of the candidate with the baseline.
  ///   - results: The results that contain the pair.
  init(_ pair: PairResults, in results: WordedResults) {
    let model = results.models[pair.candidate]
    let metrics = HeadMetrics(results).metrics
    name = model.name
    isSame = results.areSame(pair)
    let value = results.options.primary.first.flatMap { model.estimate($0).finite }
    let isHigherBetter = metrics.first?.direction == .higherIsBetter
    rank = value.map { isHigherBetter ? -$0 : $0 } ?? .infinity
    findings = metrics.map { metric in
      let name = results.wording.name(metric)
      return HeadFinding(
        aspect: HeadAspect(metric, among: metrics, named: name),
        outcome: HeadCandidate.outcome(metric, pair, in: results),
        exploratory: results.options.primary.contains(metric.key) ? nil : name,
        isApproximate: pair.test(metric.key).map { $0.isClear && $0.doubt != nil } ?? false)
    }
  }

  private static func outcome(
    _ metric: Metric, _ pair: PairResults, in results: WordedResults
  ) -> HeadFinding.Outcome {
    let model = results.models[pair.candidate]
    if case .infinitelyHigher = pair.difference(metric.key),
      case .infinite(let mean) = model.estimate(metric.key)
    {
      return .infinite(samples: mean.count, InfiniteCause(model, results.task))
    }
    let baseline = results.models[pair.baseline]
    if case .infinitelyLower = pair.difference(metric.key),
      case .infinite(let mean) = baseline.estimate(metric.key)
    {
      return .baselineInfinite(samples: mean.count, InfiniteCause(baseline, results.task))
    }
    guard let test = pair.test(metric.key) else { return .untested }
    return switch test.verdict {
    case .better: .better
    case .worse: .worse
    case .tooFewSamples: .tooFewSamples
    case .noClearDifference, .undecided:
      .noClearDifference(
        isAlike: isAlike(test, metric, baseline: baseline.estimate(metric.key)))
    }
  }

  /// Two percentage points, and half of the baseline's rate.
  private static let (smallShare, smallPart) = (0.02, 0.5)

  /// Whether a rate's difference is small at both ends of its interval.
  private static func isAlike(_ test: PairedTest, _ metric: Metric, baseline: Estimate) -> Bool {
    guard metric.unit == .rate, let rate = baseline.finite else { return false }
    if let interval = test.interval {
      return max(-interval.low, interval.high) <= min(smallShare, smallPart * rate)
    }
    return test.hasNoSpread && test.difference == 0
  }
}
