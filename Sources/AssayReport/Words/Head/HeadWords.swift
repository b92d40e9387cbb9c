import AssayData
import AssayResults
import AssayText

/// The sentences in the head of a report: a headline by fixed rules, without numbers, and the other
/// findings.
///
/// The headline uses the primary metrics only. It names a clear winner or a trade-off, or says that
/// there is neither, or that there are too few samples.
struct HeadWords {
  /// The most candidates that get a sentence each; more are combined into one sentence.
  private static let mostSingly = 2
  /// The most models named in a list.
  private static let mostNamed = 4
  /// The fewest samples for a judgment of a single model.
  private static let leastSamples = 20

  private let whole: WordedResults
  private let results: WordedResults
  /// The candidates, the best first.
  private let candidates: [HeadCandidate]

  /// - Parameter results: The complete results.
  init(results: WordedResults) {
    let whole = results.brief
    (self.whole, self.results) = (whole, whole.shown)
    candidates = whole.pairs.filter { $0.baseline == whole.baseline }
      .map { HeadCandidate($0, in: whole) }.enumerated()
      .sorted { ($0.element.rank, $0.offset) < ($1.element.rank, $1.offset) }.map(\.element)
  }

  private var wording: any Wording { results.wording }
  private var baseline: String { results.models[results.baseline].name }
  /// Whether every candidate has the same predictions as the baseline.
  var areAllSame: Bool { !candidates.isEmpty && candidates.allSatisfy(\.isSame) }
  private var areUnknown: Bool { candidates.allSatisfy { HeadClaim($0).isUnknown } }

  // MARK: - Headline

  /// One sentence without its full stop.
  var headline: String { wording.headline(claim) }

  private var claim: Headline {
    guard let first = candidates.first else { return alone }
    let claims = candidates.map { HeadClaim($0) }
    if areAllSame {
      let (names, more) = named(candidates)
      return .same(names, more: more, as: baseline)
    }
    if let oneClass, !areUnknown { return .oneClass(oneClass) }
    if candidates.count == 1 {
      return claims[0].headline(of: first.name, baseline, samples: results.count)
    }
    if let best { return .bestOfAll(best) }
    let better = zip(candidates, claims).filter { $0.1.isBetter }
    if !better.isEmpty { return claim(of: better) }
    let trades = zip(candidates, claims).filter { $0.1.isTrade }
    if trades.count == 1, let (candidate, claim) = trades.first {
      return claim.headline(of: candidate.name, baseline, samples: results.count)
    }
    if claims.allSatisfy(\.isWorseThroughout) { return .bestOfAll(baseline) }
    if areUnknown {
      return .tooFewSamples(results.count, candidate: nil, baseline: baseline)
    }
    return .noneBetter(than: baseline)
  }

  /// The headline if several candidates are better; those that are better throughout take
  /// precedence.
  private func claim(of better: [(HeadCandidate, HeadClaim)]) -> Headline {
    let throughout = better.filter { $0.1.isBetterThroughout }
    let winners = throughout.isEmpty ? better : throughout
    if winners.count == 1, let (candidate, claim) = winners.first {
      return claim.headline(of: candidate.name, baseline, samples: results.count)
    }
    let (names, more) = named(winners.map(\.0))
    return .severalBetter(names, more: more, than: baseline)
  }

  /// The model that is clearly better than every other one, if all pairs are compared.
  private var best: String? {
    guard whole.options.comparesAllPairs else { return nil }
    let model = whole.models.indices.first { model in
      let against = whole.pairs.filter { $0.candidate == model || $0.baseline == model }
      return against.allSatisfy { pair in
        let claim = HeadClaim(HeadCandidate(pair, in: whole))
        return pair.candidate == model ? claim.isBetterThroughout : claim.isWorseThroughout
      }
    }
    return model.map { whole.models[$0].name }
  }

