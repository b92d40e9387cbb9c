package import AssayCompare
import AssayData
import AssayEvaluate

/// What the numbers of a comparison say, in sentences.
package func verdict(_ comparison: Comparison) -> [String] {
  Verdict(comparison: comparison).sentences
}

/// The sentences at the head of a report: what the numbers say, and nothing that they do not.
///
/// First a ``Claim``, which goes by a rule, then what it rests on.
struct Verdict {
  let comparison: Comparison

  /// One sentence a candidate, or one about the only model; and one about the worst slice, where a
  /// model is clearly worse there.
  var sentences: [String] {
    (comparison.pairs.isEmpty ? [alone] : comparison.pairs.map(about))
      + [SliceWords(comparison: comparison).worst].compactMap(\.self)
  }

  private var alone: String {
    let evaluation = comparison.evaluations[0]
    let wrong = evaluation.confusion.total - evaluation.confusion.correct
    let error =
      "\(evaluation.model) is wrong in \(Figures.count(wrong)) of "
      + "\(Figures.count(comparison.count, "sample")), an error rate of "
      + words(MetricKey.errorRate).brief(evaluation.estimate(MetricKey.errorRate))
    switch evaluation.estimate(MetricKey.crossEntropy) {
    case .undefined(let reason):
      return "\(error); the cross-entropy is undefined: \(reason.words)."
    case .infinite(let mean):
      return "\(error); its cross-entropy is infinite, \(because(mean))."
    case .value:
      let entropy = words(MetricKey.crossEntropy)
        .brief(evaluation.estimate(MetricKey.crossEntropy))
      return "\(error); its cross-entropy is \(entropy)."
    }
  }

  private func about(_ pair: PairedComparison) -> String {
    let claim = Claim(comparison: comparison, pair: pair).sentence
    return [claim, facts(pair)].compactMap(\.self).joined(separator: " ")
  }

  private func facts(_ pair: PairedComparison) -> String {
    let baseline = comparison.evaluations[pair.baseline]
    let candidate = comparison.evaluations[pair.candidate]
    let (error, errorSign) = errors(baseline, candidate, pair)
    let (entropy, entropySign) = entropies(baseline, candidate, pair)
    if entropySign == 0, errorSign != 0 {
      let same = words(MetricKey.crossEntropy)
        .brief(candidate.estimate(MetricKey.crossEntropy))
      return "\(error), and the cross-entropies are the same, \(same)."
    }
    guard let entropySign, entropySign != 0 else { return "\(error), \(entropy)." }
    // The point of comparing both: they need not agree.
    return "\(error)\(errorSign == entropySign ? ", and" : ", but") \(entropy)."
  }

  private func errors(
    _ baseline: Evaluation, _ candidate: Evaluation, _ pair: PairedComparison
  ) -> (String, Int) {
    let words = words(MetricKey.errorRate)
    let old = words.brief(baseline.estimate(MetricKey.errorRate))
    let new = words.brief(candidate.estimate(MetricKey.errorRate))
    guard case .value(let value) = pair.difference(MetricKey.errorRate), value != 0 else {
      return ("\(baseline.model) and \(candidate.model) have the same error rate, \(new)", 0)
    }
    return (
      "\(candidate.model)’s error rate is \(value < 0 ? "lower" : "higher") than "
        + "\(baseline.model)’s by \(words.size(value)) (\(new) against \(old)\(evidence(pair, words)))",
      value < 0 ? -1 : 1
    )
  }

  private func entropies(
    _ baseline: Evaluation, _ candidate: Evaluation, _ pair: PairedComparison
  ) -> (String, Int?) {
    let words = words(MetricKey.crossEntropy)
    let key = MetricKey.crossEntropy
    let (old, new) = (baseline.estimate(key), candidate.estimate(key))
    let difference = pair.difference(key)
    switch (difference, old, new) {
    case (.value(let value), _, _) where value != 0:
      return (
        "\(candidate.model)’s cross-entropy is \(value < 0 ? "lower" : "higher") by "
          + "\(words.size(value)) (\(words.bare(new)) against \(words.bare(old))\(evidence(pair, words)))",
        difference.sign
      )
    case (.value, _, _):
      return ("and the same cross-entropy, \(words.brief(new))", 0)
    case (.infinitelyHigher, _, .infinite(let mean)):
      return ("\(candidate.model)’s cross-entropy is infinite, \(because(mean))", 1)
    case (.infinitelyLower, .infinite(let mean), _):
      return (
        "\(candidate.model)’s cross-entropy is \(words.brief(new)) where \(baseline.model)’s is "
          + "infinite, \(because(mean))", -1
      )
    case (_, .infinite, .infinite):
      return ("and both cross-entropies are infinite", nil)
    default:
      return (
        "and their cross-entropies cannot be compared: \(classesOnly(baseline, candidate))", nil
      )
    }
  }

  /// How sure a difference is: its interval and p, where samples tell.
  private func evidence(_ pair: PairedComparison, _ words: MetricWords) -> String {
    guard let test = pair.test(words.metric.key), test.verdict != .tooFewSamples,
      let interval = test.interval, let p = test.adjustedP
    else { return "" }
    return "; \(Figures.level(test.confidence)) interval \(words.range(interval)), "
      + Figures.pWords(p)
  }

  /// Which of two models give no probabilities.
  private func classesOnly(_ baseline: Evaluation, _ candidate: Evaluation) -> String {
    let names = [baseline, candidate]
      .filter { $0.estimate(MetricKey.crossEntropy) == .undefined(.classesOnly) }.map(\.model)
    return names.count == 1 ? "\(names[0]) gives classes only" : "both give classes only"
  }

  private func because(_ mean: InfiniteMean) -> String {
    "because it gives probability 0 to the label of \(Figures.count(mean.count, "sample"))"
  }

  private func words(_ key: String) -> MetricWords {
    comparison.words(key)
  }
}

extension Comparison {
  /// The words for one of the metrics that every comparison has.
  func words(_ key: String) -> MetricWords {
    MetricWords(
      metric: metric(key)
        ?? Metric(
          key: key, name: key, direction: .descriptive, unit: .plain, range: "", definition: ""),
      logBase: options.logBase)
  }
}
