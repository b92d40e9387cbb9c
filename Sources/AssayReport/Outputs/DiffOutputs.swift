package import AssayCompare
package import AssayTemplate

/// A diff of two saved results as Markdown.
package func diffMarkdown(_ diff: ResultsDiff) throws(TemplateError) -> String {
  try TemplateSet().render("diff.md.mustache", .markdown, tree: DiffValues(diff: diff).tree)
}

/// A diff of two saved results for a terminal.
package func diffText(_ diff: ResultsDiff, width: Int) -> String {
  var lines: [String] = []
  for model in diff.models {
    let heading = model.old == model.new ? model.new : "\(model.old) → \(model.new)"
    lines += [terminalText(heading), ""]
    var table = TextTable()
    table.add(["", "old", "new", "change", "relative", ""])
    for row in DiffRow.rows(of: model, logBase: diff.logBase) {
      table.add([
        "\(terminalText(row.name)) \(row.arrow)", row.old, row.new, row.change, row.relative,
        row.outcome,
      ])
    }
    lines += table.lines + [""]
  }
  if diff.models.isEmpty { lines += ["The two results have no model in common.", ""] }
  for (name, side) in diff.onlyOld.map({ ($0, "old") }) + diff.onlyNew.map({ ($0, "new") }) {
    lines.append("Only in the \(side) results: \(terminalText(name))")
  }
  if !diff.warnings.isEmpty, lines.last != "" { lines.append("") }
  for warning in diff.warnings {
    let body = wrapped(warning.words, width: width - 2)
    lines += body.enumerated().map { ($0.offset == 0 ? "! " : "  ") + $0.element }
  }
  while lines.last == "" { lines.removeLast() }
  return lines.map { withoutCommands($0) + "\n" }.joined()
}
