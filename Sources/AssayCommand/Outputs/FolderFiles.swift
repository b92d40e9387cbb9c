import AssayKit
import AssayReport
import AssaySystem

extension Outputs {
  /// Adds the files of a folder, which is created if it is missing.
  mutating func add(_ files: [FolderFile], to folder: String) {
    folders.append(folder)
    for file in files { add(file.text, to: "\(folder)/\(file.name)") }
  }
}

extension Job {
  /// The files that tables may go to; empty if their folder is missing, as no file in it can be in
  /// use.
  var tableFiles: [NamedFile] {
    guard let tables, isFolder(tables) else { return [] }
    return TidyTable.all.map { NamedFile(.tables, "\(tables)/\($0.fileName)") }
  }

  /// Refuses a file as the folder of tables or charts.
  func checkFolders() throws(AssayError) {
    for (flag, path) in [(Flag.tables, tables), (.charts, charts)] {
      guard let path, let kind = FileSystem.kind(of: path), kind != .directory else { continue }
      throw .usage("\(flag) takes a folder, and \(path) is a file")
    }
  }

  /// Refuses charts that would overwrite a file in use; their names are known only once they are
  /// made.
  func check(
    _ charts: [FolderFile], in folder: String, besides others: [NamedFile]
  ) throws(AssayError) {
    guard isFolder(folder) else { return }
    var files = filesInUse(besides: others)
    files.written += charts.map { NamedFile(.charts, "\(folder)/\($0.name)") }
    try files.check()
  }
}
