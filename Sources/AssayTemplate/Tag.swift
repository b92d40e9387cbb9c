/// A position in a template's source.
struct Position: Sendable, Equatable {
  /// The line, from 1.
  var line: Int

  /// The column, from 1, counted in Unicode scalars.
  var column: Int
}

/// A tag in the source; everything between two tags is text.
struct Tag: Sendable {
  enum Kind: Sendable, Equatable {
    case variable(escaped: Bool)
    case section
    case invertedSection
    case block
    case parent
    case partial
    case close
    case comment
    case delimiters
  }

  let kind: Kind

  /// The content of the tag, without its sigil and the whitespace around it; empty for comments and
  /// set-delimiter tags.
  ///
  /// It includes the asterisk of a dynamic name.
  let name: String

  /// The bytes from the opening delimiter to the end of the closing one.
  let bytes: Range<Int>

  /// The position of the opening delimiter.
  let position: Position
}

extension Tag.Kind {
  /// The kind of tag that starts with this byte; nil for an escaped variable.
  init?(sigil: UInt8) {
    switch sigil {
    case UInt8(ascii: "{"), UInt8(ascii: "&"): self = .variable(escaped: false)
    case UInt8(ascii: "#"): self = .section
    case UInt8(ascii: "^"): self = .invertedSection
    case UInt8(ascii: "$"): self = .block
    case UInt8(ascii: "<"): self = .parent
    case UInt8(ascii: ">"): self = .partial
    case UInt8(ascii: "/"): self = .close
    case UInt8(ascii: "!"): self = .comment
    case UInt8(ascii: "="): self = .delimiters
    default: return nil
    }
  }
}

extension UInt8 {
  static let newline = UInt8(ascii: "\n")

  /// Whether this is a space, a tab, a newline or a carriage return.
  var isWhitespace: Bool {
    isBlank || self == .newline || self == UInt8(ascii: "\r")
  }

  /// Whether this is a space or a tab.
  var isBlank: Bool {
    self == UInt8(ascii: " ") || self == UInt8(ascii: "\t")
  }
}
