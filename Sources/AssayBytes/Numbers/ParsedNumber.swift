/// The result of reading a text as a number.
package enum ParsedNumber: Sendable, Equatable {
  /// A decimal number, rounded to the nearest binary64; 0 if it is too small.
  case finite(Double)
  /// The word `nan` in any case.
  case nan
  /// The word `inf` or `infinity` in any case.
  case infinity(negative: Bool)
  /// A decimal number too large for binary64, such as `1e400`.
  case overflow
  /// Anything else.
  case notANumber
}

/// Reads the number that fills a range of `bytes`.
///
/// Spaces and tabs may surround it, and one sign may precede it. A decimal number has digits with
/// at most one point before, among or after them, and may have an exponent: `.2`, `5.` and `1E-3`
/// are numbers, `.`, `0x1`, `1_000` and `1,5` are not. The result is always correctly rounded: ties
/// go to the even neighbour, and -0 keeps its sign. A range that reaches outside `bytes` is
/// clamped.
package func parseNumber(_ bytes: RawSpan, _ range: Range<Int>) -> ParsedNumber {
  var range = trimmingBlanks(bytes, range.clamped(to: bytes.byteOffsets))
  var isNegative = false
  if let first = range.first, case let sign = bytes.byte(at: first),
    sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+")
  {
    isNegative = sign == UInt8(ascii: "-")
    range = first + 1..<range.upperBound
  }
  guard let decimal = DecimalText(bytes, range) else {
    return parseWord(bytes, range, isNegative: isNegative)
  }
  let magnitude = nearestDouble(decimal) ?? slowlyParsed(bytes, range)
  guard magnitude.isFinite else { return .overflow }
  return .finite(isNegative ? -magnitude : magnitude)
}

/// The binary64 number nearest to `decimal`; nil if it depends on the dropped digits.
private func nearestDouble(_ decimal: DecimalText) -> Double? {
  let result = nearestDouble(mantissa: decimal.mantissa, exponent: decimal.exponent)
  guard decimal.isTruncated else { return result }
  let upper = nearestDouble(mantissa: decimal.mantissa + 1, exponent: decimal.exponent)
  return result == upper ? result : nil
}

/// Reads unsigned decimal text with the standard library, for the few numbers whose dropped digits
/// matter.
private func slowlyParsed(_ bytes: RawSpan, _ range: Range<Int>) -> Double {
  Double(text(bytes, range)) ?? .infinity
}

/// Reads `nan`, `inf` and `infinity`.
private func parseWord(_ bytes: RawSpan, _ range: Range<Int>, isNegative: Bool) -> ParsedNumber {
  if isWord("nan", bytes, range) { return .nan }
  if isWord("inf", bytes, range) || isWord("infinity", bytes, range) {
    return .infinity(negative: isNegative)
  }
  return .notANumber
}

/// Whether the range holds `word`, given in lower case, in upper or lower case.
private func isWord(_ word: StaticString, _ bytes: RawSpan, _ range: Range<Int>) -> Bool {
  range.count == word.utf8CodeUnitCount
    && zip(range, word.description.utf8).allSatisfy { bytes.byte(at: $0) | 0x20 == $1 }
}

/// The range without spaces and tabs at its ends.
func trimmingBlanks(_ bytes: RawSpan, _ range: Range<Int>) -> Range<Int> {
  var start = range.lowerBound
  var end = range.upperBound
  while start < end, isBlank(bytes.byte(at: start)) { start &+= 1 }
  while start < end, isBlank(bytes.byte(at: end &- 1)) { end &-= 1 }
  return start..<end
}

/// Whether a byte is a space or a tab.
func isBlank(_ byte: UInt8) -> Bool {
  byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
}