  /// The headline about a single model: whether it is better than a constant prediction.
  private var alone: Headline {
    let model = results.models[0]
    if let oneClass, results.count > 1 { return .oneClass(oneClass) }
    let isFew = results.count < HeadWords.leastSamples
    switch SkillWords(evaluation: model, results: results).outcome {
    case .better(let ofClasses):
      return .alone(model.name, isBetter: true, ofClassesOnly: ofClasses)
    case .worse(let ofClasses):
      return .alone(model.name, isBetter: false, ofClassesOnly: ofClasses)
    case .notShown where isFew, .unknown where isFew:
      return .tooFewToJudge(results.count, model.name)
    case .notShown(let ofClasses):
      return .alone(model.name, isBetter: nil, ofClassesOnly: ofClasses)
    case .unknown:
      let error = errorRate(of: model)
      return .errorRate(model.name, rate: error.rate, interval: error.interval)
    }
  }

  /// The class that every sample has; nil if there are several.
  private var oneClass: String? {
    for case .singleClass(let name) in results.caveats { return wording.shown(name) }
    return nil
  }

  // MARK: - Sentences

  /// The findings that the headline leaves out, one clause each, in a few sentences at most.
  var sentences: [String] {
    if candidates.isEmpty { return ownSentences }
    if areAllSame { return [wording.givenTwice] }
    if areUnknown {
      let ofOneClass = results.count > 1 ? oneClass : nil
      return observed + [ofOneClass.map(wording.singleClass)].compactMap(\.self)
    }
    let sentences =
      candidates.count <= HeadWords.mostSingly
      ? groups.map { wording.headSentence([$0]) }
      : groups.isEmpty ? [] : [wording.headSentence(groups)]
    return sentences + [ofBaseline, replacement, partlyUnknown].compactMap(\.self)
  }

  /// A single model's errors and confidence.
  private var ownSentences: [String] {
    let model = results.models[0]
    let error = errorRate(of: model)
    let wrong = wording.wrong(
      model.name, in: results.count - model.correct, of: results.count,
      rate: error.rate + (error.interval.map(wording.bracketed) ?? ""), averaged: averagedError)
    var sentences = [wrong]
    if case .errorRate = alone { sentences = [] }
    guard let calibration = model.calibration else { return sentences }
    let words = CalibrationWords(evaluation: model, calibration: calibration, results: results)
    switch words.finding {
    case .overconfident, .underconfident, .off: return sentences + [words.sentence]
    case .noClearFault, .unknown: return sentences
    }
  }

  /// The error rate of a single model with ties broken at random; nil if it is the same.
  private var averagedError: String? {
    let model = results.models[0]
    let error = model.estimate(MetricKey.errorRate).finite
    let averaged = model.estimate(MetricKey.tieAveragedError)
    guard (model.tiedSamples ?? 0) > 0, let value = averaged.finite, value != error else {
      return nil
    }
    return results.words(MetricKey.tieAveragedError).brief(averaged)
  }

  /// The error rate, weighted if samples are, and its interval.
  private func errorRate(of model: ModelResults) -> (rate: String, interval: String?) {
    let words = results.words(MetricKey.errorRate)
    let level = wording.level(results.options.confidence.level)
    let weighted = results.options.weight.map { wording.bracketed(wording.byWeight($0)) } ?? ""
    return (
      words.brief(model.estimate(MetricKey.errorRate)) + weighted,
      model.bounds(MetricKey.errorRate).map { wording.interval(level, words.text($0.interval)) }
    )
  }

  /// Says that the baseline's loss is infinite; nil if it is not, or if those of the candidates
  /// are, too.
  private var ofBaseline: String? {
    for finding in candidates.flatMap(\.findings) {
      guard case .baselineInfinite(let samples, let cause) = finding.outcome else { continue }
      let found = HeadFinding(
        aspect: finding.aspect, outcome: .infinite(samples: samples, cause), exploratory: nil)
      return wording.headSentence([HeadGroup(names: [baseline], more: 0, findings: [found])])
    }
    return nil
  }

  /// The metrics in which there are too few samples to compare two models, if the headline says
  /// that there is no clear difference.
  private var partlyUnknown: String? {
    guard candidates.count == 1, HeadClaim(candidates[0]).isWithoutDifference else { return nil }
    let metrics = zip(HeadMetrics(whole).metrics, candidates[0].findings)
    let unknown = metrics.filter { $0.1.outcome == .tooFewSamples }.map { wording.name($0.0) }
    return unknown.isEmpty ? nil : wording.tooFew(in: unknown)
  }

