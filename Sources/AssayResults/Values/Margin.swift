package import AssayStatistics

/// The amount by which a candidate may be worse in a metric before it matters.
///
/// A margin asks one question beforehand, and so it is judged by the plain 95% interval: each
/// candidate is better, worse, equivalent, not worse by more than the margin, or undecided.
///
/// ```swift
/// request.comparison.margins = [Margin(metric: "error_rate", size: 0.01)].compactMap(\.self)
/// for margin in request.comparison.margins { print(margin.metric, margin.size) }
/// ```
public struct Margin: Sendable, Equatable {
  /// The metric's key, such as `error_rate`.
  public let metric: String
  /// The size, above 0, in the metric's unit; shares are from 0 to 1.
  public let size: Double

  /// Creates a margin; nil unless its size is finite and above 0.
  ///
  /// ```swift
  /// if let margin = Margin(metric: "cross_entropy", size: 0.05) {
  ///   request.comparison.margins.append(margin)
  /// }
  /// ```
  ///
  /// - Parameters:
  ///   - metric: The metric's key.
  ///   - size: The size, in the metric's unit.
  public init?(metric: String, size: Double) {
    guard size > 0, size.isFinite else { return nil }
    self.init(metric, size)
  }

  /// The margin of a rule, which may be 0.
  init(_ metric: String, _ size: Double) { (self.metric, self.size) = (metric, size) }
}

/// A difference judged against a margin, by its plain 95 % interval, because a margin is a single
/// question, asked beforehand.
///
/// The one-sided level is 2.5 % (ICH E9), which is stricter than two one-sided tests at 5 %
/// (Schuirmann 1987).
package struct MarginResult: Sendable, Equatable {
  /// Indices of models.
  package let baseline: Int
  package let candidate: Int
  package let margin: Margin
  package let verdict: Verdict
  /// Whether the candidate is worse, but by less than the margin.
  package let isWorseWithinMargin: Bool
  /// Whether the whole interval lies beyond the margin.
  package let isBeyondMargin: Bool
  /// The 95 % interval of the difference; nil if absent.
  package let interval: Interval?
  /// The test that the interval comes from, or why it is missing.
  package let test: Result<PairedTest, NoPairedTest>
  /// Why the interval is approximate; nil if it is not.
  package let doubt: ConfidenceInterval.Doubt?
  /// The approximate numbers of samples needed to show that the candidate is not worse by the
  /// margin, and that the two are equivalent within it, if they are in fact equal; nil if unknown.
  package let samplesNotWorse: Int?
  package let samplesEquivalent: Int?

  /// The raw values are the names in `results.json`.
  package enum Verdict: String, Sendable, CaseIterable {
    case better
    case worse
    case equivalent
    case notWorse = "not_worse_by_margin"
    case undecided
  }

  /// Judges a difference.
  package init(
    baseline: Int, candidate: Int, _ margin: Margin, _ result: Result<PairedTest, NoPairedTest>,
    lowerIsBetter: Bool
  ) {
    (self.baseline, self.candidate, self.margin) = (baseline, candidate, margin)
    self.test = result
    let test = try? result.get()
    interval = test?.interval95
    doubt = test?.doubt
    let turned = interval.map {
      lowerIsBetter ? $0 : Interval(low: 0 - $0.high, high: 0 - $0.low)
    }
    // Resampling so few samples, or so few equal losses, proves nothing.
    let isUnproven =
      test?.verdict == .tooFewSamples
      && (test?.method == .bootstrap || interval.map { $0.low == $0.high } == true)
    verdict = isUnproven ? .undecided : turned.map { Verdict($0, margin.size) } ?? .undecided
    isWorseWithinMargin = verdict == .equivalent && (turned?.low ?? 0) > 0
    isBeyondMargin = (turned?.low ?? 0) > margin.size
    func whole(_ samples: Double?) -> Int? {
      samples.map { $0.rounded(.up) }.flatMap { $0 <= 0x1p53 ? Int($0) : nil }
    }
    let plan = test?.interval95 == nil ? nil : test?.sampleSize
    samplesNotWorse = whole(plan?.toShowNotWorse(by: margin.size))
    samplesEquivalent = whole(plan?.toShowEquivalence(within: margin.size))
  }
}

extension MarginResult.Verdict {
  /// The first verdict that the interval supports, if lower is better; an interval that touches 0
  /// or the margin does not support a claim.
  package init(_ interval: Interval, _ margin: Double) {
    self =
      if interval.high < 0 {
        .better
      } else if interval.low > 0, interval.high >= margin {
        .worse
      } else if -margin < interval.low, interval.high < margin {
        .equivalent
      } else if interval.high < margin {
        .notWorse
      } else {
        .undecided
      }
  }
}

extension Results {
  /// The judgment of each pair against each margin, in the order of the pairs.
  package var margins: [MarginResult] {
    pairs.flatMap { pair in
      options.margins.map { margin in
        MarginResult(
          baseline: pair.baseline, candidate: pair.candidate, margin,
          pair.metrics.tests[margin.metric] ?? .failure(.notCompared),
          lowerIsBetter: metric(margin.metric)?.direction != .higherIsBetter)
      }
    }
  }
}
