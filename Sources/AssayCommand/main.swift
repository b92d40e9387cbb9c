import AssayData
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
    complain(asTyped(text), hint: words)
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
  case "--version":
    let arguments = try Arguments(words.dropFirst(), of: .version)
    return try VersionCommand.run(arguments, console: console)
  case "-h", "--help", "--help-all", "help":
    let command: (any Command.Type)? = words.count > 1 ? try command(words[1]) : nil
    if let command, words.count > 2 {
      throw UsageError("assay \(first) takes one command; write assay help \(command.name)")
    }
    try console.print(command?.help() ?? programHelp())
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
/// - Throws: ``UsageError`` if no command has this name.
func command(
  _ name: String, before others: some Sequence<String> = []
) throws(UsageError) -> any Command.Type {
  guard let command = CommandName(rawValue: name) else {
    throw UsageError(unknownCommand: name, before: others)
  }
  return command.command
}

/// An error whose first word is the name of an option, as the library calls it, with the option as
/// it is typed: `--primary: …` for `primary: …`.
func asTyped(_ words: String) -> String {
  let name = words.prefix { $0 != ":" }
  guard name.endIndex < words.endIndex, let flag = Flag(rawValue: String(name)) else {
    return words
  }
  return "\(flag)" + words[name.endIndex...]
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
