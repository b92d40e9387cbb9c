// AssayCommand is the program `assay`. The arguments of a command line come in, and often the
// options of a configuration; files, text on standard output and an exit code go out. It refuses
// unknown options (`UsageError`), options that conflict (`Conflict`), and outputs that would
// overwrite an input or each other (`FilesInUse`). Reading, measuring and rendering are done by the
// library, AssayKit.
//
// Start here, at the table of options, which fill a `Job`. Then read `Command.swift` (the list of
// commands), `Commands/ReportCommand.swift` (one run from start to end), `Outputs/Outputs.swift`
// (what is written) and `Configuration/Configuration.swift`.

import AssayData
import AssayKit

/// An option of the program: its name, its commands, its argument, and what it sets.
///
/// Command lines, configurations, help, completions and the manual all use the table of options, so
/// a new option is one entry.
struct Option: Sendable {
  let flag: Flag
  /// The letter of its short form, `-q`.
  let letter: Character?
  /// The argument; nil for a switch.
  let argument: Argument?
  let group: Group
  let commands: Set<CommandName>
  /// A sentence on the option, without its full stop.
  let help: String
  /// Whether the short help of a command shows it, unless the command leaves it out.
  let isEssential: Bool
  /// Whether it may be given several times.
  let isRepeated: Bool
  let set: @Sendable (inout Job, String) throws(AssayError) -> Void

  init(
    _ flag: Flag, _ letter: Character? = nil, _ argument: Argument? = nil, _ group: Group,
    of commands: Set<CommandName>, isEssential: Bool = false, isRepeated: Bool = false,
    help: String, set: @escaping @Sendable (inout Job, String) throws(AssayError) -> Void
  ) {
    (self.flag, self.letter, self.argument, self.group) = (flag, letter, argument, group)
    (self.commands, self.help) = (commands, help)
    (self.isEssential, self.isRepeated, self.set) = (isEssential, isRepeated, set)
  }

  /// The groups of options, with their headings in the help.
  enum Group: String, Sendable, CaseIterable {
    case input = "Input"
    case report = "Report"
    case output = "Output"
    case gates = "Rules"
    case builds = "Continuous integration"
    case versions = "Versions"
    case always = "General"
  }

  /// The argument of an option.
  struct Argument: Sendable {
    let placeholder: String
    let kind: Kind

    enum Kind: Sendable, Equatable {
      case file
      case folder
      /// These words, to which an option may add others.
      case words([String])
      /// One of these words, an equals sign and a text.
      case keys([String])
      case text
    }

    static func file(_ placeholder: String = "FILE") -> Argument {
      Argument(placeholder: placeholder, kind: .file)
    }
    static func folder(_ placeholder: String = "DIR") -> Argument {
      Argument(placeholder: placeholder, kind: .folder)
    }
    static func text(_ placeholder: String) -> Argument {
      Argument(placeholder: placeholder, kind: .text)
    }
    static func words(_ placeholder: String, _ words: [String]) -> Argument {
      Argument(placeholder: placeholder, kind: .words(words))
    }
    static func keys(_ placeholder: String, _ words: [String]) -> Argument {
      Argument(placeholder: placeholder, kind: .keys(words))
    }
    /// One of the raw values of a type.
    static func words<Choice: RawRepresentable & CaseIterable>(
      _ placeholder: String, _ type: Choice.Type
    ) -> Argument where Choice.RawValue == String {
      words(placeholder, type.allCases.map(\.rawValue))
    }
  }

  /// Whether its values are paths; in a configuration they are relative to its folder.
  var isPath: Bool { argument?.kind == .file || argument?.kind == .folder }

  /// Its forms on the command line: `--output`, `-o`.
  var forms: [String] { [flag.description] + (letter.map { ["-\($0)"] } ?? []) }

  /// `-o, --output FILE`.
  var words: String {
    (letter.map { "-\($0), " } ?? "") + flag.description
      + (argument.map { " \($0.placeholder)" } ?? "")
  }
}

// MARK: - The table

extension Option {
  /// Every option, in the order of the help.
  static let all = input + report + output + gates + builds + versions + always

  /// The option with this name, given without dashes.
  static func named(_ name: String) -> Option? { all.first { $0.flag.rawValue == name } }
}

extension CommandName {
  /// The options of the command.
  var options: [Option] { Option.all.filter { $0.commands.contains(self) } }
}
