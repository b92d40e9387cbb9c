import AssayBytes

/// Writes zip archives, with wrong fields if told to.
struct ZipWriter {
  /// An entry, with the values that the archive gives for it.
  struct Entry {
    var name: String
    /// The stored or compressed data.
    var bytes: [UInt8]
    /// The decompressed data.
    var content: [UInt8]
    var method = 8
    var flags = 0
    /// Whether sizes and offset are in the Zip64 extra field of the directory.
    var isWide = false
    var size: Int?
    var compressedSize: Int?
    var checksum: UInt32?
    var headerOffset: Int?
    var localName: String?
  }

  /// The comment of the archive.
  var comment: [UInt8] = []
  /// Whether the archive has the Zip64 end record.
  var isWide = false
  var entryCount: Int?
  var directoryOffset: Int?
  var directorySize: Int?
  var disk = 0

  /// The bytes of an archive.
  func archive(_ entries: [Entry]) -> [UInt8] {
    var bytes: [UInt8] = []
    var directory: [UInt8] = []
    for entry in entries {
      directory += directoryRecord(entry, at: bytes.count)
      bytes += localHeader(entry) + entry.bytes
    }
    let offset = directoryOffset ?? bytes.count
    let size = directorySize ?? directory.count
    let count = entryCount ?? entries.count
    bytes += directory
    if isWide {
      let start = bytes.count
      bytes += number(0x0606_4B50, 4) + number(44, 8) + number(45, 2) + number(45, 2)
      bytes += number(disk, 4) + number(disk, 4) + number(count, 8) + number(count, 8)
      bytes += number(size, 8) + number(offset, 8)
      bytes += number(0x0706_4B50, 4) + number(0, 4) + number(start, 8) + number(1, 4)
    }
    bytes += number(0x0605_4B50, 4) + number(disk, 2) + number(disk, 2)
    bytes += number(isWide ? 0xFFFF : count, 2) + number(isWide ? 0xFFFF : count, 2)
    bytes += number(isWide ? 0xFFFF_FFFF : size, 4) + number(isWide ? 0xFFFF_FFFF : offset, 4)
    return bytes + number(comment.count, 2) + comment
  }

  /// A local header as NumPy writes it: both sizes are in the Zip64 extra field.
  private func localHeader(_ entry: Entry) -> [UInt8] {
    let name = Array((entry.localName ?? entry.name).utf8)
    return number(0x0403_4B50, 4) + number(45, 2) + number(entry.flags, 2)
      + number(entry.method, 2) + number(0, 8) + number(0xFFFF_FFFF, 4) + number(0xFFFF_FFFF, 4)
      + number(name.count, 2) + number(20, 2) + name + number(1, 2) + number(16, 2)
      + number(entry.content.count, 8) + number(entry.bytes.count, 8)
  }

  private func directoryRecord(_ entry: Entry, at offset: Int) -> [UInt8] {
    var checksum = CRC32()
    checksum.update(entry.content.span.bytes)
    let name = Array(entry.name.utf8)
    let numbers = [
      entry.size ?? entry.content.count, entry.compressedSize ?? entry.bytes.count,
      entry.headerOffset ?? offset,
    ]
    // It follows another extra field, which has to be skipped.
    let wide =
      number(0x5455, 2) + number(3, 2) + [1, 2, 3] + number(1, 2) + number(24, 2)
      + numbers.flatMap { number($0, 8) }
    let narrow = numbers.map { number(entry.isWide ? 0xFFFF_FFFF : $0, 4) }
    return number(0x0201_4B50, 4) + number(45, 4) + number(entry.flags, 2)
      + number(entry.method, 2) + number(0, 4) + number(Int(entry.checksum ?? checksum.value), 4)
      + narrow[1] + narrow[0] + number(name.count, 2) + number(entry.isWide ? wide.count : 0, 2)
      + number(0, 2) + number(0, 8) + narrow[2] + name + (entry.isWide ? wide : [])
  }

  private func number(_ value: Int, _ width: Int) -> [UInt8] {
    (0..<width).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
  }
}
