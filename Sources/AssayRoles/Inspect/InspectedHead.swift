import AssayData
import AssaySystem
import AssayTables

/// A file that was opened to be explained: its first rows, and what is wrong with them.
struct InspectedHead: Sendable {
  let path: String
  let options: TableOptions
  let encoding: InspectedFile.Encoding?
  /// The first rows that are sound; nil if not even these are, or only the columns are known.
  let head: (any Table)?
  /// What knows the columns' names.
  let columns: any Table
  /// The file with the head, to be read on.
  let file: FileInStep
  /// What keeps the file from being understood, or its first rows from being sound.
  let problem: ReadError?
  let isRereadable: Bool

  private static let headRows = 4096
  private static let chunkBytes = 96 << 10

  /// Opens a file.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - options: How to take it.
  ///   - isWhole: All rows are taken as the first, since only their number says what they are.
  /// - Throws: ``ReadError`` where not even the columns can be told.
  init(_ path: String, _ options: TableOptions, isWhole: Bool) throws(ReadError) {
    var file = try openTableFile(path, options)
    let encoding = file.encoding
    let isRereadable = file.isRereadable
    // Of long rows fewer must do.
    let first =
      isWhole
      ? try file.next(rows: .max)
      : try file.next(rows: InspectedHead.headRows, byteCount: FileInStep.headBytes)
    guard var head = first else { throw ReadError.problem(.file(.noRows), path: path) }
    let bytesPerRow = max(1, file.bytesRead / max(1, head.rowCount))
    columns = head
    var sound: (any Table)?
    var problem: ReadError?
    do throws(ReadError) {
      sound = try head.checked()
    } catch {
      problem = error
      if isRereadable, error.isAboutRows,
        let fewer = InspectedHead.reopened(path, options, rows: head.rowCount)
      {
        (file, head, sound) = (fewer.file, fewer.head, fewer.head)
      }
    }
    let chunkRows = min(max(InspectedHead.chunkBytes / bytesPerRow, 1), InspectedHead.headRows)
    (self.path, self.options, self.encoding) = (path, options, encoding)
    (self.head, self.problem, self.isRereadable) = (sound, problem, isRereadable)
    self.file = FileInStep(file, path: path, head: sound ?? head, chunkRows: chunkRows)
  }

  /// The file with as many first rows as are sound, by quarters; nil if the very first is not.
  private static func reopened(
    _ path: String, _ options: TableOptions, rows: Int
  ) -> (file: any TableFile, head: any Table)? {
    var rows = rows / 4
    while rows > 0 {
      if var file = try? openTableFile(path, options), let head = try? file.next(rows: rows),
        let sound = try? head.checked()
      {
        return (file, sound)
      }
      rows /= 4
    }
    return nil
  }

  /// The bytes on the disk, of all parts of a folder.
  var storedBytes: Int? { FileSystem.size(of: path) ?? file.extent.total }
}
