import AssayData
import AssayResults

/// The conclusions from results, in sentences.
package func verdict(_ results: WordedResults) -> [String] {
  Verdict(results: results).sentences
}

/// The detailed sentences in the head of a report: what the numbers support, and no more.
///
/// They start with a ``Claim``, which follows a fixed rule, and continue with its evidence.
struct Verdict {
  /// The part of the results that is shown, which the sentences are about.
  private let results: WordedResults
  private let whole: WordedResults

  /// - Parameter results: The complete results.
  init(results: WordedResults) {
    (self.results, whole) = (results.shown, results)
  }

  /// A few sentences about each pair, or about the only model; then, as far as they apply, about
  /// temperature scaling, the margins, the worst slice, a rare positive class, the skill and the
  /// confidence of each model, the costs, and the next steps.
  var sentences: [String] {
    let pairs = results.pairs
    let advice = pairs.lazy.compactMap(RefitWords(results: results).advice).prefix(1)
    return (pairs.isEmpty ? [alone] : pairs.map(about)) + advice
      + MarginSentences(results: results).all
      + [SliceWords(results: whole).worst].compactMap(\.self)
      + PositiveWords(results: results).sentences + results.models.flatMap(about)
      + [CostWords(results: results).sentence, NextWords(results: whole).sentence]
      .compactMap(\.self)
  }

  /// First whether the model is no better than a constant prediction; then whether its confidence
  /// is off, as far as the samples show it.
  private func about(_ evaluation: ModelResults) -> [String] {
    let skill = SkillWords(evaluation: evaluation, results: results).sentence
    guard let calibration = evaluation.calibration else { return [skill].compactMap(\.self) }
    let words = CalibrationWords(
      evaluation: evaluation, calibration: calibration, results: results)
    switch words.finding {
    case .overconfident, .underconfident, .off: return [skill, words.sentence].compactMap(\.self)
    case .noClearFault, .unknown: return [skill].compactMap(\.self)
    }
  }

  private var wording: any Wording { results.wording }

  private var alone: String {
    let evaluation = results.models[0]
    // The counts are unweighted, although the rate may be weighted.
    let weighted = results.options.weight.map { wording.bracketed(wording.byWeight($0)) } ?? ""
    let error = wording.wrong(
      evaluation.name, in: results.count - evaluation.correct,
      of: results.count, metric: words(MetricKey.errorRate).name,
      value: value(MetricKey.errorRate, of: evaluation) + weighted)
    let loss =
      switch evaluation.estimate(primary.metric.key) {
      case .undefined(let reason): wording.undefined(primary.name, because: wording.words(reason))
      case .infinite(let mean):
        wording.itsInfinite(primary.name, because: because(mean, of: evaluation))
      case .value: wording.itsValue(primary.name, value(primary.metric.key, of: evaluation))
      }
    return wording.joined(error, loss)
  }

  /// A value with its interval, unless that is approximate.
  private func value(_ key: String, of evaluation: ModelResults) -> String {
    let words = words(key)
    let value = words.brief(evaluation.estimate(key))
    guard let bounds = evaluation.bounds(key), bounds.doubt == nil else { return value }
    let level = wording.level(results.options.confidence.level)
    return value + wording.bracketed(wording.interval(level, words.text(bounds.interval)))
  }

  /// The claim about two models with its evidence; empty if nothing is known about them.
  func about(_ pair: PairResults) -> String {
    let claim = Claim(pair, in: results)
    return [
      claim?.sentence, evidence(pair, for: claim), byFiniteLoss(pair), untested(pair),
      RefitWords(results: results).turn(pair), settling(pair),
    ]
    .compactMap(\.self)
    .filter { !$0.isEmpty }.joined(separator: wording.gap)
  }

  /// The finding of the loss that the head uses if cross-entropies are infinite; nil unless it is
  /// clear and the cross-entropy does not show the same.
  private func byFiniteLoss(_ pair: PairResults) -> String? {
    for metric in HeadMetrics(whole).metrics
    where !results.options.primary.contains(metric.key) {
      guard let test = pair.test(metric.key), test.isClear,
        test.verdict != pair.test(results.task.primaryLoss)?.verdict
      else { continue }
      let words = words(metric.key)
      return wording.byFiniteLoss(
        words.name, of: results.models[pair.candidate].name, isBetter: test.verdict == .better,
        size: words.size(test.difference),
        certainty: [
          wording.evidence(test, words, results.options.confidence),
          test.adjustedP.map(Figures.pWords),
        ]
        .compactMap(\.self))
    }
    return nil
  }

