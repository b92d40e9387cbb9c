/// Escapes text for Markdown as rendered by GitHub and GitLab, on one line, in or outside a table
/// cell.
///
/// Special characters become character references, which are never markup in Markdown and are also
/// resolved in raw HTML such as `<summary>`, where a backslash would be literal.
///
/// Anywhere in the value:
///
/// | text | becomes | because |
/// |---|---|---|
/// | a line ending | a space | a new line ends a table row and can start any kind of block |
/// | `\` | `&#92;` | it would escape what follows |
/// | `` ` ``, `*`, `~` | `&#96;`, `&#42;`, `&#126;` | code, emphasis, strikethrough |
/// | `_` | `&#95;` | emphasis; kept between letters and digits, where it is literal |
/// | `[`, `]` | `&#91;`, `&#93;` | links, images, footnotes, task lists |
/// | `\|` | `&#124;` | it ends a table cell |
/// | `#` | `&#35;` | headings, and commands to the GitHub runner (`##[…]`) |
/// | `#1` | `&#35;<!-- -->1` | links an issue; a reference alone would not prevent it |
/// | `!1`, `GH-1` | `!<!-- -->1`, `GH-<!-- -->1` | link a merge request, an issue |
/// | `:name:` | `:<!-- -->name:` | an emoji (`:x:` is a red cross) |
/// | `<`, `>` | `&lt;`, `&gt;` | HTML, autolinks, quotations |
/// | `&` | `&amp;` | character references |
/// | `://`, `www.` | `&#58;//`, `www&#46;` | they become links |
/// | `$` | `<span>$</span>` | mathematics; this is GitHub's documented way to write a dollar |
/// | `@name` | `@<!-- -->name` | mentions and notifies a user; makes mail links |
///
/// Only at the ends, because a template may put a value at the start of a line, or between
/// asterisks:
///
/// | text | becomes | because |
/// |---|---|---|
/// | blanks at the start or the end | `&#32;` | code; asterisks beside a blank are literal |
/// | `::` | `&#58;:` | on a job's standard output, a command to the GitHub runner |
/// | `-`, `+` before a space or the end | `&#45;`, `&#43;` | a list; `-1` is kept |
/// | `--`, `==`; `=` before a space or the end | `&#45;-`, `&#61;=` | rules, headings |
/// | `1.`, `1)` before a space or the end | `1&#46;`, `1&#41;` | a numbered list |
enum MarkdownEscaping {
  /// Appends the escaped text.
  static func append(_ text: String, to output: inout [UInt8]) {
    let bytes = Array(text.utf8)
    let start = bytes.firstIndex { !$0.isWhitespace } ?? bytes.count
    let end = bytes.lastIndex { !$0.isWhitespace }.map { $0 + 1 } ?? start
    let mark = blockMark(of: bytes, at: start)
    if start > 0 { output += blank }
    for index in start..<end {
      if index == mark {
        appendReference(to: bytes[index], to: &output)
      } else {
        appendByte(of: bytes, at: index, to: &output)
      }
    }
    if start < end, end < bytes.count { output += blank }
  }

  private static let blank = Array("&#32;".utf8)

  private static func appendReference(to byte: UInt8, to output: inout [UInt8]) {
    output += "&#\(byte);".utf8
  }

  private static func appendByte(of bytes: [UInt8], at index: Int, to output: inout [UInt8]) {
    let byte = bytes[index]
    let next = index + 1 < bytes.count ? bytes[index + 1] : nil
    switch byte {
    case UInt8(ascii: "\r") where next == .newline: break  // The newline becomes the space.
    case UInt8(ascii: "\r"), .newline: output.append(UInt8(ascii: " "))
    case UInt8(ascii: "_") where next.isLetter && isLetter(bytes, before: index):
      output.append(byte)
    case UInt8(ascii: "\\"), UInt8(ascii: "`"), UInt8(ascii: "*"), UInt8(ascii: "_"),
      UInt8(ascii: "~"), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "|"):
      appendReference(to: byte, to: &output)
    case UInt8(ascii: "#"): output += (next.isDigit ? "&#35;<!-- -->" : "&#35;").utf8
    case UInt8(ascii: "<"): output += "&lt;".utf8
    case UInt8(ascii: ">"): output += "&gt;".utf8
    case UInt8(ascii: "&"): output += "&amp;".utf8
    case UInt8(ascii: "$"): output += "<span>$</span>".utf8
    case UInt8(ascii: "@"): output += (next.isNameStart ? "@<!-- -->" : "@").utf8
    case UInt8(ascii: "!") where next.isDigit,
      UInt8(ascii: "-") where next.isDigit && ends(bytes[..<index], in: "gh"),
      UInt8(ascii: ":") where namesPicture(bytes[(index + 1)...]):
      output.append(byte)
      output += "<!-- -->".utf8
    case UInt8(ascii: ":") where bytes[index...].starts(with: "://".utf8):
      appendReference(to: byte, to: &output)
    case UInt8(ascii: ".") where ends(bytes[..<index], in: "www"):
      appendReference(to: byte, to: &output)
    default: output.append(byte)
    }
  }

  private static func isLetter(_ bytes: [UInt8], before index: Int) -> Bool {
    index > 0 && Optional(bytes[index - 1]).isLetter
  }

  /// Whether the last bytes are these lowercase letters, in either case.
  private static func ends(_ bytes: ArraySlice<UInt8>, in letters: String) -> Bool {
    bytes.suffix(letters.utf8.count).elementsEqual(letters.utf8) { $0 | 0x20 == $1 }
  }

  /// Whether a colon before these bytes starts the name of an emoji, such as `:x:` or `:+1:`, and
  /// not a time.
  private static func namesPicture(_ bytes: ArraySlice<UInt8>) -> Bool {
    let name = bytes.prefix { Optional($0).isLetter || "_+-".utf8.contains($0) }
    return bytes[name.endIndex...].first == UInt8(ascii: ":")
      && name.contains { !Optional($0).isDigit }
  }

  /// The index of the byte that makes the start a list, a rule or a command; nil if absent.
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

  /// Whether this is an ASCII letter or digit.
  fileprivate var isLetter: Bool {
    guard let byte = self else { return false }
    let lowercase = byte | 0x20
    return isDigit || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(lowercase)
  }

  /// Whether a user name may start with this byte: a letter, a digit, an underscore or a non-ASCII
  /// byte.
  fileprivate var isNameStart: Bool {
    guard let byte = self else { return false }
    return isLetter || byte == UInt8(ascii: "_") || byte >= 0x80
  }
}
