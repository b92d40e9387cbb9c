import AssayData
import AssayResults

/// Whether a model is better than a constant prediction.
enum SkillOutcome {
  /// `ofClassesOnly` means that the model is compared with the most frequent class, because there
  /// are no probabilities.
  case better(ofClassesOnly: Bool)
  case notShown(ofClassesOnly: Bool)
  case worse(ofClassesOnly: Bool)
  /// Nothing is known.
  case unknown
}

/// The sentence about a model that is not shown to be better than the class frequencies alone.
///
/// A model is better if the whole interval of D², or of the Brier skill if the cross-entropy is
/// infinite, is above 0. A model that predicts classes only is better if the whole interval of its
/// error rate is below the error of the most frequent class. If there is no interval, the value
/// serves as both ends.
struct SkillWords {
  let evaluation: ModelResults
  let results: WordedResults

  var outcome: SkillOutcome {
    if let (_, skill, bounds) = skill {
      if bounds?.interval.low ?? skill > 0 { return .better(ofClassesOnly: false) }
      let isWorse = bounds.map { $0.interval.high < 0 } ?? false
      return isWorse ? .worse(ofClassesOnly: false) : .notShown(ofClassesOnly: false)
    }
    guard let (error, majority, bounds) = errors else { return .unknown }
    if bounds?.interval.high ?? error < majority { return .better(ofClassesOnly: true) }
    let isWorse = bounds.map { $0.interval.low > majority } ?? false
    return isWorse ? .worse(ofClassesOnly: true) : .notShown(ofClassesOnly: true)
  }

  /// The sentence; nil if the model is shown to be better.
  var sentence: String? {
    let wording = results.wording
    let isWorse: Bool
    switch outcome {
    case .better, .unknown: return nil
    case .worse: isWorse = true
    case .notShown: isWorse = false
    }
    if let value {
      return wording.noSkill(
        evaluation.name, isWorse: isWorse, isApproximate: skill?.bounds?.doubt != nil,
        value.metric, value.text)
    }
    return errors.map { error, majority, bounds in
      wording.noBetterThanMajority(
        evaluation.name, isWorse: isWorse, isApproximate: bounds?.doubt != nil,
        error: wording.percent(error), majority: wording.percent(majority))
    }
  }

  /// D², or the metric that replaces it, with its name; nil if the model predicts classes only.
  var value: (metric: String, text: String)? {
    skill.map { metric, value, _ in
      (
        metric.id == .logLossSkill ? "D²" : results.wording.name(metric),
        Figures.fixed(value, decimals: 2)
      )
    }
  }

  private var skill: (metric: Metric, value: Double, bounds: ConfidenceInterval?)? {
    for key in [MetricKey.logLossSkill, MetricKey.brierSkill] {
      guard let metric = results.metric(key), let skill = evaluation.estimate(key).finite
      else { continue }
      return (metric, skill, evaluation.bounds(key))
    }
    return nil
  }

  private var errors: (error: Double, majority: Double, bounds: ConfidenceInterval?)? {
    guard let error = evaluation.estimate(MetricKey.errorRate).finite,
      let majority = evaluation.estimate(MetricKey.majorityError).finite, majority > 0
    else { return nil }
    return (error, majority, evaluation.bounds(MetricKey.errorRate))
  }
}
