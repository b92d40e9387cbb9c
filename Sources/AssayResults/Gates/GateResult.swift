package import AssayData
package import AssayStatistics

/// The outcome of a rule for one model.
package struct GateResult: Sendable {
  package let rule: GateRule
  /// Nil if the rule is about the samples, or if there is no such model.
  package let model: String?
  package let outcome: Outcome
  /// The metric judged, which knows its unit; nil if the rule is about the samples, or if the
  /// metric is missing.
  package var metric: Metric?
  /// The slice judged, if the rule is about the worst one.
  package var slice: GateRule.Slice?
  /// The value judged, or the difference from the reference; nil if absent.
  package var value: Double?
  /// The value of the reference.
  package var reference: Double?
  /// The bound on the value, or on how much worse it may be, in the metric's unit; nil if
  /// absent.
  package var limit: Double?
  package var interval: Interval?
  /// The confidence level of ``interval``.
  package var confidence: Confidence?
  /// The p-value, adjusted for all rules that ask for a test; nil for other rules.
  package var p: Double?
  /// A value or difference at which the rule would have been found broken in four of five such test
  /// sets; nil if unknown.
  package var detectable: Double?
  /// Whether at least four of five test sets would find ``detectable``, and not just about four.
  package var isDetectableExact = false
  /// Whether not even the worst possible value would have been found to break the rule.
  package var detectsNothing = false
  package var reason: Reason?

  package enum Outcome: String, Sendable, CaseIterable {
    case held
    case broken
    case undecided
  }

  /// Why the outcome is not simply that of a value compared with its limit.
  package enum Reason: Sendable, Equatable {
    /// The results hold nothing of this name; the nearest name that they do hold.
    case missing(Part, String, nearest: String?)
    /// The value is undefined.
    case undefined(Undefined)
    case infinite
    /// The value of the reference is infinite.
    case infiniteReference
    /// There is no interval, so the value alone decided.
    case byValue
    /// The difference has no test.
    case untested(NoPairedTest)
    case noStandardError
    /// The two versions were measured on different samples; the numbers of samples of both.
    case otherTestSet(old: Int, new: Int)
    /// The metric is descriptive: neither higher nor lower is better.
    case noDirection
    /// No test is known for such a difference.
    case noTest
    /// Every slice of the column has too few samples to be shown.
    case noSliceShown(column: String)
    /// There are no older results.
    case noOlder
    /// There are no older results, which the options allow.
    case waived
    /// The model is the baseline, or there is no other model.
    case noBaseline
    /// The margin is in per cent of a value that is not above 0.
    case percentOfNothing
    /// The model and its reference agree on every sample.
    case identical
    /// It is not known which samples each version got wrong.
    case unknownPairs

    package enum Part: String, Sendable {
      case model, metric, `class`, column, slice
      /// A model of the older results.
      case older = "older_model"
    }
  }

  package init(_ rule: GateRule, model: String?, _ outcome: Outcome, _ reason: Reason? = nil) {
    (self.rule, self.model, self.outcome, self.reason) = (rule, model, outcome, reason)
  }
}

extension [GateResult] {
  package func count(_ outcome: GateResult.Outcome) -> Int { count { $0.outcome == outcome } }
}
