/// A part of a parsed template, in output order.
enum Node: Sendable {
  /// The start of a source line that has output, with its leading whitespace.
  ///
  /// Only here is the indentation of a partial or a block inserted. Lines of only whitespace have
  /// no such node, so they are never indented.
  case line(indentation: [UInt8])

  /// Literal bytes, at most up to the end of a line.
  case text([UInt8])

  case variable(Name, escaped: Bool)
  case section(Section)
  case inclusion(Inclusion)
  case block(Block)
}

/// A name in a tag, with its position.
struct Name: Sendable {
  /// The name as written.
  let text: String

  /// The parts between the dots; empty for the implicit iterator `.`, which means the current
  /// value.
  let parts: [String]

  let position: Position

  init(_ text: String, at position: Position) {
    self.text = text
    self.position = position
    // By bytes: splitting by characters takes a tenth of the time of a small report.
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

/// `{{>name}}`, or `{{<name}}…{{/name}}`, which may contain arguments for blocks of the partial.
struct Inclusion: Sendable {
  /// The partial's name; if it is dynamic, the name of the value that contains the partial's name.
  let name: Name

  /// Whether the tag is `{{>*name}}`: the value of `name` is the partial's name.
  let isDynamic: Bool

  /// The whitespace before a tag that is alone on its line, added to each line of the partial.
  ///
  /// nil for a tag among other text, whose partial is not indented.
  let indentation: [UInt8]?

  let arguments: [String: Block]
}

/// `{{$name}}…{{/name}}`: a replaceable part with its default content, or an argument that replaces
/// it.
struct Block: Sendable {
  let name: Name
  let nodes: [Node]

  /// The whitespace added to the lines of an argument that replaces this block.
  ///
  /// If the opening tag is alone on its line, the indentation of the default content; otherwise the
  /// whitespace before the tag. nil if other text precedes the tag on its line.
  let indentation: [UInt8]?

  /// Whether the content starts on the line after the opening tag.
  let startsLine: Bool

  /// The length of the whitespace common to all lines of the content, which is removed from an
  /// argument.
  let margin: Int
}
