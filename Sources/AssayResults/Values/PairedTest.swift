package import AssayStatistics

/// The test of the difference between two models in one metric, from their values on the same
/// samples.
package struct PairedTest: Sendable, Equatable {
  /// The evidence of the samples, regardless of other tests.
  package let evidence: Evidence
  package let family: Family
  /// The p-value, adjusted for all tests of the family (Holm 1979); nil if there are too few
  /// samples.
  package let adjustedP: Double?
  /// The risk left to this test within its family, at which a claim is made: α, shared among the
  /// tests that Holm's procedure has not decided yet.
  package let level: Double
  /// The confidence interval of the difference, at the risk ``level``; nil if there are too few
  /// samples, or if all differences are equal and not 0, so that nothing shows the variation.
  package let interval: Interval?
  package let verdict: Verdict
  /// A true difference of this size would be found in four of five such test sets; nil if unknown.
  package let detectable: Double?

  package init(
    _ evidence: Evidence, family: Family, adjustedP: Double?, level: Double, interval: Interval?,
    verdict: Verdict, detectable: Double?
  ) {
    (self.evidence, self.family, self.adjustedP) = (evidence, family, adjustedP)
    (self.level, self.interval) = (level, interval)
    (self.verdict, self.detectable) = (verdict, detectable)
  }

  /// The evidence of the samples for one difference.
  package struct Evidence: Sendable, Equatable {
    /// Candidate minus baseline.
    package var difference: Double
    /// The number of independent samples or groups.
    package var count: Int
    /// The standard error of the difference; nil if unknown.
    package var standardError: Double?
    /// The degrees of freedom of ``standardError``; nil if that is nil, or for a normal
    /// distribution.
    package var degreesOfFreedom: Double?
    /// The 95 % confidence interval of the difference; nil under the conditions of
    /// ``PairedTest/interval``.
    package var interval95: Interval?
    /// The probability of a difference at least this large if the models were equal; nil if there
    /// are too few samples.
    package var p: Double?
    /// The smallest p-value that such samples can give; nil if there is no lower bound.
    package var smallestP: Double?
    package var method: Method
    /// The mean of the differences divided by their standard deviation (Cohen's d for pairs); nil
    /// if unknown.
    package var effectSize: Double?
    /// Why the p-value and the interval are approximate; nil if they are not.
    package var doubt: ConfidenceInterval.Doubt?
    /// The smallest possible p-value, if ``p`` is only the largest possible one; nil if p is known.
    package var leastP: Double?

    package init(
      difference: Double, count: Int, standardError: Double?, degreesOfFreedom: Double?,
      interval95: Interval?, p: Double?, smallestP: Double?, method: Method, effectSize: Double?,
      doubt: ConfidenceInterval.Doubt?, leastP: Double? = nil
    ) {
      (self.difference, self.count, self.standardError) = (difference, count, standardError)
      (self.degreesOfFreedom, self.interval95) = (degreesOfFreedom, interval95)
      (self.p, self.smallestP, self.method) = (p, smallestP, method)
      (self.effectSize, self.doubt, self.leastP) = (effectSize, doubt, leastP)
    }
  }

  /// The tests that share a risk.
  ///
  /// The raw values are the names in `results.json`.
  package enum Family: String, Sendable, CaseIterable {
    /// All candidates in all primary metrics. The headline uses only these.
    case primary
    /// All candidates in one metric, or all classes in one metric.
    case exploratory
  }

  /// The raw values are the names in `results.json`.
  package enum Method: String, Sendable, CaseIterable {
    /// McNemar's mid-p test and Tango's score interval.
    case mcNemar = "mcnemar_mid_p"
    /// The exact sign-flip test of the differences, and Hall's test of a mean.
    case signFlip = "sign_flip_and_hall"
    /// Student's t-test of the differences, and Hall's test of a mean.
    case pairedT = "paired_t_and_hall"
    /// DeLong's test of two areas under ROC curves.
    case deLong = "delong"
    /// The mean area over classes, by the influence of each sample.
    case influence
    /// The average precision by the influence of each sample, with Student's t.
    case influenceT = "influence_t"
    /// Resampling of the two models' joint answers.
    case bootstrap = "paired_multinomial_bootstrap"
    /// A metric of the confusion matrix, by the influence of each sample.
    case linearized
    /// All differences are equal: there is no spread, and p is the smallest possible one.
    case constant
    // The methods below compare two versions whose samples are not compared one by one.
    /// The standard errors of both, as of different samples (Welch 1947).
    case welch
    /// Newcombe's interval of two shares, and the test of equal shares.
    case newcombe
    /// DeLong's variances of two areas on different samples.
    case independentDeLong = "delong_independent"
    /// Each version's confusion matrix, resampled.
    case twoBootstraps = "two_multinomial_bootstraps"
    /// The same samples, of which only the numbers of errors are known: the largest p-value that
    /// McNemar's test could have.
    case mcNemarRange = "mcnemar_range"
  }

  package typealias Verdict = ComparisonVerdict
}

