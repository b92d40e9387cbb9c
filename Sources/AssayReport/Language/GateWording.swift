import AssayResults

/// The numbers by which a rule was judged, in words.
struct GateParts {
  /// Nil if the rule is about the samples.
  let model: String?
  /// The metric, with its class or slice.
  let subject: String
  let outcome: GateResult.Outcome
  /// The value with its unit, or the absolute difference.
  var value: String?
  /// With its level.
  var interval: String?
  /// With its unit.
  var limit: String?
  /// A value, or a worsening, that would be found in four of five such test sets; nil if the rule
  /// is broken.
  var detectable: String?
  /// Whether at least four of five test sets would find it, and not just about four.
  var isDetectableExact = false
  /// Whether not even the worst possible value would have been found.
  var detectsNothing = false
  /// The p-value of a rule that asks for a test.
  var p: String?
}

/// The difference between a model and its reference, in words.
struct GateComparison {
  let reference: GateRule.Reference
  let mustBeBetter: Bool
  /// −1 for lower than the reference, 1 for higher, 0 for equal.
  let sign: Int
  /// Whether the whole interval is beyond the margin.
  let isBeyond: Bool
}

/// Words about the outcomes of rules.
protocol GateWording {
  func word(_ outcome: GateResult.Outcome) -> String
  /// The number of rules with each outcome.
  func gates(held: Int, broken: Int, undecided: Int) -> String
  /// How the interval of a rule differs from that of the same change in a table.
  var gatesNote: String { get }
  func value(_ parts: GateParts, _ bound: GateRule.Bound) -> String
  func difference(_ parts: GateParts, _ comparison: GateComparison) -> String
  func samples(_ count: String, atLeast least: String) -> String
  func testSet(isSame: Bool) -> String
  /// Why the outcome does not follow from a number, in a sentence; `model` is nil if the rule is
  /// about the samples.
  func because(_ reason: GateResult.Reason, _ model: String?) -> String
  /// `recall of cat`, `error rate where region = north`.
  func subject(_ metric: String, ofClass label: String?, slice: String?) -> String
}
