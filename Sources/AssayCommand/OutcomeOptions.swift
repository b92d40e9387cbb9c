import AssayKit

/// The options that name what two versions' models made of each sample.
let outcomeOptions = ["old-outcomes", "new-outcomes"]

extension Arguments {
  /// The files of outcomes with the options that name them.
  var outcomeFiles: [NamedFile] {
    outcomeOptions.compactMap { name in value(name).map { NamedFile("--\(name)", $0) } }
  }

  /// The files of outcomes of both versions.
  var outcomes: (old: String?, new: String?) { (value("old-outcomes"), value("new-outcomes")) }
}
