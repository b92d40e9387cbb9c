import AssayEvaluate
import AssayResults
import AssayStatistics

/// A test of one difference, before it is taken together with the others of its family.
struct DifferenceTest {
  /// What a difference is seen in decides how it is tested.
  private enum Evidence {
    case mcNemar(McNemar)
    case mean(PairedMean)
    /// A difference with a standard error, of a normal or a t distribution.
    case standardError(Double, StudentT?, PairedTest.Method)
    /// The same differences in samples drawn anew.
    case bootstrap(PairedReplicates, PairedTest.Method)
    /// Two numbers of different samples; with the smallest p that as many could give.
    case independent(Welch, smallestP: Double, PairedTest.Method)
    case shares(TwoShares)
    /// Shares of the same samples, of which only the numbers are known.
    case range(McNemarRange)
    /// Every sample has the same difference: no spread to judge by.
    case constant
    /// No sample has any, and so the difference is 0.
    case equal
    /// The values are the same, and nothing varies that would show how far the difference may be off.
    case alike
  }

  let difference: Double
  private let evidence: Evidence
  /// The number of independent samples, or groups of them.
  private let count: Int
  /// Samples in which the two models differ.
  private let discordant: Int
  /// Whether the difference is so far below the values that it is of that rounding could be all of it.
  private let isNegligible: Bool
  private let doubt: ConfidenceInterval.Doubt?
  /// No difference is larger, as one of shares of samples is at most 1.
  private let largest: Double

  private init(
    _ evidence: Evidence, difference: Double, count: Int, discordant: Int,
    isNegligible: Bool = false, doubt: ConfidenceInterval.Doubt? = nil,
    largest: Double = .infinity
  ) {
    (self.evidence, self.difference, self.count) = (evidence, difference, count)
    (self.discordant, self.isNegligible, self.doubt) = (discordant, isNegligible, doubt)
    self.largest = largest
  }
}

// MARK: - Made

extension DifferenceTest {
  /// With fewer samples of a class, or of all others, its scores are not tested.
  static let leastOfClass = 10

  /// Shares of wrong answers: of some samples those that only the candidate, and only the baseline, gets right.
  init?(onlyCandidate b: Int, onlyBaseline c: Int, of count: Int) {
    guard let test = McNemar(b: b, c: c), count > 0 else { return nil }
    self.init(
      .mcNemar(test), difference: Double(c - b) / Double(count), count: count, discordant: b + c)
  }

  /// A difference of at most this share of the two means counts as 0.
  private static let negligibleShare = 1e-12

  /// The means of a loss, which are at least 0: the baseline's and the candidate's.
  ///
  /// - Parameters:
  ///   - sums: Of the samples' differences.
  ///   - means: The baseline's and the candidate's.
  ///   - doubt: The doubt that the samples' answers and classes raise.
  ///   - isOfShares: Whether the losses are 0 or 1.
  /// - Throws: `infinite` if a loss is, `notCompared` without samples, `tooLarge` if squares overflow.
  init(
    _ sums: DifferenceSums, means: (Double, Double), doubt: ConfidenceInterval.Doubt? = nil,
    isOfShares: Bool = false
  ) throws(NoPairedTest) {
    guard sums.infinite == 0 else { throw .infinite(samples: sums.infinite) }
    guard sums.count > 0 else { throw .notCompared }
    let isNegligible =
      sums.mean.magnitude <= DifferenceTest.negligibleShare * (means.0 / 2 + means.1 / 2)
    let (evidence, doubt) = try DifferenceTest.evidence(sums, doubt)
    self.init(
      evidence, difference: isNegligible ? 0 : sums.mean, count: sums.units,
      discordant: sums.differing,
      isNegligible: isNegligible, doubt: doubt, largest: isOfShares ? 1 : .infinity)
  }

  private static func evidence(
    _ sums: DifferenceSums, _ doubt: ConfidenceInterval.Doubt?
  ) throws(NoPairedTest) -> (Evidence, ConfidenceInterval.Doubt?) {
    if sums.differing == 0 { return (.equal, nil) }
    let ofCount = ConfidenceInterval.Doubt(count: sums.units)
    if sums.isConstant { return (.constant, ofCount) }
    do {
      let spread = try sums.spread.get()
      var signFlip: SignFlip?
      if let all = sums.all { signFlip = try SignFlip(all.differences, weights: all.weights) }
      let test = PairedMean(spread, signFlip: signFlip, nonzero: sums.differing)
      return (.mean(test), ConfidenceInterval.Doubt(spread, doubt, areUnits: sums.areUnits))
    } catch {
      switch error {
      case .noSpread: return (.constant, ofCount)
      case .tooFew: throw .tooFewUnits
      case .tooMany, .notFinite, .impossible: throw .tooLarge
      }
    }
  }

