import AssayData
import AssayResults

/// Says of a model that it is no better than knowing the class frequencies alone.
struct SkillWords {
  let evaluation: ModelResults
  let results: WordedResults

  /// The bounds of a metric, where they are no doubtful ones.
  private func interval(_ key: String) -> String {
    guard let bounds = evaluation.bounds(key), bounds.doubt == nil else { return "" }
    let wording = results.wording
    return wording.bracketed(
      wording.interval(
        wording.level(results.options.confidence.level),
        results.words(key).plainRange(bounds.interval)))
  }

  /// Nil of a model that is better.
  ///
  /// No better is: D² (Brier skill where the cross-entropy is infinite) is not above 0; or, of a
  /// model that gives classes only, the error rate is not below that of the most frequent class.
  var sentence: String? {
    let wording = results.wording
    for key in [MetricKey.logLossSkill, MetricKey.brierSkill] {
      guard let metric = results.metric(key), let skill = evaluation.estimate(key).finite
      else { continue }
      guard skill <= 0 else { return nil }
      return wording.noSkill(
        evaluation.name, wording.name(metric), Figures.brief(skill) + interval(key))
    }
    guard let error = evaluation.estimate(MetricKey.errorRate).finite,
      let majority = evaluation.estimate(MetricKey.majorityError).finite, error >= majority,
      majority > 0
    else { return nil }
    return wording.noBetterThanMajority(
      evaluation.name, isWorse: error > majority, error: wording.percent(error),
      majority: wording.percent(majority))
  }
}
