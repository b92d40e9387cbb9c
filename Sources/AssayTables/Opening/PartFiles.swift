import AssayData
import AssaySystem

/// A folder of `part-*` files, as Spark writes a table, read in the order of their names as if they
/// were one file.
///
/// Only one part is open at a time. The first determines the format of all; each has its own header
/// or none, and empty ones are skipped.
struct PartFiles: TableFile {
  private let path: String
  private let count: Int
  private var options: TableOptions
  private var waiting: ArraySlice<String>
  private var current: (any TableFile)?
  private var currentPath = ""
  /// The first part with rows, and its columns.
  private var first: (path: String, columns: [String])?
  private var bytesOfOthers = 0
  /// The stored bytes of the parts that were read, and the total of all parts.
  private var doneOfOthers = 0
  private let total: Int
  private(set) var settled = TableOptions()
  private var isSettled = false

  init(_ path: String, _ options: TableOptions) throws(ReadError) {
    self.path = path
    self.options = options
    let paths = try PartFiles.paths(in: path)
    guard !paths.isEmpty else {
      let names = (try? FileSystem.names(inDirectory: path)) ?? []
      throw ReadError.problem(.file(.noParts(names.sorted { $0 < $1 })), path: path)
    }
    count = paths.count
    total = paths.reduce(0) { $0 + (FileSystem.size(of: $1) ?? 0) }
    waiting = paths[...]
    try advance()
    if current == nil {
      throw ReadError.problem(.file(isSettled ? .noRows : .empty), path: path)
    }
  }

  /// The parts in a folder; hidden files, such as checksums, and other names are ignored.
  fileprivate static func paths(in folder: String) throws(ReadError) -> [String] {
    let names: [String]
    do {
      names = try FileSystem.names(inDirectory: folder)
    } catch {
      throw .system(error)
    }
    let prefix = folder.hasSuffix("/") ? folder : folder + "/"
    return names.filter { $0.hasPrefix("part-") && !$0.hasSuffix(".crc") }.map { prefix + $0 }
      .filter { FileSystem.kind(of: $0) == .regular }
  }

  var bytesRead: Int { bytesOfOthers + (current?.bytesRead ?? 0) }
  var extent: ReadExtent {
    ReadExtent(done: doneOfOthers + (current?.extent.done ?? 0), total: total)
  }
  var encoding: InspectedFile.Encoding? { current?.encoding }
  var isAtEnd: Bool { current == nil }
  var isRereadable: Bool { true }

  mutating func next(rows: Int, byteCount: Int) throws(ReadError) -> (any Table)? {
    var tables: [any Table] = []
    var missing = rows
    let end = bytesRead.addingReportingOverflow(byteCount)
    while missing > 0, current != nil,
      tables.isEmpty || end.overflow || bytesRead < end.partialValue
    {
      if let table = try current?.next(rows: missing, byteCount: byteCount) {
        try check(table)
        tables.append(table)
        missing -= table.rowCount
      }
      if current?.isAtEnd ?? true { try advance() }
    }
    return tables.isEmpty ? nil : PartsTable(path: path, partCount: count, parts: tables)
  }

  /// Opens the next part that is not empty.
  private mutating func advance() throws(ReadError) {
    bytesOfOthers += current?.bytesRead ?? 0
    doneOfOthers += current?.extent.done ?? 0
    current = nil
    while let path = waiting.popFirst() {
      guard let file = try PartFiles.open(path, options.over(settled)) else { continue }
      if !isSettled { (settled, isSettled) = (file.settled, true) }
      if file.isAtEnd {
        bytesOfOthers += file.bytesRead
        continue
      }
      (current, currentPath) = (file, path)
      return
    }
  }

  /// Opens a part; nil if it is empty, as written by a worker without rows.
  private static func open(
    _ path: String, _ options: TableOptions
  ) throws(ReadError) -> (any TableFile)? {
    do {
      return try openTableFile(path, options)
    } catch {
      if error.kind == .file(.empty) || error.kind == .file(.noRecords) { return nil }
      throw error
    }
  }

  private mutating func check(_ table: any Table) throws(ReadError) {
    guard let first else {
      first = (currentPath, table.columns)
      return
    }
    guard first.columns.areExactly(table.columns) else {
      throw ReadError.problem(
        .file(.partDiffers(from: first.path, expected: first.columns, found: table.columns)),
        path: currentPath)
    }
  }
}

/// The files on disk that a path is read from: a folder and its parts, the archive of
/// `FILE.npz:NAME`, else the file itself.
package func storedFiles(of path: String) -> [String] {
  path == "-" ? [path] : [ArchivePath.split(path).file] + partPaths(inFolder: path)
}

/// The `part-*` files of a folder, which are read as one file; empty if absent.
package func partPaths(inFolder path: String) -> [String] {
  (try? PartFiles.paths(in: path)) ?? []
}
