/// The form in which the fractions of a row are written: `0.` and a fixed number of digits.
///
/// Most fractions have the form of the one before, so they are read two at a time without first
/// looking for their ends. The readable twin is `parseFraction`.
package struct FractionForm: Sendable {
  /// The length of a fraction in bytes: `0.` and one to eight digits.
  private let length: Int
  /// The bytes of the digits, in the word that ends with them.
  private let mask: UInt64
  private let divisor: Double

  /// The form of `0.` and six digits.
  package init() { self.init(digits: 6) }

  /// The form of fractions of this length; nil if they have no digits or more than eight.
  init?(length: Int) {
    guard 3...10 ~= length else { return nil }
    self.init(digits: length &- 2)
  }

  private init(digits: Int) {
    length = digits &+ 2
    mask = ~0 &<< UInt64(64 &- 8 &* digits)
    divisor = exactPowersOfTen[digits]
  }

  /// Reads fractions of this form while there are any: two at a time, and the last one alone.
  ///
  /// Each is followed by `separator`; the last one of all may also be followed by a control
  /// character. `start` is the offset of the first, and is moved to the next unread one, or past
  /// the last. `count` is the number wanted, and becomes the number left. The first number goes to
  /// `place`, each other one `Lanes.scalarCount` places further.
  @inline(__always)
  func read(
    _ bytes: RawSpan, from start: inout Int, count: inout Int, separatedBy separator: UInt8,
    into values: inout MutableSpan<Double>, at place: inout Int
  ) {
    guard start >= 0, start <= bytes.byteCount else { return }
    while count > 1 {
      let end = start &+ length
      let next = end &+ 1 &+ length
      // Everything loaded lies between eight bytes before `end`, or `start`, and `next`. `start`
      // stays inside the bytes, because it moves to the byte after `next`.
      guard end >= 8, next < bytes.byteCount else { return }
      let last = bytes.guardedByte(at: next)
      guard last == separator || count == 2 && last < UInt8(ascii: " "),
        bytes.guardedByte(at: end) == separator,
        bytes.guardedPair(at: start) == zeroAndPoint,
        bytes.guardedPair(at: end &+ 1) == zeroAndPoint
      else { return }
      let digits = DigitPair(
        (bytes.guardedWord(at: end &- 8) ^ 0x3030_3030_3030_3030) & mask,
        (bytes.guardedWord(at: next &- 8) ^ 0x3030_3030_3030_3030) & mask)
      guard digits.areDigits else { return }
      // Both operands are exact, so the single operation rounds once.
      let pair = digits.values / divisor
      values[place] = pair[0]
      values[place &+ Lanes.scalarCount] = pair[1]
      place &+= 2 &* Lanes.scalarCount
      count &-= 2
      start = count > 0 ? next &+ 1 : next
    }
    if count == 1 { readLast(bytes, from: &start, count: &count, separator, into: &values[place]) }
  }

  /// Reads the last fraction of all, if it has this form; `start` is inside the bytes or at their
  /// end.
  @inline(__always)
  private func readLast(
    _ bytes: RawSpan, from start: inout Int, count: inout Int, _ separator: UInt8,
    into value: inout Double
  ) {
    let end = start &+ length
    // Everything loaded lies between eight bytes before `end`, or `start`, and `end`.
    guard end >= 8, end < bytes.byteCount, case let last = bytes.guardedByte(at: end),
      last == separator || last < UInt8(ascii: " "),
      bytes.guardedPair(at: start) == zeroAndPoint
    else { return }
    let digits = DigitPair((bytes.guardedWord(at: end &- 8) ^ 0x3030_3030_3030_3030) & mask, 0)
    guard digits.areDigits else { return }
    value = digits.values[0] / divisor
    (count, start) = (0, end)
  }
}

private let zeroAndPoint = UInt16(UInt8(ascii: "0")) | UInt16(UInt8(ascii: ".")) << 8
