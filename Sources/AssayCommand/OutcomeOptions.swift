import AssayKit

/// The options that name what two versions' models made of each sample.
let outcomeOptions = ["old-outcomes", "new-outcomes"]

extension Arguments {
  /// The files of outcomes with the options that name them.
  var outcomeFiles: [NamedFile] {
    outcomeOptions.compactMap { name in value(name).map { NamedFile("--\(name)", $0) } }
  }

  /// Both files, or neither.
  func outcomes() throws(UsageError) -> (old: String, new: String)? {
    switch (value("old-outcomes"), value("new-outcomes")) {
    case (nil, nil): return nil
    case (let old?, let new?): return (old, new)
    default:
      throw UsageError("--old-outcomes and --new-outcomes go together: give both, or neither")
    }
  }
}
