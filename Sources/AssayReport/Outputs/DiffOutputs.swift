package import AssayData
package import AssayResults
package import AssayTemplate
import AssayText

/// The diff of two versions as Markdown or as one HTML page.
///
/// - Parameters:
///   - diff: The changes.
///   - markup: The markup of the document.
///   - results: The results of the newer version, and the language.
///   - gates: The results of rules.
/// - Returns: The document.
/// - Throws: ``TemplateError`` if a built-in template is invalid.
package func diffDocument(
  _ diff: VersionDiff, _ markup: Markup, _ results: WordedResults, gates: [GateResult]
) throws(TemplateError) -> String {
  try TemplateSet.builtIn().render(
    markup == .html ? "diff.html.mustache" : "diff.md.mustache", markup,
    tree: DiffValues(diff: diff, results: results, gates: gates).tree)
}

/// The diff of two versions as JSON; its sentences are in English.
package func diffJSON(_ diff: VersionDiff) -> JSON {
  let words = DiffWords(diff: diff, wording: Language.english.wording)
  return diff.written(summary: [DiffHead(words: words).headline + "."] + words.sentences)
}

/// The diff of two versions for a terminal: the headline and a table for each model, which has all
/// metrics if `isVerbose`.
package func diffText(
  _ diff: VersionDiff, width: Int, _ language: Language, areFromFiles: Bool = true,
  isStyled: Bool = false, isVerbose: Bool = false
) -> String {
  let wording = language.wording(namingOptions: areFromFiles)
  let text = DiffText(
    words: DiffWords(diff: diff, wording: wording), width: width, isVerbose: isVerbose)
  return text.lines.map { $0.written(styled: isStyled) + "\n" }.joined()
}

/// The lines of a diff for a terminal.
private struct DiffText {
  let words: DiffWords
  let width: Int
  let isVerbose: Bool

  private var diff: VersionDiff { words.diff }
  private var wording: any Wording { words.wording }

  var lines: [StyledLine] {
    let head = DiffHead(words: words)
    let others =
      diff.onlyOld.map { wording.only($0, isOld: true) }
      + diff.onlyNew.map { wording.only($0, isOld: false) }
    let notes = words.notes + (isVerbose ? [words.method] : [])
    return lines(head.headline + wording.label(.stop), .strong) + lines(facts, .faint)
      + head.sentences.flatMap { lines($0) } + diff.models.flatMap(lines)
      + (others + notes).blank + others.flatMap { lines($0) } + notes.flatMap(marked)
      + (isVerbose || !wording.namesOptions
        ? [] : [StyledLine()] + lines(wording.verbose(more: 0), .faint))
  }

  private var facts: String {
    [words.heading, words.relation, words.ofLabels].compactMap(\.self)
      .joined(separator: " · ")
  }

  private func lines(_ text: String, _ style: TextStyle = .plain) -> [StyledLine] {
    wrapped(terminalText(text, limit: .max), width: width).map { StyledLine($0, style) }
  }

  private func marked(_ note: String) -> [StyledLine] {
    wrapped(terminalText(note, limit: .max), width: width - 2).enumerated().map {
      StyledLine(($0.offset == 0 ? "! " : "  ") + $0.element)
    }
  }

  // MARK: - One model

  private func lines(of model: ModelChange) -> [StyledLine] {
    let isOnly = diff.models.count == 1
    let metrics = words.rows(of: model)
    guard isVerbose else {
      let rows = isOnly ? metrics.first : words.rows(ofPrimary: model)
      return [StyledLine()] + table(rows, named: name(model)) + changed(model, atMost: 10)
    }
    let tables = [
      (metrics.first + metrics.more, nil), words.rows(ofClasses: model),
      words.rows(ofSlices: model),
    ].filter { !$0.0.isEmpty }
    let sentences = isOnly ? [] : words.sentences(of: model, after: nil)
    return [StyledLine()] + lines(name(model), .strong) + sentences.flatMap { lines($0) }
      + tables.flatMap { [StyledLine()] + table($0) + ($1.map { lines($0) } ?? []) }
      + words.mixes(of: model).flatMap { lines($0) }
      + changed(model, atMost: DiffWords.mostSamples)
  }

