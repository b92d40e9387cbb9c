import AssayEvaluate
import AssayResults
import AssayStatistics

/// A test of one difference, before it is weighed with those of the other candidates.
struct DifferenceTest {
  /// Which samples a difference is seen in decides how it is tested.
  private enum Evidence {
    case mcNemar(McNemar, count: Int)
    case signFlip(SignFlip)
    case pairedT(PairedT)
    /// Every sample has the same difference: no spread to judge by.
    case constant
    /// No sample has any.
    case equal
    case deLong(variance: Double)
  }

  let difference: Double
  private let evidence: Evidence
  private let count: Int
  /// Samples in which the two models differ.
  private let discordant: Int
  /// Whether the difference is so far below the values that it is of that rounding could be all of it.
  private let isNegligible: Bool

  /// The shares of errors.
  init?(_ outcomes: PairedOutcomes) {
    let (b, c) = (outcomes.onlyCandidateRight, outcomes.onlyBaselineRight)
    guard let test = McNemar(b: b, c: c), outcomes.count > 0 else { return nil }
    count = outcomes.count
    discordant = b + c
    difference = Double(c - b) / Double(count)
    evidence = .mcNemar(test, count: count)
    isNegligible = false
  }

  /// A difference of at most this share of the two means counts as 0.
  private static let negligibleShare = 1e-12

  /// The means of a loss, which are at least 0: the baseline's and the candidate's.
  init(_ sums: DifferenceSums, means: (Double, Double)) throws(NoPairedTest) {
    guard sums.infinite == 0 else { throw .infinite(samples: sums.infinite) }
    guard sums.count > 0 else { throw .notCompared }
    count = sums.units
    isNegligible =
      sums.mean.magnitude <= DifferenceTest.negligibleShare * (means.0 / 2 + means.1 / 2)
    difference = isNegligible ? 0 : sums.mean
    discordant = sums.differing
    if discordant == 0 {
      evidence = .equal
      return
    }
    if sums.isConstant {
      evidence = .constant
      return
    }
    do {
      if let all = sums.all {
        evidence = .signFlip(try SignFlip(all.differences, weights: all.weights))
      } else {
        evidence = .pairedT(try PairedT(sums.moments.get()))
      }
    } catch {
      guard error == .noSpread else { throw .tooLarge }
      evidence = .constant
    }
  }

  /// DeLong's test takes so many samples of each of two classes, as an estimate of its variance does.
  static let leastOfClass = 10

  /// The areas under two ROC curves, by the variance of their difference.
  ///
  /// Exchanging what the models say of a sample matters only in those about which they differ.
  ///
  /// - Throws: `noSpread` where areas differ and nothing varies, as those of a perfect model and of a constant one do.
  init(
    areaDifference: Double, variance: Double, count: Int, differing: Int
  ) throws(NoPairedTest) {
    isNegligible = areaDifference.magnitude <= DifferenceTest.negligibleShare
    difference = isNegligible ? 0 : areaDifference
    self.count = count
    discordant = differing
    if variance > 1e-18 {
      evidence = .deLong(variance: variance)
    } else if isNegligible {
      evidence = .equal
    } else {
      throw .noSpread
    }
  }

  var p: Double {
    if isNegligible { return 1 }
    return switch evidence {
    case .mcNemar(let test, _): test.midP
    case .signFlip(let test): test.p
    case .pairedT(let test): atLeastOfSigns(test.p)
    case .constant: leastOfSigns
    case .equal: 1
    case .deLong(let variance):
      atLeastOfSigns(Normal.twoSided(difference / variance.squareRoot()))
    }
  }

  /// A p by a formula may be far below what the signs of the differing samples could give.
  private func atLeastOfSigns(_ p: Double) -> Double { max(p, leastOfSigns) }

  private var leastOfSigns: Double { DifferenceTest.signFlipP(min(discordant, count)) }

  /// The smallest p that so many samples, or so many that differ, could give.
  private var smallestP: Double? {
    // Models that agree everywhere are alike, unless there are too few samples to find out.
    if discordant == 0 { return DifferenceTest.signFlipP(count) }
    return switch evidence {
    case .mcNemar(let test, _): test.smallestMidP
    case .signFlip(let test): test.smallestP
    // The others know no such bound, but no test of signs goes below that of the samples that differ.
    case .constant, .equal, .pairedT, .deLong: leastOfSigns
    }
  }

