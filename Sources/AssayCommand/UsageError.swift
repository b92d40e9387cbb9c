import AssayData
import AssayKit
import AssaySystem
import AssayText

/// An error in the command line; the exit code is 64.
struct UsageError: Error {
  let words: String

  init(_ words: String) {
    self.words = words
  }

  /// An unknown name, with the nearest of the known ones.
  init(unknown name: String, kind: String, among known: [String]) {
    let hint =
      likelyName(for: name, among: known).map { "; did you mean '\($0)'?" }
      ?? (known.count < 4 ? "; choose from \(known.joined(separator: ", "))" : "")
    words = "there is no \(kind) '\(name)'\(hint)"
  }

  /// An unknown command; the names that similar tools use are understood, and so are files.
  ///
  /// - Parameters:
  ///   - name: The first word of the command line.
  ///   - others: The words after it.
  init(unknownCommand name: String, before others: some Sequence<String> = []) {
    let known = CommandName.allCases.map(\.rawValue)
    let words = [name] + Array(others)
    if let option = Option.all.first(where: { $0.forms.contains(optionName(name)) }),
      option.group != .always,
      let command = CommandName.allCases.first(where: option.commands.contains)
    {
      self.init(
        "the command is missing before \(optionName(name)); write assay \(command) "
          + words.map { argument($0) }.joined(separator: " "))
    } else if let cure = UsageError.commands[name] {
      self.init("there is no command '\(name)'; use \(cure)")
    } else if likelyName(for: name, among: known) == nil, FileSystem.kind(of: name) != nil {
      let files = [name] + others.prefix { !$0.hasPrefix("-") }
      self.init(
        "there is no command '\(name)', and \(name) is a \(isFolder(name) ? "folder" : "file"); "
          + "write \(InputKind.command(for: files))")
    } else {
      self.init(unknown: name, kind: "command", among: known)
    }
  }

  /// An option that a command does not have.
  init(unknownOption word: String, of command: CommandName) {
    if let cure = UsageError.options[word]?.first(where: { command.has($0.flags) }) {
      self.init("there is no option '\(word)'; use \(cure.words)")
    } else if let reason = UsageError.needless[word] {
      self.init("there is no option '\(word)', as \(reason); leave it out")
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
}

/// The option of a word such as `--option=value`.
private func optionName(_ word: String) -> String {
  word.hasPrefix("--") ? String(word.prefix { $0 != "=" }) : word
}

/// The nearest name, unless it shares so few letters that it was hardly meant.
///
/// Dashes before an option count as no letters. Short names must begin alike, and so must long
/// ones, of which more than two letters may differ.
func likelyName(for name: String, among known: [String]) -> String? {
  func bare(_ name: String) -> Substring { name.lowercased().drop { $0 == "-" } }
  let wanted = bare(name)
  let alike = wanted.count < 4 ? 1 : wanted.count < 8 ? 0 : 2
  let names = known.filter { bare($0).prefix(alike) == wanted.prefix(alike) }
  if let same = names.first(where: { bare($0) == wanted }) { return same }
  let near = nearestName(to: String(wanted), among: names.map { String(bare($0)) })
  return names.first { near == String(bare($0)) }
}

extension CommandName {
  /// Whether the command has all of these options.
  func has(_ flags: [Flag]) -> Bool {
    flags.allSatisfy { flag in options.contains { $0.flag == flag } }
  }
}
