/// Finds the tags of a template, from left to right.
///
/// Set-delimiter tags take effect here, so that later stages need not know about delimiters.
struct Tokenizer {
  /// The maximum number of characters of a malformed tag shown in an error.
  private static let excerpt = 40

  private let source: [UInt8]
  private let template: String

  private var opening = Array("{{".utf8)
  private var closing = Array("}}".utf8)

  /// The offset where the search for the next tag starts.
  private var offset = 0

  /// The position of the byte at `measured`.
  private var position = Position(line: 1, column: 1)
  private var measured = 0

  init(source: [UInt8], template: String) {
    self.source = source
    self.template = template
  }

  /// Returns the next tag; nil at the end of the source.
  mutating func next() throws(TemplateError) -> Tag? {
    guard let start = firstIndex(of: opening, from: offset) else { return nil }
    measure(upTo: start)

    var inside = start + opening.count
    while inside < source.count, source[inside].isWhitespace { inside += 1 }
    let sigil = inside < source.count ? Tag.Kind(sigil: source[inside]) : nil
    let kind = sigil ?? .variable(escaped: true)

    let ending = terminator(of: kind, at: inside)
    guard let end = firstIndex(of: ending, from: sigil == nil ? inside : inside + 1) else {
      throw unterminated(kind, from: start)
    }
    let content = trimmed((sigil == nil ? inside : inside + 1)..<end)
    offset = end + ending.count

    let name = try name(of: kind, in: content, from: start)
    return Tag(kind: kind, name: name, bytes: start..<offset, position: position)
  }

  /// The end of a tag; tags that start with `{` or `=` also end with `}` or `=`.
  private func terminator(of kind: Tag.Kind, at sigil: Int) -> [UInt8] {
    if kind == .delimiters { return [UInt8(ascii: "=")] + closing }
    if kind == .variable(escaped: false), source[sigil] == UInt8(ascii: "{") {
      return [UInt8(ascii: "}")] + closing
    }
    return closing
  }

  private mutating func name(
    of kind: Tag.Kind, in content: Range<Int>, from start: Int
  ) throws(TemplateError) -> String {
    switch kind {
    case .comment:
      return ""
    case .delimiters:
      try setDelimiters(from: content)
      return ""
    case .partial, .parent, .close:
      try check(content, from: start)
      guard source[content.lowerBound] == UInt8(ascii: "*") else { return text(content) }
      let name = trimmed(content.dropFirst())
      try check(name, from: start)
      return "*" + text(name)
    case .variable, .section, .invertedSection, .block:
      try check(content, from: start)
      return text(content)
    }
  }

  /// Checks a name; one that spans lines or contains the next tag belongs to an unclosed tag.
  private func check(_ content: Range<Int>, from start: Int) throws(TemplateError) {
    if content.isEmpty {
      throw TemplateError(.missingName, found: "", at: position, in: template)
    }
    let nextTag = firstIndex(of: opening, from: content.lowerBound, upTo: content.upperBound)
    if nextTag != nil || source[content].contains(.newline) {
      throw unclosed(from: start)
    }
  }

  private mutating func setDelimiters(from content: Range<Int>) throws(TemplateError) {
    let parts = source[content].split(whereSeparator: \.isWhitespace)
    guard parts.count == 2, !source[content].contains(UInt8(ascii: "=")) else {
      throw badDelimiters(content)
    }
    opening = Array(parts[0])
    closing = Array(parts[1])
  }

  // MARK: Errors

  private func unterminated(_ kind: Tag.Kind, from start: Int) -> TemplateError {
    let inside = start + opening.count
    guard kind == .delimiters, let end = firstIndex(of: closing, from: inside) else {
      return unclosed(from: start)
    }
    return badDelimiters(trimmed(inside..<end))
  }

  private func badDelimiters(_ content: Range<Int>) -> TemplateError {
    let found = text(content).unicodeScalars.prefix(Self.excerpt)
    return TemplateError(.badDelimiters, found: String(found), at: position, in: template)
  }

  private func unclosed(from start: Int) -> TemplateError {
    let line = source[start...].prefix { $0 != .newline && $0 != UInt8(ascii: "\r") }
    let found = text(line.indices).unicodeScalars.prefix(Self.excerpt)
    return TemplateError(.unclosedTag, found: String(found), at: position, in: template)
  }

  // MARK: Bytes

  private mutating func measure(upTo end: Int) {
    for byte in source[measured..<end] {
      if byte == .newline {
        position = Position(line: position.line + 1, column: 1)
      } else if byte & 0b1100_0000 != 0b1000_0000 {
        position.column += 1
      }
    }
    measured = end
  }

  private func firstIndex(of pattern: [UInt8], from start: Int, upTo end: Int? = nil) -> Int? {
    var start = start
    let last = (end ?? source.count) - pattern.count
    while start <= last {
      if source[start] == pattern[0], source[start..<start + pattern.count].elementsEqual(pattern) {
        return start
      }
      start += 1
    }
    return nil
  }

  private func trimmed(_ range: Range<Int>) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end, source[start].isWhitespace { start += 1 }
    while start < end, source[end - 1].isWhitespace { end -= 1 }
    return start..<end
  }

  private func text(_ range: Range<Int>) -> String {
    String(decoding: source[range], as: UTF8.self)
  }
}
