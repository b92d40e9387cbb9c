import AssayData
import AssayResults
import AssayText

/// The sentences at the head of a report: a headline by rule, without numbers, and the rest in words.
///
/// The headline goes by the primary metrics alone. It names a clear winner, a trade-off, that there is neither, or
/// that the samples are too few.
struct HeadWords {
  /// More candidates than these are put together by what is known of them.
  private static let mostSingly = 2
  /// At most this many models are named in a row.
  private static let mostNamed = 4

  private let whole: WordedResults
  private let results: WordedResults
  private let candidates: [HeadCandidate]

  /// - Parameter whole: The whole results.
  init(results whole: WordedResults) {
    (self.whole, results) = (whole, whole.shown)
    candidates = whole.pairs.filter { $0.baseline == whole.baseline }
      .map { HeadCandidate($0, in: whole) }
  }

  private var wording: any Wording { results.wording }
  private var baseline: String { HeadWords.short(results.models[results.baseline].name) }

  /// A name that a headline has room for.
  static func short(_ name: String) -> String { shortened(name, to: 48) }

  // MARK: - Headline

  /// One sentence without its stop.
  var headline: String {
    guard let first = candidates.first else { return alone }
    let claims = candidates.map { HeadClaim($0) }
    if candidates.count == 1 {
      return wording.headline(claims[0].headline(of: first.name, baseline, samples: results.count))
    }
    if let best { return wording.headline(.bestOfAll(best)) }
    let better = zip(candidates, claims).filter { $0.1.isBetter }
    if !better.isEmpty { return headline(better) }
    let trades = zip(candidates, claims).filter { $0.1.isTrade }
    if trades.count == 1, let (candidate, claim) = trades.first {
      return wording.headline(claim.headline(of: candidate.name, baseline, samples: results.count))
    }
    if claims.allSatisfy(\.isWorseThroughout) { return wording.headline(.bestOfAll(baseline)) }
    if claims.allSatisfy(\.isUnknown) {
      return wording.headline(.tooFewSamples(results.count, candidate: nil, baseline: baseline))
    }
    return wording.headline(.noneBetter(than: baseline))
  }

  /// Of several that are better, those that are better throughout come first.
  private func headline(_ better: [(HeadCandidate, HeadClaim)]) -> String {
    let throughout = better.filter { $0.1.isBetterThroughout }
    let winners = throughout.isEmpty ? better : throughout
    if winners.count == 1, let (candidate, claim) = winners.first {
      return wording.headline(claim.headline(of: candidate.name, baseline, samples: results.count))
    }
    return wording.headline(
      .severalBetter(names(winners.map(\.0.name)), than: baseline))
  }

  /// The one model that is clearly better than each other, where all pairs are compared.
  private var best: String? {
    guard whole.options.comparesAllPairs else { return nil }
    let model = whole.models.indices.first { model in
      let against = whole.pairs.filter { $0.candidate == model || $0.baseline == model }
      return against.allSatisfy { pair in
        let claim = HeadClaim(HeadCandidate(pair, in: whole))
        return pair.candidate == model ? claim.isBetterThroughout : claim.isWorseThroughout
      }
    }
    return model.map { HeadWords.short(whole.models[$0].name) }
  }

  /// Of a single model: whether it is better than the class frequencies.
  private var alone: String {
    let model = results.models[0]
    return wording.headline(
      .alone(HeadWords.short(model.name), SkillWords(evaluation: model, results: results).outcome))
  }

  // MARK: - Sentences

  /// What the headline leaves out, a finding a clause: at most a few sentences.
  var sentences: [String] {
    if candidates.isEmpty { return ownSentences }
    if candidates.allSatisfy({ HeadClaim($0).isUnknown }) { return observed }
    if candidates.count <= HeadWords.mostSingly {
      return (candidates.map(sentence) + [ofBaseline]).compactMap(\.self)
    }
    return [grouped, ofBaseline].compactMap(\.self)
  }

  /// A single model's errors and confidence.
  private var ownSentences: [String] {
    let model = results.models[0]
    let wrong = wording.wrong(
      HeadWords.short(model.name), in: results.count - model.correct, of: results.count)
    guard let calibration = model.calibration else { return [wrong] }
    let words = CalibrationWords(evaluation: model, calibration: calibration, results: results)
    switch words.finding {
    case .overconfident, .underconfident, .off: return [wrong, words.sentence]
    case .noClearFault, .unknown: return [wrong]
    }
  }

  /// That the baseline's loss is infinite; nil if it is not, or those of the candidates are, too.
  private var ofBaseline: String? {
    for finding in candidates.flatMap(\.findings) {
      guard case .baselineInfinite(let samples, let cause) = finding.outcome else { continue }
      let found = HeadFinding(
        aspect: finding.aspect, outcome: .infinite(samples: samples, cause), exploratory: nil)
      return wording.headSentence([baseline], more: 0, [found])
    }
    return nil
  }

  private func sentence(_ candidate: HeadCandidate) -> String? {
    let claim = HeadClaim(candidate)
    // The headline has said all of it.
    if candidates.count == 1, claim.isTrade || claim.isWithoutDifference {
      let rest = candidate.findings.filter {
        if case .infinite = $0.outcome { true } else { false }
      }
      return rest.isEmpty ? nil : wording.headSentence([candidate.name], more: 0, rest)
    }
    let known = candidate.findings.filter {
      switch $0.outcome {
      case .untested, .baselineInfinite: false
      default: true
      }
    }
    return known.isEmpty ? nil : wording.headSentence([candidate.name], more: 0, known)
  }

  /// Candidates of which the same is known, in one sentence.
  private var grouped: String? {
    var groups: [(findings: [HeadFinding], names: [String])] = []
    for candidate in candidates {
      let known = candidate.findings.map(\.inGroup).filter { $0.outcome != .untested }
      let told = known.filter { $0.sign != 0 }
      let findings = told.isEmpty ? known : told
      if let place = groups.firstIndex(where: { $0.findings == findings }) {
        groups[place].names.append(candidate.name)
      } else {
        groups.append((findings, [candidate.name]))
      }
    }
    let known = groups.filter { !$0.findings.isEmpty }.enumerated().sorted {
      let (one, other) = ($0.element.findings, $1.element.findings)
      return (HeadClaim.rank(one), $0.offset) < (HeadClaim.rank(other), $1.offset)
    }
    return known.isEmpty
      ? nil
      : wording.headGroups(
        known.map { _, group in
          HeadGroup(
            names: Array(group.names.prefix(HeadWords.mostNamed)),
            more: max(0, group.names.count - HeadWords.mostNamed), findings: group.findings)
        })
  }

  /// What too few samples show of the first two models, and what a claim would take.
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
        HeadWords.short(models[better].name), loss.name,
        loss.bare(models[better].estimate(loss.metric.key)),
        loss.brief(models[other].estimate(loss.metric.key))
      )
    }
    let names = models.map { HeadWords.short($0.name) }
    return [
      candidates.count == 1
        ? wording.observed(names, errors: errors, of: results.count, closer: closer) : nil,
      Claim(pair, in: results)?.leastPSentence,
    ].compactMap(\.self)
  }

  private func names(_ all: [String]) -> String {
    let shown = Array(all.prefix(HeadWords.mostNamed))
    return all.count > shown.count
      ? wording.list(shown, more: all.count - shown.count) : wording.list(shown)
  }
}

extension HeadFinding {
  /// What it comes to among many: without the numbers of samples.
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
