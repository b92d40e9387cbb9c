import AssayResults
import AssayTemplate

/// The outcomes of rules, broken ones first.
struct GateValues {
  let results: WordedResults
  let gates: [GateResult]
  /// Whether a table of the same changes is next to it.
  var isBesideChanges = false

  /// The most rules that are listed.
  private static let mostGates = 30

  var members: [String: TemplateValue] {
    let (wording, words) = (results.wording, GateWords(results: results))
    let signs: [GateResult.Outcome: String] = [.held: "✓", .undecided: "?", .broken: "✗"]
    let order: [GateResult.Outcome] = [.broken, .undecided, .held]
    let listed = order.flatMap { outcome in gates.filter { $0.outcome == outcome } }
      .prefix(GateValues.mostGates)
    return [
      "gates_summary": .optional(gates.isEmpty ? nil : words.summary(gates)),
      "gates": .list(
        listed.map { gate in
          [
            "sign": .text(signs[gate.outcome] ?? ""),
            "outcome": .text(wording.word(gate.outcome)),
            "is_held": .bool(gate.outcome == .held), "is_broken": .bool(gate.outcome == .broken),
            "rule": .text(gate.rule.text), "sentence": .text(words.sentence(gate)),
          ]
        }),
      "gates_note": .optional(isBesideChanges ? words.note(gates) : nil),
      "more_gates": .optional(
        gates.count > listed.count ? wording.shown(listed.count, of: gates.count) : nil),
    ]
  }
}
