package import AssayData
import AssayText

/// Problems with a row, before its values are read.
package enum RowProblem: Sendable, Equatable {
  /// An empty line inside a table of one column.
  case emptyLine
  /// The column names again.
  case headerAgain
  /// The column names in another order.
  case otherHeader
  /// The column types, below the names.
  case columnKinds
  /// A total below the rows, with its first field.
  case total(String)
  case unterminatedQuote
  case textAfterQuote
  case fieldCount(expected: Int, found: Int)
  /// A line that is not classes with their scores, unlike the lines before it.
  case notPairs(of: String)
  /// A line with scores of other classes than the first.
  case pairClasses(of: String, expected: [String], found: [String])
  case classTwice(String)
  /// A line of examples without a label, or unlike the others with or without a tag.
  case noLabel(of: String)
  /// A line of Weka's predictions, or of an ARFF file, that is not a row.
  case notRow(of: String)
  /// A row `{1 x, 3 y}` of an ARFF file, which omits zeros.
  case sparseRow
  /// A row that has the right number of fields with another separator.
  case otherSeparator(found: FileFormat, expected: FileFormat)
}

extension RowProblem: ThemeProblem {
  var words: String {
    switch self {
    case .emptyLine: "an empty line inside a table of one column: is a value missing?"
    case .headerAgain: "the column names occur again, as in concatenated files"
    case .otherHeader:
      "the column names occur again in a different order, as in concatenated files"
    case .columnKinds:
      "this line gives the kind of each column, as Orange writes it below the names"
    case .total(let text): "\(quoted(text)) and numbers below columns of texts: a total, not a row"
    case .unterminatedQuote: "a quote opens here and is never closed"
    case .textAfterQuote: "text follows a closing quote"
    case .fieldCount(let expected, let found):
      "\(found) \(found == 1 ? "field" : "fields"), "
        + "but \(expected) \(expected == 1 ? "column" : "columns")"
    case .notPairs(let format):
      "this line is not classes with their scores, as \(format) writes them"
    case .pairClasses(_, let expected, let found):
      "the scores of \(quotedList(found)), but of \(quotedList(expected)) in the first line"
    case .classTwice(let name): "the class \(quoted(name)) occurs twice"
    case .noLabel(let format):
      "this line does not start like the others of \(format): its label is missing"
    case .notRow(let format): "this line is not a row as \(format) writes them"
    case .sparseRow: "this row names its columns by numbers and leaves out zeros"
    case .otherSeparator(let found, let expected):
      "this row is \(found.words), but the lines above are \(expected.words)"
    }
  }

  /// The words for several rows.
  var plural: String {
    switch self {
    case .emptyLine: "empty lines inside a table of one column"
    case .headerAgain: "lines with the column names again"
    case .otherHeader: "lines with the column names in a different order"
    case .columnKinds: "lines with the kinds of columns"
    case .total: "totals instead of rows"
    case .unterminatedQuote: "quotes that are never closed"
    case .textAfterQuote: "text after closing quotes"
    case .fieldCount: "rows with too few or too many fields"
    case .notPairs: "lines that are not classes with their scores"
    case .pairClasses: "lines with the scores of other classes"
    case .classTwice: "lines with a class twice"
    case .noLabel: "lines without a label"
    case .notRow: "lines that are not rows"
    case .sparseRow: "rows that leave out zeros"
    case .otherSeparator: "rows with a different separator"
    }
  }

  var advice: String? {
    switch self {
    case .emptyLine: "take the line out, or write an empty value as \"\""
    case .headerAgain:
      "take the line out: awk 'NR == 1 { names = tolower($0) } NR == 1 || tolower($0) != names' FILE"
    case .otherHeader:
      "concatenate the files by their column names: pd.concat([pd.read_csv(f) for f in FILES])"
    case .columnKinds: "take lines 2 and 3 out: sed 2,3d FILE > new.tab"
    case .total: "take the line out"
    case .unterminatedQuote: nil
    case .textAfterQuote: "double the quotes inside a quoted field"
    case .fieldCount:
      "is the file cut off, or is a separator inside a field without quotes?"
    case .pairClasses("fastText", _, _):
      "write the scores of all classes with predict-prob MODEL FILE -1"
    case .notPairs, .pairClasses, .classTwice: "write the scores of all classes in each line"
    case .noLabel, .notRow: "take the line out, or write it like the others"
    case .sparseRow: "write all values, with the filter SparseToNonSparse"
    case .otherSeparator: "write all rows the same way, or name the format with \(Flag.format)"
    }
  }
}
