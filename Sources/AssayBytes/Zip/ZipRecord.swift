/// Reads numbers from a record of a zip archive, none of which need be where it says.
struct ZipRecord: ~Escapable {
  private let bytes: RawSpan

  /// Creates a record that starts with `bytes`.
  @_lifetime(copy bytes)
  init(_ bytes: RawSpan) { self.bytes = bytes }

  /// How many bytes there are, of the record and behind it.
  var byteCount: Int { bytes.byteCount }

  /// The number of `width` bytes at `offset`, nil when it is not all there.
  func number(_ offset: Int, width: Int) -> UInt64? {
    guard offset >= 0, offset <= bytes.byteCount - width else { return nil }
    return (0..<width).reduce(0) { $0 | UInt64(bytes.byte(at: offset + $1)) << UInt64(8 * $1) }
  }

  /// The number of `width` bytes at `offset`.
  func read(_ offset: Int, width: Int) throws(ZipError.Kind) -> Int {
    guard let number = number(offset, width: width) else { throw .badRecord }
    guard let value = Int(exactly: number) else { throw .outOfBounds }
    return value
  }

  /// Checks the four bytes that every record starts with.
  func check(_ signature: UInt64, at offset: Int) throws(ZipError.Kind) {
    guard number(offset, width: 4) == signature else { throw .badRecord }
  }

  /// The bytes of a range.
  func slice(_ range: Range<Int>) throws(ZipError.Kind) -> [UInt8] {
    guard range.lowerBound >= 0, range.upperBound <= bytes.byteCount else { throw .badRecord }
    return range.map { bytes.byte(at: $0) }
  }
}

/// What the records of a zip archive start with (APPNOTE, section 4.3).
enum ZipSignature {
  static let localHeader: UInt64 = 0x0403_4B50
  static let entry: UInt64 = 0x0201_4B50
  static let end: UInt64 = 0x0605_4B50
  static let zip64End: UInt64 = 0x0606_4B50
  static let zip64Locator: UInt64 = 0x0706_4B50
}
