import AssayKit

/// The command line is wrong: exit code 64.
struct UsageError: Error {
  let words: String

  init(_ words: String) {
    self.words = words
  }

  /// A name that is none of the known ones, with the nearest of these.
  init(unknown name: String, kind: String, among known: [String]) {
    let hint = suggestion(for: name, among: known).map { "; did you mean '\($0)'?" } ?? ""
    words = "there is no \(kind) '\(name)'\(hint)"
  }
}
