/// A verb of the program.
///
/// A new one is a file and a line in ``commands``.
protocol Command: Sendable {
  static var name: String { get }
  /// What it does, in one sentence without its stop.
  static var summary: String { get }
  static var help: String { get }
  static var options: [Arguments.Option] { get }

  static func run(_ arguments: Arguments, console: Console) throws
}

/// Every command, in the order of the help.
let commands: [any Command.Type] = [
  ReportCommand.self, InspectCommand.self, SummarizeCommand.self, MergeCommand.self,
  RenderCommand.self, DiffCommand.self, CheckCommand.self, SchemaCommand.self,
  TemplatesCommand.self,
]

/// Options that every command has.
let commonOptions: [Arguments.Option] = [
  Arguments.Option(name: "help", short: "h", takesValue: false),
  Arguments.Option(name: "quiet", short: "q", takesValue: false),
]
