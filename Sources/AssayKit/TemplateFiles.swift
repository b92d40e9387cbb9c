import AssayReport
import AssaySystem

/// The built-in templates, to be copied and changed.
///
/// ```swift
/// let paths = try TemplateFiles.export(to: "my-templates")
/// // Change some of the files, remove the others, and render with what is left:
/// let page = try report.html(templates: "my-templates")
/// ```
public enum TemplateFiles {
  /// The names of the templates, such as `report.html.mustache`.
  ///
  /// ```swift
  /// for name in TemplateFiles.names where name.hasPrefix("verdict") { print(name) }
  /// ```
  public static var names: [String] { BuiltInTemplates.files.map(\.name) }

  /// Writes all templates into a folder.
  ///
  /// The folder is created if it does not exist. Nothing is overwritten.
  ///
  /// ```swift
  /// for path in try TemplateFiles.export(to: "my-templates") { print(path) }
  /// ```
  ///
  /// - Parameter folder: The folder's path.
  /// - Returns: The paths of the files, in the order of ``names``.
  /// - Throws: ``AssayError/output(_:)`` if one of the files exists already or cannot be written.
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
