import AssayKit

/// `assay schema`: prints the JSON Schema of `results.json`.
enum SchemaCommand: Command {
  static let name = CommandName.schema
  static let summary = "Print the JSON Schema of results.json"

  static func run(_ arguments: Arguments, console: Console) throws -> Int32 {
    guard arguments.positional.isEmpty else { throw UsageError("assay schema takes no files") }
    try console.print(Report.schema)
    return ExitCode.success
  }

  static let usage = [""]
  static let about = """
    The schema is in JSON Schema 2020-12 and describes the format that this version
    writes. Later minor versions of the format add keys, which readers should ignore.
    """
  static let examples = ["schema > results.schema.json"]
}
