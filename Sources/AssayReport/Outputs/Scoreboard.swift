import AssayData

/// The scoreboard for a terminal: heading, what is suspicious, values with their intervals, differences with theirs,
/// verdict and the other caveats.
///
/// Models stand side by side as far as `width` reaches, the others in further blocks below. Styles
/// are for terminals; they say nothing that words and signs do not.
package func scoreboard(_ whole: WordedResults, width: Int, isStyled: Bool = false) -> String {
  guard whole.models.count <= ScoreboardValues.mostSideBySide else {
    return manyModels(whole, width: width, isStyled: isStyled)
  }
  let results = whole.shown
  let wording = results.wording
  let tables = ScoreboardTables(results: results)
  var lines = wrapped(heading(whole), width: width).map { StyledLine($0, .strong) }
  lines += caveatLines(results, width: width, where: \.isSuspicion)
  lines += [StyledLine()] + tables.values.lines(width: width)
  if let differences = tables.differences {
    lines += [StyledLine()] + differences.lines(width: width)
  }
  if !tables.notes.isEmpty { lines.append(StyledLine()) }
  for note in tables.notes {
    lines += wrapped(note, width: width).map { StyledLine($0, .faint) }
  }
  lines.append(StyledLine())
  let sentences = shownSentences(Verdict(results: whole).sentences, wording)
  lines += sentences.flatMap { wrapped($0, width: width) }.map { StyledLine($0) }
  lines += caveatLines(results, width: width) { !$0.isSuspicion }
  return lines.map { $0.written(styled: isStyled) + "\n" }.joined()
}

/// Many models: a row each, their primary metrics and a word for each difference to the baseline, then one sentence about
/// all and the first caveats; some forty lines for twenty models.
private func manyModels(_ whole: WordedResults, width: Int, isStyled: Bool) -> String {
  let results = whole.shown
  let wording = results.wording
  var lines = wrapped(heading(whole), width: width).map { StyledLine($0, .strong) }
  lines += caveatLines(results, width: width, atMost: 3, where: \.isSuspicion)
  lines += [StyledLine()] + ScoreboardTables(results: results).models.lines(width: width)
  lines.append(StyledLine())
  let left = Verdict(results: whole).sentences.count - 1
  let sentences = [
    wording.shownModels(results), Overview(results: whole).sentence,
    left > 0 ? wording.part(.sentences(more: left)) : nil,
  ].compactMap(\.self)
  lines += sentences.flatMap { wrapped($0, width: width) }.map { StyledLine($0) }
  lines += caveatLines(results, width: width, atMost: 3) { !$0.isSuspicion }
  return lines.map { $0.written(styled: isStyled) + "\n" }.joined()
}

/// Some of the caveats below an empty line, and how many more of them there are; nothing without any.
private func caveatLines(
  _ results: WordedResults, width: Int, atMost limit: Int = .max,
  where isMeant: (Caveat) -> Bool
) -> [StyledLine] {
  let wording = results.wording
  let caveats = results.caveats.filter(isMeant)
    .shownWords(wording, logBase: results.options.logBase)
  guard !caveats.isEmpty else { return [] }
  let shown = caveats.prefix(limit)
  let more =
    caveats.count > shown.count ? [wording.part(.caveats(more: caveats.count - shown.count))] : []
  return [StyledLine()]
    + (shown + more).flatMap { caveat in
      wrapped(caveat, width: width - 2).enumerated().map {
        StyledLine(($0.offset == 0 ? "! " : "  ") + $0.element)
      }
    }
}

/// A terminal shows at most this many sentences of the verdict.
private let mostSentences = 24

/// The first sentences of a verdict, and how many more there are.
private func shownSentences(_ all: [String], _ wording: any Wording) -> [String] {
  guard all.count > mostSentences else { return all }
  return all.prefix(mostSentences - 1) + [
    wording.part(.sentences(more: all.count - mostSentences + 1))
  ]
}

/// What was measured, on one line where that is wide enough.
private func heading(_ results: WordedResults) -> String {
  let wording = results.wording
  var facts = [
    results.title.map { terminalText($0) } ?? wording.label(.assayReport),
    wording.count(results.count, .sample),
    wording.count(results.classes.count, .class),
  ]
  if results.models.count > 1 {
    let baseline = terminalText(results.models[results.baseline].name)
    facts.append("\(wording.label(.baseline)) \(baseline)")
  }
  return facts.joined(separator: " · ")
}
