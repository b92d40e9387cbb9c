package import AssayBytes
import AssayData
import AssayText

/// Problems with a JSON file: a configuration, or the shape of a table.
package enum JSONProblem: Sendable, Equatable {
  case syntax(JSONError.Kind)
  /// Python's word for a number that is not finite.
  case notFiniteInJSON(String)

  // Documents with known keys.
  case noMember(String)
  /// A member with an invalid value, which `found` describes.
  case unexpected(String, found: String)
  case unknownKey(String, among: [String])
  /// A value that its option refuses, with the option's message.
  case badOption(String)

  // Documents that should be tables.
  case noTable
  /// Several arrays of records in one document, by their keys.
  case severalTables([String])
  /// Results written by `assay report --json`.
  case savedResults
  /// A part written by `assay summarize`.
  case summary
  case columnLengths(String, count: Int, other: String, otherCount: Int)
  /// Objects inside an object, either of which may be the rows.
  case eitherOrientation(outer: [String], inner: [String])
}

extension JSONProblem: ThemeProblem {
  var words: String {
    switch self {
    case .syntax(let kind): kind.words
    case .notFiniteInJSON(let word): "\(word) is not a number in JSON, though Python writes it"
    case .noMember(let key): "there is no \(quoted(key))"
    case .unexpected(let key, let found): "\(quoted(key)) is wrong: \(found)"
    case .unknownKey(let key, let among):
      "there is no option \(quoted(key))\(nearestHint(key, among))"
    case .badOption(let words): words
    case .noTable: "this JSON is not a table"
    case .severalTables(let keys): "arrays of rows are under \(quotedList(keys))"
    case .savedResults: "these are results written by Assay, not labels or predictions"
    case .summary: "this is a summary of a part, not labels or predictions"
    case .columnLengths(let column, let count, let other, let otherCount):
      "\(quoted(column)) has \(count) \(count == 1 ? "value" : "values"), "
        + "but \(quoted(other)) has \(otherCount)"
    case .eitherOrientation(let outer, let inner):
      "the rows may be \(quotedList(outer)), or \(quotedList(inner)): either fits the values"
    }
  }

  /// The words for several rows; nil for a problem with the file as a whole.
  var plural: String? {
    switch self {
    case .syntax(let kind): kind.plural
    case .notFiniteInJSON: "words such as NaN instead of numbers"
    case .noMember, .unexpected, .unknownKey, .badOption, .noTable, .severalTables,
      .savedResults, .summary,
      .columnLengths, .eitherOrientation:
      nil
    }
  }

  var advice: String? {
    switch self {
    case .syntax, .noMember, .unexpected, .unknownKey, .badOption: nil
    case .columnLengths(let column, _, let other, _):
      "columns have one value for each row: leave \(quoted(column)) or \(quoted(other)) out if it is not a column; "
        + "name classes with \(Flag.classes) A,B,…"
    case .notFiniteInJSON: "fix the model's output or leave the row out"
    case .noTable:
      "rows are objects, one per line or in an array; columns are arrays of equal length under their names"
    case .severalTables(let keys):
      "write one of them to a file: jq \(argument(".[\(jsonQuoted(keys[0]))]")) FILE > rows.json"
    case .savedResults:
      "show them with assay render FILE, compare two with assay diff OLD NEW, both without \(Flag.labels)"
    case .summary: "make the report of all parts with assay merge FILE..."
    case .eitherOrientation: "write one record per row: df.reset_index().to_json(orient='records')"
    }
  }
}
