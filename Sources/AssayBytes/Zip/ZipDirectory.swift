/// The entries of a zip archive, as its central directory lists them (APPNOTE, section 4.3.12).
///
/// 1. `ZipEnd` finds the directory from the last bytes of the archive.
/// 2. `ZipDirectory` reads it; archives that are split, encrypted, or compressed by a method other
///    than DEFLATE are refused.
/// 3. `ZipEntry.dataRange` finds the data of an entry.
/// 4. `ZipEntryDecoder` decompresses it, and checks size and checksum.
package struct ZipDirectory: Sendable, Equatable {
  /// The entries in the order of the directory.
  package let entries: [ZipEntry]

  /// Reads the directory from the bytes of the archive at `end.directory`.
  package init(_ end: ZipEnd, _ bytes: RawSpan) throws(ZipError) {
    var entries: [ZipEntry] = []
    var offset = 0
    do throws(ZipError.Kind) {
      let record = ZipRecord(bytes)
      while offset < bytes.byteCount, entries.count < end.entryCount {
        let (entry, size) = try Self.entry(at: offset, in: record, end)
        entries.append(entry)
        offset += size
      }
      guard entries.count == end.entryCount else { throw .entryCount }
    } catch {
      throw ZipError(kind: error, offset: end.directory.lowerBound + offset)
    }
    self.entries = entries
  }

  /// The entry at an offset of the directory, and the size of its record.
  private static func entry(
    at offset: Int, in record: borrowing ZipRecord, _ end: ZipEnd
  ) throws(ZipError.Kind) -> (ZipEntry, Int) {
    try record.check(ZipSignature.entry, at: offset)
    guard try record.read(offset + 8, width: 2) & 1 == 0 else { throw .encrypted }
    let method: ZipEntry.Method =
      switch try record.read(offset + 10, width: 2) {
      case 0: .stored
      case 8: .deflated
      case let other: throw .unknownMethod(UInt16(other))
      }
    let nameEnd = try offset + 46 + record.read(offset + 28, width: 2)
    let extraEnd = try nameEnd + record.read(offset + 30, width: 2)
    let recordEnd = try extraEnd + record.read(offset + 32, width: 2)
    guard recordEnd <= record.byteCount else { throw .badRecord }
    // The zip64 extra field has those numbers that are all ones here, in this order.
    var wide = try wideNumbers(nameEnd..<extraEnd, in: record)
    let size = try number(offset + 24, in: record, &wide)
    let compressedSize = try number(offset + 20, in: record, &wide)
    let header = try number(offset + 42, in: record, &wide)
    let limit = end.directory.lowerBound
    guard header <= limit, compressedSize <= limit - header else { throw .outOfBounds }
    if case .stored = method, size != compressedSize { throw .size }
    let entry = ZipEntry(
      name: try record.slice(offset + 46..<nameEnd), method: method,
      compressedSize: compressedSize, size: size,
      checksum: UInt32(try record.read(offset + 16, width: 4)),
      headerOffset: header, limit: limit)
    return (entry, recordEnd - offset)
  }

  /// The four-byte number at an offset; if it is all ones, the next zip64 number instead.
  private static func number(
    _ offset: Int, in record: borrowing ZipRecord, _ wide: inout ArraySlice<UInt64>
  ) throws(ZipError.Kind) -> Int {
    let narrow = try record.read(offset, width: 4)
    guard narrow == UInt32.max, let number = wide.popFirst() else { return narrow }
    guard let value = Int(exactly: number) else { throw .outOfBounds }
    return value
  }

  /// The eight-byte numbers in the zip64 extra field (APPNOTE, section 4.5.3).
  private static func wideNumbers(
    _ extra: Range<Int>, in record: borrowing ZipRecord
  ) throws(ZipError.Kind) -> ArraySlice<UInt64> {
    var offset = extra.lowerBound
    while extra.upperBound - offset >= 4 {
      let id = try record.read(offset, width: 2)
      let end = try offset + 4 + record.read(offset + 2, width: 2)
      guard end <= extra.upperBound else { throw .badRecord }
      if id == 1 {
        var numbers: ArraySlice<UInt64> = []
        for place in stride(from: offset + 4, through: end - 8, by: 8) {
          if let number = record.number(place, width: 8) { numbers.append(number) }
        }
        return numbers
      }
      offset = end
    }
    return []
  }
}
