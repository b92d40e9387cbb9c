import AssayData
import Foundation
import Testing

@testable import AssayCommand

/// Whether a program is installed.
private func has(_ program: String) -> Bool {
  ["/bin", "/usr/bin", "/usr/local/bin", "/opt/homebrew/bin"].contains {
    FileManager.default.isExecutableFile(atPath: "\($0)/\(program)")
  }
}

/// The completions that the shells themselves give.
@Suite struct ShellTests {
  /// The completions that bash gives for a line.
  private func bash(_ words: [String], in workshop: Workshop) throws -> [String] {
    let list = words.map { "'\($0)'" }.joined(separator: " ")
    try workshop.write(Shell.bash.completions, to: "assay.bash")
    try workshop.write(
      """
      complete() { :; }
      . ./assay.bash
      COMP_WORDS=(\(list)); COMP_CWORD=\(words.count - 1)
      _assay
      printf '%s\\n' "${COMPREPLY[@]}"
      """, to: "ask.bash")
    let run = try Run("/bin/bash", ["--norc", "ask.bash"], in: workshop.path, input: nil)
    #expect(run.code == 0 && run.error.isEmpty, "\(run.error)")
    return lines(run.output)
  }

  private func lines(_ text: String) -> [String] {
    text.split(separator: "\n").map { String($0) }
  }

