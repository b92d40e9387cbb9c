package import AssayData
package import AssayResults
package import AssayTemplate

/// Several versions, as Markdown or as one HTML page.
package func historyDocument(
  _ history: VersionHistory, _ markup: Markup, _ language: Language, version: String
) throws(TemplateError) -> String {
  try TemplateSet.builtIn().render(
    markup == .html ? "history.html.mustache" : "history.md.mustache", markup,
    tree: HistoryValues(history: history, language: language, version: version).tree)
}

/// Several versions, for a terminal: a table a model and metric, then what it says.
package func historyText(
  _ history: VersionHistory, width: Int, _ language: Language, isStyled: Bool = false
) -> String {
  let wording = language.wording
  let words = HistoryWords(history: history, wording: wording)
  var lines: [StyledLine] = []
  func add(_ text: String, _ style: TextStyle = .plain) {
    lines += wrapped(terminalText(text, limit: .max), width: width).map { StyledLine($0, style) }
  }
  add(words.facts)
  for model in history.models {
    lines.append(StyledLine())
    add(model.name, .strong)
    let table = GroupedTable(
      names: history.versions.map { terminalText($0.label, limit: 30) },
      groups: history.primary.map { group($0, of: model, words) })
    lines += [StyledLine()] + table.lines(width: width) + [StyledLine()]
    for metric in history.primary { add(words.sentence(metric, of: model)) }
  }
  return lines.map { $0.written(styled: isStyled) + "\n" }.joined()
}

/// A metric's values with their intervals, and the word of what changed from the version before.
private func group(
  _ metric: Metric, of model: VersionHistory.Model, _ words: HistoryWords
) -> GroupedTable.Group {
  let rows = words.rows(metric, of: model)
  let head = words.words(metric)
  let changes = rows.map { row in
    switch row.verdict {
    case .better: GroupedTable.Cell(row.word ?? "", .better)
    case .worse: GroupedTable.Cell(row.word ?? "", .worse)
    default: GroupedTable.Cell(row.word ?? "")
    }
  }
  let columns = [
    GroupedTable.Column(
      cells: rows.map { GroupedTable.Cell($0.value, $0.isBest ? .strong : .plain) }),
    GroupedTable.Column(
      cells: IntervalText.aligned(rows.map(\.bounds)).map { GroupedTable.Cell($0, .faint) }),
    GroupedTable.Column(cells: changes, isFlushRight: false),
  ]
  return GroupedTable.Group(
    head: "\(head.nameWithUnit) \(head.arrow)", columns: columns.filter { $0.width > 0 })
}
