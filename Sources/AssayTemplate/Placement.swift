/// The position of a tag on its line.
struct Placement {
  /// A line that contains only one tag.
  struct Line {
    /// The whitespace before the tag.
    let blanks: Range<Int>

    /// The start of the next line, or the end of the source.
    let next: Int
  }

  /// The whitespace from the start of the line to the tag; nil if there is anything else.
  let blanksBefore: Range<Int>?

  /// The start of the next line; nil if anything but whitespace follows the tag on its line.
  let nextLine: Int?

  /// The line, if the tag is alone on it.
  var alone: Line? {
    guard let blanksBefore, let nextLine else { return nil }
    return Line(blanks: blanksBefore, next: nextLine)
  }

  init(of tag: Tag, in source: [UInt8]) {
    let start = tag.bytes.lowerBound
    let before = source[..<start].lastIndex { !$0.isBlank }
    let isFirst = before.map { source[$0] == .newline } ?? true
    blanksBefore = isFirst ? (before.map { $0 + 1 } ?? 0)..<start : nil

    let after = source[tag.bytes.upperBound...]
    guard let end = after.firstIndex(where: { !$0.isBlank }) else {
      nextLine = source.count
      return
    }
    switch source[end] {
    case .newline: nextLine = end + 1
    case UInt8(ascii: "\r") where source[end...].dropFirst().first == .newline: nextLine = end + 2
    default: nextLine = nil
    }
  }
}

/// A section, block or parent that is not closed yet.
struct OpenTag {
  let tag: Tag

  /// The whitespace before the tag, if nothing else precedes it on its line.
  var blanksBefore: Range<Int>?

  /// Whether the content starts on the next line.
  var startsLine = false

  var nodes: [Node] = []

  /// The blocks directly inside a parent.
  var arguments: [String: Block] = [:]

  /// The shortest leading whitespace of a line of the content; tabs and spaces count equally.
  private(set) var margin: Range<Int>?

  init(tag: Tag, blanksBefore: Range<Int>? = nil) {
    self.tag = tag
    self.blanksBefore = blanksBefore
  }

  mutating func narrowMargin(to blanks: Range<Int>) {
    if let margin, margin.count <= blanks.count { return }
    margin = blanks
  }

  /// The block made of this tag and its content.
  func block(in source: [UInt8]) -> Block {
    let contentMargin = startsLine ? margin : nil
    let indentation = blanksBefore.map { contentMargin ?? $0 }.map { Array(source[$0]) }
    return Block(
      name: Name(tag.name, at: tag.position), nodes: nodes, indentation: indentation,
      startsLine: startsLine, margin: contentMargin?.count ?? 0)
  }
}
