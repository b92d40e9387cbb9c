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

  /// A sentence or two a pair, or about the only model; one about the worst slice, where a model is
  /// clearly worse there; then what each model is worth by itself.
  var sentences: [String] {
    let pairs = comparison.pairs
    return (pairs.isEmpty ? [alone] : pairs.map(about))
      + [SliceWords(comparison: comparison).worst].compactMap(\.self)
      + comparison.evaluations.flatMap(about)
  }

  /// First whether a model is no better than none; then whether its confidence is off, as far as the
  /// samples show.
  private func about(_ evaluation: Evaluation) -> [String] {
    let skill = SkillWords(evaluation: evaluation, comparison: comparison).sentence
    guard let calibration = evaluation.findings?.calibration else {
      return [skill].compactMap(\.self)
    }
    let words = CalibrationWords(
      model: evaluation.model, calibration: calibration, count: evaluation.count,
      risk: comparison.options.confidence.alpha)
    switch words.finding {
    case .overconfident, .underconfident, .off: return [skill, words.sentence].compactMap(\.self)
    case .noClearFault, .unknown: return [skill].compactMap(\.self)
    }
  }

  private var alone: String {
    let evaluation = comparison.evaluations[0]
    let wrong = evaluation.confusion.total - evaluation.confusion.correct
    let error =
      "\(evaluation.model) is wrong in \(Figures.count(wrong)) of "
      + "\(Figures.count(comparison.count, "sample")), an \(words(MetricKey.errorRate).metric.name) of "
      + value(MetricKey.errorRate, of: evaluation)
    switch evaluation.estimate(primary.metric.key) {
    case .undefined(let reason):
      return "\(error); the \(primary.metric.name) is undefined: \(reason.words)."
    case .infinite(let mean):
      return "\(error); its \(primary.metric.name) is infinite, \(because(mean))."
    case .value:
      return
        "\(error); its \(primary.metric.name) is \(value(primary.metric.key, of: evaluation))."
    }
  }

  /// A value with its interval, where that is no doubtful one.
  private func value(_ key: String, of evaluation: Evaluation) -> String {
    let words = words(key)
    let value = words.brief(evaluation.estimate(key))
    guard let bounds = evaluation.bounds[key]?.bounds, bounds.doubt == nil else { return value }
    let level = Figures.level(comparison.options.confidence.level)
    return "\(value) (\(level) interval \(words.plainRange(bounds.interval)))"
  }

  private func about(_ pair: PairedComparison) -> String {
    let claim = Claim(pair, in: comparison)
    return [claim?.sentence, evidence(pair, for: claim)].compactMap(\.self).joined(separator: " ")
  }

  // MARK: - Evidence

  /// Part of a sentence about one metric, and which way the metric went; nil where none can be told.
  private typealias Clause = (words: String, sign: Int?)

  /// What a claim rests on; without a claim, what is known of the two.
  private func evidence(_ pair: PairedComparison, for claim: Claim?) -> String {
    let candidate = comparison.evaluations[pair.candidate].model
    var owner = claim?.isAboutCandidate == true ? "its" : "\(candidate)’s"
    let error = errors(pair, owner: owner, isClaimed: claim != nil)
    // Where the error rates are the same, the sentence so far is about both.
    owner = error.sign == 0 ? "\(candidate)’s" : "its"
    var clauses = [error]
    if claim != nil, Claim.keys(of: pair, comparison.task).contains(comparison.task.finiteLoss),
      let square = difference(comparison.task.finiteLoss, pair, owner: owner)
    {
      clauses.append(square)
      owner = "its"
    }
    clauses.append(entropies(pair, owner: owner, isSameError: error.sign == 0))
    return Verdict.sentence(clauses)
  }

  /// Clauses in one sentence, which begins with a capital unless a name stands there.
  private static func sentence(_ clauses: [Clause]) -> String {
    guard let first = clauses.first, let last = clauses.last else { return "" }
    // The point of comparing both: they need not agree.
    let isTurn = last.sign.map { $0 != 0 && $0 != first.sign } ?? false
    let head = clauses.dropLast().map(\.words).joined(separator: ", ")
    let text = "\(head), \(isTurn ? "but" : "and") \(last.words)."
    for word in ["its ", "both "] where text.hasPrefix(word) {
      return text.prefix(1).uppercased() + text.dropFirst()
    }
    return text
  }

  private func errors(_ pair: PairedComparison, owner: String, isClaimed: Bool) -> Clause {
    let baseline = comparison.evaluations[pair.baseline]
    let candidate = comparison.evaluations[pair.candidate]
    // A claim has named the two.
    let other = isClaimed ? nil : "\(baseline.model)’s"
    if let clause = difference(MetricKey.errorRate, pair, owner: owner, than: other) {
      return clause
    }
    let value = words(MetricKey.errorRate).brief(candidate.estimate(MetricKey.errorRate))
    let both = isClaimed ? "both" : "\(baseline.model) and \(candidate.model)"
    return ("\(both) have the same \(words(MetricKey.errorRate).metric.name), \(value)", 0)
  }

  /// How a metric differs, and how sure that is; nil where it does not, or no number tells.
  private func difference(
    _ key: String, _ pair: PairedComparison, owner: String, than other: String? = nil
  ) -> Clause? {
    guard case .value(let value) = pair.difference(key), value != 0 else { return nil }
    let words = words(key)
    let old = words.bare(comparison.evaluations[pair.baseline].estimate(key))
    let new = words.bare(comparison.evaluations[pair.candidate].estimate(key))
    return (
      "\(owner) \(words.metric.name) is \(words.size(value)) \(value < 0 ? "lower" : "higher")"
        + (other.map { " than \($0)" } ?? "")
        + " (\(new) against \(old)\(certainty(pair, words)))",
      value < 0 ? -1 : 1
    )
  }

  private func entropies(_ pair: PairedComparison, owner: String, isSameError: Bool) -> Clause {
    let key = primary.metric.key
    let (name, names) = (primary.metric.name, primaryPlural)
    if let clause = difference(key, pair, owner: owner) { return clause }
    let baseline = comparison.evaluations[pair.baseline]
    let candidate = comparison.evaluations[pair.candidate]
    let (old, new) = (baseline.estimate(key), candidate.estimate(key))
    let value = words(key).brief(new)
    switch (pair.difference(key), old, new) {
    case (.value, _, _):
      return (
        isSameError
          ? "the same \(name), \(value)" : "the \(names) are the same, \(value)", 0
      )
    case (.infinitelyHigher, _, .infinite(let mean)):
      return ("\(owner) \(name) is infinite, \(because(mean))", 1)
    case (.infinitelyLower, .infinite(let mean), _):
      return (
        "\(owner) \(name) is \(value) where \(baseline.model)’s is infinite, "
          + because(mean, of: baseline.model), -1
      )
    case (_, .infinite, .infinite):
      return ("both \(names) are infinite", nil)
    default:
      return ("the \(names) cannot be compared: \(classesOnly(baseline, candidate))", nil)
    }
  }

  /// How sure a difference is: its interval and p, where samples tell.
  private func certainty(_ pair: PairedComparison, _ words: MetricWords) -> String {
    guard let test = pair.test(words.metric.key), test.verdict != .tooFewSamples,
      let interval = test.interval, let p = test.adjustedP
    else { return "" }
    return "; \(Figures.level(test.confidence)) interval \(words.range(interval)), "
      + Figures.pWords(p)
  }

  /// Which of two models give no probabilities.
  private func classesOnly(_ baseline: Evaluation, _ candidate: Evaluation) -> String {
    let names = [baseline, candidate]
      .filter { $0.estimate(primary.metric.key) == .undefined(.classesOnly) }.map(\.model)
    return names.count == 1 ? "\(names[0]) gives classes only" : "both give classes only"
  }

  private func because(_ mean: InfiniteMean, of model: String = "it") -> String {
    switch comparison.task {
    case .classes:
      "because \(model) gives probability 0 to the label of \(Figures.count(mean.count, "sample"))"
    case .multilabel:
      "because \(model) is certain of a wrong answer in \(Figures.count(mean.count, "sample"))"
    }
  }

  /// The loss that sees how sure a model is.
  private var primary: MetricWords { words(comparison.task.primaryLoss) }

  private var primaryPlural: String {
    comparison.task == .classes ? "cross-entropies" : "binary cross-entropies"
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