  @Test(.enabled(if: has("bash"), "bash is not installed"))
  func `bash completes commands, options, their words and files`() throws {
    let workshop = try Workshop(["labels.csv": "", "folder/a.csv": ""])
    #expect(try bash(["assay", "re"], in: workshop) == ["report", "render"])
    #expect(
      try Set(bash(["assay", ""], in: workshop)) == Set(CommandName.allCases.map(\.rawValue)))
    #expect(try bash(["assay", "report", "--lab"], in: workshop) == ["--labels", "--label"])
    #expect(try bash(["assay", "inspect", "--ht"], in: workshop).isEmpty)
    #expect(try bash(["assay", "report", "--log-base", ""], in: workshop) == ["e", "2", "10"])
    #expect(try bash(["assay", "report", "--labels", "lab"], in: workshop) == ["labels.csv"])
    #expect(try bash(["assay", "report", "--charts", "fol"], in: workshop) == ["folder"])
    #expect(try bash(["assay", "report", "--charts", "lab"], in: workshop).isEmpty)
    #expect(try bash(["assay", "report", "--primary", "ms"], in: workshop).contains("mse"))
    #expect(try bash(["assay", "report", "--margin", "error"], in: workshop) == ["error_rate="])
    #expect(try bash(["assay", "report", "--margin=mcc"], in: workshop) == ["--margin=mcc="])
    for option in Option.all {
      guard case .words(let words)? = option.argument?.kind else { continue }
      for command in option.commands {
        let found = try bash(["assay", "\(command)", "\(option.flag)", ""], in: workshop)
        #expect(found == words, "\(command) \(option.flag)")
        break
      }
    }
    for command in CommandName.allCases {
      #expect(
        try Set(bash(["assay", "\(command)", "-"], in: workshop))
          == Set(command.options.flatMap(\.forms)), "\(command)")
    }
  }

  @Test(.enabled(if: has("bash"), "bash is not installed"))
  func `bash completes values after an equals sign, first words and names with blanks`() throws {
    let workshop = try Workshop(["my file.csv": "", "my*.csv": "", "folder/a.csv": ""])
    #expect(
      try Set(bash(["assay", "report", "my"], in: workshop)) == ["my file.csv", "my*.csv"])
    #expect(try bash(["assay", "report", #"my\ f"#], in: workshop) == ["my file.csv"])
    #expect(try bash(["assay", "report", "\"my f"], in: workshop) == ["my file.csv"])
    #expect(try bash(["assay", "report", "--scores", "=", "l"], in: workshop) == ["logits"])
    #expect(
      try bash(["assay", "report", "--log-base", "="], in: workshop) == ["e", "2", "10"])
    #expect(try bash(["assay", "report", "--scores=l"], in: workshop) == ["--scores=logits"])
    #expect(try bash(["assay", "report", "--charts", "=", "fol"], in: workshop) == ["folder"])
    #expect(
      try bash(["assay", "report", "--model", "=", "a", "=", "my f"], in: workshop)
        == ["my file.csv"])
    #expect(
      try bash(["assay", "report", "--model=a=my f"], in: workshop) == ["--model=a=my file.csv"])
    #expect(try bash(["assay", "completions", "b"], in: workshop) == ["bash"])
    #expect(try bash(["assay", "templates", ""], in: workshop) == ["list", "export"])
    #expect(try bash(["assay", "templates", "export", "fol"], in: workshop) == ["folder"])
    #expect(try bash(["assay", "help", "rep"], in: workshop) == ["report"])
    #expect(try bash(["assay", "--"], in: workshop) == ["--version", "--help"])
  }

  /// The completions of fish: each is a word, a tab and an explanation.
  private func fish(_ line: String, in workshop: Workshop) throws -> [String] {
    try workshop.write(Shell.fish.completions, to: "assay.fish")
    let run = try Run(
      "/usr/bin/env",
      [
        "HOME=\(workshop.path)", "fish", "--no-config", "-c",
        "source assay.fish; complete --do-complete '\(line)'",
      ], in: workshop.path, input: nil)
    #expect(run.code == 0 && run.error.isEmpty, "\(run.error)")
    return lines(run.output)
  }

  @Test(.enabled(if: has("fish"), "fish is not installed"))
  func `fish completes commands, options, their words and files`() throws {
    let workshop = try Workshop(["labels.csv": "", "folder/a.csv": ""])
    #expect(
      try Set(fish("assay re", in: workshop))
        == ["report\t\(ReportCommand.summary)", "render\t\(RenderCommand.summary)"])
    #expect(
      try fish("assay report --lab", in: workshop).map { $0.prefix { $0 != "\t" } }
        == ["--label", "--labels"])
    #expect(try fish("assay inspect --ht", in: workshop).isEmpty)
    #expect(
      try Set(fish("assay report --log-base ", in: workshop).map { $0.prefix { $0 != "\t" } })
        == ["e", "2", "10"])
    #expect(try fish("assay report --labels lab", in: workshop) == ["labels.csv"])
    #expect(
      try fish("assay report --charts fol", in: workshop).map { $0.prefix { $0 != "\t" } } == [
        "folder/"
      ])
    for (line, word) in [
      ("--primary ms", "mse"), ("--margin error", "error_rate="), ("--clip k", "keras"),
      ("--commit ", "auto"), ("--pairs a", "all"),
    ] {
      let found = try fish("assay report \(line)", in: workshop).map { $0.prefix { $0 != "\t" } }
      #expect(found.contains { $0 == word }, "\(line): \(found)")
    }
    #expect(try fish("assay completions b", in: workshop) == ["bash"])
    #expect(try Set(fish("assay templates ", in: workshop)) == ["list", "export"])
    #expect(try fish("assay help rep", in: workshop) == ["report"])
    #expect(try fish("assay --ver", in: workshop) == ["--version\tShow the version"])
    #expect(
      try fish("assay report --scores=l", in: workshop).map { $0.prefix { $0 != "\t" } }
        == ["--scores=logits"])
  }

  /// The matches that zsh adds when it completes a line in a pseudo-terminal.
  private func zsh(_ line: String, in workshop: Workshop) throws -> Set<String> {
    try workshop.write(Shell.zsh.completions, to: "functions/_assay")
    try workshop.write(
      #"""
      zmodload zsh/zpty
      zpty -b z zsh -f -i
      send() { zpty -w z "$1"; }
      send 'PS1=; fpath=($PWD/functions $fpath); autoload -Uz compinit; compinit -u -D; unset zle_bracketed_paste'
      send 'compadd() { local -a found; builtin compadd -O found "$@"; print -r -- ${(F)found/#/found:} >> $PWD/found; builtin compadd "$@" }'
      send 'ask() { zle complete-word; print done >> $PWD/finished; exit }; zle -C complete-word complete-word _generic; zle -N ask; bindkey "^X" ask'
      zpty -w -n z "$1"$'\x18'
      for _ in {1..200}; do [[ -e finished ]] && break; sleep .05; done
      zpty -d z
      """#, to: "ask.zsh")
    let run = try Run(
      "/usr/bin/env", ["HOME=\(workshop.path)", "zsh", "-f", "ask.zsh", line], in: workshop.path,
      input: nil)
    #expect(run.code == 0, "\(run.error)")
    let text = try workshop.text("found")
    try FileManager.default.removeItem(atPath: "\(workshop.path)/found")
    try FileManager.default.removeItem(atPath: "\(workshop.path)/finished")
    return Set(lines(text).filter { $0.hasPrefix("found:") }.map { String($0.dropFirst(6)) })
  }

  @Test(.enabled(if: has("zsh"), "zsh is not installed"))
  func `zsh completes commands, options, their words and files`() throws {
    let workshop = try Workshop(["labels.csv": "", "folder/a.csv": ""])
    #expect(try zsh("assay re", in: workshop) == ["report", "render"])
    #expect(try zsh("assay report --lab", in: workshop).isSuperset(of: ["--label", "--labels"]))
    #expect(try !zsh("assay inspect --ht", in: workshop).contains("--html"))
    #expect(try zsh("assay report --log-base ", in: workshop) == ["e", "2", "10"])
    #expect(try zsh("assay report --labels lab", in: workshop).contains("labels.csv"))
    #expect(try zsh("assay report --scores=l", in: workshop).contains("logits"))
    #expect(try zsh("assay report --primary ms", in: workshop).contains("mse"))
    #expect(try zsh("assay report --margin error", in: workshop) == ["error_rate"])
    #expect(try zsh("assay report --clip k", in: workshop) == ["keras"])
    #expect(try zsh("assay report --commit ", in: workshop) == ["auto"])
    #expect(try zsh("assay completions b", in: workshop).contains("bash"))
    #expect(try zsh("assay templates e", in: workshop).contains("export"))
    #expect(try zsh("assay help rep", in: workshop) == ["report"])
    #expect(try zsh("assay --ver", in: workshop) == ["--version"])
  }
}

@Suite struct ManualTests {
  @Test(.enabled(if: has("man") || has("mandoc"), "neither man nor mandoc is installed"))
  func `the manual page has every command and option, and no fault`() throws {
    let workshop = try Workshop(["assay.1": Manual.page])
    let formatter =
      has("mandoc")
      ? ["mandoc", "-T", "utf8", "-W", "error", "-O", "width=200", "assay.1"]
      : ["man", "--warnings", "-l", "assay.1"]
    let run = try Run(
      "/usr/bin/env", ["MANWIDTH=200", "LC_ALL=C.UTF-8"] + formatter, in: workshop.path,
      input: nil)
    #expect(run.error.isEmpty, "\(run.error)")
    // Removes the overstrikes that make letters bold.
    let text = run.output.replacing(/.\u{8}/, with: "")
    for command in CommandName.allCases { #expect(text.contains("assay \(command)")) }
    for option in Option.all {
      // A short option has its text on the same line.
      #expect(text.contains("       \(option.words)\n") || text.contains("       \(option.words) "))
    }
    #expect(text.contains("Not with --weight, --group."))
    #expect(text.contains("multilabel: not with --positive, --renormalize"))
    #expect(text.contains("Needs --gate or --gates."))
  }

  @Test(.enabled(if: has("mandoc"), "mandoc is not installed"))
  func `the manual page fits a screen`() throws {
    let workshop = try Workshop(["assay.1": Manual.page])
    let run = try Run(
      "/usr/bin/env",
      ["LC_ALL=C.UTF-8", "mandoc", "-T", "utf8", "-O", "width=80,indent=7", "assay.1"],
      in: workshop.path, input: nil)
    let text = run.output.replacing(/.\u{8}/, with: "")
    for line in text.split(separator: "\n") {
      #expect(line.unicodeScalars.count <= 80, "\(line)")
    }
  }
}
