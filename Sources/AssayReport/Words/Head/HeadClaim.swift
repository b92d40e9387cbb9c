/// A headline as data.
enum Headline {
  /// Better in every primary metric that was tested.
  case better(String, than: String)
  /// Better only in these; the others show no clear difference.
  case betterIn(String, than: String, [HeadAspect])
  case tradeOff(String, with: String, better: [HeadAspect], worse: [HeadAspect])
  case noDifference(String, String)
  case severalBetter([String], more: Int, than: String)
  /// Every candidate has the same predictions as the baseline.
  case same([String], more: Int, as: String)
  /// Every sample has this class, so that nothing shows how well classes are distinguished.
  case oneClass(String)
  case noneBetter(than: String)
  case bestOfAll(String)
  /// `candidate` is nil if there are several.
  case tooFewSamples(Int, candidate: String?, baseline: String)
  /// Two models without any tested metric.
  case untested(String, String)
  /// A single model compared with a constant prediction: the class frequencies, or the most
  /// frequent class if it predicts classes only.
  ///
  /// `isBetter` is nil if it is shown to be neither better nor worse.
  case alone(String, isBetter: Bool?, ofClassesOnly: Bool)
  case tooFewToJudge(Int, String)
  /// A single model for which nothing else is known.
  case errorRate(String, rate: String, interval: String?)
}

/// The findings of the primary metrics about a candidate.
struct HeadClaim {
  private let better: [HeadAspect]
  private let worse: [HeadAspect]
  private let sameCount: Int
  private let unknownCount: Int
  private let hasInfinity: Bool
  /// The number of metrics without a test.
  private let untestedCount: Int

  init(_ candidate: HeadCandidate) {
    let findings = candidate.findings.filter { $0.exploratory == nil }
    better = findings.filter { $0.outcome == .better }.map(\.aspect)
    worse = findings.filter { $0.outcome == .worse }.map(\.aspect)
    sameCount = findings.count { if case .noClearDifference = $0.outcome { true } else { false } }
    unknownCount = findings.count { $0.outcome == .tooFewSamples }
    untestedCount = findings.count {
      switch $0.outcome {
      case .infinite, .baselineInfinite, .untested: true
      case .better, .worse, .noClearDifference, .tooFewSamples: false
      }
    }
    hasInfinity = findings.contains { if case .infinite = $0.outcome { true } else { false } }
  }

  var isBetter: Bool { !better.isEmpty && worse.isEmpty && !hasInfinity }
  var isWorse: Bool { better.isEmpty && !worse.isEmpty }
  var isTrade: Bool { !better.isEmpty && !worse.isEmpty }
  var isBetterThroughout: Bool { isBetter && sameCount + unknownCount + untestedCount == 0 }
  var isWorseThroughout: Bool { isWorse && sameCount + unknownCount + untestedCount == 0 }
  var isWithoutDifference: Bool { better.isEmpty && worse.isEmpty && sameCount > 0 }
  /// Whether nothing was found because there are too few samples.
  var isUnknown: Bool {
    better.isEmpty && worse.isEmpty && sameCount == 0 && unknownCount > 0
  }

  /// The headline about two models; the better one is its subject.
  func headline(of candidate: String, _ baseline: String, samples: Int) -> Headline {
    if isTrade { return .tradeOff(candidate, with: baseline, better: better, worse: worse) }
    if !better.isEmpty {
      return isBetterThroughout
        ? .better(candidate, than: baseline) : .betterIn(candidate, than: baseline, better)
    }
    if !worse.isEmpty {
      return isWorseThroughout
        ? .better(baseline, than: candidate) : .betterIn(baseline, than: candidate, worse)
    }
    if sameCount > 0 { return .noDifference(candidate, baseline) }
    if unknownCount > 0 {
      return .tooFewSamples(samples, candidate: candidate, baseline: baseline)
    }
    return .untested(candidate, baseline)
  }

  /// A rank for sorting; better candidates have smaller ranks.
  static func rank(_ findings: [HeadFinding]) -> Int {
    findings.reduce(0) { $0 + $1.sign }
  }
}
