import AssayData
import AssayResults
import AssayText

/// The report for a terminal: the headline, a row for each model, and what to look at; about 25
/// lines for six models.
///
/// Styles add no information beyond words and signs.
///
/// - Parameters:
///   - whole: The complete results.
///   - width: The width of the terminal in columns.
///   - isStyled: Whether to use styles.
///   - isVerbose: Whether to add all metrics, differences and sentences.
/// - Returns: Complete lines.
package func scoreboard(
  _ whole: WordedResults, width: Int, isStyled: Bool = false, isVerbose: Bool = false
) -> String {
  let results = whole.brief.shown
  var lines = head(whole, width: width)
  let suspicions = HeadCaveats(results: whole).suspicions
  let shown = isVerbose ? suspicions : Array(suspicions.prefix(mostSuspicions))
  lines += marked(shown, width)
  if shown.count < suspicions.count {
    let more = whole.wording.part(.caveats(more: suspicions.count - shown.count))
    lines += wrapped(more, width: width).map { StyledLine($0, .faint) }
  }
  lines += [StyledLine()] + HeadTable(results).lines(width: width)
  if isVerbose {
    lines += details(whole, width: width)
  } else {
    lines += remarks(whole, width: width, room: leastLines + results.models.count - lines.count)
  }
  return lines.map { $0.written(styled: isStyled) + "\n" }.joined()
}

/// The most signs of mistakes that are shown at once.
private let mostSuspicions = 3

/// The number of lines to fill with remarks, besides one for each model.
private let leastLines = 18

/// The headline, the facts, and the findings that the headline leaves out.
private func head(_ whole: WordedResults, width: Int) -> [StyledLine] {
  let wording = whole.wording
  let words = HeadWords(results: whole)
  let brief = whole.brief
  let facts = [
    whole.title.map { terminalText($0) }, wording.count(whole.count, .sample),
    terminalText(PositiveWords(results: brief).classes), wording.count(whole.models.count, .model),
    whole.models.count > 1
      ? "\(wording.label(.baseline)) \(terminalText(brief.models[brief.baseline].name))" : nil,
  ].compactMap(\.self).joined(separator: " · ")
  let sentences = words.sentences + [wording.shownModels(whole.shown)].compactMap(\.self)
  return wrapped(words.headline + wording.label(.stop), width: width).map {
    StyledLine($0, .strong)
  }
    + wrapped(facts, width: width).map { StyledLine($0, .faint) }
    + sentences.flatMap { wrapped($0, width: width) }.map { StyledLine($0) }
}

/// As many remarks, next steps and caveats as there is room for, and how to see all of them.
private func remarks(_ whole: WordedResults, width: Int, room: Int) -> [StyledLine] {
  let wording = whole.wording
  let next = NextWords(results: whole).sentence
  let caveats = HeadCaveats(results: whole).others
  let all =
    HeadRemarks(results: whole).all.map { wrapped($0.text, width: width).map { StyledLine($0) } }
    + [next].compactMap(\.self).map { wrapped($0, width: width).map { StyledLine($0) } }
    + caveats.map { marked([$0], width) }
  var (lines, shown) = ([StyledLine](), 0)
  // One empty line and the last line are reserved.
  for remark in all where lines.count + remark.count + 2 <= room {
    lines += remark
    shown += 1
  }
  let last =
    wording.namesOptions
    ? wrapped(wording.verbose(more: all.count - shown), width: width) : []
  return [StyledLine()] + lines + last.map { StyledLine($0, .faint) }
}

/// All metrics and differences with their intervals, and all sentences.
private func details(_ whole: WordedResults, width: Int) -> [StyledLine] {
  let results = whole.shown
  let tables = ScoreboardTables(results: results)
  var lines = [StyledLine()] + tables.values.lines(width: width)
  if let differences = tables.differences {
    lines += [StyledLine()] + differences.lines(width: width)
  }
  if !tables.notes.isEmpty { lines.append(StyledLine()) }
  lines += tables.notes.flatMap { wrapped($0, width: width) }.map { StyledLine($0, .faint) }
  lines.append(StyledLine())
  lines += Verdict(results: whole).sentences.flatMap { wrapped($0, width: width) }
    .map { StyledLine($0) }
  return lines + marked(HeadCaveats(results: whole).others, width)
}

/// Caveats, each after a mark.
private func marked(_ caveats: [String], _ width: Int) -> [StyledLine] {
  caveats.flatMap { caveat in
    wrapped(caveat, width: width - 2).enumerated().map {
      StyledLine(($0.offset == 0 ? "! " : "  ") + $0.element)
    }
  }
}
