import AssayBytes
import AssayData
import AssaySystem

/// Arrays in a NumPy archive: `FILE.npz`, or `FILE.npz:NAME` where it has several.
enum ArchivePath {
  /// How a zip archive begins.
  static let magic: [UInt8] = [0x50, 0x4B, 0x03, 0x04]

  /// The file and the array that a path names.
  static func split(_ path: String) -> (file: String, array: String?) {
    guard FileSystem.kind(of: path) == nil, let colon = path.lastIndex(of: ":") else {
      return (path, nil)
    }
    let file = String(path[..<colon])
    guard FileSystem.kind(of: file) == .regular else { return (path, nil) }
    return (file, String(path[path.index(after: colon)...]))
  }

  /// An array of an archive, unpacked into memory; the name may be left out where there is one.
  static func array(_ name: String?, of path: String) throws(ReadError) -> ArrayBytes {
    let bytes = try readBytes(path)
    let entries: [ZipEntry]
    do {
      entries = try ZipDirectory(archive: bytes.span.bytes).entries
    } catch {
      throw ReadError.problem(.zip(error.kind), path: path)
    }
    let names = entries.map { arrayName(of: $0) }
    if names.contains(where: { $0.hasSuffix("data.pkl") }) {
      throw ReadError.problem(.foreign(.pickle), path: path)
    }
    if !entries.contains(where: { String(decoding: $0.name, as: UTF8.self).hasSuffix(".npy") }) {
      throw ReadError.problem(.foreign(.zip), path: path)
    }
    let place = name.map { names.firstIndex(exactly: $0) } ?? (entries.count == 1 ? 0 : nil)
    guard let place else { throw ReadError.problem(.noArray(name, among: names), path: path) }
    return .memory(try unpacked(entries[place], of: bytes, path: path))
  }

  private static func arrayName(of entry: ZipEntry) -> String {
    let name = String(decoding: entry.name, as: UTF8.self)
    return name.hasSuffix(".npy") ? String(name.dropLast(4)) : name
  }

  private static func unpacked(
    _ entry: ZipEntry, of bytes: [UInt8], path: String
  ) throws(ReadError) -> [UInt8] {
    let span = bytes.span.bytes
    do throws(ZipError) {
      let headerEnd = min(entry.headerOffset + ZipEntry.headerSize, bytes.count)
      let header = Array(bytes[min(entry.headerOffset, headerEnd)..<headerEnd])
      let range = try entry.dataRange(localHeader: header.span.bytes)
      guard range.upperBound <= bytes.count else {
        throw ZipError(kind: .outOfBounds, offset: range.lowerBound)
      }
      var decoder = ZipEntryDecoder(entry)
      var unpacked: [UInt8] = []
      var offset = range.lowerBound
      var status = Inflater.Status.outputFull
      while status == .outputFull {
        status = try decoder.decode(
          span, from: &offset, appendingTo: &unpacked, atMost: 1 << 20)
      }
      guard status == .done else { throw ZipError(kind: .size, offset: offset) }
      return unpacked
    } catch {
      throw ReadError.problem(.zip(error.kind), path: path)
    }
  }
}
