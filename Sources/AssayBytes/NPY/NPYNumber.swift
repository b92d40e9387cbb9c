/// A number type whose bits are stored in a file.
protocol NPYNumber {
  /// Unsigned integers as wide as the type.
  associatedtype Bits: FixedWidthInteger & UnsignedInteger

  /// The number with these bits.
  static func number(_ bits: Bits) -> Double

  /// Whether binary64 holds this number without rounding.
  static func isExact(_ bits: Bits) -> Bool
}

extension NPYNumber {
  static func isExact(_ bits: Bits) -> Bool { true }
}

/// Integers of up to 32 bits.
protocol NPYSmallInteger: NPYNumber, FixedWidthInteger where Bits == Magnitude {}

extension NPYSmallInteger {
  static func number(_ bits: Magnitude) -> Double {
    Double(Int64(truncatingIfNeeded: Self(truncatingIfNeeded: bits)))
  }
}

extension Int8: NPYSmallInteger {}
extension Int16: NPYSmallInteger {}
extension Int32: NPYSmallInteger {}
extension UInt8: NPYSmallInteger {}
extension UInt16: NPYSmallInteger {}
extension UInt32: NPYSmallInteger {}

extension Int64: NPYNumber {
  static func number(_ bits: UInt64) -> Double { Double(Int64(bitPattern: bits)) }

  static func isExact(_ bits: UInt64) -> Bool { Int64(bitPattern: bits).magnitude <= exactLimit }
}

extension UInt64: NPYNumber {
  /// Correct for exact integers, all of which are in the range of `Int64`.
  static func number(_ bits: UInt64) -> Double { Double(Int64(bitPattern: bits)) }

  static func isExact(_ bits: UInt64) -> Bool { bits <= exactLimit }
}

extension Double: NPYNumber {
  static func number(_ bits: UInt64) -> Double { Double(bitPattern: bits) }
}

extension Float: NPYNumber {
  static func number(_ bits: UInt32) -> Double { Double(Float(bitPattern: bits)) }
}

extension Bool: NPYNumber {
  /// 0 for a zero byte and 1 for all others, as in NumPy.
  static func number(_ bits: UInt8) -> Double { bits == 0 ? 0 : 1 }
}

/// Half-precision floats, IEEE 754 binary16: not every platform has `Float16`, and not every
/// processor converts it.
enum NPYHalf: NPYNumber {
  static func number(_ bits: UInt16) -> Double { Double(single(bits)) }

  /// The same number in binary32, which holds all of them.
  static func single(_ bits: UInt16) -> Float {
    let magnitude = UInt32(bits & 0x7FFF) << 13
    let sign = UInt32(bits & 0x8000) << 16
    // Infinity and NaN keep their payload and get the largest exponent.
    guard bits & 0x7C00 != 0x7C00 else { return Float(bitPattern: sign | magnitude | 0x7F80_0000) }
    // The fields are now in the places of binary32, with an exponent that is 112 too small. The
    // product with 2^112 is exact, also for subnormal numbers.
    return Float(bitPattern: sign | magnitude) * 0x1p112
  }
}

/// The largest integer up to which binary64 represents every integer.
private let exactLimit: UInt64 = 1 << 53
