/// A decimal number as written: `mantissa` times ten to the power of `exponent`.
struct DecimalText {
  /// The significant digits, at most nineteen.
  private(set) var mantissa: UInt64 = 0
  /// The power of ten that goes with `mantissa`.
  private(set) var exponent = 0
  /// Whether nonzero digits were dropped; the number is then above `mantissa` and below
  /// `mantissa + 1`.
  private(set) var isTruncated = false

  /// The largest number of digits that always fits into a `UInt64`.
  private static let digitLimit = 19

  /// Reads digits with an optional point and exponent that fill `range`; nil for other text.
  ///
  /// - Precondition: `range` lies inside `bytes`.
  init?(_ bytes: RawSpan, _ range: Range<Int>) {
    let limit = range.upperBound
    let point = scanWholeDigits(bytes, from: range.lowerBound, to: limit, into: &mantissa)
    var end = point
    var digits = point &- range.lowerBound
    if point < limit, bytes.byte(at: point) == UInt8(ascii: ".") {
      end = scanDigits(bytes, from: point &+ 1, to: limit, into: &mantissa)
      exponent = point &+ 1 &- end
      digits &-= exponent
    }
    guard digits > 0 else { return nil }
    if digits > Self.digitLimit {
      readSignificantDigits(bytes, range.lowerBound..<end)
    }
    guard end < limit else { return }
    guard bytes.byte(at: end) | 0x20 == UInt8(ascii: "e"),
      let written = writtenExponent(bytes, end + 1..<limit)
    else { return nil }
    exponent += written
  }

  /// Reads the mantissa again, without leading zeros and with at most as many digits as fit.
  private mutating func readSignificantDigits(_ bytes: RawSpan, _ range: Range<Int>) {
    mantissa = 0
    exponent = 0
    var count = 0
    var isFraction = false
    for offset in range {
      let digit = bytes.byte(at: offset) &- UInt8(ascii: "0")
      guard digit < 10 else {
        isFraction = true
        continue
      }
      if count < Self.digitLimit {
        mantissa = mantissa * 10 + UInt64(digit)
        if mantissa > 0 { count += 1 }
        if isFraction { exponent -= 1 }
      } else {
        if digit != 0 { isTruncated = true }
        if !isFraction { exponent += 1 }
      }
    }
  }
}

/// The number after the `e`: an optional sign and digits that fill `range`; nil for other text.
///
/// Large exponents are clamped to a bound that no number of digits in memory can make up for.
private func writtenExponent(_ bytes: RawSpan, _ range: Range<Int>) -> Int? {
  var digits = range
  var isNegative = false
  if let first = digits.first, case let sign = bytes.byte(at: first),
    sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+")
  {
    isNegative = sign == UInt8(ascii: "-")
    digits = digits.dropFirst()
  }
  guard !digits.isEmpty else { return nil }
  var value = 0
  for offset in digits {
    let digit = bytes.byte(at: offset) &- UInt8(ascii: "0")
    guard digit < 10 else { return nil }
    value = min(value * 10 + Int(digit), Int.max / 16)
  }
  return isNegative ? -value : value
}