  // MARK: - Evidence

  /// Part of a sentence about one metric, and whether the metric became worse (1), better (−1) or
  /// neither (0); nil if unknown.
  private typealias Clause = (words: String, sign: Int?)

  /// The evidence for a claim; without a claim, what is known about the two models.
  private func evidence(_ pair: PairResults, for claim: Claim?) -> String {
    let candidate = Owner.model(results.models[pair.candidate].name)
    var owner = claim?.isAboutCandidate == true ? Owner.its : candidate
    var clauses: [Clause] = []
    let loss = results.task.primaryLoss
    for key in results.options.primary {
      let found: [Clause?] =
        switch key {
        case MetricKey.errorRate: [errors(pair, owner: owner, isClaimed: claim != nil)]
        case loss:
          [
            entropies(
              pair, owner: owner, isSameError: clauses.first.map { $0.sign == 0 } ?? false,
              isClaimed: claim != nil)
          ]
        default:
          [
            difference(key, pair, owner: owner) ?? same(key, pair, isClaimed: claim != nil)
              ?? untested(key, pair, isClaimed: claim != nil)
          ]
        }
      for clause in found.compactMap(\.self) {
        clauses.append(clause)
        // If a number is the same, the sentence so far is about both models.
        owner = clause.sign == 0 ? candidate : .its
      }
    }
    guard let first = clauses.first else { return "" }
    // Both metrics are compared because they may disagree.
    let isTurn = clauses.last?.sign.map { $0 != 0 && $0 != first.sign } ?? false
    return wording.sentence(clauses.map(\.words), isTurn: clauses.count > 1 && isTurn)
  }

  /// Why a metric has no test; nil if it has one.
  private func untested(_ key: String, _ pair: PairResults, isClaimed: Bool) -> Clause? {
    guard pair.test(key) == nil else { return nil }
    let names = [pair.candidate, pair.baseline].map { results.models[$0] }
    let undefined = names.compactMap { model -> (name: String, reason: Undefined)? in
      if case .undefined(let reason) = model.estimate(key) { (model.name, reason) } else { nil }
    }
    var because = wording.words(NoPairedTest.notCompared)
    if let reason = undefined.first?.reason {
      because = wording.undefined(of: undefined.map(\.name), because: wording.words(reason))
    } else if case .failure(let reason) = pair.metrics.tests[key] {
      because = wording.words(reason)
    }
    let models = isClaimed ? nil : (names[0].name, names[1].name)
    return (wording.untested(words(key).name, models: models, because: because), nil)
  }

  /// Why differences that were mentioned have no test; nil if all have one.
  private func untested(_ pair: PairResults) -> String? {
    var groups: [(because: String, metrics: [String])] = []
    for key in results.options.primary {
      guard case .value(let difference) = pair.difference(key), difference != 0,
        case .failure(let reason) = pair.metrics.tests[key]
      else { continue }
      let because = wording.words(reason)
      let place = groups.firstIndex { $0.because == because } ?? groups.endIndex
      if place == groups.endIndex { groups.append((because, [])) }
      groups[place].metrics.append(words(key).name)
    }
    guard !groups.isEmpty else { return nil }
    return wording.sentence(
      groups.map { wording.untestedDifferences($0.metrics, because: $0.because) }, isTurn: false)
  }

  /// Says that both models have the same value of a metric; nil if they do not.
  private func same(_ key: String, _ pair: PairResults, isClaimed: Bool) -> Clause? {
    guard case .value(0) = pair.difference(key) else { return nil }
    let (old, new) = (results.models[pair.baseline], results.models[pair.candidate])
    return (
      wording.same(
        words(key).name, words(key).brief(new.estimate(key)),
        models: isClaimed ? nil : (old.name, new.name)), 0
    )
  }

  /// The number of samples that would settle the unclear primary metrics without a margin; nil if
  /// all are clear or nothing is known.
  private func settling(_ pair: PairResults) -> String? {
    let margins = Set(results.options.margins.map(\.metric))
    let needed = results.options.primary.compactMap { key -> (count: String, metric: String)? in
      guard !margins.contains(key), let test = pair.test(key), !test.isClear,
        let samples = test.samplesNeeded, samples > test.evidence.count,
        samples < Verdict.mostSamples
      else { return nil }
      return (Figures.about(samples), words(key).name)
    }
    return needed.isEmpty ? nil : wording.settling(needed, unit)
  }

