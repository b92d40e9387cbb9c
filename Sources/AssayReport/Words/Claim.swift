import AssayData
import AssayResults

/// The sentence that says which of two models is better, by the rule of ``PairedTest/Verdict``.
///
/// It uses the primary metrics only.
struct Claim {
  private typealias Finding = (metric: Metric, test: PairedTest)

  private let results: WordedResults
  private let pair: PairResults
  private let findings: [Finding]

  /// The claim about a pair; nil if nothing was tested.
  init?(_ pair: PairResults, in results: WordedResults) {
    self.results = results
    self.pair = pair
    findings = results.options.primary.compactMap { key in
      guard let metric = results.metric(key), let test = pair.test(key) else { return nil }
      return (metric, test)
    }
    if findings.isEmpty { return nil }
  }

  /// Whether the candidate is the subject, so that the next sentence can start with “its”.
  var isAboutCandidate: Bool { !names(.better).isEmpty || !names(.worse).isEmpty }

  /// The metrics of the claim, by verdict.
  var parts: ClaimParts {
    ClaimParts(
      candidate: model(pair.candidate), baseline: model(pair.baseline), better: names(.better),
      worse: names(.worse), same: names(.noClearDifference), unknown: names(.tooFewSamples))
  }

  var sentence: String {
    let parts = parts
    return parts.isUnknown
      ? results.wording.tooFewSamples(
        toTell: parts.candidate, from: parts.baseline, because: leastP)
      : results.wording.claim(parts)
  }

  /// Why no test can show a difference, as a sentence; nil unless there are too few samples.
  var leastPSentence: String? {
    parts.isUnknown ? results.wording.sentence([leastP], isTurn: false) : nil
  }

  private func model(_ place: Int) -> String { results.models[place].name }

  private func names(_ verdict: PairedTest.Verdict) -> [String] {
    findings.filter { $0.test.verdict == verdict }.map { metric, test in
      let name = results.wording.name(metric)
      let isDoubtful = test.isClear && test.doubt != nil
      return isDoubtful
        ? name + results.wording.bracketed(results.wording.label(.approximate)) : name
    }
  }

  /// Why no test can show a difference: the smallest p-value that such samples can give, and the
  /// largest that supports a claim.
  private var leastP: String {
    guard
      let (metric, test) = findings.min(by: {
        ($0.test.smallestP ?? 1) < ($1.test.smallestP ?? 1)
      })
    else { return "" }
    let alpha = results.options.confidence.alpha
    return results.wording.leastP(
      of: samples(metric, test), p: Figures.p(test.smallestP ?? 1),
      risk: Figures.p(test.level), tests: Int((alpha / test.level).rounded()),
      whole: Figures.p(alpha))
  }

  /// The number of samples, or groups, that could show a difference.
  private func samples(_ metric: Metric, _ test: PairedTest) -> String {
    let wording = results.wording
    let isOfAnswers = test.method == .mcNemar
    let differing =
      isOfAnswers
      ? pair.outcomes.onlyBaselineRight + pair.outcomes.onlyCandidateRight
      : pair.metrics.records[metric.key].map { $0.lower + $0.higher } ?? 0
    if results.options.group != nil {
      return wording.count(results.worth?.groupCount ?? 0, .group)
    }
    if differing == 0 || differing == results.count {
      return wording.count(results.count, .sample)
    }
    return isOfAnswers
      ? wording.samplesThatOneGetsRight(differing, of: results.count)
      : wording.samplesThatDiffer(differing, of: results.count)
  }
}

extension ClaimParts {
  /// Whether the samples show nothing.
  var isUnknown: Bool { better.isEmpty && worse.isEmpty && same.isEmpty }
}
