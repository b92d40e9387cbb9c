import AssayCompare
import AssayData
import AssayEvaluate

/// Says of a model that it is no better than knowing the class frequencies alone.
struct SkillWords {
  let evaluation: Evaluation
  let comparison: Comparison

  /// The bounds of a metric, where they are no doubtful ones.
  private func interval(_ key: String) -> String {
    guard let bounds = evaluation.bounds[key]?.bounds, bounds.doubt == nil else { return "" }
    return " (\(Figures.level(comparison.options.confidence.level)) interval "
      + "\(comparison.words(key).plainRange(bounds.interval)))"
  }

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
        + "\(metric.name) is \(Figures.brief(skill))\(interval(key)), and 0 is what they reach."
    }
    guard let error = evaluation.estimate(MetricKey.errorRate).finite,
      let majority = evaluation.estimate(MetricKey.majorityError).finite, error >= majority,
      majority > 0
    else { return nil }
    let word = error > majority ? "worse" : "no better"
    return "\(model) is \(word) than always answering the most frequent class: its error rate is "
      + "\(Figures.percent(error)), and that one’s \(Figures.percent(majority))."
  }
}