  /// Larger numbers of samples are useless advice.
  private static let mostSamples = 1_000_000_000

  private var unit: Noun { results.options.group == nil ? .sample : .group }

  private func errors(_ pair: PairResults, owner: Owner, isClaimed: Bool) -> Clause? {
    let key = MetricKey.errorRate
    let baseline = results.models[pair.baseline]
    let candidate = results.models[pair.candidate]
    // A claim has already named the two models.
    let other = isClaimed ? nil : baseline.name
    if let clause = difference(key, pair, owner: owner, than: other) { return clause }
    let same = wording.same(
      words(key).name, words(key).brief(candidate.estimate(key)),
      models: isClaimed ? nil : (baseline.name, candidate.name))
    return (same, 0)
  }

  /// The difference in a metric, with its certainty; nil if there is no difference, or no number.
  private func difference(
    _ key: String, _ pair: PairResults, owner: Owner, than other: String? = nil
  ) -> Clause? {
    guard case .value(let value) = pair.difference(key), value != 0 else { return nil }
    let words = words(key)
    let change = MetricChange(
      metric: words.name, size: words.size(value), isLower: value < 0,
      old: words.bare(results.models[pair.baseline].estimate(key)),
      new: words.bare(results.models[pair.candidate].estimate(key)),
      reference: pair.baseline == results.baseline ? nil : results.models[pair.baseline].name,
      certainty: certainty(pair, words))
    let isWorse = (value < 0) == (words.metric.direction == .higherIsBetter)
    return (wording.change(change, of: owner, than: other), isWorse ? 1 : -1)
  }

  private func entropies(
    _ pair: PairResults, owner: Owner, isSameError: Bool, isClaimed: Bool
  ) -> Clause? {
    let key = primary.metric.key
    let (name, names) = (primary.name, wording.plural(primary.metric))
    if let clause = difference(key, pair, owner: owner) { return clause }
    let baseline = results.models[pair.baseline]
    let candidate = results.models[pair.candidate]
    let (old, new) = (baseline.estimate(key), candidate.estimate(key))
    let value = words(key).brief(new)
    switch (pair.difference(key), old, new) {
    case (.value, _, _):
      return (isSameError ? wording.alsoSame(name, value) : wording.allSame(names, value), 0)
    case (.infinitelyHigher, _, .infinite(let mean)):
      return (wording.infinite(name, of: owner, because: because(mean, of: candidate)), 1)
    case (.infinitelyLower, .infinite(let mean), _):
      let because = because(mean, of: baseline, isNamed: true)
      return (wording.finite(name, value, of: owner, where: baseline.name, because: because), -1)
    case (_, .infinite, .infinite):
      return (wording.bothInfinite(names), nil)
    default:
      let models = [baseline, candidate].filter { $0.estimate(key) == .undefined(.classesOnly) }
      let because =
        models.isEmpty
        ? wording.words(NoPairedTest.notCompared) : wording.classesOnly(models.map(\.name))
      return (
        wording.untested(
          name, models: isClaimed ? nil : (candidate.name, baseline.name), because: because), nil
      )
    }
  }

  /// The certainty of a difference: its interval and p, if there are enough samples.
  private func certainty(
    _ pair: PairResults, _ words: MetricWords
  ) -> (interval: String, p: String)? {
    guard let test = pair.test(words.metric.key), test.verdict != .tooFewSamples,
      let evidence = wording.evidence(test, words, results.options.confidence),
      let p = test.adjustedP
    else { return nil }
    return (evidence, Figures.pWords(p))
  }

  /// Why a model's primary loss is infinite; the model is named if `isNamed`.
  private func because(
    _ mean: InfiniteMean, of evaluation: ModelResults, isNamed: Bool = false
  ) -> String {
    let model = isNamed ? evaluation.name : nil
    if evaluation.givesLogits { return wording.overflowing(model, in: mean.count) }
    return switch results.task {
    case .classes: wording.certainAndWrong(model, in: mean.count)
    case .multilabel: wording.certainOfWrongAnswer(model, in: mean.count)
    }
  }

  /// The loss that depends on the model's confidence.
  private var primary: MetricWords { words(results.task.primaryLoss) }

  private func words(_ key: String) -> MetricWords { results.words(key) }
}
