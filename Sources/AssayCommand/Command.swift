import AssayData

/// The commands of the program, in the order of the help.
enum CommandName: String, Sendable, CaseIterable, CustomStringConvertible {
  case report
  case inspect
  case summarize
  case merge
  case render
  case diff
  case check
  case `init`
  case schema
  case templates
  case completions
  case manual
  case version

  var description: String { rawValue }

  var command: any Command.Type {
    switch self {
    case .report: ReportCommand.self
    case .inspect: InspectCommand.self
    case .summarize: SummarizeCommand.self
    case .merge: MergeCommand.self
    case .render: RenderCommand.self
    case .diff: DiffCommand.self
    case .check: CheckCommand.self
    case .`init`: InitCommand.self
    case .schema: SchemaCommand.self
    case .templates: TemplatesCommand.self
    case .completions: CompletionsCommand.self
    case .manual: ManualCommand.self
    case .version: VersionCommand.self
    }
  }
}

/// A command of the program.
///
/// A new command is a file in `Commands/` and a case of ``CommandName``.
protocol Command: Sendable {
  static var name: CommandName { get }
  /// A sentence on the command, without its full stop.
  static var summary: String { get }
  /// The forms of the command line, without `assay` and the name.
  static var usage: [String] { get }
  /// Paragraphs about the arguments.
  static var about: String { get }
  /// Further paragraphs about them, which a short help leaves out.
  static var details: String { get }
  /// Essential options that its short help leaves out.
  static var lesser: Set<Flag> { get }
  /// Paragraphs below the options.
  static var notes: String { get }
  static var examples: [String] { get }
  /// The words that its first argument may be, for completions; empty if it is a path.
  static var words: [String] { get }

  /// Runs the command.
  ///
  /// - Returns: The exit code.
  static func run(_ arguments: Arguments, console: Console) throws -> Int32
}

extension Command {
  static var details: String { "" }
  static var lesser: Set<Flag> { [] }
  static var notes: String { "" }
  static var words: [String] { [] }

  /// A job with all options of the command line, set in order.
  static func job(_ arguments: Arguments) throws -> Job {
    var job = Job()
    for (option, value) in arguments.options { try job.set(option, to: value) }
    return job
  }
}
