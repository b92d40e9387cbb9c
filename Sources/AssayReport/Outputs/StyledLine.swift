import AssayText

/// How a piece of a terminal’s text is set.
///
/// No style says what no word says.
enum TextStyle: Equatable {
  case plain
  case strong
  case faint
  case better
  case worse

  /// The parameter of the control sequence SGR (ECMA-48) that switches it on; nil for plain text.
  private var parameter: Int? {
    switch self {
    case .plain: nil
    case .strong: 1
    case .faint: 2
    case .better: 32
    case .worse: 31
    }
  }

  /// A text between the sequences that switch the style on and off.
  fileprivate func applied(to text: String) -> String {
    guard let parameter, !text.isEmpty else { return text }
    return "\u{1B}[\(parameter)m\(text)\u{1B}[0m"
  }
}

/// A line for a terminal, in pieces of one style each.
///
/// Pieces hold no control characters, so that only styles steer the terminal, and styles take no
/// columns.
struct StyledLine {
  private var pieces: [(text: String, style: TextStyle)] = []
  /// How many columns it takes.
  private(set) var width = 0

  init() {}

  init(_ text: String, _ style: TextStyle = .plain) {
    append(text, style)
  }

  mutating func append(_ text: String, _ style: TextStyle = .plain) {
    guard !text.isEmpty else { return }
    let shown = text.printableLine
    pieces.append((shown, style))
    width += columns(of: shown)
  }

  /// Appends a text that begins in a column, after blanks as far as it is off; an empty one adds no
  /// blanks.
  mutating func append(_ text: String, _ style: TextStyle = .plain, at column: Int) {
    guard !text.isEmpty else { return }
    append(String(repeating: " ", count: max(0, column - width)))
    append(text, style)
  }

  /// The line without styles.
  var text: String { pieces.map(\.text).joined() }

  /// The line as it is written; one that a build server would take for a command has no styles.
  func written(styled: Bool) -> String {
    let harmless = withoutCommands(text)
    guard styled, harmless == text else { return harmless }
    return pieces.map { $0.style.applied(to: $0.text) }.joined()
  }
}
