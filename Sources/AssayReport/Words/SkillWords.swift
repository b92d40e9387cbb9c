import AssayData
import AssayResults

/// Says of a model that it is not shown to be better than knowing the class frequencies alone.
struct SkillWords {
  let evaluation: ModelResults
  let results: WordedResults

  /// Nil for a model that is shown to be better.
  ///
  /// It is where the whole interval of D² (Brier skill where the cross-entropy is infinite) is above 0; or, of
  /// a model that gives classes only, where that of the error rate is below the error of the most frequent
  /// class. A value without an interval goes for both of its ends.
  var sentence: String? {
    let wording = results.wording
    for key in [MetricKey.logLossSkill, MetricKey.brierSkill] {
      guard let metric = results.metric(key), let skill = evaluation.estimate(key).finite
      else { continue }
      let bounds = evaluation.bounds(key)
      guard bounds?.interval.low ?? skill <= 0 else { return nil }
      return wording.noSkill(
        evaluation.name, isWorse: bounds.map { $0.interval.high < 0 } ?? false,
        isApproximate: bounds?.doubt != nil,
        metric.id == .logLossSkill ? "D²" : wording.name(metric), Figures.fixed(skill, decimals: 2))
    }
    guard let error = evaluation.estimate(MetricKey.errorRate).finite,
      let majority = evaluation.estimate(MetricKey.majorityError).finite, majority > 0
    else { return nil }
    let bounds = evaluation.bounds(MetricKey.errorRate)
    guard bounds?.interval.high ?? error >= majority else { return nil }
    return wording.noBetterThanMajority(
      evaluation.name, isWorse: bounds.map { $0.interval.low > majority } ?? false,
      isApproximate: bounds?.doubt != nil, error: wording.percent(error),
      majority: wording.percent(majority))
  }
}
