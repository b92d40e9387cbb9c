package import AssayData
package import AssayResults
package import AssayTemplate

/// The history of several versions as Markdown or as one HTML page.
package func historyDocument(
  _ history: VersionHistory, _ markup: Markup, _ language: Language, version: String
) throws(TemplateError) -> String {
  try TemplateSet.builtIn().render(
    markup == .html ? "history.html.mustache" : "history.md.mustache", markup,
    tree: HistoryValues(history: history, language: language, version: version).tree)
}

/// The history of several versions for a terminal: the headline, then a table for each model, with
/// all versions if `isVerbose`.
package func historyText(
  _ history: VersionHistory, width: Int, _ language: Language, isStyled: Bool = false,
  isVerbose: Bool = false
) -> String {
  let wording = language.wording(
    namingOptions: history.versions.allSatisfy(\.results.areFromFiles))
  let words = HistoryWords(history: history, wording: wording)
  var lines: [StyledLine] = []
  func add(_ text: String, _ style: TextStyle = .plain) {
    lines += wrapped(terminalText(text, limit: .max), width: width).map { StyledLine($0, style) }
  }
  add(words.headline + wording.label(.stop), .strong)
  add(words.facts, .faint)
  for sentence in words.sentences { add(sentence) }
  let most = history.models.count == 1 ? HistoryValues.mostVersions : 3
  let start = isVerbose ? 0 : max(0, history.versions.count - most)
  for model in history.models {
    lines.append(StyledLine())
    let isOnly = history.models.count == 1
    if !isOnly {
      add(briefName(model.name), .strong)
      add(words.best(of: model) + wording.label(.stop))
    }
    lines += GroupedTable(
      names: history.versions[start...].map { terminalText($0.label, limit: 30) },
      groups: history.primary.map { group($0, of: model, words, from: start, isVerbose) }
    ).lines(width: width)
    guard isVerbose else { continue }
    lines.append(StyledLine())
    for metric in history.primary {
      add(words.best(metric, of: model) + wording.label(.stop))
      add(words.turns(metric, of: model))
    }
  }
  lines.append(StyledLine())
  if start > 0, wording.namesOptions { add(wording.unseen(start), .faint) }
  add(words.note, .faint)
  return lines.map { $0.written(styled: isStyled) + "\n" }.joined()
}

/// The values of a metric with their intervals, and the change from the previous version in a word;
/// unclear changes are mentioned only if `isVerbose`.
private func group(
  _ metric: Metric, of model: VersionHistory.Model, _ words: HistoryWords, from start: Int,
  _ isVerbose: Bool
) -> GroupedTable.Group {
  let cells = words.cells(metric, of: model)[start...]
  let head = words.words(metric)
  let changes = cells.map { cell in
    let word = cell.outcome ?? ""
    return switch cell.test?.verdict {
    case .better: GroupedTable.Cell(word, .better)
    case .worse: GroupedTable.Cell(word, .worse)
    case .noClearDifference where !isVerbose: GroupedTable.Cell("")
    default: GroupedTable.Cell(word)
    }
  }
  let columns = [
    GroupedTable.Column(
      cells: cells.map { GroupedTable.Cell($0.value, $0.isBest ? .strong : .plain) }),
    GroupedTable.Column(
      cells: cells.map { cell in
        GroupedTable.Cell(cell.interval.map { (cell.isDoubtful ? "~" : "") + $0 } ?? "", .faint)
      }),
    GroupedTable.Column(cells: changes, isFlushRight: false),
  ]
  return GroupedTable.Group(
    head: "\(head.nameWithUnit) \(head.arrow)", columns: columns.filter { $0.width > 0 })
}