/// The verdict on a difference: the one word that the samples support.
///
/// The raw values are those of `results.json`.
///
/// ```swift
/// switch report.comparison("error_rate", of: "tree")?.verdict {
/// case .better: print("fewer mistakes")
/// case .worse: print("more mistakes")
/// case .noClearDifference, .undecided: print("not shown")
/// case .tooFewSamples: print("more samples are needed")
/// case nil: print("not tested")
/// }
/// ```
public enum ComparisonVerdict: String, Sendable, CaseIterable {
  /// The candidate is better: the adjusted p is at most α, and the interval excludes 0.
  case better
  /// The candidate is worse, by the same rule.
  case worse
  /// Chance may explain the difference. This is not evidence that the two are equal.
  case noClearDifference = "no_clear_difference"
  /// Not even the most extreme outcome could be shown with so few samples.
  case tooFewSamples = "too_few_samples"
  /// The verdict depends on which samples each version got wrong, which is not known.
  case undecided
}

extension PairedTest.Method {
  /// Whether the method compares two versions whose samples are not compared one by one.
  package var isOfVersions: Bool {
    switch self {
    case .welch, .newcombe, .independentDeLong, .twoBootstraps, .mcNemarRange: true
    default: false
    }
  }
}

// MARK: - Derived values

extension PairedTest {
  package var difference: Double { evidence.difference }
  package var interval95: Interval? { evidence.interval95 }
  package var p: Double? { evidence.p }
  package var smallestP: Double? { evidence.smallestP }
  package var method: Method { evidence.method }
  package var effectSize: Double? { evidence.effectSize }
  package var doubt: ConfidenceInterval.Doubt? { evidence.doubt }

  /// The confidence level of ``interval``.
  package var confidence: Double { 1 - level }

  /// Whether there is no interval because all differences are equal.
  package var hasNoSpread: Bool { method == .constant && interval == nil }

  /// Whether the models clearly differ.
  package var isClear: Bool { verdict == .better || verdict == .worse }

  /// How the difference determines the number of samples needed; nil if unknown.
  package var sampleSize: SampleSize? {
    guard let error = evidence.standardError else { return nil }
    guard method == .mcNemar else {
      return error > 0 ? .standardError(error, count: evidence.count) : nil
    }
    // n²·se² = b + c − (b − c)²/n, and (c − b)/n is the difference.
    let n = Double(evidence.count)
    return .discordance(n * (n * error * error + difference * difference), of: evidence.count)
  }

  /// The fewest samples whose signs can give a p-value as small as ``level``; at most 64.
  private var fewestSamples: Int {
    (1...64).first { PairedMean.smallestP(of: $0) <= level } ?? 64
  }

  /// The approximate number of samples with which a test by itself would settle a difference of the
  /// observed size.
  ///
  /// Nil if unknown, or if it is not more than the samples here, which did not settle it.
  package var samplesNeeded: Int? {
    guard difference != 0, let needed = sampleSize?.toFind(difference.magnitude) else { return nil }
    let whole = max(needed.rounded(.up), Double(fewestSamples))
    guard whole <= 0x1p53, isClear || Int(whole) > evidence.count else { return nil }
    return Int(whole)
  }

