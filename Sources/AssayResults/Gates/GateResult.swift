package import AssayData
package import AssayStatistics

/// What became of a rule, for one model.
package struct GateResult: Sendable {
  package let rule: GateRule
  /// Nil of a rule about the samples, or where there is no such model.
  package let model: String?
  package let outcome: Outcome
  /// The metric judged, which knows its unit; nil of a rule about the samples, or if it is missing.
  package var metric: Metric?
  /// The slice judged, of a rule for the worst one.
  package var slice: GateRule.Slice?
  /// The value judged, or the difference to the reference; nil without one.
  package var value: Double?
  /// The value of the reference.
  package var reference: Double?
  /// The number that the value, or how much worse it is, must not pass, in the metric's unit; nil without one.
  package var limit: Double?
  package var interval: Interval?
  /// How sure ``interval`` is.
  package var confidence: Confidence?
  /// Adjusted for all rules that go by a test; nil of others.
  package var p: Double?
  /// A value, or a difference, as far as this would have been found to break the rule in four of five such test
  /// sets; nil if unknown.
  package var detectable: Double?
  /// Whether at least four of five find ``detectable``, and not only about as many.
  package var isDetectableExact = false
  /// Whether not even the worst value there is would have been found.
  package var detectsNothing = false
  package var reason: Reason?

  package enum Outcome: String, Sendable, CaseIterable {
    case held
    case broken
    case undecided
  }

  /// Why the outcome is not that of a value beside its limit.
  package enum Reason: Sendable, Equatable {
    /// Nothing of the name is in the results; the nearest that is.
    case missing(Part, String, nearest: String?)
    /// There is no such number.
    case undefined(Undefined)
    case infinite
    /// The value of the reference is infinite.
    case infiniteReference
    /// There is no interval: the value decided.
    case byValue
    /// There is no test of the difference.
    case untested(NoPairedTest)
    case noStandardError
    /// The two versions were measured on different samples: the numbers of both.
    case otherTestSet(old: Int, new: Int)
    /// Neither higher nor lower is better.
    case noDirection
    /// No test of such a difference is known.
    case noTest
    /// Each slice of the column has too few samples to be shown.
    case noSliceShown(column: String)
    /// There are no older results.
    case noOlder
    /// There are no older results, which was allowed.
    case waived
    /// The model is the baseline, or there is no other.
    case noBaseline
    /// A margin in per cent of a value that is not above 0.
    case percentOfNothing
    /// The two say the same of every sample.
    case identical
    /// Which samples each version got wrong is not known.
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
