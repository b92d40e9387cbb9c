import AssayData
import AssayKit

// Options about rules and versions, and the options of every command.

extension Option {
  private static let judging: Set<CommandName> = [.report, .merge, .render, .diff, .check]

  static let gates: [Option] = [
    Option(
      .gate, nil, .text("RULE"), .gates, of: judging, isEssential: true, isRepeated: true,
      help: "A rule to meet, such as error_rate <= 5%; may be repeated"
    ) { job, value in job.gates.append(value) },
    Option(
      .gates, nil, .file(), .gates, of: judging, isEssential: true,
      help: "A file with one rule per line; # begins a comment"
    ) { job, value in job.gatesFile = value },
    Option(
      .undecided, nil, .words("HOW", Job.Undecided.self), .gates, of: judging,
      help: "An undecided rule: warn (default), or fail with code 3"
    ) { job, value throws(AssayError) in job.undecided = try Flag.undecided.choice(value) },
    Option(
      .otherTestSet, nil, nil, .gates, of: judging,
      help: "Also judge rules that say before on other samples"
    ) { job, value throws(AssayError) in
      job.allowsOtherTestSet = try Flag.otherTestSet.boolean(value)
    },
    Option(
      .firstRun, nil, nil, .gates, of: judging,
      help: "Waive rules that say before if there is no older run"
    ) { job, value throws(AssayError) in job.isFirstRun = try Flag.firstRun.boolean(value) },
  ]

  static let versions: [Option] = [
    Option(
      .against, nil, .file("OLD"), .versions, of: [.check], isEssential: true,
      help: "The older version, for rules that say before"
    ) { job, value in job.against = value },
    Option(
      .oldOutcomes, nil, .file(), .versions, of: [.diff, .check], isEssential: true,
      help: "The outcomes of OLD, written by report --outcomes"
    ) { job, value in job.oldOutcomes = value },
    Option(
      .newOutcomes, nil, .file(), .versions, of: [.diff, .check], isEssential: true,
      help: "The outcomes of NEW, to compare sample by sample"
    ) { job, value in job.newOutcomes = value },
    Option(
      .history, nil, .folder("FOLDER"), .versions, of: [.diff], isEssential: true,
      help: "Compare all results of a folder, oldest first"
    ) { job, value in job.history = value },
  ]

  /// Options that set nothing in a job: the program looks for them before a command runs.
  static let always: [Option] = [
    Option(
      .quiet, "q", nil, .always, of: Set(CommandName.allCases), isEssential: true,
      help: "Write nothing on standard error but errors"
    ) { _, value throws(AssayError) in _ = try Flag.quiet.boolean(value) },
    Option(
      .help, "h", nil, .always, of: Set(CommandName.allCases), isEssential: true,
      help: "Show this help"
    ) { _, value throws(AssayError) in _ = try Flag.help.boolean(value) },
    Option(
      .helpAll, nil, nil, .always,
      of: [.report, .inspect, .summarize, .merge, .render, .diff, .check], isEssential: true,
      help: "Show all options"
    ) { _, value throws(AssayError) in _ = try Flag.helpAll.boolean(value) },
  ]
}