  private static func signFlipP(_ samples: Int) -> Double {
    Double(sign: .plus, exponent: 1 - min(max(samples, 1), 1000), significand: 1)
  }

  private func interval(_ confidence: Confidence) -> Interval? {
    switch evidence {
    case .mcNemar(let test, let count):
      try? Interval.tango(b: test.c, c: test.b, of: count, confidence)
    case .signFlip(let test): try? test.interval(confidence)
    case .pairedT(let test): test.interval(confidence)
    case .constant: nil
    case .equal: Interval(low: difference, high: difference)
    case .deLong(let variance):
      around(confidence.critical * variance.squareRoot()).clipped(to: -1...1)
    }
  }

  private func around(_ half: Double) -> Interval {
    Interval(low: difference - half, high: difference + half)
  }

  private var isConstant: Bool { if case .constant = evidence { true } else { false } }

  private var method: PairedTest.Method {
    switch evidence {
    case .mcNemar: .mcNemar
    case .signFlip: .signFlip
    case .constant, .equal: .constant
    case .pairedT: .pairedT
    case .deLong: .deLong
    }
  }

  private func detectable(_ confidence: Confidence) -> Double? {
    switch evidence {
    case .mcNemar(let test, let count):
      let (b, c, n) = (Double(test.b), Double(test.c), Double(count))
      let error = max(0, (b + c) - (b - c) * (b - c) / n).squareRoot() / n
      return error > 0 ? DifferenceTest.detectable(error, confidence) : nil
    case .pairedT(let test): return test.minimumDetectable(confidence)
    case .deLong(let variance):
      return DifferenceTest.detectable(variance.squareRoot(), confidence)
    case .signFlip, .constant, .equal: return nil
    }
  }

  /// The difference that is found in four cases of five, by its standard error.
  private static func detectable(_ error: Double, _ confidence: Confidence) -> Double? {
    Normal.quantile(0.8).map { (confidence.critical + $0) * error }
  }
}

// MARK: - The rule

extension DifferenceTest {
  /// The result, by one rule.
  ///
  /// *Too few samples*: no such samples could make p as small as the risk α. *Better* or *worse*:
  /// p, adjusted for all candidates, is at most α, and the interval excludes 0; where all differences are equal there
  /// is no interval, and p decides. Else *no clear difference*. The interval is as wide as the
  /// candidate's step in Holm's procedure asks, so that the two do not contradict each other.
  func result(
    lowerIsBetter: Bool, adjustedP: Double, step: Holm.Decision, confidence: Confidence
  ) -> PairedTest {
    let isTooFew = smallestP.map { $0 > step.confidence.alpha } ?? false
    var interval = interval(step.confidence)?.holding(difference)
    // p and interval may rest on different approximations, which differ by a little.
    if p > step.confidence.alpha, !isTooFew { interval = interval?.holding(0) }
    let excludesZero = interval.map { $0.low > 0 || $0.high < 0 } ?? false
    // Where the test can claim nothing, its interval shall not.
    if isTooFew, excludesZero { interval = nil }
    let verdict: PairedTest.Verdict =
      if isTooFew {
        .tooFewSamples
      } else if step.isRejected, excludesZero || isConstant {
        (difference < 0) == lowerIsBetter ? .better : .worse
      } else {
        .noClearDifference
      }
    var (effectSize, isHeavyTailed): (Double?, Bool) = (nil, false)
    if case .pairedT(let test) = evidence {
      (effectSize, isHeavyTailed) = (test.effectSize, test.differences.isHeavyTailed)
    }
    return PairedTest(
      difference: difference, interval: interval, confidence: step.confidence.level, p: p,
      adjustedP: adjustedP, smallestP: smallestP, method: method, verdict: verdict,
      detectable: detectable(step.confidence), effectSize: effectSize, isHeavyTailed: isHeavyTailed)
  }

  /// The results of all candidates' tests in one metric; nil stays nil.
  static func results(
    _ tests: [DifferenceTest?], lowerIsBetter: Bool, _ confidence: Confidence
  ) -> [PairedTest?] {
    let shown = tests.compactMap(\.self)
    guard let holm = Holm(shown.map(\.p)) else { return tests.map { _ in nil } }
    let steps = holm.decisions(confidence)
    var next = 0
    return tests.map { test in
      guard let test else { return nil }
      defer { next += 1 }
      return test.result(
        lowerIsBetter: lowerIsBetter, adjustedP: holm.adjusted[next], step: steps[next],
        confidence: confidence)
    }
  }
}
