import AssayKit

/// `assay schema`: the JSON Schema of `results.json`.
enum SchemaCommand: Command {
  static let name = "schema"
  static let summary = "Print the JSON Schema of results.json"
  static let options: [Arguments.Option] = []

  static func run(_ arguments: Arguments, console: Console) throws {
    guard arguments.positional.isEmpty else { throw UsageError("assay schema takes no files") }
    try console.print(Report.schema)
  }

  static var help: String {
    """
    \(summary).

    Usage: assay schema

    The schema is of JSON Schema 2020-12, and of the format that this version writes. Later minor versions
    of the format add keys, which readers should ignore.

    Options:
    \(optionLines([("-h, --help", "Show this")]))

    Example:
      assay schema > results.schema.json

    """
  }
}
