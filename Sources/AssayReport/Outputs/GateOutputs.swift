package import AssayData
package import AssayResults

/// What became of rules, for a terminal: their number by outcome, then each with its sentence, broken ones first.
package func gateText(
  _ gates: [GateResult], _ results: WordedResults, width: Int, isStyled: Bool = false
) -> String {
  let (wording, words) = (results.wording, GateWords(results: results))
  var lines = [StyledLine(words.summary(gates), .strong)]
  let outcomes: [(GateResult.Outcome, String, TextStyle)] = [
    (.broken, "✗", .worse), (.undecided, "?", .plain), (.held, "✓", .better),
  ]
  for (outcome, sign, style) in outcomes {
    for gate in gates where gate.outcome == outcome {
      lines.append(
        StyledLine("\(sign) \(wording.word(outcome)): \(terminalText(gate.rule.text))", style))
      lines += wrapped(terminalText(words.sentence(gate), limit: .max), width: width - 2)
        .map { StyledLine("  " + $0) }
    }
  }
  return lines.map { $0.written(styled: isStyled) + "\n" }.joined()
}

/// What became of rules, as JSON; its sentences are in English.
package func gateJSON(_ gates: [GateResult], _ results: Results) -> JSON {
  let words = GateWords(results: WordedResults(results, in: .english))
  return .object([
    ("held", .integer(gates.count(.held))), ("broken", .integer(gates.count(.broken))),
    ("undecided", .integer(gates.count(.undecided))),
    ("gates", .array(gates.map { $0.written(sentence: words.sentence($0)) })),
  ])
}