  /// Names the exploratory metric in which something was found.
  private var replacement: String? {
    let found = groups.flatMap(\.findings).first { $0.sign != 0 && $0.exploratory != nil }
    return found?.exploratory.map {
      wording.replacing(results.words(results.task.primaryLoss).name, by: $0)
    }
  }

  /// Candidates grouped by their findings, the best group first.
  ///
  /// This leaves out candidates without findings, and those with the same predictions as the
  /// baseline, which are mentioned before.
  private var groups: [HeadGroup] {
    var groups: [(findings: [HeadFinding], candidates: [HeadCandidate])] = []
    for candidate in candidates where !candidate.isSame {
      let findings = told(of: candidate)
      if let place = groups.firstIndex(where: { $0.findings == findings }) {
        groups[place].candidates.append(candidate)
      } else if !findings.isEmpty {
        groups.append((findings, [candidate]))
      }
    }
    let isSingly = candidates.count <= HeadWords.mostSingly
    let ordered =
      isSingly
      ? groups
      : groups.enumerated().sorted {
        let (one, other) = ($0.element.findings, $1.element.findings)
        return (HeadClaim.rank(one), $0.offset) < (HeadClaim.rank(other), $1.offset)
      }.map(\.element)
    return ordered.map { group in
      let (names, more) = named(group.candidates)
      return HeadGroup(names: names, more: more, findings: group.findings)
    }
  }

  /// The findings for the sentences: for a single candidate those that its headline leaves out; if
  /// there are many candidates, only the differences.
  private func told(of candidate: HeadCandidate) -> [HeadFinding] {
    if candidates.count > HeadWords.mostSingly {
      let known = candidate.findings.map(\.inGroup).filter { $0.outcome != .untested }
      let told = known.filter { $0.sign != 0 }
      return told.isEmpty ? known : told
    }
    let claim = HeadClaim(candidate)
    let isSaid = candidates.count == 1 && (claim.isTrade || claim.isWithoutDifference)
    return candidate.findings.filter {
      switch $0.outcome {
      case .infinite: true
      case .untested, .baselineInfinite: false
      case .better, .worse, .noClearDifference, .tooFewSamples: !isSaid
      }
    }
  }

  /// The observed values of the first two models if there are too few samples, and what a claim
  /// would take.
  private var observed: [String] {
    guard let pair = results.pairs.first(where: { $0.baseline == results.baseline }) else {
      return []
    }
    let models = [pair.candidate, pair.baseline].map { results.models[$0] }
    let errors = models.map { results.count - $0.correct }
    let loss = results.words(results.task.primaryLoss)
    var closer: (model: String, metric: String, new: String, old: String)?
    if let new = models[0].estimate(loss.metric.key).finite,
      let old = models[1].estimate(loss.metric.key).finite, new != old
    {
      let (better, other) = new < old ? (0, 1) : (1, 0)
      closer = (
        models[better].name, loss.name, loss.bare(models[better].estimate(loss.metric.key)),
        loss.brief(models[other].estimate(loss.metric.key))
      )
    }
    return [
      candidates.count == 1
        ? wording.observed(models.map(\.name), errors: errors, of: results.count, closer: closer)
        : nil,
      Claim(pair, in: results)?.leastPSentence,
    ].compactMap(\.self)
  }

  /// The names of the first candidates, among those that tables show, and the number of the others.
  private func named(_ candidates: [HeadCandidate]) -> (names: [String], more: Int) {
    let shown = results.models.map(\.name)
    let names = candidates.map(\.name).filter { shown.contains(exactly: $0) }
      .prefix(HeadWords.mostNamed)
    return (Array(names), candidates.count - names.count)
  }
}

extension HeadFinding {
  /// The finding as it is used in a group: without the numbers of samples.
  fileprivate var inGroup: HeadFinding {
    let outcome: Outcome =
      switch self.outcome {
      case .noClearDifference: .noClearDifference(isAlike: false)
      case .infinite(_, let cause): .infinite(samples: 0, cause)
      case .baselineInfinite: .untested
      default: self.outcome
      }
    return HeadFinding(aspect: aspect, outcome: outcome, exploratory: exploratory)
  }
}
