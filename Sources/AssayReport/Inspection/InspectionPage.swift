package import AssayData
import AssayText

/// The inspection of files as a page for a terminal.
package func inspectionText(
  _ inspection: Inspection, width: Int, _ language: Language
) -> String {
  let wording = language.wording
  var lines: [String] = []
  for file in inspection.files {
    if !lines.isEmpty { lines.append("") }
    lines += FilePage(file: file, together: inspection.together, wording: wording).lines(
      width: width)
  }
  if let together = inspection.together {
    let isFine = inspection.problems.isEmpty
    lines += [""] + togetherLines(together, isFine: isFine, width: width, wording)
  }
  return lines.map { withoutCommands($0) + "\n" }.joined()
}

/// The page about one file.
private struct FilePage {
  let file: InspectedFile
  let together: Inspection.Together?
  let wording: any Wording

  func lines(width: Int) -> [String] {
    var lines = wrapped(heading, width: width) + [""]
    lines += decisions.lines(width: width)
    let facts = facts.lines(width: width)
    if !facts.isEmpty { lines += [""] + facts }
    let rows = PreviewTable(preview: file.preview, noName: wording.noName).lines(width: width - 2)
    if !rows.isEmpty { lines += [""] + rows.map { "  " + $0 } }
    return lines
  }

  private var heading: String {
    let size = file.size
    let rows = wording.count(size.rows, .row)
    let facts = [
      terminalText(file.path, limit: 200), file.sizeWords(wording),
      size.isComplete ? rows : wording.soFar(rows),
      wording.count(file.columnCount, .column),
    ]
    return facts.joined(separator: " · ")
  }

  private var decisions: ColumnTable {
    var table = ColumnTable(
      head: ["", wording.thing(.takenFor), wording.thing(.because), wording.thing(.toChange)],
      flexible: 2)
    for decision in file.decisions(together, wording) {
      table.add([decision.subject, decision.taken, decision.because, decision.change])
    }
    return table
  }

  private var facts: ColumnTable {
    var table = ColumnTable(flexible: 1)
    if file.size.readableRows < file.size.rows {
      table.add([
        wording.thing(.read), wording.readable(file.size.readableRows, of: file.size.rows),
      ])
    }
    if let ids = file.ids, ids.count > 0 { table.add([wording.thing(.ids), ids.words(wording)]) }
    for classes in file.classes where classes.isCut || !classes.counts.isEmpty {
      table.add([classes.subject(file, wording), classes.words(wording)])
    }
    for scores in file.scores where scores.rows > 0 {
      table.add([scores.subject(file, wording), scores.words(wording)])
      if scores.model == nil, let words = scores.largestWords(file, wording) {
        table.add([wording.thing(scores.areSets ? .classes : .mostLikely), words])
      }
    }
    return table
  }
}

/// The first rows, with as many columns as fit.
private struct PreviewTable {
  let preview: InspectedFile.Preview
  let noName: String
  private static let cellLimit = 18

  func lines(width: Int) -> [String] {
    guard !preview.rows.isEmpty, !preview.columns.isEmpty else { return [] }
    var count = preview.columns.count
    var lines = lines(columns: count)
    while count > 1, lines.contains(where: { columns(of: $0) > width }) {
      count -= 1
      lines = self.lines(columns: count)
    }
    return lines
  }

  /// A text truncated to a cell; a long number loses digits but keeps its exponent.
  private static func cell(_ text: String) -> String {
    guard text.utf8.count > cellLimit else { return terminalText(text) }
    if let number = Double(text), number.isFinite { return Figures.short(number) + "…" }
    return terminalText(text, limit: cellLimit)
  }

  /// The first columns and the last, with dots for those left out.
  private func lines(columns count: Int) -> [String] {
    let all = preview.columns.count
    let hidden = preview.hiddenColumns + all - count
    let places = count == 1 ? [0] : Array(0..<count - 1) + [all - 1]
    var table = TextTable()
    for (index, row) in ([preview.columns] + preview.rows).enumerated() {
      var cells = places.map { PreviewTable.cell(row[$0]) }
      if index == 0, cells[0].isEmpty { cells[0] = noName }
      if hidden > 0 { cells.insert("…", at: max(1, cells.count - 1)) }
      table.add(cells)
    }
    return table.lines
  }
}

/// The lines about all files together: classes, models, and how rows are matched to labels.
private func togetherLines(
  _ together: Inspection.Together, isFine: Bool, width: Int, _ wording: any Wording
) -> [String] {
  var table = ColumnTable(flexible: 2)
  for decision in together.decisions(wording) {
    table.add([decision.subject, decision.taken, decision.because, decision.change])
  }
  let heading = wording.thing(isFine ? .asReportReads : .asReportWouldRead)
  var lines = [heading, ""] + table.lines(width: width)
  for caveat in (together.caveats ?? []).words(wording, logBase: .e) {
    let body = wrapped(caveat, width: width - 4)
    lines += body.enumerated().map { ($0.offset == 0 ? "  ! " : "    ") + $0.element }
  }
  return lines
}
