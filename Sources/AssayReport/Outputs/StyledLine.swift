import AssayText

/// The style of a piece of terminal text.
///
/// A style never carries information that the words do not.
enum TextStyle: Equatable {
  case plain
  case strong
  case faint
  case better
  case worse

  /// The SGR parameter (ECMA-48) that switches the style on; nil for plain text.
  private var parameter: Int? {
    switch self {
    case .plain: nil
    case .strong: 1
    case .faint: 2
    case .better: 32
    case .worse: 31
    }
  }

  /// The text between the sequences that switch the style on and off.
  fileprivate func applied(to text: String) -> String {
    guard let parameter, !text.isEmpty else { return text }
    return "\u{1B}[\(parameter)m\(text)\u{1B}[0m"
  }
}

/// A line for a terminal, in pieces of one style each.
///
/// Pieces contain no control characters, so that only styles control the terminal. Styles take no
/// columns.
struct StyledLine {
  private var pieces: [(text: String, style: TextStyle)] = []
  /// The number of columns.
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

  /// Appends a text at a column, after spaces if necessary; an empty text adds no spaces.
  mutating func append(_ text: String, _ style: TextStyle = .plain, at column: Int) {
    guard !text.isEmpty else { return }
    append(String(repeating: " ", count: max(0, column - width)))
    append(text, style)
  }

  /// The line without styles.
  var text: String { pieces.map(\.text).joined() }

  /// The line as it is written; without styles if a build server would take it for a command.
  func written(styled: Bool) -> String {
    let harmless = withoutCommands(text)
    guard styled, harmless == text else { return harmless }
    return pieces.map { $0.style.applied(to: $0.text) }.joined()
  }
}
