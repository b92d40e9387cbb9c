import AssayResults

/// What a rule was judged by, in words.
struct GateParts {
  /// Nil of a rule about the samples.
  let model: String?
  /// The metric, with its class or slice.
  let subject: String
  let outcome: GateResult.Outcome
  /// The value with its unit, or how large the difference is without its sign.
  var value: String?
  /// With its level.
  var interval: String?
  /// With its unit.
  var limit: String?
  /// So large a value, or so much worse, would be found in four of five such test sets; nil of a broken rule.
  var detectable: String?
  /// Whether at least four of five find it, and not only about as many.
  var isDetectableExact = false
  /// Not even the worst value there is would have been found.
  var detectsNothing = false
  /// The p of a rule that goes by a test.
  var p: String?
}

/// How a model differs from its reference, in words.
struct GateComparison {
  let reference: GateRule.Reference
  let mustBeBetter: Bool
  /// −1: lower than the reference, 1: higher, 0: the same.
  let sign: Int
  /// Whether the whole interval is beyond the margin.
  let isBeyond: Bool
}

/// What became of rules.
protocol GateWording {
  func word(_ outcome: GateResult.Outcome) -> String
  /// How many rules have which outcome.
  func gates(held: Int, broken: Int, undecided: Int) -> String
  /// How the interval of a rule differs from that of the same change in a table.
  var gatesNote: String { get }
  func value(_ parts: GateParts, _ bound: GateRule.Bound) -> String
  func difference(_ parts: GateParts, _ comparison: GateComparison) -> String
  func samples(_ count: String, atLeast least: String) -> String
  func testSet(isSame: Bool) -> String
  /// Why the outcome is not that of a number, in a sentence; `model`: nil of a rule about the samples.
  func because(_ reason: GateResult.Reason, _ model: String?) -> String
  /// `recall of cat`, `error rate where region = north`.
  func subject(_ metric: String, ofClass label: String?, slice: String?) -> String
}
