import AssayReport
import AssayResults
import AssayStatistics

/// The outcome of one rule for one model.
///
/// ```swift
/// for outcome in outcomes.rules where outcome.verdict == .broken {
///   print(outcome.model ?? "the samples", "broke", outcome.rule)
///   if let value = outcome.value, let range = outcome.interval { print(value, range) }
///   print(outcome.sentence)
/// }
/// ```
public struct RuleOutcome: Sendable, Equatable {
  /// The rule as it was written.
  public let rule: String
  /// The model that was judged; nil if the rule is about the samples.
  public let model: String?
  /// Whether the rule is held.
  public let verdict: Verdict
  /// The value, or the difference from the reference, in the metric's unit; nil if absent.
  public let value: Double?
  /// The interval of ``value``; nil if absent.
  public let interval: Interval?
  /// The evidence in a sentence, in the language of the report.
  public let sentence: String

  /// The verdicts on a rule.
  ///
  /// ```swift
  /// for outcome in outcomes.rules {
  ///   switch outcome.verdict {
  ///   case .held: print("held:", outcome.sentence)
  ///   case .broken: print("broken:", outcome.sentence)
  ///   case .undecided: print("undecided:", outcome.sentence)
  ///   }
  /// }
  /// ```
  public enum Verdict: String, Sendable, CaseIterable {
    /// The whole interval meets the rule.
    case held
    /// The whole interval breaks the rule.
    case broken
    /// The interval allows both.
    case undecided
  }
}

extension GateOutcomes {
  /// Each rule's outcome, in the order of the rules; a rule about several models has one for each.
  public var rules: [RuleOutcome] {
    gates.map { gate in
      let verdict: RuleOutcome.Verdict =
        switch gate.outcome {
        case .held: .held
        case .broken: .broken
        case .undecided: .undecided
        }
      return RuleOutcome(
        rule: gate.rule.text, model: gate.model, verdict: verdict, value: gate.value,
        interval: gate.interval, sentence: gateSentence(gate, results))
    }
  }
}
