import AssayBytes
import AssaySystem

/// The maximum size in bytes of a file that is held in memory.
package var largestDocument: Int { RecordLimit.bytes }

/// Reads a whole file into memory: a configuration, a template, results, or a summary.
///
/// `-` is standard input. A file longer than ``RecordLimit/bytes`` is refused once that many bytes
/// were read.
package func readWhole(_ path: String) throws(ReadError) -> [UInt8] {
  let file = try openFile(path)
  var bytes: [UInt8] = []
  while true {
    let room = try RecordLimit.room(
      bytes, from: 0, path: path, at: TextPosition(line: 1, column: 1), of: .file)
    let before = bytes.count
    do {
      bytes = try file.bytes(
        at: before, count: min(room, max(file.size ?? before, 1 << 16) + 1), behind: bytes[...])
      if bytes.count == before { try file.checkUnchanged() }
    } catch {
      throw .system(error)
    }
    if bytes.count == before { return bytes }
  }
}

/// Opens a file; `-` is standard input.
func openFile(_ path: String) throws(ReadError) -> OpenFile {
  do {
    return try path == "-" ? OpenFile.standardInput() : OpenFile(path)
  } catch {
    throw .system(error)
  }
}
