import AssayBytes

extension Saved {
  /// What fits beside its key up to here stands on one line.
  private static let lineWidth = 96

  /// The value as strict JSON, the same text for the same value.
  ///
  /// Whatever is short stands on one line, lists of plain values always, and lists of such lists
  /// fill lines; whole numbers have no point, and others as few digits as give them back.
  package func json(indent: Int = 0) -> String {
    if isPlainList { return line }
    if let line = line(within: Saved.lineWidth - indent) { return line }
    let margin = String(repeating: " ", count: indent + 2)
    let (entries, open, close): ([String], String, String)
    switch value {
    case .list(let list) where list.allSatisfy(\.isPlainList):
      (entries, open, close) = (Saved.filled(list.map(\.line), indent: indent + 2), "[", "]")
    case .list(let list):
      (entries, open, close) = (list.map { $0.json(indent: indent + 2) }, "[", "]")
    case .members(let members):
      (entries, open, close) = (
        members.map { "\(jsonQuoted($0.key)): \($0.value.json(indent: indent + 2))" }, "{", "}"
      )
    default: return line
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
    guard case .list(let list) = value else { return false }
    return list.allSatisfy { entry in
      switch entry.value {
      case .list, .members: false
      default: true
      }
    }
  }

  /// The value on one line of at most `limit` bytes; nil for a longer one, of which no more is written.
  private func line(within limit: Int) -> String? {
    let (parts, open, close): ([(key: String, value: Saved)], String, String)
    switch value {
    case .list(let list): (parts, open, close) = (list.map { ("", $0) }, "[", "]")
    case .members(let members):
      (parts, open, close) = (
        members.map { ("\(jsonQuoted($0.key)): ", $0.value) }, "{", "}"
      )
    default:
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

  private var line: String {
    switch value {
    case .null: "null"
    case .flag(let flag): flag ? "true" : "false"
    case .number(let number): Saved.text(of: number)
    case .text(let text): jsonQuoted(text)
    case .list(let list): "[" + list.map(\.line).joined(separator: ", ") + "]"
    case .members(let members):
      "{" + members.map { "\(jsonQuoted($0.key)): \($0.value.line)" }.joined(separator: ", ") + "}"
    }
  }

  /// A finite number; minus 0 keeps its sign.
  private static func text(of number: Double) -> String {
    guard number != 0 || number.sign == .plus, let whole = Int(exactly: number) else {
      return "\(number)"
    }
    return String(whole)
  }
}

/// A text as JSON has it, in quotes: what could do harm where it is shown is escaped, so that readers
/// get it back as it is.
package func jsonQuoted(_ text: String) -> String {
  if text.utf8.allSatisfy(isPlain) { return "\"\(text)\"" }
  var quoted = "\""
  var last: Unicode.Scalar?
  for scalar in text.unicodeScalars {
    defer { last = scalar }
    switch scalar {
    case "\"": quoted += "\\\""
    case "\\": quoted += "\\\\"
    case "\n": quoted += "\\n"
    case "\r": quoted += "\\r"
    case "\t": quoted += "\\t"
    case _ where scalar.isUnprintable || isCommand(scalar, after: last):
      let digits = String(scalar.value, radix: 16)
      quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    default: quoted.unicodeScalars.append(scalar)
    }
  }
  return quoted + "\""
}

/// Whether a byte of UTF-8 is a character that JSON has as it is, wherever it comes.
private func isPlain(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "<"), UInt8(ascii: "#"): false
  default: 0x20..<0x7F ~= byte
  }
}

/// Whether a character begins what is a command elsewhere: `<` ends a script that the text is put
/// in, and `##[` in a build’s log is a command to the build server.
private func isCommand(_ scalar: Unicode.Scalar, after last: Unicode.Scalar?) -> Bool {
  scalar == "<" || scalar == "#" && last == "#"
}
