/// Parses numbers separated by one byte each.
///
/// Numbers in the same form as the previous one are the fastest, plain ones are fast, and others
/// are read by `parseNumber`. The first goes to `place`, each other one `Lanes.scalarCount` places
/// further: they are one of eight rows side by side.
///
/// - Returns: The offset after the last number; nil if one is not a finite number, or is not
///   followed by the separator while more are wanted. The numbers before it are stored.
package func parsePlainDecimals(
  _ bytes: RawSpan, from start: Int, count: Int, separatedBy separator: UInt8,
  into values: inout MutableSpan<Double>, at place: Int, form: inout FractionForm
) -> Int? {
  guard start >= 0, start <= bytes.byteCount else { return nil }
  var (offset, place, rest) = (start, place, count)
  while rest > 0 {
    form.read(
      bytes, from: &offset, count: &rest, separatedBy: separator, into: &values, at: &place)
    if rest == 0 { break }
    let end =
      parsePlainDecimal(bytes, from: offset, into: &values[place])
      ?? parseField(bytes, from: offset, separator: separator, into: &values[place])
    guard let end else { return nil }
    rest &-= 1
    if rest == 0 { return end }
    guard end < bytes.byteCount, bytes.byte(at: end) == separator else { return nil }
    if let other = FractionForm(length: end &- offset) { form = other }
    offset = end &+ 1
    place &+= Lanes.scalarCount
  }
  return offset
}

/// Parses the number that fills an unquoted field.
private func parseField(
  _ bytes: RawSpan, from start: Int, separator: UInt8, into value: inout Double
) -> Int? {
  var end = start
  while end < bytes.byteCount, case let byte = bytes.byte(at: end), byte != separator,
    byte != UInt8(ascii: "\n"), byte != UInt8(ascii: "\r"), byte != UInt8(ascii: "\"")
  {
    end &+= 1
  }
  guard case .finite(let number) = parseNumber(bytes, start..<end) else { return nil }
  value = number
  return end
}

/// Parses a plain decimal number at `start`, and returns the offset after it.
///
/// This is the fast path for the common form of digits, a point and digits, such as `0.250000`: no
/// sign, no blanks, no exponent, at most nineteen digits. The result is correctly rounded. The
/// caller checks what follows the number.
///
/// - Returns: nil if the text has any other form; `value` is then unchanged and the caller uses
///   `parseNumber`.
@inline(__always)
package func parsePlainDecimal(
  _ bytes: RawSpan, from start: Int, into value: inout Double
) -> Int? {
  parseFraction(bytes, from: start, into: &value)
    ?? parseLongDecimal(bytes, from: start, into: &value)
}

/// Parses `0.` and one to nineteen digits, the form of most probabilities.
///
/// - Returns: nil also if too few bytes follow for the loads.
@inline(__always)
func parseFraction(
  _ bytes: RawSpan, from start: Int, into value: inout Double
) -> Int? {
  guard start >= 0, bytes.byteCount &- start >= 10,
    bytes.word(at: start) & 0xFFFF == UInt64(UInt8(ascii: "0")) | UInt64(UInt8(ascii: ".")) << 8
  else { return nil }
  let (digits, count) = leadingDigits(bytes.word(at: start &+ 2))
  if count == 8 {
    return parseLongFraction(bytes, from: start &+ 10, after: digits, into: &value)
  }
  let end = start &+ 2 &+ count
  if count == 0 || bytes.byte(at: end) | 0x20 == UInt8(ascii: "e") { return nil }
  // Both operands are exact, so the single operation rounds once.
  value = Double(valueOfEightDigits(digits)) / 1e8
  return end
}

/// Continues after `0.` and eight digits with up to eleven more digits: enough for most binary64
/// numbers.
private func parseLongFraction(
  _ bytes: RawSpan, from start: Int, after digits: UInt64, into value: inout Double
) -> Int? {
  guard bytes.byteCount &- start >= 16 else { return nil }
  let second = leadingDigits(bytes.word(at: start))
  // A word of zeros contains no digits.
  let third = leadingDigits(second.count == 8 ? bytes.word(at: start &+ 8) : 0)
  let end = start &+ second.count &+ third.count
  if third.count > 3 || bytes.byte(at: end) | 0x20 == UInt8(ascii: "e") { return nil }
  let mantissa =
    valueOfEightDigits(digits) &* 100_000_000_000
    &+ valueOfEightDigits(second.digits) &* 1000
    &+ valueOfEightDigits(third.digits &<< 40)
  value =
    mantissa == 0
    ? 0 : roundedProduct(mantissa: mantissa, exponent: -19, PowersOfFive.minusNineteen)
  return end
}

/// Whether a decimal has at most nineteen digits from its first nonzero digit on.
private func hasFewDigits(_ bytes: RawSpan, _ range: Range<Int>) -> Bool {
  let zero = UInt8(ascii: "0")
  guard bytes.byte(at: range.lowerBound) == zero,
    bytes.byte(at: range.lowerBound &+ 1) == UInt8(ascii: ".")
  else { return false }
  var first = range.lowerBound &+ 2
  while first < range.upperBound, bytes.byte(at: first) == zero { first &+= 1 }
  return range.upperBound &- first <= 19
}

private func parseLongDecimal(
  _ bytes: RawSpan, from start: Int, into value: inout Double
) -> Int? {
  let count = bytes.byteCount
  guard start >= 0, start < count else { return nil }
  var mantissa: UInt64 = 0
  let point = scanWholeDigits(bytes, from: start, to: count, into: &mantissa)
  guard point > start, point < count, bytes.byte(at: point) == UInt8(ascii: ".") else { return nil }
  let end = scanDigits(bytes, from: point &+ 1, to: count, into: &mantissa)
  let decimals = end &- point &- 1
  guard decimals > 0, end &- start <= 20 || hasFewDigits(bytes, start..<end) else { return nil }
  if end < count, bytes.byte(at: end) | 0x20 == UInt8(ascii: "e") { return nil }
  value = nearestDouble(mantissa: mantissa, exponent: 0 &- decimals)
  return end
}
