import AssayBytes
import AssaySystem

/// The bytes of an array: those of a file, or of an entry of an archive.
enum ArrayBytes: Sendable {
  /// Bytes of a file from an offset on.
  case file(OpenFile, offset: Int, size: Int)
  /// An entry of an archive, which can only be read from start to end.
  case entry(ArchiveEntry)
  /// All bytes, in memory.
  case memory([UInt8])

  var count: Int {
    switch self {
    case .file(_, _, let size): size
    case .entry(let entry): entry.size
    case .memory(let bytes): bytes.count
    }
  }

  /// Reads a range of the array; ranges of an entry must be read in ascending order.
  mutating func read(_ range: Range<Int>, path: String) throws(ReadError) -> [UInt8] {
    switch self {
    case .memory(let bytes): return Array(bytes[range])
    case .file(let file, let offset, _):
      return try file.bytes(
        of: range.lowerBound + offset..<range.upperBound + offset, path: path)
    case .entry(var entry):
      // Taken out while it is read, so that its buffers are not copied.
      self = .memory([])
      defer { self = .entry(entry) }
      return try entry.read(range, path: path)
    }
  }

  /// Throws if the file was modified since it was opened.
  func checkUnchanged() throws(ReadError) {
    let file: OpenFile
    switch self {
    case .file(let opened, _, _): file = opened
    case .entry(let entry): file = entry.file
    case .memory: return
    }
    do {
      try file.checkUnchanged()
    } catch {
      throw .system(error)
    }
  }

  /// The same bytes, readable in any order.
  ///
  /// A stored entry is read once to verify its checksum. A compressed entry is unpacked into
  /// memory, and refused if it is larger than ``RecordLimit/bytes``.
  func inAnyOrder(path: String) throws(ReadError) -> ArrayBytes {
    guard case .entry(var entry) = self else { return self }
    if let offset = entry.storedOffset {
      try entry.check(path: path)
      return .file(entry.file, offset: offset, size: entry.size)
    }
    guard entry.size <= RecordLimit.bytes else {
      throw ReadError.problem(.array(.packedColumns(byteCount: entry.size)), path: path)
    }
    return .memory(try entry.read(0..<entry.size, path: path))
  }
}

extension OpenFile {
  /// Reads a range of a regular file; throws if the file is shorter.
  func bytes(of range: Range<Int>, path: String) throws(ReadError) -> [UInt8] {
    let bytes: [UInt8]
    do {
      bytes = try self.bytes(at: range.lowerBound, count: range.count, behind: [])
    } catch {
      throw .system(error)
    }
    guard bytes.count == range.count else {
      throw ReadError.problem(
        .file(.sizeChanged(from: size ?? 0, to: range.lowerBound + bytes.count)), path: path)
    }
    return bytes
  }
}
