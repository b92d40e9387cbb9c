/// A shell that the program writes completions for.
enum Shell: String, CaseIterable {
  case bash
  case zsh
  case fish

  var completions: String {
    switch self {
    case .bash: Shell.bashScript
    case .zsh: Shell.zshScript
    case .fish: Shell.fishScript
    }
  }

  private static var commands: [String] { CommandName.allCases.map(\.rawValue) }

  // MARK: - bash

  private static var bashScript: String {
    let options = CommandName.allCases.map { command in
      "    \(command)) options='\(command.options.flatMap(\.forms).joined(separator: " "))' ;;"
    }
    let words = Option.all.compactMap { option -> String? in
      guard case .words(let words)? = option.argument?.kind else { return nil }
      return
        "    \(option.forms.joined(separator: "|"))) COMPREPLY=($(compgen -W '\(words.joined(separator: " "))' -- \"$word\")); return ;;"
    }
    let folders = Option.all.filter { $0.argument?.kind == .folder }.flatMap(\.forms)
    return """
      # Completions of assay for bash.
      _assay() {
        local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} command=${COMP_WORDS[1]} options=
        if [ "$COMP_CWORD" -eq 1 ]; then
          COMPREPLY=($(compgen -W '\(commands.joined(separator: " "))' -- "$word"))
          return
        fi
        case $before in
      \(words.joined(separator: "\n"))
          \(folders.joined(separator: "|"))) COMPREPLY=($(compgen -d -- "$word")); return ;;
        esac
        case $command in
      \(options.joined(separator: "\n"))
        esac
        case $word in
          -*) COMPREPLY=($(compgen -W "$options" -- "$word")) ;;
          *) COMPREPLY=($(compgen -f -- "${word##*=}")) ;;
        esac
      }
      complete -o filenames -F _assay assay

      """
  }

  // MARK: - zsh

  private static var zshScript: String {
    let cases = CommandName.allCases.map { command in
      let specs = command.options.flatMap { option in option.forms.map { spec(option, $0) } }
      return "    \(command)) _arguments -S \(specs.joined(separator: " ")) '*:file:_files' ;;"
    }
    let described = CommandName.allCases.map { "'\($0):\(quoted($0.command.summary))'" }
    return """
      #compdef assay
      # Completions of assay for zsh.
      _assay() {
        local -a commands
        commands=(\(described.joined(separator: " ")))
        if (( CURRENT == 2 )); then
          _describe command commands
          return
        fi
        local command=$words[2]
        shift words
        (( CURRENT-- ))
        case $command in
      \(cases.joined(separator: "\n"))
        esac
      }
      if [ "$funcstack[1]" = _assay ]; then _assay "$@"; else compdef _assay assay; fi

      """
  }

  private static func spec(_ option: Option, _ form: String) -> String {
    let help = quoted(option.help).replacing("[", with: "\\[").replacing("]", with: "\\]")
      .replacing(":", with: "\\:")
    let action =
      switch option.argument?.kind {
      case nil: ""
      case .file: ":file:_files"
      case .folder: ":folder:_files -/"
      case .words(let words): ":word:(\(words.joined(separator: " ")))"
      case .text: ":value: "
      }
    return "'\(option.isRepeated ? "*" : "")\(form)[\(help)]\(action)'"
  }

  /// Escapes a text within single quotes.
  private static func quoted(_ text: String) -> String { text.replacing("'", with: "'\\''") }

  // MARK: - fish

  private static var fishScript: String {
    var lines = ["# Completions of assay for fish.", "complete -c assay -e"]
    for command in CommandName.allCases {
      lines.append(
        "complete -c assay -n __fish_use_subcommand -f -a \(command) "
          + "-d '\(escaped(command.command.summary))'")
      for option in command.options {
        var line =
          "complete -c assay -n '__fish_seen_subcommand_from \(command)' -l \(option.flag.rawValue)"
        if let letter = option.letter { line += " -s \(letter)" }
        switch option.argument?.kind {
        case nil: break
        case .file: line += " -r -F"
        case .folder: line += " -x -a '(__fish_complete_directories)'"
        case .words(let words): line += " -x -a '\(words.joined(separator: " "))'"
        case .text: line += " -x"
        }
        lines.append(line + " -d '\(escaped(option.help))'")
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func escaped(_ text: String) -> String {
    text.replacing("\\", with: "\\\\").replacing("'", with: "\\'")
  }
}
