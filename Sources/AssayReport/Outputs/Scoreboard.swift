import AssayCompare
import AssayData
import AssayEvaluate

/// The scoreboard for a terminal: heading, values with their intervals, differences with theirs,
/// verdict and caveats.
///
/// Models stand side by side as far as `width` reaches, the others in further blocks below. Styles
/// are for terminals; they say nothing that words and signs do not.
package func scoreboard(_ input: ReportInput, width: Int, isStyled: Bool = false) -> String {
  let comparison = input.comparison.shown
  let say = comparison.say
  let tables = ScoreboardTables(comparison: comparison)
  var lines = wrapped(heading(input), width: width).map { StyledLine($0, .strong) }
  lines += [StyledLine()] + tables.values.lines(width: width)
  if let differences = tables.differences {
    lines += [StyledLine()] + differences.lines(width: width)
  }
  if !tables.notes.isEmpty { lines.append(StyledLine()) }
  for note in tables.notes {
    lines += wrapped(note, width: width).map { StyledLine($0, .faint) }
  }
  lines.append(StyledLine())
  let sentences = shownSentences(Verdict(comparison: input.comparison).sentences, say)
  lines += sentences.flatMap { wrapped($0, width: width) }.map { StyledLine($0) }
  let caveats = (input.caveats + comparison.caveats).shownWords(
    say, logBase: comparison.options.logBase)
  if !caveats.isEmpty { lines.append(StyledLine()) }
  for caveat in caveats {
    let body = wrapped(caveat, width: width - 2)
    lines += body.enumerated().map { StyledLine(($0.offset == 0 ? "! " : "  ") + $0.element) }
  }
  return lines.map { $0.written(styled: isStyled) + "\n" }.joined()
}

/// A terminal shows at most this many sentences of the verdict.
private let mostSentences = 24

/// The first sentences of a verdict, and how many more there are.
private func shownSentences(_ all: [String], _ say: any Wording) -> [String] {
  guard all.count > mostSentences else { return all }
  return all.prefix(mostSentences - 1) + [say.part(.sentences(more: all.count - mostSentences + 1))]
}

/// What was measured, on one line where that is wide enough.
private func heading(_ input: ReportInput) -> String {
  let comparison = input.comparison
  let say = comparison.say
  var facts = [
    input.title.map { terminalText($0) } ?? say.label(.assayReport),
    say.count(comparison.count, .sample),
    say.count(comparison.classes.count, .class),
  ]
  if comparison.evaluations.count > 1 {
    let baseline = terminalText(comparison.evaluations[comparison.baseline].model)
    facts.append("\(say.label(.baseline)) \(baseline)")
  }
  return facts.joined(separator: " · ")
}