  /// The same in another unit.
  package func map(_ convert: (Double) -> Double) -> PairedTest {
    func converted(_ interval: Interval?) -> Interval? {
      interval.map { Interval(low: convert($0.low), high: convert($0.high)) }
    }
    var evidence = evidence
    evidence.difference = convert(difference)
    evidence.standardError = evidence.standardError.map(convert)
    evidence.interval95 = converted(evidence.interval95)
    return PairedTest(
      evidence, family: family, adjustedP: adjustedP, level: level, interval: converted(interval),
      verdict: verdict, detectable: detectable.map(convert))
  }

  /// The test of slope·x + a constant, if this is the test of x.
  package func along(slope: Double) -> PairedTest {
    func turned(_ interval: Interval?) -> Interval? {
      interval.map {
        let ends = [slope * $0.low, slope * $0.high]
        return Interval(low: min(ends[0], ends[1]), high: max(ends[0], ends[1]))
      }
    }
    var evidence = evidence
    evidence.difference = slope * difference
    evidence.standardError = evidence.standardError.map { $0 * slope.magnitude }
    evidence.interval95 = turned(evidence.interval95)
    evidence.effectSize = effectSize.map { slope < 0 ? -$0 : $0 }
    if case .heavyTail(let skewness) = doubt, slope < 0 {
      evidence.doubt = .heavyTail(skewness: -skewness)
    }
    return PairedTest(
      evidence, family: family, adjustedP: adjustedP, level: level, interval: turned(interval),
      verdict: verdict, detectable: detectable.map { $0 * slope.magnitude })
  }
}

extension PairedTest {
  /// Whether the verdict follows from p, the interval and the sign, by the rule of verdicts.
  ///
  /// Better and worse need a p, adjusted for the family, of at most the risk, and an interval that
  /// excludes 0. There are too few samples if none of their possible p-values is as small as the
  /// level.
  func fits(_ alpha: Double, lowerIsBetter: Bool) -> Bool {
    // The adjusted p and the step of the procedure are rounded separately.
    let slack = 1e-9 * alpha
    let adjusted = adjustedP ?? 1
    guard (p ?? adjusted) <= adjusted + slack else { return false }
    let excludesZero = interval.map { $0.low > 0 || $0.high < 0 } ?? (method == .constant)
    let least = smallestP ?? 0
    // Models that agree on every sample are alike, or there are too few samples to find out.
    let isEqual = method == .constant && difference == 0
    switch verdict {
    case .better, .worse:
      let isBetter = (difference < 0) == lowerIsBetter
      return adjusted <= alpha + slack && excludesZero && difference != 0
        && isBetter == (verdict == .better) && least <= level + slack
    case .noClearDifference:
      return (adjusted >= alpha - slack || !excludesZero || difference == 0)
        && (isEqual || least <= level + slack)
    case .tooFewSamples: return isEqual || least >= level - slack
    case .undecided: return false
    }
  }
}

/// Why a difference has no test.
package enum NoPairedTest: Error, Sendable, Equatable {
  /// The metric is descriptive, or one of the models has no value.
  case notCompared
  /// A loss of one of the models is infinite in some samples.
  case infinite(samples: Int)
  /// The squares of the differences overflow.
  case tooLarge
  /// All samples belong to one group.
  case tooFewUnits
  /// One model's probabilities were clipped before the loss, and the other model's logits were not.
  case onlyOneClipped
  /// Nothing varies, although the two values differ.
  case noSpread
  /// A class, or the rest of the samples, is smaller than its test needs.
  case tooFewOfClass(least: Int)
  /// In many resamples one of the models has no value.
  case oftenUndefined
  /// The two models' joint answers have too many cells.
  case tooManyCells
  /// The method needs samples of equal weight, and these have weights.
  case weighted
  /// The method needs independent samples, and these belong to groups.
  case grouped
  /// The standard error of one of two versions is unknown.
  case noStandardError
  /// The two versions clip differently.
  case clipsDiffer
  /// The metric is a mean over classes, and the two versions have different classes.
  case classesDiffer
}
