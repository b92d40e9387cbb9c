/// The words of a command line, sorted into options and the rest.
struct Arguments {
  /// An option that a command knows.
  struct Option {
    let name: String
    var short: Character?
    let takesValue: Bool
  }

  private(set) var positional: [String] = []
  private(set) var options: [(name: String, value: String?)] = []

  /// Sorts the words.
  ///
  /// `--` ends the options; `-` alone is a word like others.
  ///
  /// - Throws: ``UsageError`` for an unknown option, with the nearest known one, and for a missing
  ///   or a superfluous value.
  init(_ words: some Sequence<String>, options known: [Option]) throws(UsageError) {
    var words = words.makeIterator()
    while let word = words.next() {
      if word == "--" {
        while let word = words.next() { positional.append(word) }
      } else if word == "-" || !word.hasPrefix("-") {
        positional.append(word)
      } else {
        let (option, attached) = try Arguments.option(word, known: known)
        guard option.takesValue else {
          if attached != nil { throw UsageError("--\(option.name) takes no value") }
          options.append((option.name, nil))
          continue
        }
        guard let value = attached ?? words.next() else {
          throw UsageError("--\(option.name) needs a value")
        }
        options.append((option.name, value))
      }
    }
  }

  func has(_ name: String) -> Bool {
    options.contains { $0.name == name }
  }

  /// The last value given for an option.
  func value(_ name: String) -> String? {
    options.last { $0.name == name }?.value
  }

  /// The option that a word names, and the value after its `=`.
  private static func option(
    _ word: String, known: [Option]
  ) throws(UsageError) -> (Option, String?) {
    if !word.hasPrefix("--") {
      let letters = word.dropFirst()
      if letters.count == 1, let option = known.first(where: { $0.short == letters.first }) {
        return (option, nil)
      }
      throw UsageError("there is no option '\(word)'")
    }
    let parts = word.dropFirst(2).split(
      separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let name = String(parts.first ?? "")
    guard let option = known.first(where: { $0.name == name }) else {
      throw UsageError(unknown: "--\(name)", kind: "option", among: known.map { "--\($0.name)" })
    }
    return (option, parts.count > 1 ? String(parts[1]) : nil)
  }
}
