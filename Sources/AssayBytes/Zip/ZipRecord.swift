/// Reads numbers from a record of a zip archive, with a bounds check for each.
struct ZipRecord: ~Escapable {
  private let bytes: RawSpan

  /// Creates a record that starts with `bytes`.
  @_lifetime(copy bytes)
  init(_ bytes: RawSpan) { self.bytes = bytes }

  /// The number of bytes of the record and after it.
  var byteCount: Int { bytes.byteCount }

  /// The `width`-byte number at `offset`; nil if it is not completely inside the bytes.
  func number(_ offset: Int, width: Int) -> UInt64? {
    guard offset >= 0, offset <= bytes.byteCount - width else { return nil }
    return (0..<width).reduce(0) { $0 | UInt64(bytes.byte(at: offset + $1)) << UInt64(8 * $1) }
  }

  /// The `width`-byte number at `offset`.
  func read(_ offset: Int, width: Int) throws(ZipError.Kind) -> Int {
    guard let number = number(offset, width: width) else { throw .badRecord }
    guard let value = Int(exactly: number) else { throw .outOfBounds }
    return value
  }

  /// Checks the four signature bytes at the start of a record.
  func check(_ signature: UInt64, at offset: Int) throws(ZipError.Kind) {
    guard number(offset, width: 4) == signature else { throw .badRecord }
  }

  /// The bytes of a range.
  func slice(_ range: Range<Int>) throws(ZipError.Kind) -> [UInt8] {
    guard range.lowerBound >= 0, range.upperBound <= bytes.byteCount else { throw .badRecord }
    return range.map { bytes.byte(at: $0) }
  }
}

/// The signatures of the records of a zip archive (APPNOTE, section 4.3).
enum ZipSignature {
  static let localHeader: UInt64 = 0x0403_4B50
  static let entry: UInt64 = 0x0201_4B50
  static let end: UInt64 = 0x0605_4B50
  static let zip64End: UInt64 = 0x0606_4B50
  static let zip64Locator: UInt64 = 0x0706_4B50
}
