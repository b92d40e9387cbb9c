// The layout of JSON text.

extension JSON {
  /// The text with a final line end; equal values give equal texts.
  package var text: String { layout(indent: 0) + "\n" }

  /// The value as strict JSON, to follow a key at this indentation.
  ///
  /// Short values are on one line, lists of plain values always, and lists of such lists fill
  /// lines.
  package func layout(indent: Int) -> String {
    var writer = JSONWriter()
    writer.write(self, indent: indent)
    return writer.text
  }

  /// The value on one line.
  package var line: String {
    var writer = JSONWriter()
    _ = writer.writeLine(self, end: .max)
    return writer.text
  }

  fileprivate var isPlainList: Bool {
    guard case .array(let list) = self else { return false }
    return list.allSatisfy { entry in
      switch entry {
      case .array, .object: false
      case .null, .bool, .integer, .number, .string: true
      }
    }
  }
}

/// Writes values one after another; takes back a value that is too long for a line.
private struct JSONWriter {
  /// A value that ends before this column is on one line with its key.
  private static let lineWidth = 96

  private var bytes: [UInt8] = []

  var text: String { String(decoding: bytes, as: UTF8.self) }

  mutating func write(_ value: JSON, indent: Int) {
    let start = bytes.count
    let end = value.isPlainList ? .max : start + JSONWriter.lineWidth - indent
    if writeLine(value, end: end) { return }
    bytes.removeLast(bytes.count - start)
    switch value {
    case .array(let list) where list.allSatisfy(\.isPlainList):
      append("[")
      fillLines(list, indent: indent + 2)
      close("]", indent: indent)
    case .array(let list):
      append("[")
      for (index, entry) in list.enumerated() {
        startLine(isFirst: index == 0, indent: indent + 2)
        write(entry, indent: indent + 2)
      }
      close("]", indent: indent)
    case .object(let members):
      append("{")
      for (index, member) in members.enumerated() {
        startLine(isFirst: index == 0, indent: indent + 2)
        append(jsonQuoted(member.0))
        append(": ")
        write(member.1, indent: indent + 2)
      }
      close("}", indent: indent)
    case .null, .bool, .integer, .number, .string: _ = writeLine(value, end: .max)
    }
  }

  /// Writes as many lists per line as fit.
  private mutating func fillLines(_ lists: [JSON], indent: Int) {
    var lineStart = bytes.count
    for (index, list) in lists.enumerated() {
      let before = bytes.count
      _ = writeLine(list, end: .max)
      let length = bytes.count - before
      let isFitting = indent + before - lineStart + length + 3 <= JSONWriter.lineWidth
      let line = Array(bytes[before...])
      bytes.removeLast(length)
      if index > 0, isFitting {
        append(", ")
      } else {
        startLine(isFirst: index == 0, indent: indent)
        lineStart = bytes.count
      }
      bytes += line
    }
  }

  /// Writes a value on one line; returns false if the text then ends after byte `end`.
  mutating func writeLine(_ value: JSON, end: Int) -> Bool {
    switch value {
    case .null: append("null")
    case .bool(let flag): append(flag ? "true" : "false")
    case .integer(let number): append(String(number))
    case .number(let number): append(number.isFinite ? "\(number)" : "null")
    case .string(let text): append(jsonQuoted(text))
    case .array(let list):
      append("[")
      for (index, entry) in list.enumerated() {
        if index > 0 { append(", ") }
        guard writeLine(entry, end: end) else { return false }
      }
      append("]")
    case .object(let members):
      append("{")
      for (index, member) in members.enumerated() {
        if index > 0 { append(", ") }
        append(jsonQuoted(member.0))
        append(": ")
        guard writeLine(member.1, end: end) else { return false }
      }
      append("}")
    }
    return bytes.count <= end
  }

  private mutating func append(_ text: String) { bytes += text.utf8 }

  private mutating func startLine(isFirst: Bool, indent: Int) {
    append(isFirst ? "\n" : ",\n")
    bytes += repeatElement(UInt8(ascii: " "), count: indent)
  }

  private mutating func close(_ bracket: String, indent: Int) {
    append("\n")
    bytes += repeatElement(UInt8(ascii: " "), count: indent)
    append(bracket)
  }
}
