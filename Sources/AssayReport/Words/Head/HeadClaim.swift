/// A headline, before it is put into words.
enum Headline {
  /// In every primary metric that was tested.
  case better(String, than: String)
  /// In these alone; the others show no clear difference.
  case betterIn(String, than: String, [HeadAspect])
  case tradeOff(String, with: String, better: [HeadAspect], worse: [HeadAspect])
  case noDifference(String, String)
  case severalBetter([String], more: Int, than: String)
  /// Every candidate answers every sample as the baseline does.
  case same([String], more: Int, as: String)
  /// Every sample has this class, and so nothing is known of telling classes apart.
  case oneClass(String)
  case noneBetter(than: String)
  case bestOfAll(String)
  /// `candidate`: nil for several.
  case tooFewSamples(Int, candidate: String?, baseline: String)
  /// Two models that nothing compares.
  case untested(String, String)
  /// A single model against a constant answer: the most frequent class where it gives classes only.
  ///
  /// `isBetter`: nil if it is not shown to be better, nor to be worse.
  case alone(String, isBetter: Bool?, ofClassesOnly: Bool)
  case tooFewToJudge(Int, String)
  /// Of a single model that nothing else is known of.
  case errorRate(String, rate: String, interval: String?)
}

/// What the primary metrics say of a candidate.
struct HeadClaim {
  private let better: [HeadAspect]
  private let worse: [HeadAspect]
  private let sameCount: Int
  private let unknownCount: Int
  private let hasInfinity: Bool
  /// The metrics that nothing was tested in.
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

  /// The headline of two models; whoever is better is its subject.
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

  /// The better, the smaller.
  static func rank(_ findings: [HeadFinding]) -> Int {
    findings.reduce(0) { $0 + $1.sign }
  }
}
