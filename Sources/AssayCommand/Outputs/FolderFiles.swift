import AssayKit
import AssayReport
import AssaySystem

extension Outputs {
  /// Adds files of a folder, which is made where it is missing.
  mutating func add(_ files: [FolderFile], to folder: String) {
    folders.append(folder)
    for file in files { add(file.text, to: "\(folder)/\(file.name)") }
  }
}

extension Job {
  /// The files that tables may go to, where their folder exists; in a new one nothing can be in
  /// use.
  var tableFiles: [NamedFile] {
    guard let tables, isFolder(tables) else { return [] }
    return TidyTable.all.map { NamedFile(.tables, "\(tables)/\($0.fileName)") }
  }

  /// Refuses a file where a folder is to be.
  func checkFolders() throws(AssayError) {
    for (flag, path) in [(Flag.tables, tables), (.charts, charts)] {
      guard let path, let kind = FileSystem.kind(of: path), kind != .directory else { continue }
      throw .usage("\(flag) takes a folder, and \(path) is a file")
    }
  }

  /// Refuses to write charts over what is read; their names are known late.
  func check(
    _ charts: [FolderFile], in folder: String, besides others: [NamedFile]
  ) throws(AssayError) {
    guard isFolder(folder) else { return }
    var files = filesInUse(besides: others)
    files.written += charts.map { NamedFile(.charts, "\(folder)/\($0.name)") }
    try files.check()
  }
}
