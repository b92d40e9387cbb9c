/// Problems with a row, before its values are looked at.
package enum RowProblem: Sendable, Equatable {
  /// An empty line inside a table of one column.
  case emptyLine
  case unterminatedQuote
  case textAfterQuote
  case fieldCount(expected: Int, found: Int)
  /// A row with another separator, by which it has the right number of fields.
  case otherSeparator(found: FileFormat, expected: FileFormat)
}

extension RowProblem: ThemeProblem {
  var words: String {
    switch self {
    case .emptyLine: "an empty line inside a table of one column: is a value missing?"
    case .unterminatedQuote: "a quote opens here and is never closed"
    case .textAfterQuote: "text follows a closing quote"
    case .fieldCount(let expected, let found):
      "\(found) \(found == 1 ? "field" : "fields"), "
        + "but \(expected) \(expected == 1 ? "column" : "columns")"
    case .otherSeparator(let found, let expected):
      "this row is \(found.words), and the lines above are \(expected.words)"
    }
  }

  /// The words for several rows.
  var plural: String {
    switch self {
    case .emptyLine: "empty lines inside a table of one column"
    case .unterminatedQuote: "quotes that are never closed"
    case .textAfterQuote: "text after closing quotes"
    case .fieldCount: "rows with too few or too many fields"
    case .otherSeparator: "rows with another separator"
    }
  }

  var advice: String? {
    switch self {
    case .emptyLine: "take the line out, or write an empty value as \"\""
    case .unterminatedQuote: nil
    case .textAfterQuote: "double the quotes inside a quoted field"
    case .fieldCount:
      "is the file cut off, or a separator inside a field that lacks its quotes?"
    case .otherSeparator: "write all rows alike, or name the format with --format"
    }
  }
}
