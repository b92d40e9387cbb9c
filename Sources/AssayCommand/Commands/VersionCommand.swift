import AssayKit

/// `assay version`: prints the version.
enum VersionCommand: Command {
  static let name = CommandName.version
  static let summary = "Print the version"

  static func run(_ arguments: Arguments, console: Console) throws -> Int32 {
    guard arguments.positional.isEmpty else { throw UsageError("assay version takes no files") }
    try console.print("assay \(assayVersion)\n")
    return ExitCode.success
  }

  static let usage = [""]
  static let about = ""
  static let examples: [String] = []
}
