import AssayReport
import AssaySystem

/// A file of a folder of outputs.
struct FolderFile: Sendable {
  let name: String
  let text: String
}

extension Report {
  /// The tables that have rows.
  var tables: [FolderFile] {
    TidyTable.all.compactMap { table in
      table.csv(results.results).map { FolderFile(name: table.fileName, text: $0) }
    }
  }
}

extension Report.Outputs {
  /// Adds files of a folder, which is made where it is missing.
  mutating func add(_ files: [FolderFile], to folder: String) {
    folders.append(folder)
    for file in files { add(file.text, to: "\(folder)/\(file.name)") }
  }
}

extension ReportRequest {
  /// The files that tables may go to, where their folder exists; in a new one nothing can be in use.
  var tableFiles: [NamedFile] {
    guard let tables, ReportRequest.isFolder(tables) else { return [] }
    return TidyTable.all.map { NamedFile("--tables", "\(tables)/\($0.fileName)") }
  }

  /// Refuses a file where a folder is to be.
  func checkFolders() throws(AssayError) {
    for (name, path) in [("--tables", tables), ("--charts", charts)] {
      guard let path, let kind = FileSystem.kind(of: path), kind != .directory else { continue }
      throw .usage("\(name) takes a folder, and \(path) is a file")
    }
  }

  /// Refuses to write charts over what is read; their names are known late.
  func check(
    _ charts: [FolderFile], in folder: String, besides others: [NamedFile]
  ) throws(AssayError) {
    guard ReportRequest.isFolder(folder) else { return }
    var files = filesInUse(besides: others)
    files.written += charts.map { NamedFile("--charts", "\(folder)/\($0.name)") }
    try files.check()
  }
}
