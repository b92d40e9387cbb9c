package import AssayData
package import AssayResults

/// The outcomes of rules for a terminal: their counts, then each rule with its sentence, broken
/// ones first.
package func gateText(
  _ gates: [GateResult], _ results: WordedResults, width: Int, isStyled: Bool = false,
  isBesideChanges: Bool = false
) -> String {
  let (wording, words) = (results.wording, GateWords(results: results))
  var lines = [StyledLine(words.summary(gates), .strong)]
  let outcomes: [(GateResult.Outcome, String, TextStyle)] = [
    (.broken, "✗", .worse), (.undecided, "?", .plain), (.held, "✓", .better),
  ]
  for (outcome, sign, style) in outcomes {
    for group in groups(gates.filter { $0.outcome == outcome }) {
      let rule = terminalText(group[0].rule.text)
      lines.append(StyledLine("\(sign) \(wording.word(outcome)): \(rule)", style))
      let sentence =
        group.count > 1
        ? wording.list(
          group.prefix(mostModels).compactMap(\.model), more: max(0, group.count - mostModels))
        : words.sentence(group[0])
      lines += wrapped(terminalText(sentence, limit: .max), width: width - 2)
        .map { StyledLine("  " + $0) }
    }
  }
  if isBesideChanges, let note = words.note(gates) {
    lines += wrapped(note, width: width).map { StyledLine($0, .faint) }
  }
  return lines.map { $0.written(styled: isStyled) + "\n" }.joined()
}

/// The most results of one outcome that are listed one by one; if there are more, those of the same
/// rule are combined into a list of models.
private let mostGates = 12
/// The most models named in such a list.
private let mostModels = 8

/// The results one by one, or grouped by rule if there are many.
private func groups(_ gates: [GateResult]) -> [[GateResult]] {
  guard gates.count > mostGates else { return gates.map { [$0] } }
  var groups: [[GateResult]] = []
  for gate in gates {
    if let place = groups.firstIndex(where: { $0[0].rule == gate.rule }) {
      groups[place].append(gate)
    } else {
      groups.append([gate])
    }
  }
  return groups
}

/// The evidence by which a rule was judged, in a sentence.
package func gateSentence(_ gate: GateResult, _ results: WordedResults) -> String {
  GateWords(results: results).sentence(gate)
}

/// The outcomes of rules as JSON; its sentences are in English.
package func gateJSON(_ gates: [GateResult], _ results: Results) -> JSON {
  let words = GateWords(results: WordedResults(results, in: .english))
  return .object([
    ("held", .integer(gates.count(.held))), ("broken", .integer(gates.count(.broken))),
    ("undecided", .integer(gates.count(.undecided))),
    ("gates", .array(gates.map { $0.written(sentence: words.sentence($0)) })),
  ])
}
