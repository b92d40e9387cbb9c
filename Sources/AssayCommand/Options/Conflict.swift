import AssayData
import AssayKit

/// Options that exclude each other, or an option that needs another.
struct Conflict: Sendable {
  let kind: Kind
  /// The reason, as one clause without a full stop.
  let reason: String

  enum Kind: Sendable {
    /// These may not be given together.
    case excluded([Setting])
    /// The option needs at least one of the others.
    case missing(Flag, [Flag])
  }

  /// An option, or one value of it.
  struct Setting: Sendable, CustomStringConvertible {
    let flag: Flag
    let value: String?

    var description: String { "\(flag)" + (value.map { " \($0)" } ?? "") }
  }

  /// Every conflict that depends on the options alone; one that depends on the data is an error of
  /// the data.
  static let all: [Conflict] =
    multilabel + weighted + core + [
      Conflict(
        .excluded([Setting(.template), Setting(.html), Setting(.markdown)]),
        "a template renders one output"),
      Conflict(
        .excluded([Setting(.maxBytes), Setting(.template)]), "a template decides its own length"),
      Conflict(
        .excluded([Setting(.commonIds), Setting(.pairBy, "position")]),
        "rows that are paired by position have no ids in common"),
      Conflict(.missing(.maxBytes, [.markdown]), "it shortens the Markdown report"),
      Conflict(.missing(.sliceMin, [.slice, .findSlices]), "it applies to slices"),
      Conflict(.missing(.junit, [.gate, .gates]), "it writes the outcomes of rules"),
      Conflict(.missing(.undecided, [.gate, .gates]), "it applies to rules"),
      Conflict(.missing(.otherTestSet, [.gate, .gates]), "it applies to rules"),
      Conflict(.missing(.firstRun, [.gate, .gates]), "it applies to rules"),
      Conflict(.missing(.commentName, [.comment, .github]), "it applies to a comment"),
      Conflict(.missing(.reportUrl, [.comment, .github]), "it applies to a comment"),
      Conflict(.missing(.commentWhen, [.comment, .github]), "it applies to a comment"),
    ]

  /// An option that makes a command do something else, for which it takes few of its options.
  struct Mode: Sendable {
    let flag: Flag
    let command: CommandName
    let others: Set<Flag>
    /// The words after an option that it does not take.
    let reason: String

    func takes(_ other: Flag) -> Bool { other == flag || others.contains(other) }

    /// Refuses options that it does not take.
    func check(_ flags: [Flag]) throws(UsageError) {
      if let stray = flags.first(where: { !takes($0) }) { throw UsageError("\(stray) \(reason)") }
    }
  }

  /// `assay diff` of more than two versions, whether or not the option gives them.
  static let history = Mode(
    flag: .history, command: .diff,
    others: [.html, .markdown, .json, .language, .verbose, .jobs, .quiet],
    reason: "is for two versions; leave it out of a history")
  /// `assay merge` of some parts into a larger one.
  static let part = Mode(
    flag: .output, command: .merge, others: [.quiet],
    reason:
      "is for a report, and -o writes a part; leave it out, and give it when all parts are merged")

  private static let multilabel: [Conflict] = [
    (Setting(.positive), "no class is positive for the whole sample"),
    (Setting(.renormalize), "probabilities need not add up to 1"),
    (Setting(.sumTolerance), "probabilities need not add up to 1"),
    (Setting(.cost), "there are more than two kinds of error"),
    (Setting(.clip), "nothing is clipped"),
    (Setting(.average), "averages need one class per sample"),
    (Setting(.suspects), "suspects are samples of one class each"),
    (
      Setting(.scores, "logits"),
      "logits share one softmax; for one logit per class, say \(Flag.scores) sigmoid-logits"
    ),
  ].map { Conflict(.excluded([$0, Setting(.task, "multilabel")]), $1) }

  private static let weighted: [Conflict] = [
    (Flag.average, "averages count each sample once"),
    (.suspects, "suspects count each sample once"),
    (.outcomes, "outcomes count each sample once"),
  ].flatMap { flag, reason in
    [Flag.weight, .group].map { Conflict(.excluded([Setting(flag), Setting($0)]), reason) }
  }

  private static let core: [Conflict] = [
    (Flag.primary, "core metrics have no tests"), (.margin, "core metrics have no tests"),
    (.findSlices, "core metrics do not look at samples one by one"),
    (.slice, "core metrics do not look at samples one by one"),
    (.suspects, "core metrics do not look at samples one by one"),
    (.average, "core metrics do not look at samples one by one"),
  ].map { Conflict(.excluded([Setting($0), Setting(.metrics, "core")]), $1) }

  private init(_ kind: Kind, _ reason: String) { (self.kind, self.reason) = (kind, reason) }
}

extension Conflict.Setting {
  init(_ flag: Flag, _ value: String? = nil) { (self.flag, self.value) = (flag, value) }
}

extension Conflict: CustomStringConvertible {
  /// The message of the usage error.
  var description: String {
    switch kind {
    case .excluded(let settings):
      let names = settings.map(\.description)
      let list = names.dropLast().joined(separator: ", ") + " and " + (names.last ?? "")
      return "\(list) cannot be combined: \(reason); leave out one of them"
    case .missing(let flag, let others):
      let list = others.map(\.description).joined(separator: " or ")
      return "\(flag) needs \(list): \(reason)"
    }
  }

  /// A note for the manual on the conflicts of an option; nil if it has none.
  static func note(on option: Option) -> String? {
    var excluded: [(value: String?, others: String)] = []
    var needed: [String] = []
    for conflict in all {
      switch conflict.kind {
      case .excluded(let settings):
        guard let own = settings.first(where: { $0.flag == option.flag }) else { continue }
        let others = settings.filter { $0.flag != option.flag }.map(\.description)
        excluded.append((own.value, others.joined(separator: " and ")))
      case .missing(option.flag, let others): needed += others.map(\.description)
      case .missing: break
      }
    }
    for mode in [history, part]
    where option.commands.contains(mode.command) && option.group != .always
      && !mode.takes(option.flag)
    {
      excluded.append((nil, "\(mode.flag) of assay \(mode.command)"))
    }
    var parts = needed.isEmpty ? [] : ["Needs \(needed.joined(separator: " or "))."]
    for value in Set(excluded.map(\.value)).sorted(by: { ($0 ?? "") < ($1 ?? "") }) {
      let others = excluded.filter { $0.value == value }.map(\.others).joined(separator: ", ")
      parts.append(value.map { "\($0): not with \(others)." } ?? "Not with \(others).")
    }
    return parts.isEmpty ? nil : parts.joined(separator: " ")
  }
}

extension Job {
  /// Refuses options that do not go together.
  ///
  /// - Throws: ``AssayError/usage(_:)`` for the first conflict.
  func checkConflicts() throws(AssayError) {
    for conflict in Conflict.all where isHit(by: conflict) { throw .usage(conflict.description) }
  }

  private func isHit(by conflict: Conflict) -> Bool {
    switch conflict.kind {
    case .excluded(let settings): settings.allSatisfy { isGiven($0.flag, $0.value) }
    case .missing(let flag, let others): isGiven(flag) && !others.contains { isGiven($0) }
    }
  }

  /// Whether an option was given, with this value unless that is nil; a switch set to false was
  /// not.
  private func isGiven(_ flag: Flag, _ value: String? = nil) -> Bool {
    stated.contains { option, given in
      option.flag == flag && (option.argument != nil || given == "true")
        && (value ?? given) == given
    }
  }
}
