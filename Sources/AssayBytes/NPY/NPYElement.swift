/// The type of an array's elements.
package enum NPYElement: Sendable, Equatable {
  case bool
  case int8
  case int16
  case int32
  case int64
  case uint8
  case uint16
  case uint32
  case uint64
  case float16
  case float32
  case float64
  /// Text of up to `length` UTF-32 units, padded with NUL.
  case unicode(length: Int)
  /// Text of up to `length` bytes, padded with NUL.
  case bytes(length: Int)

  /// The number of bytes of one element, at least 1.
  package var size: Int {
    switch self {
    case .bool, .int8, .uint8: 1
    case .int16, .uint16, .float16: 2
    case .int32, .uint32, .float32: 4
    case .int64, .uint64, .float64: 8
    case .unicode(let length): length &* 4
    case .bytes(let length): length
    }
  }
}

/// The byte order of an element.
package enum NPYByteOrder: Sendable, Equatable {
  case littleEndian
  case bigEndian
}

/// Reads an element type such as `<f8`.
///
/// The order is `<` or `>`. `=` (native) and `|` (not applicable) are read as little endian, the
/// order of the machines that write such files, and so is a type without an order, as in `f8`.
///
/// - Throws: Only the kind of error; the caller knows the offset.
func parseNPYType(_ descr: String) throws(NPYTypeError) -> (NPYElement, NPYByteOrder) {
  var type = Substring(descr).utf8
  var order = NPYByteOrder.littleEndian
  if let first = type.first, "<>=|".utf8.contains(first) {
    if first == UInt8(ascii: ">") { order = .bigEndian }
    type.removeFirst()
  }
  guard let letter = type.popFirst() else { throw NPYTypeError(kind: .unsupportedType(descr)) }
  switch letter {
  case UInt8(ascii: "O"): throw NPYTypeError(kind: .objectArray(descr))
  case UInt8(ascii: "c"): throw NPYTypeError(kind: .complexType(descr))
  case UInt8(ascii: "M"), UInt8(ascii: "m"): throw NPYTypeError(kind: .dateType(descr))
  case UInt8(ascii: "V"): throw NPYTypeError(kind: .voidType(descr))
  default: break
  }
  guard let number = wholeNumber(type) else { throw NPYTypeError(kind: .unsupportedType(descr)) }
  guard let element = NPYElement(letter: letter, number: number) else {
    throw NPYTypeError(kind: .unsupportedType(descr))
  }
  return (element, order)
}

/// The reason why an element type is refused.
struct NPYTypeError: Error {
  let kind: NPYError.Kind
}

extension NPYElement {
  /// The type of a letter and a number, as in `f8` or `U12`; nil for types that Assay does not
  /// read.
  fileprivate init?(letter: UInt8, number: Int) {
    switch (letter, number) {
    case (UInt8(ascii: "b"), 1): self = .bool
    case (UInt8(ascii: "i"), 1): self = .int8
    case (UInt8(ascii: "i"), 2): self = .int16
    case (UInt8(ascii: "i"), 4): self = .int32
    case (UInt8(ascii: "i"), 8): self = .int64
    case (UInt8(ascii: "u"), 1): self = .uint8
    case (UInt8(ascii: "u"), 2): self = .uint16
    case (UInt8(ascii: "u"), 4): self = .uint32
    case (UInt8(ascii: "u"), 8): self = .uint64
    case (UInt8(ascii: "f"), 2): self = .float16
    case (UInt8(ascii: "f"), 4): self = .float32
    case (UInt8(ascii: "f"), 8): self = .float64
    case (UInt8(ascii: "U"), 1...Int.max / 4): self = .unicode(length: number)
    case (UInt8(ascii: "S"), 1...): self = .bytes(length: number)
    default: return nil
    }
  }
}

/// The number written in digits, the first of them not 0; nil for other text and for numbers that
/// are too large.
private func wholeNumber(_ digits: Substring.UTF8View) -> Int? {
  guard let first = digits.first, first != UInt8(ascii: "0") else { return nil }
  var value = 0
  for byte in digits {
    guard let next = appendingDigit(byte, to: value) else { return nil }
    value = next
  }
  return value
}

/// `value` with one more decimal digit; nil if the byte is not a digit or the result is too large.
func appendingDigit(_ byte: UInt8, to value: Int) -> Int? {
  let digit = byte &- UInt8(ascii: "0")
  guard digit < 10 else { return nil }
  let (tens, isTooLarge) = value.multipliedReportingOverflow(by: 10)
  let (sum, isSumTooLarge) = tens.addingReportingOverflow(Int(digit))
  return isTooLarge || isSumTooLarge ? nil : sum
}
