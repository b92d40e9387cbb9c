import AssayReport
import AssayResults
import AssayStatistics

/// The outcome of one rule for one model.
///
/// ```swift
/// for rule in outcomes.rules where rule.verdict == .broken { print(rule.sentence) }
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
