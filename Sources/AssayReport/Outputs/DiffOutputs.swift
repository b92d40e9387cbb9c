package import AssayData
package import AssayResults
package import AssayTemplate

/// A diff of two saved results as Markdown.
package func diffMarkdown(
  _ diff: ResultsDiff, _ language: Language
) throws(TemplateError) -> String {
  try TemplateSet.builtIn().render(
    "diff.md.mustache", .markdown, tree: DiffValues(diff: diff, language: language).tree)
}

/// A diff of two saved results for a terminal.
package func diffText(
  _ diff: ResultsDiff, width: Int, _ language: Language, isStyled: Bool = false
) -> String {
  let wording = language.wording
  var lines: [StyledLine] = []
  for model in diff.models {
    let heading = model.old.isExactly(model.new) ? model.new : "\(model.old) → \(model.new)"
    lines += wrapped(terminalText(heading), width: width).map { StyledLine($0, .strong) }
    lines += [StyledLine()] + table(of: model, logBase: diff.logBase, wording).lines(width: width)
    lines.append(StyledLine())
  }
  func add(_ text: String) { lines += wrapped(text, width: width).map { StyledLine($0) } }
  if diff.models.isEmpty {
    add(wording.label(.noModelInCommon))
    lines.append(StyledLine())
  }
  for (name, isOld) in diff.onlyOld.map({ ($0, true) }) + diff.onlyNew.map({ ($0, false) }) {
    add(wording.only(terminalText(name), isOld: isOld))
  }
  if !diff.warnings.isEmpty, lines.last?.text != "" { lines.append(StyledLine()) }
  for warning in diff.warnings {
    let body = wrapped(wording.words(warning), width: width - 2)
    lines += body.enumerated().map { StyledLine(($0.offset == 0 ? "! " : "  ") + $0.element) }
  }
  while lines.last?.text == "" { lines.removeLast() }
  return lines.map { $0.written(styled: isStyled) + "\n" }.joined()
}

/// A row a metric; each column is a group of its own, so that those that do not fit stand below.
private func table(
  of model: ResultsDiff.ModelDiff, logBase: LogBase, _ wording: any Wording
) -> GroupedTable {
  let shown = DiffRow.shown(of: model)
  let rows = DiffRow.rows(of: model, logBase: logBase, wording)
  func group(_ head: String, _ cells: [GroupedTable.Cell], isFlushRight: Bool = true)
    -> GroupedTable.Group
  {
    let column = GroupedTable.Column(cells: cells, isFlushRight: isFlushRight)
    return GroupedTable.Group(head: head, columns: [column])
  }
  let outcomes = zip(shown, rows).map { diff, row in
    switch diff.outcome {
    case .improved: GroupedTable.Cell("▲ " + row.outcome, .better)
    case .worsened: GroupedTable.Cell("▼ " + row.outcome, .worse)
    case .unchanged, .higher, .lower, .undefined: GroupedTable.Cell("  " + row.outcome)
    }
  }
  return GroupedTable(
    names: rows.map { row in
      let name = terminalText(row.name)
      return row.arrow.isEmpty ? name : "\(name) \(row.arrow)"
    },
    groups: [
      group(wording.label(.old), rows.map { GroupedTable.Cell($0.old) }),
      group(wording.label(.new), rows.map { GroupedTable.Cell($0.new) }),
      group(wording.label(.change), rows.map { GroupedTable.Cell($0.change) }),
      group(wording.label(.relative), rows.map { GroupedTable.Cell($0.relative, .faint) }),
      group("", outcomes, isFlushRight: false),
    ])
}
