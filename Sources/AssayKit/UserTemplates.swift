import AssayBytes
import AssayData
package import AssayReport
import AssayResults
import AssaySamples
import AssaySystem
import AssayTables
import AssayTemplate
import AssayText

/// The source of a report's templates.
package enum TemplateFolder {
  /// The built-in templates alone.
  case builtIn
  /// A folder whose files replace built-in templates of the same names.
  case folder(String)

  package init(_ folder: String?) { self = folder.map(TemplateFolder.folder) ?? .builtIn }

  /// The templates; it is an error if a file of the folder is not valid Mustache or would not be
  /// used.
  func read() throws(AssayError) -> TemplateSet {
    do {
      switch self {
      case .builtIn: return try .builtIn()
      case .folder(let path):
        let files = try TemplateFolder.files(in: path)
        try TemplateFolder.check(files, in: path)
        return try TemplateSet(replacing: files, in: path)
      }
    } catch let error as TemplateError {
      throw .template(error.description)
    } catch let error as AssayError {
      throw error
    } catch {
      throw .input("\(error)")
    }
  }

  /// The files of a folder, without hidden ones and `README.md`.
  private static func files(in folder: String) throws(AssayError) -> [BuiltInTemplates.File] {
    var files: [BuiltInTemplates.File] = []
    for name in try names(in: folder) where !name.hasPrefix(".") && name != "README.md" {
      let path = "\(folder)/\(name)"
      guard FileSystem.kind(of: path) != .directory else {
        guard TemplateFiles.names.contains(name) else { continue }
        throw .template("\(path): this is a folder, but a template is a file")
      }
      files.append(BuiltInTemplates.File(name: name, text: try text(of: path)))
    }
    return files
  }

  /// The paths of all files in a folder; empty if it cannot be read.
  package static func paths(in folder: String) -> [String] {
    ((try? FileSystem.names(inDirectory: folder)) ?? []).map { "\(folder)/\($0)" }
  }

  private static func names(in folder: String) throws(AssayError) -> [String] {
    do {
      return try FileSystem.names(inDirectory: folder)
    } catch {
      throw .input(ReadError.system(error).description)
    }
  }

  /// The text of a file in UTF-8, without a byte order mark.
  static func text(of path: String) throws(AssayError) -> String {
    let bytes: [UInt8]
    do {
      bytes = try readWhole(path)
    } catch {
      throw .input(error.description)
    }
    let mark = lengthOfByteOrderMark(in: bytes.span.bytes)
    guard let text = String(validating: bytes.dropFirst(mark), as: UTF8.self) else {
      throw .template("\(path): this is not UTF-8; save the file as UTF-8")
    }
    return text
  }

  /// Throws if a file replaces no built-in template and no template includes it: its name was
  /// mistyped.
  private static func check(
    _ files: [BuiltInTemplates.File], in folder: String
  ) throws(AssayError) {
    let names = TemplateFiles.names
    // The engine finds templates by `String`, for which two Unicode forms of a name are equal.
    for (place, file) in files.enumerated()
    where files[..<place].contains(where: { $0.name == file.name }) {
      throw .template(
        "\(folder)/\(file.name): another file has this name, spelled with other Unicode characters; rename one"
      )
    }
    for file in files where !names.contains(exactly: file.name) {
      guard !files.contains(where: { $0.text.contains(file.name) }) else { continue }
      let hint = nearestName(to: file.name, among: names).map { "; did you mean \($0)?" } ?? ""
      throw .template(
        "\(folder)/\(file.name): this is not a built-in template, and no template in the folder includes it\(hint)"
      )
    }
  }
}

/// The templates and the values of one report, for all its outputs.
package struct ReportRenderer {
  private let set: TemplateSet
  private let tree: TemplateValue
  private let language: Language

  init(
    _ results: WordedResults, _ templates: TemplateFolder, gates: [GateResult], jobs: Int
  ) throws(AssayError) {
    set = try templates.read()
    tree = reportTree(results, gates: gates, jobs: jobs)
    language = results.language
  }

  /// The report in a markup.
  package func render(_ markup: Markup) throws(AssayError) -> String {
    try worded { () throws(TemplateError) in try set.render(markup, tree: tree) }
  }

  /// The report as Markdown within a number of bytes, if need be without its last sections; nil if
  /// the verdict alone takes more.
  package func markdown(atMost bytes: Int) throws(AssayError) -> String? {
    MarkdownBudget.fitted(try render(.markdown), within: bytes, language)
  }

  /// Every chart as a separate file.
  package func charts() throws(AssayError) -> [FolderFile] {
    var files: [ChartFile] = []
    do {
      files = try set.charts(tree: tree)
    } catch {
      throw .template(error.description)
    }
    return files.map { FolderFile(name: $0.name, text: $0.text) }
  }

  /// One of the user's templates.
  package func render(templateAt path: String, _ markup: Markup) throws(AssayError) -> String {
    let source = try TemplateFolder.text(of: path)
    return try worded { () throws(TemplateError) in
      try set.render(Template(source, name: path), markup, tree: tree)
    }
  }

  /// Every value that templates can show, as JSON; charts are cut after their beginnings.
  package var values: String { valuesJSON(tree) }

  private func worded(
    _ render: () throws(TemplateError) -> String
  ) throws(AssayError) -> String {
    do {
      return try render()
    } catch {
      throw .template(error.description)
    }
  }
}

/// A file in a folder of outputs.
package struct FolderFile: Sendable {
  package let name: String
  package let text: String
}

extension Report {
  /// The tables that have rows, as CSV.
  package var tables: [FolderFile] {
    TidyTable.all.compactMap { table in
      table.csv(results.results).map { FolderFile(name: table.fileName, text: $0) }
    }
  }
}
