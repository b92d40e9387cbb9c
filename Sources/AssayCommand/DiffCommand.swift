import AssayKit

/// `assay diff`: compares the saved results of two versions.
enum DiffCommand: Command {
  static let name = "diff"
  static let summary = "Compare the results of two versions of a model, metric by metric"
  static let options = [
    Arguments.Option(name: "language", takesValue: true),
    Arguments.Option(name: "markdown", takesValue: true),
  ]

  static func run(_ arguments: Arguments, console: Console) throws {
    guard arguments.positional.count == 2 else {
      throw UsageError("assay diff takes two files, OLD and NEW")
    }
    let (old, new) = (arguments.positional[0], arguments.positional[1])
    guard old != "-" || new != "-" else { throw UsageError("standard input can be read only once") }
    try FilesInUse(
      read: [NamedFile("OLD", old), NamedFile("NEW", new)],
      written: arguments.value("markdown").map { [NamedFile("--markdown", $0)] } ?? []
    ).check()
    let language = try ReportRequest.Language(tag: arguments.value("language") ?? "en")
    let diff = try ResultsComparison(old: old, new: new)
    let text = diff.text(
      width: console.width, language: language, isStyled: console.isStyled)
    guard let path = arguments.value("markdown") else { return try console.print(text) }
    let markdown = try diff.markdown(language: language)
    var outputs = Report.Outputs()
    outputs.add(markdown, to: path)
    try outputs.write()
    try console.print(outputs.standardOutput ?? text)
  }

  static var help: String {
    """
    \(summary).

    Usage: assay diff OLD NEW [options]

    OLD and NEW are results that `assay report --json` wrote. Models are paired by name; where each
    file has one model, these two. Different test sets, classes and units are noticed and said.

    Options:
    \(optionLines([
      ("--language TAG", "The language of every output: en (default) or zh-Hans, simplified Chinese"),
      ("--markdown FILE", "Write the comparison as Markdown; - is standard output"),
      ("-q, --quiet", "Say nothing on standard error but errors"),
      ("-h, --help", "Show this"),
    ]))

    Examples:
      assay diff v1/results.json v2/results.json
      assay diff main.json branch.json --markdown -

    """
  }
}
