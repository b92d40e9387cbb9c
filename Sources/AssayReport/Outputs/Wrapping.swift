import AssayText

/// Lines of at most `width` columns, broken at spaces, between Chinese characters, and inside words
/// that do not fit on a line.
func wrapped(_ text: String, width: Int) -> [String] {
  var lines: [String] = []
  var line = ""
  for word in terminalText(text, limit: 4000).split(separator: " ") {
    for (index, part) in parts(of: word, width: width).enumerated() {
      let gap = index == 0 && !line.isEmpty ? " " : ""
      if !line.isEmpty, columns(of: line) + columns(of: gap) + columns(of: part) > width {
        lines.append(line)
        line = part
      } else {
        line += gap + part
      }
    }
  }
  return lines + [line]
}

/// The parts of a word between which a line may break; letters stay together if they fit on a line.
private func parts(of word: Substring, width: Int) -> [String] {
  var parts: [String] = []
  var (part, used) = ("", 0)
  var last: Character?
  for character in word {
    let size = columns(of: String(character))
    if used > 0, used + size > width || isBreak(between: last, and: character) {
      parts.append(part)
      (part, used) = ("", 0)
    }
    part.append(character)
    used += size
    last = character
  }
  return parts + [part]
}

/// Whether a line may break here without a space: next to a Chinese character, but neither before
/// closing or final punctuation nor after opening punctuation.
private func isBreak(between last: Character?, and next: Character) -> Bool {
  guard let last, last.isIdeographic || next.isIdeographic else { return false }
  return !"，。、；：？！）》”’…—％%.,;:?!)]}".contains(next) && !"（《“‘([{".contains(last)
}

extension Character {
  /// Whether this is a Chinese character, or punctuation used between such characters.
  fileprivate var isIdeographic: Bool {
    guard let value = unicodeScalars.first?.value else { return false }
    return (0x2E80...0x9FFF).contains(value) || (0xF900...0xFAFF).contains(value)
      || (0xFF00...0xFFEF).contains(value) || (0x20000...0x3FFFD).contains(value)
  }
}
