import AssayCompare
import AssayData
import AssayEvaluate

/// Says of a model that it is no better than knowing the class frequencies alone.
struct SkillWords {
  let evaluation: Evaluation
  let comparison: Comparison

  /// Nil of a model that is better.
  ///
  /// No better is: D² (Brier skill where the cross-entropy is infinite) is not above 0; or, of a
  /// model that gives classes only, the error rate is not below that of the most frequent class.
  var sentence: String? {
    let model = evaluation.model
    for key in [MetricKey.logLossSkill, MetricKey.brierSkill] {
      guard let metric = comparison.metric(key), let skill = evaluation.estimate(key).finite
      else { continue }
      guard skill <= 0 else { return nil }
      return "\(model) is no better than always answering the class frequencies: its "
        + "\(metric.name) is \(Figures.brief(skill)), and 0 is what they reach."
    }
    guard let error = evaluation.estimate(MetricKey.errorRate).finite,
      let majority = evaluation.estimate(MetricKey.majorityError).finite, error >= majority,
      majority > 0
    else { return nil }
    return "\(model) is no better than always answering the most frequent class: its error rate is "
      + "\(Figures.percent(error)), and that one’s \(Figures.percent(majority))."
  }
}
