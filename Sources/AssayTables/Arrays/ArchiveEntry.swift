import AssayBytes
import AssaySystem

/// The data of an entry of an archive, one after another: only what was asked for is in memory.
///
/// When the last are read, size and checksum are compared with what the archive says.
struct ArchiveEntry: Sendable {
  private static let blockSize = 1 << 18

  let file: OpenFile
  /// How many bytes the data are, unpacked.
  let size: Int
  /// The offset of the data in the archive, if they are stored unpacked.
  let storedOffset: Int?
  /// What is not read yet of the data in the archive.
  private var rest: Range<Int>
  private var decoder: ZipEntryDecoder
  private var isChecked = false
  /// Data that were read from the archive, and from where on they are not unpacked yet.
  private var block: [UInt8] = []
  private var blockPosition = 0
  /// How many bytes were unpacked.
  private var position = 0

  /// The entry of an archive; `path` is its file.
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

  /// The bytes of a range, which starts behind what was read so far.
  mutating func read(_ range: Range<Int>, path: String) throws(ReadError) -> [UInt8] {
    try pass(to: range.lowerBound, path: path)
    var bytes: [UInt8] = []
    // An archive may claim more than it has.
    bytes.reserveCapacity(min(range.count, RecordLimit.bytes))
    while position < range.upperBound { try unpack(to: &bytes, upTo: range.upperBound, path: path) }
    if position == size { try pass(to: size, path: path) }
    return bytes
  }

  /// Passes all data, and checks them.
  mutating func check(path: String) throws(ReadError) {
    try pass(to: size, path: path)
  }

  private mutating func pass(to end: Int, path: String) throws(ReadError) {
    while position < end || end == size && !isChecked {
      var bytes: [UInt8] = []
      try unpack(to: &bytes, upTo: min(end, position + ArchiveEntry.blockSize), path: path)
    }
  }

  /// Unpacks some bytes, up to a place; at the end of the data none may be left.
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
