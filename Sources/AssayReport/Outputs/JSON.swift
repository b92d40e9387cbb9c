import AssayData

/// A JSON value whose objects keep their order, and its text: strict, with no NaN and no infinity.
enum JSON {
  case null
  case bool(Bool)
  case integer(Int)
  /// Written in full precision; null where it is not finite.
  case number(Double)
  case string(String)
  case array([JSON])
  case object([(String, JSON)])

  /// The text, indented by two spaces, with a new line at its end.
  ///
  /// Short arrays of plain values
  /// stand on one line.
  var text: String {
    var text = ""
    write(to: &text, indent: "")
    return text + "\n"
  }

  private var isPlain: Bool {
    switch self {
    case .array, .object: false
    default: true
    }
  }

  private func write(to text: inout String, indent: String) {
    switch self {
    case .null: text += "null"
    case .bool(let value): text += value ? "true" : "false"
    case .integer(let value): text += String(value)
    case .number(let value): text += value.isFinite ? "\(value == 0 ? 0 : value)" : "null"
    case .string(let value): text += jsonQuoted(value)
    case .array(let values): JSON.write(values, to: &text, indent: indent)
    case .object(let members): JSON.write(members, to: &text, indent: indent)
    }
  }

  private static func write(_ values: [JSON], to text: inout String, indent: String) {
    let isLine = values.allSatisfy(\.isPlain)
    let inner = indent + "  "
    text += "["
    for (index, value) in values.enumerated() {
      if index > 0 { text += isLine ? ", " : "," }
      if !isLine { text += "\n" + inner }
      value.write(to: &text, indent: inner)
    }
    text += isLine || values.isEmpty ? "]" : "\n\(indent)]"
  }

  private static func write(
    _ members: [(String, JSON)], to text: inout String, indent: String
  ) {
    let inner = indent + "  "
    text += "{"
    for (index, (name, value)) in members.enumerated() {
      text += (index > 0 ? "," : "") + "\n" + inner + jsonQuoted(name) + ": "
      value.write(to: &text, indent: inner)
    }
    text += members.isEmpty ? "}" : "\n\(indent)}"
  }
}
