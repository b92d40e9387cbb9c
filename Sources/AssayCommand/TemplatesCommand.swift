import AssayKit

/// `assay templates`: lists and exports the built-in templates.
enum TemplatesCommand: Command {
  static let name = "templates"
  static let summary = "List the built-in templates, or write them into a folder to be changed"
  static let options: [Arguments.Option] = []

  static func run(_ arguments: Arguments, console: Console) throws {
    switch arguments.positional.first {
    case "list" where arguments.positional.count == 1:
      try console.print(TemplateFiles.names.joined(separator: "\n") + "\n")
    case "export" where arguments.positional.count == 2:
      for path in try TemplateFiles.export(to: arguments.positional[1]) {
        try console.print(messageLine(path) + "\n")
      }
    case "export": throw UsageError("assay templates export takes one folder")
    case .some(let word) where word != "list":
      throw UsageError(unknown: word, kind: "action", among: ["list", "export"])
    default: throw UsageError("assay templates takes list or export DIR")
    }
  }

  static var help: String {
    """
    \(summary).

    Usage: assay templates list
           assay templates export DIR

    A folder of changed ones is used with `assay report … --templates DIR`. Existing files are not
    overwritten.

    Options:
    \(optionLines([("-h, --help", "Show this")]))

    Examples:
      assay templates list
      assay templates export my-templates

    """
  }
}
