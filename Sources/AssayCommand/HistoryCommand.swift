import AssayKit

/// `assay diff` of more than two versions.
enum HistoryCommand {
  /// The options that a history has.
  private static let options = [
    "history", "html", "markdown", "json", "language", "verbose", "jobs", "quiet",
  ]

  static func run(_ arguments: Arguments, console: Console) throws {
    if let stray = arguments.options.first(where: { !options.contains($0.name) }) {
      throw UsageError("--\(stray.name) is for two versions; leave it out of a history")
    }
    let folder = arguments.value("history")
    let paths = arguments.positional
    guard folder == nil || paths.isEmpty else {
      throw UsageError("--history FOLDER takes the versions of a folder; leave out \(paths[0])")
    }
    guard paths.count(where: { $0 == "-" }) < 2 else {
      throw UsageError("standard input can be read only once")
    }
    let outputs = ["html", "markdown", "json"].compactMap { name in
      arguments.value(name).map { (name: name, path: $0) }
    }
    try FilesInUse(
      read: (folder.map { try HistoryComparison.files(in: $0) } ?? paths)
        .flatMap { try FilesInUse.ofVersion("VERSION", $0) },
      written: outputs.map { NamedFile("--\($0.name)", $0.path) }
    ).check()
    var request = ReportRequest()
    for (name, value) in arguments.options {
      guard let option = ReportOption.named(name), ["language", "verbose", "jobs"].contains(name)
      else {
        continue
      }
      try request.set(option, to: value ?? "true")
    }
    let history =
      try folder.map { folder throws(AssayError) in
        try HistoryComparison(folder: folder, jobs: request.jobs)
      } ?? HistoryComparison(paths, jobs: request.jobs)
    var written = Report.Outputs()
    for (name, path) in outputs {
      switch name {
      case "html": written.add(try history.html(language: request.language), to: path)
      case "markdown": written.add(try history.markdown(language: request.language), to: path)
      default: written.add(history.json(), to: path)
      }
    }
    try written.write()
    try console.print(
      written.standardOutput
        ?? history.text(
          width: console.width, language: request.language, isStyled: console.isStyled,
          isVerbose: request.isVerbose))
  }
}
