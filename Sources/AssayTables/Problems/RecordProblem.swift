import AssayData
import AssayText

/// Problems with a JSON record, or a value in it, compared with the other records.
package enum RecordProblem: Sendable, Equatable {
  /// A row that is not of the expected kind, such as `an object`.
  case recordKind(expected: String)
  case missingValue(column: String)
  case mixedTypes(column: String, expected: String, found: String)
  /// An array or object where other rows have a single value.
  case notOneValue(column: String)
  /// A number beside the scores that most rows lack.
  case otherNumber(column: String)
  case notAnArray(column: String)
  /// A value that is not an array of strings, although other rows have one.
  case notNames(column: String)
  case arrayLength(column: String, expected: Int, found: Int)
  case arrayClasses(column: String, expected: [String], found: [String])
  /// Scores with another number of names beside them, although other rows name them.
  case arrayNames(column: String, count: Int)
}

extension RecordProblem: ThemeProblem {
  var words: String {
    switch self {
    case .recordKind(let expected): "a row is \(expected) in this file, but this one is not"
    case .missingValue(let column): "the value of \(quoted(column)) is missing"
    case .mixedTypes(let column, let expected, let found):
      "a \(found) in column \(quoted(column)), where other rows have a \(expected)"
    case .notOneValue(let column):
      "an array or object in column \(quoted(column)), where other rows have a single value"
    case .otherNumber(let column):
      "a number in \(quoted(column)), beside the scores, where most of the first rows have none"
    case .notAnArray(let column):
      "\(quoted(column)) is not an array of numbers, as it is in other rows"
    case .notNames(let column): "\(quoted(column)) is not an array of names, as it is in other rows"
    case .arrayLength(let column, let expected, let found):
      "\(found) \(found == 1 ? "value" : "values") in \(quoted(column)), "
        + "but \(expected) in other rows"
    case .arrayNames(let column, let count):
      "\(quoted(column)) has \(count) \(count == 1 ? "value" : "values"), but a different number of names beside it"
    case .arrayClasses(let column, _, let found) where Set(found).count < found.count:
      "\(quoted(column)) is about \(quotedList(found)): a class occurs twice"
    case .arrayClasses(let column, let expected, let found):
      "\(quoted(column)) is about \(quotedList(found)), but about \(quotedList(expected)) in other rows"
    }
  }

  /// The words for several rows.
  var plural: String {
    switch self {
    case .recordKind: "rows of a different kind from the first"
    case .missingValue: "missing values"
    case .mixedTypes: "values of a different type from other rows"
    case .notOneValue: "arrays or objects instead of single values"
    case .otherNumber: "numbers beside the scores, which most of the first rows do not have"
    case .notAnArray: "values that are not arrays of numbers"
    case .notNames: "values that are not arrays of names"
    case .arrayLength: "arrays of a different length from other rows"
    case .arrayClasses: "arrays about different classes from other rows"
    case .arrayNames: "arrays with different numbers of scores and names"
    }
  }

  var advice: String? {
    switch self {
    case .recordKind, .notOneValue, .notAnArray, .notNames: "write all rows the same way"
    case .missingValue: "write a value in every row, or take the row out"
    case .arrayLength, .arrayClasses: "write one score for each class in every row"
    case .arrayNames: "write one name for each score in every row"
    case .mixedTypes: "write all as strings or all as numbers"
    case .otherNumber:
      "give every row a score for each class, or name the classes with \(Flag.classes) A,B,…"
    }
  }
}
