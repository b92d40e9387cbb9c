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
