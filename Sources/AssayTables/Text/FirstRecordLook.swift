import AssayBytes

/// Whether the first record of a text table holds the column names or is a row.
///
/// It holds names unless all fields are numbers. Numbers that are not whole, or of which one occurs
/// twice, are a row. Since classes may be called 0, 1, 2, distinct whole numbers are names if the
/// rows below look different: fractions, or indicators below larger numbers. They are a row if a
/// single column continues with whole numbers, or if whole numbers follow in columns that are not
/// numbered from 0 or 1.
struct FirstRecordLook {
  enum Kind {
    case names
    case row
    /// Both are equally likely.
    case doubtful
  }

  let texts: [String]
  private let isNumbers: Bool
  /// The fields as numbers; nil unless all are whole.
  private let wholeNumbers: [Int]?

  init(_ span: RawSpan, _ fields: [FieldRange]) {
    texts = fields.map { fieldText(span, $0) }
    isNumbers = fields.allSatisfy { NumberLook.isNumber(span, $0) }
    wholeNumbers = isNumbers ? whole(span, fields) : nil
  }

  /// Whether only the rows below can decide.
  var isWholeNumbers: Bool { wholeNumbers != nil }

  func kind(above rows: [[FieldRange]], _ span: RawSpan) -> Kind {
    guard isNumbers else { return .names }
    guard let names = wholeNumbers, Set(names).count == names.count else { return .row }
    let below = rows.map { whole(span, $0) }
    guard !below.isEmpty, below.allSatisfy({ $0 != nil }) else { return .names }
    if names.count == 1 { return .row }
    let areIndicators = below.allSatisfy { $0?.allSatisfy(isIndicator) ?? false }
    if areIndicators { return names.allSatisfy(isIndicator) ? .doubtful : .names }
    let isNumbered = names == Array(names.indices) || names == names.indices.map { $0 + 1 }
    return isNumbered ? (names.count == 2 ? .doubtful : .names) : .row
  }
}

private func isIndicator(_ number: Int) -> Bool { number == 0 || number == 1 }

/// The fields as whole numbers; nil unless all are.
private func whole(_ span: RawSpan, _ fields: [FieldRange]) -> [Int]? {
  var numbers: [Int] = []
  for field in fields {
    guard case .finite(let value) = parseNumber(span, field.start..<max(field.start, field.end)),
      let number = Int(exactly: value)
    else { return nil }
    numbers.append(number)
  }
  return numbers
}
