import AssayData
import AssayKit
import AssaySystem
import AssayText

/// `assay init`: writes a configuration for the files of a folder.
enum InitCommand: Command {
  static let name = CommandName.`init`
  static let summary = "Write an assay.json for the files of a folder"

  static func run(_ arguments: Arguments, console: Console) throws -> Int32 {
    guard arguments.positional.count < 2 else {
      throw UsageError("assay init takes one folder, or none for this one")
    }
    let folder = arguments.positional.first ?? "."
    guard !folder.isEmpty else { throw UsageError("assay init takes a folder, not ''") }
    guard FileSystem.kind(of: folder) == nil || isFolder(folder) else {
      let parent = folder.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(folder[..<$0]) }
      throw UsageError(
        "assay init takes a folder, and \(folder) is a file; write assay init \(argument(parent ?? "."))"
      )
    }
    let path = (folder == "." ? "" : folder + (folder.hasSuffix("/") ? "" : "/")) + "assay.json"
    guard !FileSystem.exists(path) else {
      throw AssayError.output("\(path): exists already; change it, or remove it first")
    }
    let job = try job(arguments)
    try job.checkConflicts()
    let found = try ProposedFiles(in: folder, as: job)
    var outputs = Outputs()
    outputs.add(found.configuration, to: path)
    try outputs.write()
    try console.print(
      messageLine(path) + "\n" + found.explanation + "Next: assay report \(argument(folder))\n")
    return ExitCode.success
  }

  static let usage = ["[FOLDER] [options]"]
  static let about = """
    The file with labels and no predictions has the labels; the others are models.
    Each entry is explained as it is written. Files that look like neither, or do
    not fit the others, are named and left out. A folder of part-* files counts as
    one file. Nothing is written if the files cannot be read together. The options
    say how they are read, and are written, too.
    """
  static let examples = ["init", "init runs/2026-11", "init runs/spam --positive yes"]
}
