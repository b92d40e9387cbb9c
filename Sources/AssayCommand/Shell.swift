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

  /// The words that may come first instead of a command.
  private static let programOptions = ["--version", "--help"]

  /// The commands whose first argument is one of a few words, with these; `help` takes a command.
  private static var words: [(command: String, words: [String])] {
    CommandName.allCases.map { ($0.rawValue, $0.command.words) }.filter { !$0.1.isEmpty }
      + [("help", commands)]
  }

  // MARK: - bash

  private static var bashScript: String {
    func list(_ words: [String]) -> String { "'\(words.joined(separator: " "))'" }
    let options = CommandName.allCases.map { command in
      "    \(command)) options=\(list(command.options.flatMap(\.forms))) ;;"
    }
    let values = Option.all.compactMap { option -> String? in
      let forms = option.forms.joined(separator: "|")
      return switch option.argument?.kind {
      case .words(let words): "    \(forms)) _assay_words \(list(words)); return ;;"
      case .keys(let words): "    \(forms)) _assay_keys \(list(words)); return ;;"
      case nil, .file, .folder, .text: nil
      }
    }
    let words = words.map { "    \($0)) _assay_words \(list($1)); return ;;" }
    let folders = Option.all.filter { $0.argument?.kind == .folder }.flatMap(\.forms)
    return """
      # Completions of assay for bash.
      \(bashFunctions)
      _assay() {
        local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} command=${COMP_WORDS[1]} options= start=
        if [ "$COMP_CWORD" -eq 1 ]; then
          case $word in
            -*) _assay_words \(list(programOptions)) ;;
            *) _assay_words \(list(commands)) ;;
          esac
          return
        fi
        # Bash takes --option=value apart, unless COMP_WORDBREAKS has no equals sign.
        if [ "$word" = = ]; then
          word=
        elif [ "$before" = = ]; then
          before=${COMP_WORDS[COMP_CWORD-2]}
        elif [[ $word == --*=* ]]; then
          before=${word%%=*} start=${word%%=*}= word=${word#*=}
        fi
        case $before in
      \(values.joined(separator: "\n"))
          \(folders.joined(separator: "|"))) _assay_paths -d; return ;;
        esac
        case $command in
      \(options.joined(separator: "\n"))
        esac
        case $word in
          -*) _assay_words "$options"; return ;;
        esac
        if [ "$COMP_CWORD" -eq 2 ]; then
          case $command in
      \(words.joined(separator: "\n"))
          esac
        fi
        if [[ $word == *=* ]]; then
          start=$start${word%=*}= word=${word##*=}
        fi
        _assay_paths -f
      }
      complete -o filenames -F _assay assay

      """
  }

  /// The functions that fill in the completions, from words or from paths.
  private static let bashFunctions = """
    _assay_words() {
      COMPREPLY=($(compgen -P "$start" -W "$1" -- "$word"))
    }
    _assay_keys() {
      compopt -o nospace 2> /dev/null
      COMPREPLY=($(compgen -P "$start" -S = -W "$1" -- "$word"))
    }
    _assay_paths() {
      local path
      word=${word#[\\"\\']}
      word=${word//\\\\/}
      COMPREPLY=()
      while IFS= read -r path; do
        COMPREPLY+=("$start$path")
      done < <(compgen "$1" -- "$word")
    }
    """

  // MARK: - zsh

  private static var zshScript: String {
    let cases = CommandName.allCases.map { command in
      let specs = command.options.flatMap { option in option.forms.map { spec(option, $0) } }
      let words = command.command.words
      let first = words.isEmpty ? "" : "'1:word:(\(words.joined(separator: " ")))' "
      return
        "    \(command)) _arguments -S \(specs.joined(separator: " ")) \(first)'*:file:_files' ;;"
    }
    let described = CommandName.allCases.map { "'\($0):\(quoted($0.command.summary))'" }
    return """
      #compdef assay
      # Completions of assay for zsh.
      _assay() {
        local -a commands
        commands=(\(described.joined(separator: " ")))
        if (( CURRENT == 2 )) && [[ $words[2] == -* ]]; then
          compadd -- \(programOptions.joined(separator: " "))
          return
        fi
        if (( CURRENT == 2 )) || [[ $words[2] == help ]]; then
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
      case .keys(let words): ":word:compadd -S = - \(words.joined(separator: " "))"
      case .text: ":value: "
      }
    // An equals sign lets the value follow in the same word, too.
    let mark = action.isEmpty || !form.hasPrefix("--") ? "" : "="
    return "'\(option.isRepeated ? "*" : "")\(form)\(mark)[\(help)]\(action)'"
  }

  /// Escapes a text within single quotes.
  private static func quoted(_ text: String) -> String { text.replacing("'", with: "'\\''") }

  // MARK: - fish

  private static var fishScript: String {
    var lines = ["# Completions of assay for fish.", "complete -c assay -e"]
    lines += [("version", "Show the version"), ("help", "Show the help")].map { name, help in
      "complete -c assay -n __fish_use_subcommand -l \(name) -d '\(help)'"
    }
    lines += words.map { command, words in
      let words = words.joined(separator: " ")
      return "complete -c assay -n '__fish_seen_subcommand_from \(command); "
        + "and test (count (commandline -opc)) -eq 2' -f -a '\(words)'"
    }
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
        case .keys(let words): line += " -x -a '\(words.map { $0 + "=" }.joined(separator: " "))'"
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
