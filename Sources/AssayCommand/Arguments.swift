import AssayData
import AssayKit
import AssayText

/// The arguments of a command, sorted into options with values and positional arguments.
struct Arguments {
  private(set) var positional: [String] = []
  /// The number of positional arguments before the first `--model`; nil without `--model`.
  private var countBeforeModels: Int?
  /// The options in order, each with its value; the value of a switch is `true`.
  private(set) var options: [(option: Option, value: String)] = []

  /// Sorts the arguments.
  ///
  /// `--` ends the options; `-` alone is positional.
  ///
  /// - Parameters:
  ///   - words: The arguments after the command.
  ///   - command: The command, which decides the options.
  /// - Throws: ``UsageError`` for an unknown option, an option of another command, a missing or
  ///   superfluous value, and an option that may be given only once but is given twice.
  init(_ words: some Sequence<String>, of command: CommandName) throws(UsageError) {
    var words = words.makeIterator()
    while let word = words.next() {
      if word == "--" {
        while let word = words.next() { positional.append(word) }
      } else if word == "-" || !word.hasPrefix("-") {
        positional.append(word)
      } else {
        let (option, attached) = try Arguments.option(word, of: command)
        guard option.isRepeated || !has(option.flag) else {
          throw UsageError("\(option.flag) is given twice; give it once")
        }
        guard option.argument != nil else {
          if attached != nil { throw UsageError("\(option.flag) takes no value") }
          options.append((option, "true"))
          continue
        }
        guard let value = attached ?? words.next() else {
          throw UsageError("\(option.flag) needs a value")
        }
        options.append((option, value))
        if option.flag == .model { countBeforeModels = countBeforeModels ?? positional.count }
      }
    }
  }

  /// The positional arguments before the first `--model`, and those after it.
  var filesAroundModels: (before: [String], behind: [String]) {
    let count = countBeforeModels ?? positional.count
    return (Array(positional.prefix(count)), Array(positional.dropFirst(count)))
  }

  func has(_ flag: Flag) -> Bool { options.contains { $0.option.flag == flag } }

  /// The options that were given.
  var flags: Set<Flag> { Set(options.map(\.option.flag)) }

  /// The option that an argument names, and the value after `=`; nil without `=`.
  private static func option(
    _ word: String, of command: CommandName
  ) throws(UsageError) -> (Option, String?) {
    if !word.hasPrefix("--") {
      let letters = word.dropFirst()
      if letters.count == 1,
        let option = command.options.first(where: { $0.letter == letters.first })
      {
        return (option, nil)
      }
      throw UsageError(unknownOption: word, of: command)
    }
    let parts = word.dropFirst(2).split(
      separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    var name = String(parts.first ?? "")
    // Other commands have one help, which shows all.
    if name == Flag.helpAll.rawValue, !command.has([.helpAll]) { name = Flag.help.rawValue }
    guard let option = command.options.first(where: { $0.flag.rawValue == name }) else {
      throw UsageError(unknownOption: "--\(name)", of: command)
    }
    return (option, parts.count > 1 ? String(parts[1]) : nil)
  }
}
