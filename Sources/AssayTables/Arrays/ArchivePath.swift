import AssayBytes
import AssayData
import AssaySystem

/// Arrays in a NumPy archive: `FILE.npz`, or `FILE.npz:NAME` if it has several.
package enum ArchivePath {
  /// The signatures of a zip archive: that of an entry, or of the end if it has no entries.
  static let magics: [[UInt8]] = [[0x50, 0x4B, 0x03, 0x04], [0x50, 0x4B, 0x05, 0x06]]

  /// Splits a path into the file and the array that it names.
  package static func split(_ path: String) -> (file: String, array: String?) {
    guard FileSystem.kind(of: path) == nil, let colon = path.lastIndex(of: ":") else {
      return (path, nil)
    }
    let file = String(path[..<colon])
    let kind = FileSystem.kind(of: file)
    guard file == "-" || (kind != nil && kind != .directory) else { return (path, nil) }
    return (file, String(path[path.index(after: colon)...]))
  }

  /// The maximum number of entries: as many as a directory without zip64 can count.
  private static let entryLimit = 65_535

  /// Finds an array of an archive; the name may be omitted if there is only one.
  static func array(
    _ name: String?, of file: OpenFile, path: String
  ) throws(ReadError) -> ArrayBytes {
    let entries = try entries(of: file, path: path)
    guard !entries.isEmpty else { throw ReadError.problem(.array(.emptyArchive), path: path) }
    let names = entries.map { arrayName(of: $0) }
    if !entries.contains(where: { String(decoding: $0.name, as: UTF8.self).hasSuffix(".npy") }) {
      throw ReadError.problem(
        ForeignFormat(entries: names).map { .file(.foreign($0)) } ?? .array(.noArrays(names)),
        path: path)
    }
    let place = name.map { names.firstIndex(exactly: $0) } ?? (entries.count == 1 ? 0 : nil)
    guard let place else {
      let arrays = zip(names, entries).enumerated().map { place, array in
        place < ArchivedArray.mostShown
          ? ArchivedArray(array.0, array.1, of: file, path: path) : ArchivedArray(array.0)
      }
      throw ReadError.problem(.array(.noArray(name, among: arrays)), path: path)
    }
    return .entry(try ArchiveEntry(entries[place], of: file, path: path))
  }

  /// The entries listed by the directory at the end of an archive.
  private static func entries(of file: OpenFile, path: String) throws(ReadError) -> [ZipEntry] {
    let size = file.size ?? 0
    let tail = try file.bytes(of: max(0, size - ZipEnd.tailSize)..<size, path: path)
    let end: ZipEnd
    do {
      end = try ZipEnd(tail: tail.span.bytes, fileSize: size)
    } catch {
      throw ReadError.problem(.array(.zip(error.kind)), path: path)
    }
    guard end.entryCount <= entryLimit, end.directory.count <= RecordLimit.bytes else {
      throw ReadError.problem(.array(.tooManyEntries(limit: entryLimit)), path: path)
    }
    let directory = try file.bytes(of: end.directory, path: path)
    do {
      return try ZipDirectory(end, directory.span.bytes).entries
    } catch {
      throw ReadError.problem(.array(.zip(error.kind)), path: path)
    }
  }

  private static func arrayName(of entry: ZipEntry) -> String {
    let name = String(decoding: entry.name, as: UTF8.self)
    return name.hasSuffix(".npy") ? String(name.dropLast(4)) : name
  }
}
