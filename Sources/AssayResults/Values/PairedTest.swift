package import AssayStatistics

/// The test of two models' difference in one metric, by their values on the same samples.
package struct PairedTest: Sendable, Equatable {
  /// The samples' evidence, without regard to other tests.
  package let evidence: Evidence
  package let family: Family
  /// p, for all tests of the family taken together (Holm 1979); nil for too few samples.
  package let adjustedP: Double?
  /// The risk that the family leaves to this test, at which a claim is made: α shared among the tests that
  /// are not decided before it.
  package let level: Double
  /// The difference on all samples like these, with a risk of ``level``; nil for too few samples, or if all
  /// differences are equal and not 0, so that nothing shows how far they vary.
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

  /// What the samples say of one difference.
  package struct Evidence: Sendable, Equatable {
    /// Candidate less baseline.
    package var difference: Double
    /// The number of independent samples, or groups of them.
    package var count: Int
    /// Of the difference; nil if unknown.
    package var standardError: Double?
    /// Of ``standardError``; nil if that is nil, or for a normal distribution.
    package var degreesOfFreedom: Double?
    /// The difference on all samples like these, at 95 %; nil as ``PairedTest/interval``.
    package var interval95: Interval?
    /// The probability of a difference at least as large if the models were equal; nil for too few samples.
    package var p: Double?
    /// The smallest p that such samples could give; nil if nothing bounds it.
    package var smallestP: Double?
    package var method: Method
    /// Mean over standard deviation of the differences (Cohen's d for pairs); nil if unknown.
    package var effectSize: Double?
    /// Why p and interval are approximate; nil if they are not.
    package var doubt: ConfidenceInterval.Doubt?
    /// The smallest p that there may be, where ``p`` is the largest; nil if p is known.
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

  /// Which tests share a risk.
  ///
  /// The names are those of `results.json`.
  package enum Family: String, Sendable, CaseIterable {
    /// All candidates in all primary metrics; the headline is made of these alone.
    case primary
    /// All candidates in one metric, or all classes of one.
    case exploratory
  }

  /// The names are those of `results.json`.
  package enum Method: String, Sendable, CaseIterable {
    /// McNemar's mid-p for p, Tango's score interval.
    case mcNemar = "mcnemar_mid_p"
    /// Every way to flip the differences' signs, and Hall's test of a mean.
    case signFlip = "sign_flip_and_hall"
    /// Student's t on the differences, and Hall's test of a mean.
    case pairedT = "paired_t_and_hall"
    /// DeLong's test of two areas under ROC curves.
    case deLong = "delong"
    /// Of classes' mean area, by the influence of each sample.
    case influence
    /// The same of average precision, with Student's t.
    case influenceT = "influence_t"
    /// Joint answers of the two models drawn anew.
    case bootstrap = "paired_multinomial_bootstrap"
    /// A metric of the confusion matrix by the influence of each sample.
    case linearized
    /// All differences are equal: there is no spread to judge by, and p is the smallest possible one.
    case constant
    // Of two versions, whose samples are not compared one by one:
    /// The standard errors of both, as of different samples (Welch 1947).
    case welch
    /// Newcombe's interval of two shares, and the test of equal shares.
    case newcombe
    /// DeLong's variances of two areas of different samples.
    case independentDeLong = "delong_independent"
    /// Each side's confusion matrix drawn anew.
    case twoBootstraps = "two_multinomial_bootstraps"
    /// The same samples, of which only the numbers of errors are known: the largest p that McNemar's test could
    /// have.
    case mcNemarRange = "mcnemar_range"
  }

  package typealias Verdict = ComparisonVerdict
}

/// The one word that the samples allow for a difference.
///
/// The names are those of `results.json`.
public enum ComparisonVerdict: String, Sendable, CaseIterable {
  /// The candidate is better, beyond chance.
  case better
  /// The candidate is worse, beyond chance.
  case worse
  /// Chance may explain the difference.
  case noClearDifference = "no_clear_difference"
  /// No difference could be shown with as many samples.
  case tooFewSamples = "too_few_samples"
  /// Of two versions: it depends on which samples each of them got wrong.
  case undecided
}

extension PairedTest.Method {
  /// Whether it is of two versions whose samples are not compared one by one.
  package var isOfVersions: Bool {
    switch self {
    case .welch, .newcombe, .independentDeLong, .twoBootstraps, .mcNemarRange: true
    default: false
    }
  }
}

// MARK: - Read

extension PairedTest {
  package var difference: Double { evidence.difference }
  package var interval95: Interval? { evidence.interval95 }
  package var p: Double? { evidence.p }
  package var smallestP: Double? { evidence.smallestP }
  package var method: Method { evidence.method }
  package var effectSize: Double? { evidence.effectSize }
  package var doubt: ConfidenceInterval.Doubt? { evidence.doubt }

  /// How sure ``interval`` is.
  package var confidence: Double { 1 - level }

  /// Whether there is no interval because all differences are equal.
  package var hasNoSpread: Bool { method == .constant && interval == nil }

  /// Whether the models are clearly unlike.
  package var isClear: Bool { verdict == .better || verdict == .worse }

  /// How many samples a difference takes; nil if unknown.
  package var sampleSize: SampleSize? {
    guard let error = evidence.standardError else { return nil }
    guard method == .mcNemar else {
      return error > 0 ? .standardError(error, count: evidence.count) : nil
    }
    // n²·se² = b + c − (b − c)²/n, and (c − b)/n is the difference.
    let n = Double(evidence.count)
    return .discordance(n * (n * error * error + difference * difference), of: evidence.count)
  }

  /// Fewer samples settle nothing: their signs cannot give a p as small as ``level``.
  private var fewestSamples: Int {
    (1...64).first { PairedMean.smallestP(of: $0) <= level } ?? 64
  }

  /// About how many samples, in a test by itself, would settle a difference of the size observed.
  ///
  /// Nil if unknown: also where no more samples than these would do, and these did not.
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

  /// The same of a metric that is slope·x + a constant, of an x with this.
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
  /// Whether the verdict follows from p, the interval and the sign by the rule of verdicts.
  ///
  /// Better and worse take a p adjusted for the family of at most the risk, and an interval that excludes
  /// 0; samples are too few if no p of theirs could be as small as the level.
  func fits(_ alpha: Double, lowerIsBetter: Bool) -> Bool {
    // Adjusting p and the step of the procedure are rounded apart.
    let slack = 1e-9 * alpha
    let adjusted = adjustedP ?? 1
    guard (p ?? adjusted) <= adjusted + slack else { return false }
    let excludesZero = interval.map { $0.low > 0 || $0.high < 0 } ?? (method == .constant)
    let least = smallestP ?? 0
    // Models that agree everywhere are alike, or too few samples to find out.
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
  /// The metric describes, and is neither good nor bad; or one of the models has no such value.
  case notCompared
  /// A loss of one of the models is infinite in some samples.
  case infinite(samples: Int)
  /// Squares of the differences overflow.
  case tooLarge
  /// All samples belong to one group.
  case tooFewUnits
  /// Losses of probabilities are clipped, and those of the other model's logits are not.
  case onlyOneClipped
  /// Nothing varies, though the two values differ.
  case noSpread
  /// A class, or the rest of the samples, has fewer than its test takes.
  case tooFewOfClass(least: Int)
  /// In many samples drawn anew one of the models has no value.
  case oftenUndefined
  /// The two models' answers make too many cells.
  case tooManyCells
  /// It would take samples that count alike, and these have weights.
  case weighted
  /// It would take samples that are independent of each other, and these belong to groups.
  case grouped
  /// Of one of two versions it is not known how far the value may be off.
  case noStandardError
  /// The two versions clip differently.
  case clipsDiffer
  /// A mean over classes, of which the two versions have others.
  case classesDiffer
}
