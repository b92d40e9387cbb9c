package import AssayStatistics

/// The test of two models' difference in one metric, by their values on the same samples.
package struct PairedTest: Sendable, Equatable {
  /// Candidate less baseline, logarithms in nats.
  package let difference: Double
  /// Where the difference would lie on all samples like these; nil of too few samples, or if all differences
  /// are equal and not 0, so that nothing shows how far they vary.
  package let interval: Interval?
  /// How sure the interval is: more than was asked for where several candidates share the risk.
  package let confidence: Double
  /// The probability of a difference at least as large, were there none; nil of too few samples.
  package let p: Double?
  /// The same, for all candidates that are shown taken together (Holm 1979).
  package let adjustedP: Double?
  /// The smallest p that such samples could give; nil if nothing bounds it.
  package let smallestP: Double?
  package let method: Method
  package let verdict: Verdict
  /// The difference that such samples would show in four cases of five; nil if unknown.
  package let detectable: Double?
  /// Mean over standard deviation of the differences (Cohen's d for pairs); nil if they are alike.
  package let effectSize: Double?
  /// Few samples make most of the difference, so that p and interval are approximate.
  package let isHeavyTailed: Bool

  package init(
    difference: Double, interval: Interval?, confidence: Double, p: Double?, adjustedP: Double?,
    smallestP: Double?, method: Method, verdict: Verdict, detectable: Double?,
    effectSize: Double?, isHeavyTailed: Bool
  ) {
    (self.difference, self.interval, self.confidence) = (difference, interval, confidence)
    (self.p, self.adjustedP, self.smallestP) = (p, adjustedP, smallestP)
    (self.method, self.verdict, self.detectable) = (method, verdict, detectable)
    (self.effectSize, self.isHeavyTailed) = (effectSize, isHeavyTailed)
  }

  /// Whether there is no interval because all differences are equal.
  package var hasNoSpread: Bool { method == .constant && interval == nil }

  /// The names are those of `results.json`.
  package enum Method: String, Sendable, CaseIterable {
    /// McNemar's mid-p for p, Tango's score interval.
    case mcNemar = "mcnemar_mid_p"
    /// Every way to flip the differences' signs, and the interval that this test would accept.
    case signFlip = "sign_flip"
    /// Student's t on the differences.
    case pairedT = "paired_t"
    /// DeLong's test of two areas under ROC curves.
    case deLong = "delong"
    /// All differences are equal: there is no spread to judge by, and p is the smallest possible one.
    case constant
  }

  /// The one word for it.
  ///
  /// The names are those of `results.json`.
  package enum Verdict: String, Sendable, CaseIterable {
    case better
    case worse
    case noClearDifference = "no_clear_difference"
    case tooFewSamples = "too_few_samples"
  }

  /// The same in another unit.
  package func map(_ convert: (Double) -> Double) -> PairedTest {
    PairedTest(
      difference: convert(difference),
      interval: interval.map { Interval(low: convert($0.low), high: convert($0.high)) },
      confidence: confidence, p: p, adjustedP: adjustedP, smallestP: smallestP, method: method,
      verdict: verdict, detectable: detectable.map(convert), effectSize: effectSize,
      isHeavyTailed: isHeavyTailed)
  }

  /// The same of a metric that is slope·x + a constant, of an x with this.
  package func along(slope: Double) -> PairedTest {
    let ends = interval.map { [slope * $0.low, slope * $0.high].sorted() }
    return PairedTest(
      difference: slope * difference,
      interval: ends.map { Interval(low: $0[0], high: $0[1]) }, confidence: confidence, p: p,
      adjustedP: adjustedP, smallestP: smallestP, method: method, verdict: verdict,
      detectable: detectable.map { $0 * slope.magnitude },
      effectSize: effectSize.map { slope < 0 ? -$0 : $0 }, isHeavyTailed: isHeavyTailed)
  }
}

extension PairedTest {
  /// Whether the verdict follows from p, the interval and the sign by the rule of verdicts.
  ///
  /// Better and worse take a p adjusted for all candidates of at most the risk, and an interval that excludes
  /// 0; samples are too few if no p of theirs could be as small as the interval's risk.
  func fits(_ alpha: Double, lowerIsBetter: Bool) -> Bool {
    // Adjusting p and the step of the procedure are rounded apart.
    let slack = 1e-9 * alpha
    let adjusted = adjustedP ?? 1
    guard (p ?? adjusted) <= adjusted + slack else { return false }
    let excludesZero = interval.map { $0.low > 0 || $0.high < 0 } ?? (method == .constant)
    let (least, risk) = (smallestP ?? 0, 1 - confidence)
    switch verdict {
    case .better, .worse:
      let isBetter = (difference < 0) == lowerIsBetter
      return adjusted <= alpha + slack && excludesZero && difference != 0
        && isBetter == (verdict == .better) && least <= risk + slack
    case .noClearDifference:
      return (adjusted >= alpha - slack || !excludesZero || difference == 0)
        && least <= risk + slack
    case .tooFewSamples: return least >= risk - slack
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
  /// Losses of probabilities are clipped, and those of the other model's logits are not.
  case onlyOneClipped
  /// Nothing varies, though the two values differ.
  case noSpread
  /// One of two classes has fewer samples than its test takes.
  case tooFewOfClass(least: Int)
}
