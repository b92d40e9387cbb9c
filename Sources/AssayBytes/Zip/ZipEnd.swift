/// The end record of a zip archive, which locates its directory (APPNOTE, 4.3.14 to 4.3.16).
package struct ZipEnd: Sendable, Equatable {
  /// The range of the directory in the archive; always inside it.
  package let directory: Range<Int>
  /// The number of entries in the directory, as claimed.
  package let entryCount: Int

  /// The number of bytes that `init` may need: the end records and the longest comment.
  package static let tailSize = 22 + 65_535 + 20 + 56

  /// Finds the end record in the last bytes of an archive.
  ///
  /// The tail is the last `tailSize` bytes or more, or the whole archive if it is smaller.
  package init(tail: RawSpan, fileSize: Int) throws(ZipError) {
    let tailStart = fileSize - tail.byteCount
    guard tailStart >= 0, let end = Self.offsetOfEnd(in: tail) else {
      throw ZipError(kind: .noZip, offset: fileSize)
    }
    do throws(ZipError.Kind) {
      let record = ZipRecord(tail)
      let zip64 = try Self.offsetOfZip64End(before: end, in: record, tailStart: tailStart)
      let start = zip64 ?? end
      // The zip64 record has the same fields, two or four times as wide.
      let isWide = zip64 != nil
      let disk = try record.read(start + (isWide ? 16 : 4), width: isWide ? 4 : 2)
      let firstDisk = try record.read(start + (isWide ? 20 : 6), width: isWide ? 4 : 2)
      guard disk == 0, firstDisk == 0 else { throw .severalDisks }
      entryCount = try record.read(start + (isWide ? 32 : 10), width: isWide ? 8 : 2)
      let size = try record.read(start + (isWide ? 40 : 12), width: isWide ? 8 : 4)
      let offset = try record.read(start + (isWide ? 48 : 16), width: isWide ? 8 : 4)
      let limit = tailStart + start
      guard offset <= limit, size <= limit - offset else { throw .outOfBounds }
      directory = offset..<offset + size
    } catch {
      throw ZipError(kind: error, offset: tailStart + end)
    }
  }

  /// The offset of the last end record whose comment ends with the archive.
  private static func offsetOfEnd(in tail: RawSpan) -> Int? {
    let record = ZipRecord(tail)
    var offset = tail.byteCount - 22
    while offset >= 0, tail.byteCount - 22 - offset <= 65_535 {
      if tail.byte(at: offset) == UInt8(ascii: "P"),
        record.number(offset, width: 4) == ZipSignature.end,
        record.number(offset + 20, width: 2) == UInt64(tail.byteCount - 22 - offset)
      {
        return offset
      }
      offset -= 1
    }
    return nil
  }

  /// The offset of the zip64 end record in the tail; nil if the archive has none.
  private static func offsetOfZip64End(
    before end: Int, in record: borrowing ZipRecord, tailStart: Int
  ) throws(ZipError.Kind) -> Int? {
    let locator = end - 20
    guard record.number(locator, width: 4) == ZipSignature.zip64Locator else { return nil }
    let offset = try record.read(locator + 8, width: 8) - tailStart
    guard offset >= 0, offset <= locator - 56 else { throw .outOfBounds }
    try record.check(ZipSignature.zip64End, at: offset)
    return offset
  }
}
