import AssayKit
import AssaySystem

EndingSignals.removeTemporaryFiles()
Process.ignoreBrokenPipes()
Process.keepFreedMemory()
Process.exit(run(Array(CommandLine.arguments.dropFirst())))

/// Runs one command line, and gives the code to exit with.
func run(_ words: [String]) -> Int32 {
  do {
    try StandardStream.reserveClosed()
    try dispatch(words)
    return ExitCode.success
  } catch let failure as GateFailure {
    return failure.code
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

/// Finds the command and hands it its arguments.
func dispatch(_ words: [String]) throws {
  let console = Console(isQuiet: false)
  guard let first = words.first else {
    try? StandardStream.error.write(programHelp)
    throw UsageError("a command is missing")
  }
  switch first {
  case "--version": return try console.print("assay \(assayVersion)\n")
  case "-h", "--help", "help":
    guard words.count > 1 else { return try console.print(programHelp) }
    return try console.print(command(words[1]).help)
  default: break
  }
  let command = try command(first)
  let arguments = try Arguments(words.dropFirst(), options: command.options + commonOptions)
  if arguments.has("help") { return try console.print(command.help) }
  try command.run(arguments, console: Console(isQuiet: arguments.has("quiet")))
}

/// The command of a name.
func command(_ name: String) throws(UsageError) -> any Command.Type {
  guard let command = commands.first(where: { $0.name == name }) else {
    throw UsageError(unknown: name, kind: "command", among: commands.map { $0.name })
  }
  return command
}

/// Says what is wrong; where even that cannot be written, the exit code must do.
func complain(_ words: String, hint: [String]? = nil) {
  var text = words.split(separator: "\n").map { "assay: \(messageLine($0))\n" }.joined()
  if let hint {
    let command = commands.first { $0.name == hint.first }
    text += "See 'assay \(command.map { "\($0.name) " } ?? "")--help'.\n"
  }
  try? StandardStream.error.write(text)
}
