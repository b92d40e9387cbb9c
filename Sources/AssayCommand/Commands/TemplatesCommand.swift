import AssayKit

/// `assay templates`: lists and exports the built-in templates.
enum TemplatesCommand: Command {
  static let name = CommandName.templates
  static let summary = "List the built-in templates, or export them"

  static func run(_ arguments: Arguments, console: Console) throws -> Int32 {
    switch arguments.positional.first {
    case "list" where arguments.positional.count == 1:
      try console.print(TemplateFiles.names.joined(separator: "\n") + "\n")
    case "export" where arguments.positional.count == 2:
      for path in try TemplateFiles.export(to: arguments.positional[1]) {
        try console.print(messageLine(path) + "\n")
      }
    case "export": throw UsageError("assay templates export takes one folder")
    case .some(let word) where word != "list":
      throw UsageError(unknown: word, kind: "action", among: words)
    default: throw UsageError("assay templates takes list or export DIR")
    }
    return ExitCode.success
  }

  static let words = ["list", "export"]
  static let usage = ["list", "export DIR"]
  static let about = """
    Use a folder of changed templates with `assay report … --templates DIR`. Existing
    files are not overwritten.
    """
  static let examples = ["templates list", "templates export my-templates"]
}
