import AssayEvaluate
import AssayResults
import AssayStatistics

/// A test of one difference, before adjustment for the other tests of its family.
struct DifferenceTest {
  /// The evidence of a difference, which decides how it is tested.
  private enum Evidence {
    case mcNemar(McNemar)
    case mean(PairedMean)
    /// A difference with a standard error, and a normal or a t distribution.
    case standardError(Double, StudentT?, PairedTest.Method)
    /// The differences in resampled test sets.
    case bootstrap(PairedReplicates, PairedTest.Method)
    /// Two numbers of different samples, with the smallest p that as many samples could give.
    case independent(Welch, smallestP: Double, PairedTest.Method)
    case shares(TwoShares)
    /// Shares of the same samples, of which only the numbers are known.
    case range(McNemarRange)
    /// Every sample has the same difference, so there is no spread to judge by.
    case constant
    /// No sample has a difference, so the difference is 0.
    case equal
    /// The values are equal, and nothing varies that would show how uncertain the difference is.
    case alike
  }

  let difference: Double
  private let evidence: Evidence
  /// The number of independent samples, or groups of them.
  private let count: Int
  /// The number of samples in which the two models differ.
  private let discordant: Int
  /// Whether the difference is so small relative to the values that rounding could be all of it.
  private let isNegligible: Bool
  private let doubt: ConfidenceInterval.Doubt?
  /// The largest possible difference, which is 1 for shares of samples.
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

// MARK: - Initializers

extension DifferenceTest {
  /// With fewer samples of a class, or outside it, its scores are not tested.
  static let leastOfClass = 10

  /// The difference between shares of wrong answers, from the numbers of samples that only the
  /// candidate, and only the baseline, gets right.
  init?(onlyCandidate b: Int, onlyBaseline c: Int, of count: Int) {
    guard let test = McNemar(b: b, c: c), count > 0 else { return nil }
    self.init(
      .mcNemar(test), difference: Double(c - b) / Double(count), count: count, discordant: b + c)
  }

  /// A difference of at most this share of the average of the two means counts as 0.
  private static let negligibleShare = 1e-12

  /// The difference between the means of a loss, which are at least 0.
  ///
  /// - Parameters:
  ///   - sums: The samples' differences.
  ///   - means: The baseline's and the candidate's mean.
  ///   - doubt: The doubt that the samples' answers and classes raise.
  ///   - isOfShares: Whether the losses are 0 or 1.
  /// - Throws: `infinite` if a loss is infinite, `notCompared` without samples, `tooFewUnits` if
  ///   there are too few units, `tooLarge` if squares overflow.
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

  /// A difference with the variance of its estimate; `degreesOfFreedom` is nil for a normal
  /// distribution.
  ///
  /// `differing` is the number of samples on which the models differ; exchanging the models'
  /// answers matters only for these.
  ///
  /// - Throws: `noSpread` if the values differ and nothing varies, as for the areas of a perfect
  ///   model and a constant one.
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

  /// A difference with those in resampled test sets.
  init(
    difference: Double, _ replicates: PairedReplicates, count: Int, differing: Int,
    doubt: ConfidenceInterval.Doubt? = nil
  ) {
    self.init(
      differing == 0 ? .alike : .bootstrap(replicates, .bootstrap), difference: difference,
      count: count, discordant: differing, doubt: doubt)
  }

  /// The difference between two numbers of different samples.
  init(
    independent test: Welch, smallestP: Double, _ method: PairedTest.Method, count: Int,
    doubt: ConfidenceInterval.Doubt?
  ) {
    self.init(
      .independent(test, smallestP: smallestP, method), difference: test.difference, count: count,
      discordant: count, doubt: doubt)
  }

  /// The difference between two shares of different samples; for the same samples, `range` is the
  /// range of their p.
  init(_ shares: TwoShares, range: McNemarRange?, count: Int) {
    self.init(
      range.map(Evidence.range) ?? .shares(shares), difference: shares.difference,
      count: count, discordant: count)
  }

  /// A difference that follows from two confusion matrices, each resampled independently.
  init(
    difference: Double, independent replicates: PairedReplicates, count: Int,
    doubt: ConfidenceInterval.Doubt?
  ) {
    self.init(
      .bootstrap(replicates, .twoBootstraps), difference: difference, count: count,
      discordant: count, doubt: doubt)
  }
}

// MARK: - Statistics

extension DifferenceTest {
  var p: Double {
    if isNegligible { return 1 }
    return switch evidence {
    case .mcNemar(let test): test.midP
    case .mean(let test): test.p
    case .constant: leastOfSigns
    case .equal, .alike: 1
    // Neither formulas nor resampling of few samples allow for how little the signs of the
    // differing samples can show.
    case .bootstrap(let replicates, _): max(replicates.p, leastOfSigns)
    case .independent(let test, _, _): test.p
    case .shares(let shares): shares.p
    case .range(let range): range.p.upperBound
    case .standardError(let error, let t, _):
      max(t?.twoSided(difference / error) ?? Normal.twoSided(difference / error), leastOfSigns)
    }
  }

  private var leastOfSigns: Double { PairedMean.smallestP(of: min(discordant, count)) }

  /// The smallest p that this many samples, or this many differing ones, could give.
  private var smallestP: Double {
    switch evidence {
    // Models that are right on the same samples are alike, unless there are too few samples to see
    // it.
    case .mcNemar(let test):
      discordant == 0 ? PairedMean.smallestP(of: count) : test.smallestMidP
    case .mean(let test): test.smallestP
    case .bootstrap(let replicates, _): max(replicates.smallestP, leastOfSigns)
    case .independent(_, let smallestP, _): smallestP
    case .shares(let shares): shares.smallestP
    case .range(let range): range.smallestP
    case .equal, .alike: 1
    // No test of signs can go below that of the differing samples.
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

  /// The interval around the difference; differences of areas are at most 1.
  private func around(_ half: Double, _ method: PairedTest.Method) -> Interval {
    let interval = Interval(low: difference - half, high: difference + half)
    return method == .linearized ? interval : interval.clipped(to: -1...1)
  }

  /// The interval, which excludes 0 only if p is at most 1 minus the confidence level.
  private func agreeingInterval(_ confidence: Confidence) -> Interval? {
    let interval = interval(confidence)?.clipped(to: -largest...largest).holding(difference)
    return p > confidence.alpha ? interval?.holding(0) : interval
  }

  /// The largest possible numbers of differing samples: those that raise the share, and those that
  /// lower it.
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

  /// The true difference that would be found in four of five such test sets.
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
  /// *Too few samples*: this many samples could not make p as small as the level that the family
  /// leaves it. *Better* or *worse*: p is at most that level, and the interval at the level
  /// excludes 0; if all differences are equal there is no interval, and p decides. *Undecided*:
  /// only a range of p is known, and its lower end is at most that level. Else *no clear
  /// difference*. If p is above the level, the interval is extended to 0, so that the two never
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

  /// The results of a family of tests; an undefined one counts as a p of 1.
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
