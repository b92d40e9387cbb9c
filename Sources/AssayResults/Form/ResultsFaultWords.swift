import AssayBytes
import AssayData
import AssayText

// The messages about files that are not a valid `results.json`.

extension ResultsFault: CustomStringConvertible {
  /// The path inside the JSON, and the value expected there: `estimates.model 1.mse.low: a number
  /// or null`.
  package var description: String {
    let place = path.map { String($0.unicodeScalars.prefix(60)).printableLine }.joined(
      separator: ".")
    return (place.isEmpty ? "" : place + ": ") + kind.words
  }
}

extension ResultsFault {
  /// The remedy for a damaged file.
  package static let restore = "restore the file that assay wrote, or measure again"
}

extension ResultsFault.Kind {
  fileprivate var words: String {
    switch self {
    case .notResults:
      "this is not a results.json; write one with assay report \(Flag.json) FILE"
    case .summary: "this is a summary, not a results.json; make a report of it with assay merge"
    case .version(let version) where ResultsFormat.isNewer(version):
      "format \(quoted(version)) is newer than the one that this Assay reads, which is "
        + "\(ResultsFormat.major).x; use the Assay that wrote it"
    case .version(let version):
      "a format like \(quoted(ResultsFormat.version)), not \(quoted(version)), which this Assay does not "
        + "read; measure again with it: assay report \(Flag.json) FILE"
    case .missing(let key): "\(quoted(key)) is missing"
    case .wrongType(let expected, let found): "\(expected.words), not \(found.words)"
    case .unknownKey(let key, let among):
      "there is no key \(quoted(key)) in format \(ResultsFormat.version)\(nearestHint(key, among))"
    case .unknownWord(let word, let among):
      among.isEmpty
        ? "\(quoted(word)) is not known"
        : "\(quoted(word)) is not one of \(quotedList(among, last: "or"))\(nearestHint(word, among))"
    case .outOfRange(let range, let found):
      "a number from \(number(range.lowerBound)) to \(number(range.upperBound)), not \(number(found))"
    case .length(let expected, let found):
      "\(expected) \(expected == 1 ? "entry" : "entries"), not \(found)"
    case .twice(let name): "\(quoted(name)) occurs twice"
    case .contradiction(let other): "this contradicts \(other); \(ResultsFault.restore)"
    case .sum(let expected, let found):
      "the counts add up to \(found), and not to \(expected); \(ResultsFault.restore)"
    case .outsideBounds: "these values do not fit together; \(ResultsFault.restore)"
    }
  }
}

extension ResultsFault.Expected {
  fileprivate var words: String {
    switch self {
    case .object: "an object"
    case .list: "a list"
    case .text: "a string"
    case .truthValue: "true or false"
    case .number: "a number"
    case .wholeNumber: "a whole number"
    case .loss: "a number from 0 up, or null"
    case .fingerprint: "32 hexadecimal digits"
    case .orNull(let expected): "\(expected.words) or null"
    }
  }
}

extension JSONValue {
  /// The value found, shortened.
  fileprivate var words: String {
    switch self {
    case .null: "null"
    case .bool(let flag): flag ? "true" : "false"
    case .number(let value): AssayResults.number(value)
    case .string(let text): quoted(text)
    case .array: "a list"
    case .object: "an object"
    }
  }
}

private func number(_ value: Double) -> String {
  Int(exactly: value).map { "\($0)" } ?? "\(value)"
}