  /// A difference with the variance of its estimate; `degreesOfFreedom`: nil for a normal distribution.
  ///
  /// Exchanging what the models say of a sample matters only in those about which they differ.
  ///
  /// - Throws: `noSpread` where the values differ and nothing varies, as the areas of a perfect model and
  ///   of a constant one do.
  init(
    difference: Double, variance: Double, degreesOfFreedom: Double?, method: PairedTest.Method,
    count: Int, differing: Int, doubt: ConfidenceInterval.Doubt? = nil
  ) throws(NoPairedTest) {
    let isNegligible = difference.magnitude <= DifferenceTest.negligibleShare
    guard variance > 1e-18 || isNegligible else { throw .noSpread }
    let t = degreesOfFreedom.flatMap { StudentT(degreesOfFreedom: $0) }
    self.init(
      variance > 1e-18 ? .standardError(variance.squareRoot(), t, method) : .alike,
      difference: isNegligible ? 0 : difference, count: count, discordant: differing,
      isNegligible: isNegligible,
      doubt: doubt)
  }

  /// A difference with those of samples drawn anew.
  init(
    difference: Double, _ replicates: PairedReplicates, count: Int, differing: Int,
    doubt: ConfidenceInterval.Doubt? = nil
  ) {
    self.init(
      differing == 0 ? .alike : .bootstrap(replicates, .bootstrap), difference: difference,
      count: count, discordant: differing, doubt: doubt)
  }

  /// Two numbers of different samples.
  init(
    independent test: Welch, smallestP: Double, _ method: PairedTest.Method, count: Int,
    doubt: ConfidenceInterval.Doubt?
  ) {
    self.init(
      .independent(test, smallestP: smallestP, method), difference: test.difference, count: count,
      discordant: count, doubt: doubt)
  }

  /// Two shares of different samples; of the same ones `range` says what their p may be.
  init(_ shares: TwoShares, range: McNemarRange?, count: Int) {
    self.init(
      range.map(Evidence.range) ?? .shares(shares), difference: shares.difference,
      count: count, discordant: count)
  }

  /// What follows from two confusion matrices, each drawn anew by itself.
  init(
    difference: Double, independent replicates: PairedReplicates, count: Int,
    doubt: ConfidenceInterval.Doubt?
  ) {
    self.init(
      .bootstrap(replicates, .twoBootstraps), difference: difference, count: count,
      discordant: count, doubt: doubt)
  }
}

// MARK: - What it says

extension DifferenceTest {
  var p: Double {
    if isNegligible { return 1 }
    return switch evidence {
    case .mcNemar(let test): test.midP
    case .mean(let test): test.p
    case .constant: leastOfSigns
    case .equal, .alike: 1
    // Neither formulas nor few samples drawn anew know how little the signs of those that differ can say.
    case .bootstrap(let replicates, _): max(replicates.p, leastOfSigns)
    case .independent(let test, _, _): test.p
    case .shares(let shares): shares.p
    case .range(let range): range.p.upperBound
    case .standardError(let error, let t, _):
      max(t?.twoSided(difference / error) ?? Normal.twoSided(difference / error), leastOfSigns)
    }
  }

  private var leastOfSigns: Double { PairedMean.smallestP(of: min(discordant, count)) }

  /// The smallest p that so many samples, or so many that differ, could give.
  private var smallestP: Double {
    switch evidence {
    // Models that are right about the same samples are alike, unless there are too few to find out.
    case .mcNemar(let test):
      discordant == 0 ? PairedMean.smallestP(of: count) : test.smallestMidP
    case .mean(let test): test.smallestP
    case .bootstrap(let replicates, _): max(replicates.smallestP, leastOfSigns)
    case .independent(_, let smallestP, _): smallestP
    case .shares(let shares): shares.smallestP
    case .range(let range): range.smallestP
    case .equal, .alike: 1
    // No test of signs goes below that of the samples that differ.
    case .constant, .standardError: leastOfSigns
    }
  }

  private func interval(_ confidence: Confidence) -> Interval? {
    switch evidence {
    case .mcNemar(let test):
      try? Interval.tango(b: test.c, c: test.b, of: count, confidence)
    case .mean(let test): try? test.interval(confidence)
    case .constant, .alike: nil
    case .equal: Interval(low: difference, high: difference)
    case .bootstrap(let replicates, _): replicates.interval(confidence)
    case .independent(let test, _, _): test.interval(confidence)
    case .shares(let shares): shares.interval(confidence)
    case .range(let range):
      try? Interval.tango(b: most(range).b, c: most(range).c, of: count, confidence)
    case .standardError(let error, let t, let method):
      around((t?.critical(confidence) ?? confidence.critical) * error, method)
    }
  }

  /// Differences of areas are at most 1.
  private func around(_ half: Double, _ method: PairedTest.Method) -> Interval {
    let interval = Interval(low: difference - half, high: difference + half)
    return method == .linearized ? interval : interval.clipped(to: -1...1)
  }

  /// The interval, which excludes 0 only if p is at most its risk.
  private func agreeingInterval(_ confidence: Confidence) -> Interval? {
    let interval = interval(confidence)?.clipped(to: -largest...largest).holding(difference)
    return p > confidence.alpha ? interval?.holding(0) : interval
  }

