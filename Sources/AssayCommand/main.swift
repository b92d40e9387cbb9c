import AssayKit
import AssaySystem

EndingSignals.removeTemporaryFiles()
Process.ignoreBrokenPipes()
Process.keepFreedMemory()
Process.exit(run(Array(CommandLine.arguments.dropFirst())))

/// Runs a command line.
///
/// - Returns: The exit code.
func run(_ words: [String]) -> Int32 {
  do {
    try StandardStream.reserveClosed()
    return try dispatch(words)
  } catch let error as UsageError {
    complain(error.words, hint: words)
    return ExitCode.usage
  } catch AssayError.usage(let text) {
    complain(text, hint: words)
    return ExitCode.usage
  } catch let error as AssayError {
    complain(error.description)
    return ExitCode.failure
  } catch let failure as SystemFailure {
    complain(failure.description)
    return ExitCode.failure
  } catch {
    complain("\(error)")
    return ExitCode.failure
  }
}

/// Runs the command that the first argument names.
func dispatch(_ words: [String]) throws -> Int32 {
  let console = Console(isQuiet: false)
  guard let first = words.first else {
    try? StandardStream.error.write(programHelp())
    throw UsageError("a command is missing")
  }
  switch first {
  case "--version": return try VersionCommand.run(Arguments([], of: .version), console: console)
  case "-h", "--help", "--help-all", "help":
    let text = words.count > 1 ? try command(words[1]).help() : programHelp()
    try console.print(text)
    return ExitCode.success
  default: break
  }
  let command = try command(first, before: words.dropFirst())
  let arguments = try Arguments(words.dropFirst(), of: command.name)
  if arguments.has(.help) || arguments.has(.helpAll) {
    try console.print(command.help(all: arguments.has(.helpAll)))
    return ExitCode.success
  }
  return try command.run(arguments, console: Console(isQuiet: arguments.has(.quiet)))
}

/// The command with this name.
///
/// - Parameters:
///   - name: The name.
///   - others: The words after it.
/// - Returns: The command.
/// - Throws: ``UsageError`` if absent of this name.
func command(
  _ name: String, before others: some Sequence<String> = []
) throws(UsageError) -> any Command.Type {
  guard let command = CommandName(rawValue: name) else {
    throw UsageError(unknownCommand: name, before: others)
  }
  return command.command
}

/// Writes an error message; if even that fails, only the exit code reports the error.
func complain(_ words: String, hint: [String]? = nil) {
  var text = words.split(separator: "\n").map { "assay: \(messageLine($0))\n" }.joined()
  if let hint {
    let command = hint.first.flatMap(CommandName.init)
    text += "See 'assay \(command.map { "\($0) " } ?? "")--help'.\n"
  }
  try? StandardStream.error.write(text)
}
