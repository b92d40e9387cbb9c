/// Reads the digits before a point into `value`, and returns the offset after them.
///
/// Like `scanDigits`, but fast for the usual case of a single digit.
func scanWholeDigits(
  _ bytes: RawSpan, from start: Int, to limit: Int, into value: inout UInt64
) -> Int {
  let next = start &+ 1
  guard start < limit, case let digit = bytes.byte(at: start) &- UInt8(ascii: "0"), digit < 10
  else {
    return start
  }
  value = UInt64(digit)
  guard next < limit, bytes.byte(at: next) &- UInt8(ascii: "0") < 10 else { return next }
  return scanDigits(bytes, from: next, to: limit, into: &value)
}

/// Adds the digits at `start` to `value` and returns the offset after them.
///
/// Each digit multiplies `value` by ten, with wrap-around: beyond nineteen digits the caller must
/// count and read again. Bytes from `limit` on are not used, though they may be loaded.
///
/// - Precondition: `start <= limit <= bytes.byteCount`.
func scanDigits(_ bytes: RawSpan, from start: Int, to limit: Int, into value: inout UInt64) -> Int {
  var offset = start
  while bytes.byteCount &- offset >= 8 {
    let word = bytes.word(at: offset)
    let count = min(countOfLeadingDigits(word), limit &- offset)
    if count == 0 { return offset }
    value = value &* smallPowersOfTen[count] &+ valueOfLeadingDigits(word, count: count)
    offset &+= count
    if count < 8 { return offset }
  }
  while offset < limit, case let digit = bytes.byte(at: offset) &- UInt8(ascii: "0"), digit < 10 {
    value = value &* 10 &+ UInt64(digit)
    offset &+= 1
  }
  return offset
}

/// The number of digits at the start of the eight characters in `word`.
@inline(__always)
func countOfLeadingDigits(_ word: UInt64) -> Int { othersThanDigits(word).trailingZeroBitCount / 8 }

/// The top bit of each byte of `word` that is not a digit; exact up to the first of them.
@inline(__always)
private func othersThanDigits(_ word: UInt64) -> UInt64 {
  // The sum sets a byte's top bit above "9" and the difference sets it below "0". Carries go
  // upwards only and start at a byte that is not a digit, so the lowest mark is right.
  ((word &+ 0x4646_4646_4646_4646) | (word &- 0x3030_3030_3030_3030)) & 0x8080_8080_8080_8080
}

/// The digits at the start of the eight characters in `word`, as one value from 0 to 9 per byte,
/// followed by zeros.
///
/// After a decimal point such zeros change nothing. So the value is the same for any number of
/// digits and need not wait until they are counted.
@inline(__always)
func leadingDigits(_ word: UInt64) -> (digits: UInt64, count: Int) {
  let others = othersThanDigits(word)
  let first = others & (0 &- others)
  return (
    (word &- 0x3030_3030_3030_3030) & (first &>> 7 &- 1), others.trailingZeroBitCount / 8
  )
}

/// The value of the first `count` characters in `word`, which are all digits; `count` is 1 to 8.
@inline(__always)
func valueOfLeadingDigits(_ word: UInt64, count: Int) -> UInt64 {
  // Shifting puts zeros before the digits.
  valueOfEightDigits((word &- 0x3030_3030_3030_3030) &<< UInt64(64 &- 8 &* count))
}

/// The value of eight digits, one from 0 to 9 per byte, the first in the lowest bits.
@inline(__always)
func valueOfEightDigits(_ digits: UInt64) -> UInt64 {
  // Neighbours are joined: 8 digits, 4 pairs, 2 fours, 1 eight (D. Lemire, "Quickly parsing eight
  // digits").
  let pairs = digits &* 10 &+ digits &>> 8
  let low = (pairs & 0x0000_00FF_0000_00FF) &* 0x000F_4240_0000_0064
  let high = (pairs &>> 16 & 0x0000_00FF_0000_00FF) &* 0x0000_2710_0000_0001
  return (low &+ high) &>> 32
}

/// 10^0 to 10^8.
private let smallPowersOfTen: [UInt64] = [
  1, 10, 100, 1000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000,
]

/// The whole number that a text of up to eight bytes spells in canonical form.
///
/// The canonical form has only digits and no leading zeros. So no two texts give the same number.
///
/// - Parameters:
///   - word: The text, its first byte in the lowest bits, followed by zeros.
///   - count: The number of bytes of the text.
/// - Returns: nil for any other text, including empty text and text of more than eight bytes.
@inline(__always)
package func wholeNumber(_ word: UInt64, count: Int) -> Int? {
  let startsWithZero = word & 0xFF == UInt64(UInt8(ascii: "0"))
  guard count > 0, count <= 8, countOfLeadingDigits(word) == count, !startsWithZero || count == 1
  else { return nil }
  return Int(truncatingIfNeeded: valueOfLeadingDigits(word, count: count))
}
