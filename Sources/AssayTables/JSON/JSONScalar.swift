import AssayBytes

/// A JSON value that is a string, number, truth value or null.
struct JSONScalar {
  /// The type of a column's values: a string is not a number, even if both read 7.
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

  /// The text of a string without escapes, any other value as written; empty for null.
  func text(in bytes: RawSpan) -> String {
    switch item.value {
    case .null: ""
    case .string(let range): jsonString(bytes, range)
    default: AssayBytes.text(bytes, item.range)
    }
  }
}

extension JSONItem {
  /// The value as shown in messages: a string's text, any other value as written.
  func shown(in bytes: RawSpan) -> String {
    JSONScalar(self)?.text(in: bytes) ?? text(bytes, range)
  }

  /// The value as a number, also if it is written as a string; throws if it is not a finite number.
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
