/// Skips the header of a gzip member byte by byte (RFC 1952, section 2.3).
struct GzipHeader: Sendable {
  /// The fields of a header, in order.
  private enum Field: Sendable {
    case fixed
    case extraLength
    case extra
    case name
    case comment
    case checksum
    case end
  }

  private var field = Field.fixed
  /// The number of bytes of the field still to come, unless it ends with a zero byte.
  private var remaining = fixedSize
  private var flags: UInt8 = 0
  /// The two-byte number being read.
  private var number: UInt16 = 0
  private var checksum = CRC32()

  /// The size of the fields that every header has.
  private static let fixedSize = 10
  /// The maximum length of a name or a comment: sixteen times the longest path.
  static let maximumTextLength = 1 << 16

  /// Whether the header is complete.
  var isComplete: Bool { field == .end }

  /// Takes the next byte; the header must not be complete.
  mutating func take(_ byte: UInt8) throws(GzipError.Kind) {
    let expected = UInt16(truncatingIfNeeded: checksum.value)
    if field != .checksum { checksum.update(byte) }
    number = number >> 8 | UInt16(byte) << 8
    remaining -= 1
    switch field {
    case .fixed:
      try checkFixed(byte, at: Self.fixedSize - 1 - remaining)
      if remaining == 0 { enter(.extraLength) }
    case .extraLength:
      if remaining == 0 { enter(.extra) }
    case .extra:
      if remaining == 0 { enter(.name) }
    case .name, .comment:
      guard byte == 0 || remaining > 0 else { throw .headerTooLong }
      if byte == 0 { enter(field == .name ? .comment : .checksum) }
    case .checksum:
      guard remaining == 0 else { return }
      guard number == expected else { throw .headerChecksum }
      enter(.end)
    case .end:
      break
    }
  }

  /// Starts a field, or the next field that the header has.
  private mutating func enter(_ next: Field) {
    field = next
    switch next {
    case .extraLength where flags & 4 == 0: enter(.name)
    case .extraLength: remaining = 2
    case .extra where number == 0: enter(.name)
    case .extra: remaining = Int(number)
    case .name where flags & 8 == 0: enter(.comment)
    case .comment where flags & 16 == 0: enter(.checksum)
    case .checksum where flags & 2 == 0: enter(.end)
    case .checksum: remaining = 2
    case .name, .comment: remaining = Self.maximumTextLength
    case .fixed, .end: break
    }
  }

  /// Checks a byte of the fields that every header has; time and operating system may be anything.
  private mutating func checkFixed(_ byte: UInt8, at index: Int) throws(GzipError.Kind) {
    switch index {
    case 0 where byte != 0x1F, 1 where byte != 0x8B:
      throw .noGzip
    case 2 where byte != 8:
      throw .unknownMethod(byte)
    case 3:
      guard byte & 0xE0 == 0 else { throw .reservedFlags }
      flags = byte
    default:
      break
    }
  }
}
