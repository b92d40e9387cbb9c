/// A place in a template's source.
struct Position: Sendable, Equatable {
  /// The line, from 1.
  var line: Int

  /// The column, from 1, counted in Unicode scalars.
  var column: Int
}

/// One tag as it stands in the source; text is whatever lies between two tags.
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

  /// What the tag holds, without its sigil and the whitespace around it; empty for comments.
  ///
  /// The asterisk of a dynamic name is part of it.
  let name: String

  /// The bytes from the opening delimiter up to the end of the closing one.
  let bytes: Range<Int>

  /// Where the opening delimiter is.
  let position: Position
}

extension Tag.Kind {
  /// The kind that a tag's first byte announces; nil for a plain variable.
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

  /// Whether this is a space, a tab or half of a line ending.
  var isWhitespace: Bool {
    isBlank || self == .newline || self == UInt8(ascii: "\r")
  }

  /// Whether this is a space or a tab.
  var isBlank: Bool {
    self == UInt8(ascii: " ") || self == UInt8(ascii: "\t")
  }
}
