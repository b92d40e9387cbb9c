import AssayBytes

/// A JSON value that is one text or number.
struct JSONScalar {
  /// What a column holds: a text is not a number, even where both say 7.
  enum Kind: Sendable {
    case string, number, bool
  }

  let item: JSONItem
  /// nil for null.
  let kind: Kind?

  /// nil for arrays and objects.
  init?(_ item: JSONItem) {
    self.item = item
    switch item.value {
    case .null: kind = nil
    case .bool: kind = .bool
    case .number: kind = .number
    case .string: kind = .string
    case .array, .object: return nil
    }
  }

  /// What it says: a string without its escapes, anything else as it stands; nothing for null.
  func text(in bytes: RawSpan) -> String {
    switch item.value {
    case .null: ""
    case .string(let range): jsonString(bytes, range)
    default: AssayBytes.text(bytes, item.range)
    }
  }
}

extension JSONItem {
  /// The value as a message shows it: a string's text, anything else as it stands.
  func shown(in bytes: RawSpan) -> String {
    JSONScalar(self)?.text(in: bytes) ?? text(bytes, range)
  }

  /// The number that it is, or that it holds as a string; else why it is none.
  func number(of column: String, in bytes: RawSpan) throws(CellError) -> Double {
    if case .null = value { throw CellError(kind: .record(.missingValue(column: column))) }
    let parsed: ParsedNumber =
      switch value {
      case .number: parseNumber(bytes, range)
      case .string(let range): parseNumber(bytes, range)
      default: .notANumber
      }
    if case .finite(let number) = parsed { return number }
    throw CellError(kind: .cell(.unreadable(parsed, column: column, text: shown(in: bytes))))
  }
}

/// Why a cell cannot be read.
struct CellError: Error {
  let kind: Problem.Kind
}
