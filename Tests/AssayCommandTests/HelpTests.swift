import AssayTestSupport
import Testing

@testable import AssayCommand

@Suite struct HelpTests {
  @Test(arguments: [["--help"], ["-h"], ["help"], ["--help-all"]])
  func `the help of the program`(_ arguments: [String]) throws {
    let run = try Run(executable(), arguments, in: "/", input: nil)
    #expect(run.code == 0)
    #expect(run.error.isEmpty)
    #expect(
      run.output == """
        Assay measures models on labels, compares them side by side and writes reports.

        Usage: assay COMMAND [options]

        Commands:
          report                Measure models on labels and compare them side by side
          inspect               Explain how files are read, with their first rows
          summarize             Measure models on one part of the data, for assay merge
          merge                 Report on the parts that assay summarize measured
          render                Write the report of saved results
          diff                  Compare versions of a model, metric by metric
          check                 Judge results by rules, and fail if one is broken
          init                  Write an assay.json for the files of a folder
          schema                Print the JSON Schema of results.json
          templates             List the built-in templates, or export them
          completions           Print the completions for bash, zsh or fish
          manual                Print the manual page
          version               Print the version

        Options:
          -h, --help            Show this, or the help of a command
          --version             Show the version

        Exit codes: 0 success; 1 a rule is broken; 2 bad input, or a file that cannot
        be read or written; 3 a rule is undecided, with --undecided fail; 64 wrong
        usage.

        Examples:
          assay report SampleData/party
          assay report --labels y.csv --model a.csv --model b.csv --html report.html
          assay inspect predictions.csv
          assay diff old.json new.json
          assay check new.json --against old.json --gate 'mse not worse than before'
          assay report --help

        """)
  }

  @Test func `without a command the help goes to standard error`() throws {
    let run = try Run(executable(), [], in: "/", input: nil)
    let help = try Run(executable(), ["--help"], in: "/", input: nil)
    #expect(run.code == 64)
    #expect(run.output.isEmpty)
    #expect(run.error == help.output + "assay: a command is missing\nSee 'assay --help'.\n")
  }

  @Test(arguments: [["--version"], ["version"]])
  func `the version`(_ arguments: [String]) throws {
    let run = try Run(executable(), arguments, in: "/", input: nil)
    #expect(run.code == 0)
    #expect(run.output == "assay 0.1.0\n")
  }

  @Test(arguments: CommandName.allCases)
  func `a command's help is the same however it is asked for`(_ command: CommandName) throws {
    let help = command.command.help(columns: 79)
    let all = try Run(executable(), ["\(command)", "--help-all"], in: "/", input: nil)
    #expect(all.code == 0 && all.output == command.command.help(all: true, columns: 79))
    if !command.has([.helpAll]) { #expect(all.output == help) }
    for words in [["\(command)", "--help"], ["\(command)", "-h"], ["help", "\(command)"]] {
      let run = try Run(executable(), words, in: "/", input: nil)
      #expect(run.code == 0 && run.error.isEmpty)
      #expect(run.output == help)
    }
    #expect(help.hasPrefix("\(command.command.summary).\n\nUsage: assay \(command)"))
  }

  @Test(arguments: CommandName.allCases)
  func `every option of a command is in its help once, in a screen's width`(
    _ command: CommandName
  ) {
    let lines = command.command.help(all: true, columns: 79).split(separator: "\n")
    for option in command.options {
      #expect(lines.count { $0.hasPrefix("  \(option.words)  ") } == 1, "\(option.words)")
    }
    #expect(lines.count { $0.hasPrefix("  -") } == command.options.count)
    for line in lines { #expect(line.unicodeScalars.count <= 80, "\(line)") }
  }

  @Test(arguments: CommandName.allCases)
  func `the help of a command fits a screen, and names the help with all options`(
    _ command: CommandName
  ) throws {
    let help = command.command.help(columns: 79)
    let lines = help.split(separator: "\n", omittingEmptySubsequences: false).count - 1
    #expect(lines <= 48, "\(lines) lines")
    let all = command.command.help(all: true, columns: 79)
    #expect((help != all) == help.contains("\n  --help-all  "))
  }

  @Test func `the help of report has what matters first`() throws {
    let help = ReportCommand.help(columns: 79)
    for words in ["--labels FILE ", "--model [NAME=]FILE ", "--html FILE ", "--help-all "] {
      #expect(help.contains("  \(words)"))
    }
    #expect(!help.contains("--sum-tolerance"))
    let all = try Run(executable(), ["report", "--help-all"], in: "/", input: nil)
    #expect(all.code == 0 && all.output == ReportCommand.help(all: true, columns: 79))
    #expect(all.output.contains("--sum-tolerance T "))
  }

  @Test func `the help of diff has the versions, and all options are in the longer one`() {
    let help = DiffCommand.help(columns: 79)
    for words in ["--labels FILE ", "--old-outcomes FILE ", "--history FOLDER ", "--gate RULE "] {
      #expect(help.contains("  \(words)"))
    }
    #expect(help.contains("OLD and NEW are results") && !help.contains("--flat"))
    let all = DiffCommand.help(all: true, columns: 79)
    #expect(all.contains("Models are paired by name") && all.contains("  --flat FILE "))
  }

  @Test func `the help fits a narrow terminal`() throws {
    for line in ["assay --help", "assay merge --help"] {
      let run = try Workshop().shell("COLUMNS=50 \(line)")
      let text = run.output.split(separator: "\n").prefix { !$0.hasPrefix("Examples:") }
      #expect(run.code == 0 && text.count > 20)
      for line in text { #expect(line.unicodeScalars.count <= 50, "\(line)") }
    }
    let narrow = try Workshop().shell("COLUMNS=10 assay --help")
    #expect(narrow.output == programHelp(columns: 40))
  }

  @Test(arguments: CommandName.allCases)
  func `the examples of the help are command lines`(_ command: CommandName) throws {
    for example in command.command.examples {
      let line = example.split(separator: /[|>]/).first.map { String($0) } ?? ""
      let words = shellWords(line)
      let name = try #require(words.first.flatMap(CommandName.init), "\(example)")
      _ = try Arguments(words.dropFirst(), of: name)
    }
  }

  /// The words of a line; text in single quotes is one word.
  private func shellWords(_ line: String) -> [String] {
    line.split(separator: "'", omittingEmptySubsequences: false).enumerated().flatMap {
      place, part in
      place % 2 == 1 ? [String(part)] : part.split(separator: " ").map { String($0) }
    }
  }
}
