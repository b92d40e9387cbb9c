/// A part of a parsed template, in the order of its output.
enum Node: Sendable {
  /// A source line that has output starts here, with this whitespace.
  ///
  /// The one place where the indentation of a partial or a block goes. Lines of whitespace alone
  /// have no such node, and so never gain any.
  case line(indentation: [UInt8])

  /// Literal bytes, at most up to the end of a line.
  case text([UInt8])

  case variable(Name, escaped: Bool)
  case section(Section)
  case inclusion(Inclusion)
  case block(Block)
}

/// A name in a tag, with its place.
struct Name: Sendable {
  /// The name as written.
  let text: String

  /// The parts between the dots; empty for the implicit iterator `.`, which is the value itself.
  let parts: [String]

  let position: Position

  init(_ text: String, at position: Position) {
    self.text = text
    self.position = position
    // By bytes: a split by characters takes a tenth of the time of a small report.
    let dot = UInt8(ascii: ".")
    guard text != ".", text.utf8.contains(dot) else {
      parts = text == "." ? [] : [text]
      return
    }
    parts = text.utf8.split(separator: dot, omittingEmptySubsequences: false).map {
      String(decoding: $0, as: UTF8.self)
    }
  }
}

/// `{{#name}}…{{/name}}`, or inverted `{{^name}}…{{/name}}`.
struct Section: Sendable {
  let name: Name
  let isInverted: Bool
  let nodes: [Node]
}

/// `{{>name}}`, or `{{<name}}…{{/name}}`, which may bring arguments for the blocks of what it includes.
struct Inclusion: Sendable {
  /// The partial's name, or where to look it up when it is dynamic.
  let name: Name

  /// Whether the tag was `{{>*name}}`: the value of `name` is the partial's name.
  let isDynamic: Bool

  /// The whitespace before a tag that stands alone on its line, for each line of the partial.
  ///
  /// Nil for a tag among other text, whose partial is not indented.
  let indentation: [UInt8]?

  let arguments: [String: Block]
}

/// `{{$name}}…{{/name}}`: a place to be overridden with its default, or an argument that overrides.
struct Block: Sendable {
  let name: Name
  let nodes: [Node]

  /// The whitespace that the lines of an overriding argument get here.
  ///
  /// When the opening tag has its line to itself, the indentation that the default content has;
  /// otherwise the whitespace before the tag. Nil when other text precedes the tag on its line.
  let indentation: [UInt8]?

  /// Whether the content starts on a new line, below the opening tag.
  let startsLine: Bool

  /// How much whitespace the lines of the content have in common, which an argument leaves behind.
  let margin: Int
}
