/// Text for Markdown as GitHub and GitLab show it, on one line, in a table cell or outside.
///
/// Anywhere in the value:
///
/// | text | becomes | because |
/// |---|---|---|
/// | a line ending | a space | a new line ends a table row and can start any kind of block |
/// | `\` | `\\` | it would escape what follows |
/// | `` ` ``, `*`, `_`, `~` | a backslash before it | code, emphasis, strikethrough |
/// | `[`, `]` | a backslash before it | links, images, footnotes, task lists |
/// | `\|` | `\\|` | it ends a table cell |
/// | `#` | `\#` | headings, and commands to the GitHub runner (`##[…]`) |
/// | `#1` | `\#<!-- -->1` | links an issue, which a backslash does not stop |
/// | `<`, `>` | `&lt;`, `&gt;` | HTML, autolinks, quotations |
/// | `&` | `&amp;` | character references |
/// | `$` | `<span>$</span>` | mathematics; this is GitHub's documented way to write a dollar |
/// | `@name` | `@<!-- -->name` | mentions somebody, who is then notified; makes mail links |
/// | controls but tab | U+FFFD | no place in text, and some steer terminals |
///
/// Only at the start, whitespace aside, because a template may put a value first on a line:
///
/// | text | becomes | because |
/// |---|---|---|
/// | `::` | `:<!-- -->:` | on a job's standard output it is a command to the GitHub runner |
/// | `-`, `+` before a space or the end | a backslash before it | a list; `-1` stays as it is |
/// | `--`, `==`, also `=` before a space or the end | a backslash before it | rules, underlined headings |
/// | `1.`, `1)` before a space or the end | `1\.`, `1\)` | a numbered list |
enum MarkdownEscaping {
  /// Appends the escaped text.
  static func append(_ text: String, to output: inout [UInt8]) {
    let bytes = Array(text.utf8)
    let start = bytes.firstIndex { !$0.isWhitespace } ?? bytes.count
    let mark = blockMark(of: bytes, at: start)
    for index in bytes.indices {
      if index == mark, bytes[index] == UInt8(ascii: ":") {
        output += ":<!-- -->".utf8
        continue
      }
      if index == mark { output.append(UInt8(ascii: "\\")) }
      appendByte(of: bytes, at: index, to: &output)
    }
  }

  private static func appendByte(of bytes: [UInt8], at index: Int, to output: inout [UInt8]) {
    let byte = bytes[index]
    let next = index + 1 < bytes.count ? bytes[index + 1] : nil
    switch byte {
    case UInt8(ascii: "\r") where next == .newline: break  // The newline becomes the space.
    case UInt8(ascii: "\r"), .newline: output.append(UInt8(ascii: " "))
    case UInt8(ascii: "\\"), UInt8(ascii: "`"), UInt8(ascii: "*"), UInt8(ascii: "_"),
      UInt8(ascii: "~"), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "|"):
      output += [UInt8(ascii: "\\"), byte]
    case UInt8(ascii: "#"): output += (next.isDigit ? "\\#<!-- -->" : "\\#").utf8
    case UInt8(ascii: "<"): output += "&lt;".utf8
    case UInt8(ascii: ">"): output += "&gt;".utf8
    case UInt8(ascii: "&"): output += "&amp;".utf8
    case UInt8(ascii: "$"): output += "<span>$</span>".utf8
    case UInt8(ascii: "@"): output += (next.isNameStart ? "@<!-- -->" : "@").utf8
    case let control where control.isForbiddenControl: output += replacementCharacter
    default: output.append(byte)
    }
  }

  /// The byte that makes the value's start mean a list, a rule or a command; nil when none does.
  private static func blockMark(of bytes: [UInt8], at start: Int) -> Int? {
    let digits = bytes[start...].prefix { Optional($0).isDigit }
    let mark = digits.endIndex
    guard mark < bytes.count else { return nil }
    let next = mark + 1 < bytes.count ? bytes[mark + 1] : nil
    let isLast = next?.isWhitespace ?? true
    switch bytes[mark] {
    case UInt8(ascii: "."), UInt8(ascii: ")"): return !digits.isEmpty && isLast ? mark : nil
    case _ where !digits.isEmpty: return nil
    case UInt8(ascii: "+"): return isLast ? mark : nil
    case UInt8(ascii: "-"), UInt8(ascii: "="): return isLast || next == bytes[mark] ? mark : nil
    case UInt8(ascii: ":"): return next == bytes[mark] ? mark : nil
    default: return nil
    }
  }
}

extension UInt8? {
  fileprivate var isDigit: Bool {
    guard let byte = self else { return false }
    return (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  /// Whether a user's name may start with this: a letter, a digit, an underscore or not ASCII.
  fileprivate var isNameStart: Bool {
    guard let byte = self else { return false }
    let lowercase = byte | 0x20
    return isDigit || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(lowercase)
      || byte == UInt8(ascii: "_") || byte >= 0x80
  }
}
