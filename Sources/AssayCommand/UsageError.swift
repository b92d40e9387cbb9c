import AssayData
import AssayText

/// An error in the command line; the exit code is 64.
struct UsageError: Error {
  let words: String

  init(_ words: String) {
    self.words = words
  }

  /// An unknown name, with the nearest of the known ones.
  init(unknown name: String, kind: String, among known: [String]) {
    let hint = nearestName(to: name, among: known).map { "; did you mean '\($0)'?" } ?? ""
    words = "there is no \(kind) '\(name)'\(hint)"
  }

  /// An unknown command; the names that similar tools use are understood.
  init(unknownCommand name: String) {
    guard let known = UsageError.commands[name] else {
      self.init(unknown: name, kind: "command", among: CommandName.allCases.map(\.rawValue))
      return
    }
    self.init("there is no command '\(name)'; use \(known)")
  }

  /// An option that a command does not have.
  init(unknownOption word: String, of command: CommandName) {
    if let cure = UsageError.options[word], command.has(cure.flag) {
      self.init("there is no option '\(word)'; use \(cure.words)")
    } else if let option = Option.all.first(where: { $0.forms.contains(word) }) {
      let others = CommandName.allCases.filter { option.commands.contains($0) }.map(\.rawValue)
      self.init(
        "assay \(command) has no \(word); it is an option of assay \(others.joined(separator: ", "))"
      )
    } else {
      self.init(
        unknown: word, kind: "option", among: command.options.map(\.flag.description))
    }
  }

  // MARK: - Names in similar tools

  private static let commands = [
    "compare": "assay report for models on the same labels, or assay diff for two versions",
    "eval": "assay report", "evaluate": "assay report", "run": "assay report",
    "metrics": "assay report", "view": "assay render", "show": "assay render",
    "validate": "assay inspect", "gate": "assay check", "test": "assay check",
    "configure": "assay init", "new": "assay init",
  ]

  private static let options: [String: (flag: Flag, words: String)] = [
    "-o": (.html, "\(Flag.html) FILE, \(Flag.markdown) FILE or \(Flag.json) FILE"),
    "--out": (.html, "\(Flag.html) FILE, \(Flag.markdown) FILE or \(Flag.json) FILE"),
    "--report": (.html, "\(Flag.html) FILE"),
    "--md": (.markdown, "\(Flag.markdown) FILE"),
    "--predictions": (.model, "\(Flag.model) NAME=FILE"),
    "--preds": (.model, "\(Flag.model) NAME=FILE"),
    "--pred": (.model, "\(Flag.model) NAME=FILE"),
    "--models": (.model, "\(Flag.model) NAME=FILE, once for each"),
    "--truth": (.labels, "\(Flag.labels) FILE"),
    "--targets": (.labels, "\(Flag.labels) FILE"),
    "--y-true": (.labels, "\(Flag.labels) FILE"),
    "--y-pred": (.model, "\(Flag.model) NAME=FILE"),
    "--threads": (.jobs, "\(Flag.jobs) N"), "-j": (.jobs, "\(Flag.jobs) N"),
    "--alpha": (.confidence, "\(Flag.confidence) C, such as 0.95 for α = 0.05"),
    "-v": (.verbose, "\(Flag.verbose)"), "--silent": (.quiet, "\(Flag.quiet)"),
    "--lang": (.language, "\(Flag.language) TAG"),
    "--logits": (.scores, "\(Flag.scores) logits"),
    "--fail-on": (.gate, "\(Flag.gate) RULE"),
  ]
}

extension CommandName {
  fileprivate func has(_ flag: Flag) -> Bool { options.contains { $0.flag == flag } }
}