  /// As many samples as can differ: those that raise the share, and those that lower it.
  private func most(_ range: McNemarRange) -> (b: Int, c: Int) {
    let rise = Int((difference * Double(count)).rounded())
    return ((range.discordant.upperBound + rise) / 2, (range.discordant.upperBound - rise) / 2)
  }

  private func standardError(_ b: Int, _ c: Int) -> Double {
    let (b, c, n) = (Double(b), Double(c), Double(count))
    return max(0, (b + c) - (b - c) * (b - c) / n).squareRoot() / n
  }

  private var standardError: Double? {
    switch evidence {
    case .mcNemar(let test): return standardError(test.b, test.c)
    case .range(let range): return standardError(most(range).b, most(range).c)
    case .mean(let test): return test.spread.standardError
    case .standardError(let error, _, _): return error
    case .bootstrap(let replicates, _): return replicates.standardError
    case .independent(let test, _, _): return test.standardError
    case .shares(let shares): return shares.standardError
    case .constant, .equal, .alike: return nil
    }
  }

  private var degreesOfFreedom: Double? {
    switch evidence {
    case .mean(let test): test.spread.degreesOfFreedom
    case .standardError(_, let t, _): t?.degreesOfFreedom
    case .independent(let test, _, _): test.degreesOfFreedom
    case .mcNemar, .bootstrap, .shares, .range, .constant, .equal, .alike: nil
    }
  }

  private var method: PairedTest.Method {
    switch evidence {
    case .mcNemar: .mcNemar
    case .mean(let test): test.isExact ? .signFlip : .pairedT
    case .standardError(_, _, let method): method
    case .bootstrap(_, let method), .independent(_, _, let method): method
    case .shares: .newcombe
    case .range: .mcNemarRange
    case .constant, .equal, .alike: .constant
    }
  }

  /// A true difference of this size would be found in four of five such test sets.
  private func detectable(_ confidence: Confidence) -> Double? {
    if case .mean(let test) = evidence, test.isExact { return nil }
    guard let error = standardError, error > 0, let power = Normal.quantile(0.8) else { return nil }
    return (confidence.critical + power) * error
  }

  private var found: PairedTest.Evidence {
    var effectSize: Double?
    if case .mean(let test) = evidence { effectSize = test.effectSize }
    var leastP: Double?
    if case .range(let range) = evidence { leastP = range.p.lowerBound }
    return PairedTest.Evidence(
      difference: difference, count: count, standardError: standardError,
      degreesOfFreedom: degreesOfFreedom, interval95: agreeingInterval(.percent95), p: p,
      smallestP: smallestP, method: method, effectSize: effectSize, doubt: doubt,
      leastP: leastP)
  }
}

// MARK: - The rule

extension DifferenceTest {
  /// The result, by one rule.
  ///
  /// *Too few samples*: no such samples could make p as small as the level that the family leaves it, or a
  /// class has too few of them. *Better* or *worse*: p is at most that level, and the interval at the level
  /// excludes 0; if all differences are equal there is no interval, and p decides. Else *no clear
  /// difference*. Where p is above the level, the interval is made to hold 0, so that the two never
  /// contradict each other.
  private func result(
    lowerIsBetter: Bool, family: PairedTest.Family, adjustedP: Double, step: Holm.Decision
  ) -> PairedTest {
    let interval = agreeingInterval(step.confidence)
    let excludesZero = interval.map { $0.low > 0 || $0.high < 0 } ?? isConstant
    let verdict: PairedTest.Verdict =
      if isTooFew(at: step.confidence.alpha) {
        .tooFewSamples
      } else if step.isRejected, excludesZero, difference != 0 {
        (difference < 0) == lowerIsBetter ? .better : .worse
      } else if case .range(let range) = evidence, range.p.lowerBound <= step.confidence.alpha {
        .undecided
      } else {
        .noClearDifference
      }
    return PairedTest(
      found, family: family, adjustedP: adjustedP, level: step.confidence.alpha,
      interval: interval, verdict: verdict, detectable: detectable(step.confidence))
  }

  private var isConstant: Bool { if case .constant = evidence { true } else { false } }

  private func isTooFew(at level: Double) -> Bool {
    switch evidence {
    case .equal, .alike: return PairedMean.smallestP(of: count) > level
    default: return smallestP > level
    }
  }

  /// The results of a family of tests; one that is undefined counts as a p of 1.
  static func results(
    _ tests: [(test: DifferenceTest?, lowerIsBetter: Bool)], family: PairedTest.Family,
    _ confidence: Confidence
  ) -> [PairedTest?] {
    guard let holm = Holm(tests.map { $0.test?.p ?? 1 }) else { return tests.map { _ in nil } }
    return zip(zip(tests, holm.adjusted), holm.decisions(confidence)).map { found, step in
      let ((test, lowerIsBetter), adjusted) = found
      return test?.result(
        lowerIsBetter: lowerIsBetter, family: family, adjustedP: adjusted, step: step)
    }
  }
}
