import AssayCompare
import AssayData
import AssayEvaluate

/// The scoreboard for a terminal: heading, aligned table, verdict and caveats.
///
/// Models stand side by side as far as `width` reaches, the others in further blocks below.
package func scoreboard(_ input: ReportInput, width: Int) -> String {
  let comparison = input.comparison
  var facts = [
    input.title.map { terminalText($0) } ?? "Assay report",
    Figures.count(comparison.count, "sample"),
    Figures.count(comparison.classes.count, "class", "classes"),
  ]
  if comparison.evaluations.count > 1 {
    facts.append("baseline \(terminalText(comparison.evaluations[comparison.baseline].model))")
  }
  var lines = wrapped(facts.joined(separator: " · "), width: width) + [""]
  for block in blocks(comparison, width: width) {
    lines += block + [""]
  }
  lines += Verdict(comparison: comparison).sentences.flatMap { wrapped($0, width: width) }
  let caveats = (input.caveats + comparison.caveats).words(logBase: comparison.options.logBase)
  if !caveats.isEmpty { lines.append("") }
  for caveat in caveats {
    let body = wrapped(caveat, width: width - 2)
    lines += body.enumerated().map { ($0.offset == 0 ? "! " : "  ") + $0.element }
  }
  return lines.map { withoutCommands($0) + "\n" }.joined()
}

/// Tables of as many models as fit, the widest choice that does.
private func blocks(_ comparison: Comparison, width: Int) -> [[String]] {
  var blocks: [[String]] = []
  var rest = Array(comparison.evaluations.indices)
  while !rest.isEmpty {
    var count = rest.count
    var lines = table(comparison, models: Array(rest.prefix(count)))
    while count > 1, lines.contains(where: { columns(of: $0) > width }) {
      count -= 1
      lines = table(comparison, models: Array(rest.prefix(count)))
    }
    blocks.append(lines)
    rest.removeFirst(count)
  }
  return blocks
}

private func table(_ comparison: Comparison, models: [Int]) -> [String] {
  var table = TextTable()
  var head = [""]
  for model in models {
    head.append(terminalText(comparison.evaluations[model].model, limit: 24))
    if comparison.pair(of: model) != nil { head.append("difference") }
  }
  table.add(head)
  for metric in ScoreboardValues(comparison: comparison).headlines {
    let words = MetricWords(metric: metric, logBase: comparison.options.logBase)
    var row = ["\(words.nameWithUnit) \(words.arrow)"]
    for model in models {
      row.append(words.text(comparison.evaluations[model].estimate(metric.key)))
      if let pair = comparison.pair(of: model) {
        let difference = pair.difference(metric.key)
        row.append(difference.sign == 0 ? "equal" : words.text(difference))
      }
    }
    table.add(row)
  }
  return table.lines
}

/// Lines of at most `width` columns, broken at blanks, and inside words that fit on no line.
func wrapped(_ text: String, width: Int) -> [String] {
  var lines: [String] = []
  var line = ""
  for word in terminalText(text, limit: 4000).split(separator: " ") {
    for (index, piece) in pieces(of: word, width: width).enumerated() {
      let isNext = index > 0 || columns(of: line) + 1 + columns(of: piece) > width
      if !line.isEmpty, isNext {
        lines.append(line)
        line = ""
      }
      line += (line.isEmpty ? "" : " ") + piece
    }
  }
  return lines + [line]
}

/// A word in pieces of at most `width` columns; most often it is one.
private func pieces(of word: Substring, width: Int) -> [String] {
  var pieces = [""]
  var used = 0
  for character in word {
    let size = columns(of: String(character))
    if used > 0, used + size > width {
      pieces.append("")
      used = 0
    }
    pieces[pieces.count - 1].append(character)
    used += size
  }
  return pieces
}
