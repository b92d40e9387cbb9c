/// The number that a text of up to eight bytes is, where it is written as whole numbers are.
///
/// That is in digits alone, without a 0 before others. So no two texts are one number.
///
/// - Parameters:
///   - word: The text, its first byte in the lowest bits, and 0 behind its end.
///   - count: How many bytes it has.
/// - Returns: nil for any other text, a longer one or an empty one.
@inline(__always)
package func wholeNumber(_ word: UInt64, count: Int) -> Int? {
  let startsWithZero = word & 0xFF == UInt64(UInt8(ascii: "0"))
  guard count > 0, count <= 8, countOfLeadingDigits(word) == count, !startsWithZero || count == 1
  else { return nil }
  return Int(truncatingIfNeeded: valueOfLeadingDigits(word, count: count))
}
