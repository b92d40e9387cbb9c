/// `assay completions`: prints the completion script of a shell.
enum CompletionsCommand: Command {
  static let name = CommandName.completions
  static let summary = "Print the completions for bash, zsh or fish"

  static func run(_ arguments: Arguments, console: Console) throws -> Int32 {
    guard arguments.positional.count == 1, let word = arguments.positional.first else {
      throw UsageError("assay completions takes one shell: bash, zsh or fish")
    }
    guard let shell = Shell(rawValue: word) else {
      throw UsageError(unknown: word, kind: "shell", among: words)
    }
    try console.print(shell.completions)
    return ExitCode.success
  }

  static let words = Shell.allCases.map(\.rawValue)
  static let usage = ["bash | zsh | fish"]
  static let about = "The shell completes commands, options, their words, and files."
  static let examples = [
    "completions bash > /etc/bash_completion.d/assay",
    "completions zsh > /usr/local/share/zsh/site-functions/_assay",
    "completions fish > ~/.config/fish/completions/assay.fish",
  ]
}
