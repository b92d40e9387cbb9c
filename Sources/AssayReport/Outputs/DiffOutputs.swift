package import AssayData
package import AssayResults
package import AssayTemplate

/// What changed between two versions, as Markdown or as one HTML page.
///
/// - Parameters:
///   - diff: What changed.
///   - markup: What it is written in.
///   - results: Those of the newer version, and the language.
///   - gates: What became of the rules.
/// - Returns: The document.
/// - Throws: ``TemplateError``
package func diffDocument(
  _ diff: VersionDiff, _ markup: Markup, _ results: WordedResults, gates: [GateResult]
) throws(TemplateError) -> String {
  try TemplateSet.builtIn().render(
    markup == .html ? "diff.html.mustache" : "diff.md.mustache", markup,
    tree: DiffValues(diff: diff, results: results, gates: gates).tree)
}

/// What changed between two versions, as JSON; its sentences are in English.
package func diffJSON(_ diff: VersionDiff) -> JSON {
  diff.written(summary: DiffWords(diff: diff, wording: Language.english.wording).sentences)
}

/// What changed between two versions, for a terminal.
package func diffText(
  _ diff: VersionDiff, width: Int, _ language: Language, isStyled: Bool = false
) -> String {
  let wording = language.wording
  let words = DiffWords(diff: diff, wording: wording)
  var lines: [StyledLine] = []
  func add(_ text: String, _ style: TextStyle = .plain) {
    lines += wrapped(terminalText(text, limit: .max), width: width).map { StyledLine($0, style) }
  }
  add(words.relation)
  for model in diff.models {
    lines.append(StyledLine())
    add(model.isRenamed ? "\(model.old) → \(model.new)" : model.new, .strong)
    let tables = [
      (words.rows(of: model, headlines: true), nil), words.rows(ofClasses: model),
      words.rows(ofSlices: model),
    ]
    for (rows, note) in tables where !rows.isEmpty {
      lines += [StyledLine()] + table(rows, wording).lines(width: width)
      if let note { add(note) }
    }
    let changed = words.changed(of: model)
    if !changed.isEmpty { lines.append(StyledLine()) }
    for list in changed { add(list.name + wording.label(.colon) + list.samples) }
  }
  lines.append(StyledLine())
  for sentence in words.sentences { add(sentence) }
  for (name, isOld) in diff.onlyOld.map({ ($0, true) }) + diff.onlyNew.map({ ($0, false) }) {
    add(wording.only(name, isOld: isOld))
  }
  lines.append(StyledLine())
  let notes = words.notes + [words.method]
  for note in notes {
    let body = wrapped(terminalText(note, limit: .max), width: width - 2)
    lines += body.enumerated().map { StyledLine(($0.offset == 0 ? "! " : "  ") + $0.element) }
  }
  return lines.map { $0.written(styled: isStyled) + "\n" }.joined()
}

/// A row a metric; each column is a group of its own, so that those that do not fit are below.
private func table(_ rows: [DiffRow], _ wording: any Wording) -> GroupedTable {
  func group(_ head: String, _ cells: [GroupedTable.Cell], isFlushRight: Bool = true)
    -> GroupedTable.Group
  {
    GroupedTable.Group(
      head: head, columns: [GroupedTable.Column(cells: cells, isFlushRight: isFlushRight)])
  }
  let outcomes = rows.map { row in
    switch row.verdict {
    case .better: GroupedTable.Cell(row.outcome, .better)
    case .worse: GroupedTable.Cell(row.outcome, .worse)
    case .noClearDifference, .tooFewSamples, .undecided, nil: GroupedTable.Cell(row.outcome)
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
      GroupedTable.Group(
        head: wording.label(.change),
        columns: [
          GroupedTable.Column(cells: rows.map { GroupedTable.Cell($0.change) }),
          GroupedTable.Column(
            cells: IntervalText.aligned(rows.map(\.bounds)).map { GroupedTable.Cell($0, .faint) }),
          GroupedTable.Column(cells: outcomes, isFlushRight: false),
        ]),
    ])
}
