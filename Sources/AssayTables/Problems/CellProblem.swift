import AssayBytes
import AssayData
import AssayText

/// Problems with numbers: scores, arrays of them in a cell, and weights.
package enum CellProblem: Sendable, Equatable {
  case notANumber(column: String, text: String)
  case decimalComma(column: String, text: String)
  case perCent(column: String, text: String)
  case notFinite(column: String, text: String)
  case tooLarge(column: String, text: String)
  case badArray(column: String, text: String)
  /// An array abbreviated with `...`, as NumPy prints long ones.
  case arrayAbbreviated(column: String, text: String)
  case arrayEntries(column: String, expected: Int, found: Int, text: String)
  case outsideUnit(column: String, text: String, scale: NumberScale)
  /// Probabilities of one row that do not add up to 1.
  case sum(Double, classes: [String])
  case badWeight(column: String, text: String)

  /// The problem with a text that is not a finite number.
  static func unreadable(_ parsed: ParsedNumber, column: String, text: String) -> CellProblem {
    switch parsed {
    case .overflow: .tooLarge(column: column, text: text)
    case .nan, .infinity: .notFinite(column: column, text: text)
    case .finite, .notANumber:
      NumberLook.isDecimalComma(text)
        ? .decimalComma(column: column, text: text)
        : text.utf8.last == UInt8(ascii: "%")
          ? .perCent(column: column, text: text) : .notANumber(column: column, text: text)
    }
  }
}

extension CellProblem: ThemeProblem {
  var words: String {
    switch self {
    case .notANumber(let column, ""): "the value in column \(quoted(column)) is missing"
    case .notANumber(let column, let text), .decimalComma(let column, let text),
      .perCent(let column, let text):
      "\(quoted(text)) in column \(quoted(column)) is not a number"
    case .notFinite(let column, let text):
      "\(quoted(text)) in column \(quoted(column)) is not a finite number"
    case .tooLarge(let column, let text):
      "\(quoted(text)) in column \(quoted(column)) is beyond the range of a number"
    case .badArray(let column, let text):
      "\(quoted(text)) in column \(quoted(column)) is not an array of numbers"
    case .arrayAbbreviated(let column, let text):
      "\(quoted(text)) in column \(quoted(column)) is an array with its middle left out"
    case .arrayEntries(let column, _, 0, let text):
      "the array \(quoted(text)) in column \(quoted(column)) is empty"
    case .arrayEntries(let column, let expected, let found, let text):
      "the array \(quoted(text)) in column \(quoted(column)) has \(found) "
        + "\(found == 1 ? "entry" : "entries"), but the first has \(expected)"
    case .outsideUnit(let column, let text, _):
      "\(quoted(text)) in column \(quoted(column)) is not a probability: it lies outside 0 to 1"
    case .sum(let sum, let classes):
      "the probabilities of \(quotedList(classes)) add up to \(sum), not 1"
    case .badWeight(let column, ""): "the weight in column \(quoted(column)) is missing"
    case .badWeight(let column, let text):
      "\(quoted(text)) in column \(quoted(column)) is not a weight"
    }
  }

  /// The words for several rows.
  var plural: String {
    switch self {
    case .notANumber(_, ""): "missing values"
    case .notANumber: "values that are not numbers"
    case .decimalComma: "numbers with a decimal comma"
    case .perCent: "numbers with a per cent sign"
    case .notFinite: "numbers that are not finite"
    case .tooLarge: "numbers that are out of range"
    case .badArray: "values that are not arrays of numbers"
    case .arrayAbbreviated: "arrays with their middle left out"
    case .arrayEntries: "arrays of a different length from the first"
    case .outsideUnit: "values that are not probabilities"
    case .sum: "probabilities that do not add up to 1"
    case .badWeight(_, ""): "missing weights"
    case .badWeight: "values that are not weights"
    }
  }

  var advice: String? {
    switch self {
    case .notANumber, .tooLarge: nil
    case .decimalComma: "write the decimal point as a point"
    case .perCent: "write shares from 0 to 1: df[c].str.rstrip('%').astype(float) / 100"
    case .notFinite: "it cannot be averaged: fix the model's output or leave the row out"
    case .badArray(_, let text) where text.hasPrefix("{"):
      "write JSON lines, where such objects are read: df.to_json('p.jsonl', orient='records', lines=True)"
    case .badArray: "write it as [0.9, 0.1]"
    case .arrayAbbreviated:
      "write all of it: np.set_printoptions(threshold=sys.maxsize), or save the scores as NPY"
    case .arrayEntries: "every row needs an array with one number per class"
    case .outsideUnit(_, _, let scale): scale.advice
    case .sum:
      "say \(Flag.renormalize) to divide each row by its sum, \(Flag.sumTolerance) T to accept it, "
        + "or name the classes with \(Flag.classes) A,B,… where some of these are not classes"
    case .badWeight:
      "weights are finite numbers, 0 or more; write 0 for a sample that should not count"
    }
  }
}
