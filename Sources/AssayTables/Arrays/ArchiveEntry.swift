import AssayBytes
import AssaySystem

/// Reads the data of a zip entry in order, keeping only the requested bytes in memory.
///
/// Once all data are read, their size and checksum are compared with those stated by the archive.
struct ArchiveEntry: Sendable {
  private static let blockSize = 1 << 18

  let file: OpenFile
  /// The size of the uncompressed data in bytes.
  let size: Int
  /// The offset of the data in the archive; nil unless they are stored uncompressed.
  let storedOffset: Int?
  /// The range of the entry's data in the archive that has not been read yet.
  private var rest: Range<Int>
  private var decoder: ZipEntryDecoder
  private var isChecked = false
  /// Data read from the archive; those from `blockPosition` on are not unpacked yet.
  private var block: [UInt8] = []
  private var blockPosition = 0
  /// The number of bytes unpacked so far.
  private var position = 0

  /// Opens an entry of the archive at `path`.
  init(_ entry: ZipEntry, of file: OpenFile, path: String) throws(ReadError) {
    self.file = file
    size = entry.size
    let end = entry.headerOffset + ZipEntry.headerSize
    let header = try file.bytes(
      of: entry.headerOffset..<min(end, max(file.size ?? 0, entry.headerOffset)), path: path)
    do {
      rest = try entry.dataRange(localHeader: header.span.bytes)
    } catch {
      throw ReadError.problem(.array(.zip(error.kind)), path: path)
    }
    storedOffset = entry.method == .stored ? rest.lowerBound : nil
    decoder = ZipEntryDecoder(entry)
  }

  /// Reads a range of bytes, which must not start before the end of the last one.
  mutating func read(_ range: Range<Int>, path: String) throws(ReadError) -> [UInt8] {
    try pass(to: range.lowerBound, path: path)
    var bytes: [UInt8] = []
    // The archive may claim a larger size than it has.
    bytes.reserveCapacity(min(range.count, RecordLimit.bytes))
    while position < range.upperBound { try unpack(to: &bytes, upTo: range.upperBound, path: path) }
    if position == size { try pass(to: size, path: path) }
    return bytes
  }

  /// Skips the remaining data and verifies the checksum.
  mutating func check(path: String) throws(ReadError) {
    try pass(to: size, path: path)
  }

  private mutating func pass(to end: Int, path: String) throws(ReadError) {
    while position < end || end == size && !isChecked {
      var bytes: [UInt8] = []
      try unpack(to: &bytes, upTo: min(end, position + ArchiveEntry.blockSize), path: path)
    }
  }

  /// Unpacks some bytes up to an offset; at the end of the data, checks that none are left.
  private mutating func unpack(
    to bytes: inout [UInt8], upTo end: Int, path: String
  ) throws(ReadError) {
    if blockPosition == block.count, !rest.isEmpty {
      let part = rest.prefix(ArchiveEntry.blockSize)
      block = try file.bytes(of: part, path: path)
      (blockPosition, rest) = (0, part.upperBound..<rest.upperBound)
    }
    let before = bytes.count
    let (data, limit) = (block, end - position)
    var place = blockPosition
    defer { blockPosition = place }
    do {
      let status = try decoder.decode(
        data.span.bytes, from: &place, appendingTo: &bytes, atMost: limit)
      isChecked = status == .done
    } catch {
      throw ReadError.problem(.array(.zip(error.kind)), path: path)
    }
    position += bytes.count - before
  }
}
