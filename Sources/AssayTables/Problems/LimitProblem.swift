import AssayData

/// Problems with data too long to be held in memory.
package enum LimitProblem: Sendable, Equatable {
  case recordTooLong
  /// Only blanks and line ends, and more of them than a record may be long.
  case blanksTooLong
  /// A JSON value that must be held in memory and is too long.
  case documentTooLong
  case fileTooLong
  case tooManyColumns(limit: Int)
}

extension LimitProblem: ThemeProblem {
  var words: String {
    switch self {
    case .recordTooLong: "a row is longer than \(RecordLimit.words)"
    case .blanksTooLong: "more than \(RecordLimit.words) of blanks and empty lines without a row"
    case .documentTooLong:
      "a JSON value is longer than \(RecordLimit.words), "
        + "and it is not an array of records, which is read row by row"
    case .fileTooLong:
      "the file is longer than \(RecordLimit.words), and all of it would have to be in memory"
    case .tooManyColumns(let limit): "more than \(grouped(String(limit))) columns"
    }
  }

  var advice: String? {
    switch self {
    case .recordTooLong: "is a quote or a line end missing, or is this another kind of file?"
    case .blanksTooLong: "take them out: zgrep -a '[^[:space:]]' FILE | tr -s ' '"
    case .documentTooLong:
      "write one record per line: df.to_json('p.jsonl', orient='records', lines=True)"
    case .fileTooLong: "is it the right file?"
    case .tooManyColumns: "is the separator right, or is a line end missing?"
    }
  }
}

extension RecordLimit {
  /// ``bytes`` as shown in messages.
  static var words: String { "\(bytes >> 20) MB" }
}
