import AssayBytes

/// Judges what a text was meant to be, for column roles and for messages.
package enum NumberLook {
  /// Whether a cell was probably meant as a number: it starts like one, or is nan or inf.
  ///
  /// This includes `0,2`, which is an invalid number rather than a name.
  static func isNumeric(_ bytes: RawSpan, _ range: Range<Int>) -> Bool {
    var start = range.lowerBound
    while start < range.upperBound, isBlankOrSign(bytes.byte(at: start)) { start += 1 }
    guard start < range.upperBound else { return false }
    switch bytes.byte(at: start) {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."): return true
    case UInt8(ascii: "n"), UInt8(ascii: "N"), UInt8(ascii: "i"), UInt8(ascii: "I"):
      let text = range.upperBound - start <= 8 ? lowercased(bytes, start..<range.upperBound) : ""
      return text == "nan" || text == "inf" || text == "infinity"
    default: return false
    }
  }

  /// Whether a whole cell is a number, even one that is too large, not finite, or written with a
  /// decimal comma.
  static func isNumber(_ bytes: RawSpan, _ field: FieldRange) -> Bool {
    guard field.start < field.end else { return false }
    let range = field.start..<field.end
    return parseNumber(bytes, range) != .notANumber || isDecimalComma(bytes, field)
  }

  static func isDecimalComma(_ bytes: RawSpan, _ field: FieldRange) -> Bool {
    isDecimalComma(fieldText(bytes, field))
  }

  /// Whether a text is a number with a decimal comma, as in `0,25`.
  static func isDecimalComma(_ text: String) -> Bool {
    let parts = text.split(separator: ",", omittingEmptySubsequences: false)
    return parts.count == 2 && Double(parts.joined(separator: ".")) != nil
  }

  /// Whether a text was meant as several numbers, or as an object with numbers.
  ///
  /// This holds for `{'0': 0.9}`, `{0.9,0.1}` and `0.9;0.1`; `(1) mild`, `[1]` and `12 34` are
  /// names.
  package static func isSeveral(_ text: String) -> Bool {
    let text = text.trimmingBlanks
    guard let first = text.first, let last = text.last else { return false }
    let numbers = text.split { !isInNumber($0) }.filter { Double($0) != nil }
    switch (first, last) {
    case ("{", "}"): return !numbers.isEmpty
    case ("(", ")"), ("[", "]"): return numbers.count > 1 || numbers.contains { $0.contains(".") }
    default:
      let isList = text.allSatisfy { isInNumber($0) || " ,;|\t\n\r\r\n".contains($0) }
      return isList && numbers.count > 1 && numbers.contains { $0.contains(".") }
    }
  }

  private static func isInNumber(_ character: Character) -> Bool {
    character.isASCII && (character.isNumber || "+-.eE".contains(character))
  }

  private static func isBlankOrSign(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-")
  }

  private static func lowercased(_ bytes: RawSpan, _ range: Range<Int>) -> String {
    var text = ""
    for offset in range {
      text.unicodeScalars.append(Unicode.Scalar(bytes.byte(at: offset) | 0x20))
    }
    return text
  }
}

extension String {
  fileprivate var trimmingBlanks: Substring {
    let start = self[...].drop(while: \.isWhitespace)
    let blanks = start.reversed().prefix(while: \.isWhitespace).count
    return start.dropLast(blanks)
  }
}