  private func changed(_ model: ModelChange, atMost most: Int) -> [StyledLine] {
    words.changed(of: model, atMost: most).flatMap {
      lines($0.name + wording.label(.colon) + $0.samples)
    }
  }

  private func name(_ model: ModelChange) -> String {
    model.isRenamed ? "\(model.old) → \(model.new)" : model.new
  }

  // MARK: - Tables

  private func table(_ rows: [DiffRow], named name: String = "") -> [StyledLine] {
    let level = words.level.map { " [\($0)]" } ?? ""
    func column(_ head: String, _ cells: [GroupedTable.Cell]) -> GroupedTable.Group {
      GroupedTable.Group(head: head, columns: [GroupedTable.Column(cells: cells)])
    }
    return GroupedTable(
      corner: shortened(terminalText(name, limit: .max), to: 40),
      names: rows.map { row in
        let name = terminalText(row.shortName)
        return row.arrow.isEmpty ? name : "\(name) \(row.arrow)"
      },
      groups: [
        column(wording.label(.old), rows.map { GroupedTable.Cell($0.old) }),
        column(wording.label(.new), rows.map { GroupedTable.Cell($0.new) }),
        GroupedTable.Group(
          head: wording.label(.change) + level,
          columns: (isVerbose ? columns(rows) : briefColumns(rows)).filter { $0.width > 0 }),
      ]
    ).lines(width: width)
  }

  private func columns(_ rows: [DiffRow]) -> [GroupedTable.Column] {
    [
      GroupedTable.Column(cells: rows.map { GroupedTable.Cell($0.isChange ? $0.change : "") }),
      GroupedTable.Column(cells: rows.map { GroupedTable.Cell($0.ends ?? "", .faint) }),
      GroupedTable.Column(cells: rows.map { verdict($0, $0.outcome) }, isFlushRight: false),
    ]
  }

  /// The narrow form, in which metric, values and change fit on one line of 80 columns: points
  /// without their unit, and verdicts of the primary metrics only.
  private func briefColumns(_ rows: [DiffRow]) -> [GroupedTable.Column] {
    let most =
      rows.filter { $0.isChange && isPrimary($0) }.map { AssayText.columns(of: $0.number) }.max()
      ?? 0
    let changes = rows.map { row -> GroupedTable.Cell in
      guard row.isChange else { return GroupedTable.Cell(row.outcome) }
      let blanks = String(repeating: " ", count: max(0, most - AssayText.columns(of: row.number)))
      let ends = isPrimary(row) ? row.ends.map { " " + $0 } : nil
      return GroupedTable.Cell(blanks + row.number + (ends ?? ""))
    }
    let verdicts = rows.map { row -> GroupedTable.Cell in
      switch row.test?.verdict {
      case .better, .worse, .undecided:
        isPrimary(row) ? verdict(row, row.outcome) : GroupedTable.Cell("")
      case .noClearDifference, .tooFewSamples, nil: GroupedTable.Cell("")
      }
    }
    return [
      GroupedTable.Column(cells: changes, isFlushRight: false),
      GroupedTable.Column(cells: verdicts, isFlushRight: false),
    ]
  }

  private func isPrimary(_ row: DiffRow) -> Bool { diff.primary.contains(row.metric.key) }

  private func verdict(_ row: DiffRow, _ text: String) -> GroupedTable.Cell {
    switch row.test?.verdict {
    case .better: GroupedTable.Cell(text, .better)
    case .worse: GroupedTable.Cell(text, .worse)
    case .noClearDifference, .tooFewSamples, .undecided, nil: GroupedTable.Cell(text)
    }
  }
}

extension [String] {
  /// An empty line to precede these lines, if there are any.
  fileprivate var blank: [StyledLine] { isEmpty ? [] : [StyledLine()] }
}
