import AssayReport
import AssaySystem

/// The built-in templates, to be read, copied and changed.
public enum TemplateFiles {
  /// Their names.
  public static var names: [String] { BuiltInTemplates.files.map(\.name) }

  /// Writes them into a folder, which is made where it is missing; existing files are not
  /// overwritten.
  ///
  /// - Parameter folder: The folder's path.
  /// - Returns: The paths written.
  /// - Throws: ``AssayError`` where a file exists or cannot be written.
  public static func export(to folder: String) throws(AssayError) -> [String] {
    let prefix = folder.hasSuffix("/") ? folder : folder + "/"
    let files = BuiltInTemplates.files.map {
      OutputFile(path: prefix + $0.name, bytes: Array($0.text.utf8))
    }
    if let existing = files.first(where: { FileSystem.exists($0.path) }) {
      throw .output("\(existing.path): exists already; export to another folder, or remove it")
    }
    do {
      try FileSystem.createDirectory(folder)
      try FileSystem.write(files)
    } catch {
      throw .output(error.description)
    }
    return files.map(\.path)
  }
}
