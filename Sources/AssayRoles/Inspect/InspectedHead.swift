import AssayData
import AssaySystem
import AssayTables

/// A file opened for inspection: its first rows, and what is wrong with them.
struct InspectedHead: Sendable {
  let path: String
  let options: TableOptions
  let encoding: InspectedFile.Encoding?
  /// The first rows if they are valid; nil if not, or if only the columns are known.
  let head: (any Table)?
  /// The table that has the column names.
  let columns: any Table
  /// The file with its head, to be read further.
  let file: FileInStep
  /// The problem with the file or its first rows; nil if absent.
  let problem: ReadError?
  let isRereadable: Bool

  private static let headRows = 4096
  private static let chunkBytes = 96 << 10

  /// Opens a file.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - options: How to open it.
  ///   - isWhole: Whether to read all rows at once, if only their number shows what they are.
  /// - Throws: ``ReadError`` if not even the columns can be determined.
  init(_ path: String, _ options: TableOptions, isWhole: Bool) throws(ReadError) {
    var file = try openTableFile(path, options)
    let encoding = file.encoding
    let isRereadable = file.isRereadable
    // Fewer rows are read if they are long.
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

  /// Reopens the file with fewer first rows, a quarter each time, until they are valid; nil if even
  /// the first is not.
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

  /// The bytes on disk, including all parts of a folder.
  var storedBytes: Int? { FileSystem.size(of: path) ?? file.extent.total }
}
