// How JSON is laid out.
extension JSON {
  /// Whatever fits beside its key up to here is on one line.
  private static let lineWidth = 96

  /// The text with a line end, the same for the same value.
  package var text: String { layout(indent: 0) + "\n" }

  /// The value as strict JSON, as behind a key that is indented so far.
  ///
  /// Whatever is short is on one line, lists of plain values always, and lists of such lists fill
  /// lines.
  package func layout(indent: Int) -> String {
    if isPlainList { return line }
    if let line = line(within: JSON.lineWidth - indent) { return line }
    let margin = String(repeating: " ", count: indent + 2)
    let (entries, open, close): ([String], String, String)
    switch self {
    case .array(let list) where list.allSatisfy(\.isPlainList):
      (entries, open, close) = (JSON.filled(list.map(\.line), indent: indent + 2), "[", "]")
    case .array(let list):
      (entries, open, close) = (list.map { $0.layout(indent: indent + 2) }, "[", "]")
    case .object(let members):
      (entries, open, close) = (
        members.map { "\(jsonQuoted($0.0)): \($0.1.layout(indent: indent + 2))" }, "{", "}"
      )
    case .null, .bool, .integer, .number, .string: return line
    }
    return open + "\n" + margin + entries.joined(separator: ",\n" + margin) + "\n"
      + margin.dropLast(2) + close
  }

  /// As many entries on a line as fit.
  private static func filled(_ entries: [String], indent: Int) -> [String] {
    var lines: [String] = []
    for entry in entries {
      if let last = lines.last, indent + last.utf8.count + entry.utf8.count + 3 <= lineWidth {
        lines[lines.count - 1] = last + ", " + entry
      } else {
        lines.append(entry)
      }
    }
    return lines
  }

  private var isPlainList: Bool {
    guard case .array(let list) = self else { return false }
    return list.allSatisfy { entry in
      switch entry {
      case .array, .object: false
      case .null, .bool, .integer, .number, .string: true
      }
    }
  }

  /// The value on one line of at most `limit` bytes; nil for a longer one, of which no more is written.
  private func line(within limit: Int) -> String? {
    let (parts, open, close): ([(key: String, value: JSON)], String, String)
    switch self {
    case .array(let list): (parts, open, close) = (list.map { ("", $0) }, "[", "]")
    case .object(let members):
      (parts, open, close) = (members.map { ("\(jsonQuoted($0.0)): ", $0.1) }, "{", "}")
    case .null, .bool, .integer, .number, .string:
      let line = line
      return line.utf8.count <= limit ? line : nil
    }
    // Each part takes a byte and a comma at least.
    guard 2 * parts.count <= limit else { return nil }
    var text = open
    for (index, part) in parts.enumerated() {
      if index > 0 { text += ", " }
      text += part.key
      guard let line = part.value.line(within: limit - text.utf8.count) else { return nil }
      text += line
    }
    text += close
    return text.utf8.count <= limit ? text : nil
  }

  package var line: String {
    switch self {
    case .null: "null"
    case .bool(let flag): flag ? "true" : "false"
    case .integer(let number): String(number)
    case .number(let number): number.isFinite ? "\(number)" : "null"
    case .string(let text): jsonQuoted(text)
    case .array(let list): "[" + list.map(\.line).joined(separator: ", ") + "]"
    case .object(let members):
      "{" + members.map { "\(jsonQuoted($0.0)): \($0.1.line)" }.joined(separator: ", ") + "}"
    }
  }
}
