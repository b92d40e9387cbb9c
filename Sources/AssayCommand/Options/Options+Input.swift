import AssayData
import AssayKit
import AssaySystem
import AssayTables
import AssayText

// Options about files, and about the columns and rows in them.

extension Option {
  /// The commands that read labels and predictions.
  private static let reading: Set<CommandName> = [.report, .inspect, .summarize, .diff]
  /// Those of them that also know tasks, slices, weights and groups.
  private static let beside: Set<CommandName> = [.report, .inspect, .diff]

  /// The options that write what other tools ask for with `--format`; Assay reads JSON, too.
  private static let outputsByFormat: [String: Flag] = [
    "html": .html, "markdown": .markdown, "md": .markdown,
  ]

  static let input = files + columns + rows + sums

  private static let files: [Option] = [
    Option(
      .labels, nil, .file(), .input, of: reading, isEssential: true,
      help: "The labels; not needed if a model’s file has them"
    ) { job, value throws(AssayError) in
      let (path, options) = try FileArgument.file(value)
      try options.checkLabels()
      (job.request.labels, job.request.labelOptions) = (path, options)
    },
    Option(
      .model, nil, .file("[NAME=]FILE"), .input, of: [.report, .inspect, .summarize],
      isEssential: true, isRepeated: true,
      help: "A model’s predictions, or a pattern; may be repeated"
    ) { job, value throws(AssayError) in
      let models = try FileArgument.models(value)
      guard models.allSatisfy({ !$0.path.isEmpty }) else {
        throw .usage("\(Flag.model) needs a file, as in NAME=FILE")
      }
      job.request.models += models
    },
    Option(
      .format, nil, .words("FORMAT", FileFormat.self), .input, of: reading,
      help: "csv, tsv, semicolon, bars, text, json, jsonl, npy or npz"
    ) { job, value throws(AssayError) in
      if let output = outputsByFormat[value.lowercased()] {
        throw .usage(
          "\(Flag.format) says how files are read, not '\(value)'; for a report use \(output) FILE")
      }
      job.request.format = try Flag.format.choice(value)
    },
    Option(
      .classes, nil, .text("A,B,…"), .input, of: reading, isEssential: true,
      help: "The classes in order; @FILE lists one per line"
    ) { job, value throws(AssayError) in job.request.classes = try classes(value) },
    Option(
      .positive, nil, .text("CLASS"), .input, of: reading.union([.`init`]), isEssential: true,
      help: "The class of a single score column"
    ) { job, value in job.request.positive = value },
    Option(
      .task, nil, .words("KIND", EvaluationTask.self), .input, of: beside.union([.`init`]),
      help: "classes (default), or multilabel: any number per sample"
    ) { job, value throws(AssayError) in job.request.task = try Flag.task.choice(value) },
    Option(
      .scores, nil, .words("KIND", ScoreKind.self), .input, of: reading.union([.`init`]),
      isEssential: true,
      help: "probabilities (default), logits or sigmoid-logits"
    ) { job, value throws(AssayError) in job.request.scores = try Flag.scores.choice(value) },
  ]

  private static let columns: [Option] = [
    Option(
      .id, nil, .text("COLUMN"), .input, of: reading, isEssential: true,
      help: "The column with the ids"
    ) { job, value in job.request.idColumn = value },
    Option(
      .label, nil, .text("COLUMN"), .input, of: reading, isEssential: true,
      help: "The column with the labels"
    ) { job, value throws(AssayError) in
      guard FileSystem.kind(of: value) == nil else {
        throw .usage(
          "\(Flag.label) names a column, and \(value) is a file; for the file with the labels write "
            + "\(Flag.labels) \(AssayText.argument(value))")
      }
      job.request.labelColumn = value
    },
    Option(
      .slice, nil, .text("COLUMN"), .input, of: beside, isEssential: true, isRepeated: true,
      help: "Slice by a column, or by a pair A*B; may be repeated"
    ) { job, value throws(AssayError) in try Flag.slice.add(value, to: &job.request.slices) },
    Option(
      .sliceMin, nil, .text("N"), .input, of: beside,
      help: "Show slices of at least N samples (default 20)"
    ) { job, value throws(AssayError) in
      let count = try Flag.sliceMin.wholeNumber(value, in: SliceSize.range)
      job.request.comparison.leastSliceSamples = SliceSize(count) ?? 20
    },
    Option(
      .findSlices, nil, nil, .input, of: beside,
      help: "Search all other columns, and pairs, for weak slices"
    ) { job, value throws(AssayError) in
      job.request.findsSlices = try Flag.findSlices.boolean(value)
    },
    Option(
      .weight, nil, .text("COLUMN"), .input, of: beside,
      help: "The column with sample weights, 0 or more"
    ) { job, value in job.request.weight = value },
    Option(
      .group, nil, .text("COLUMN"), .input, of: beside,
      help: "The column with the group that a sample belongs to"
    ) { job, value in job.request.group = value },
  ]

  private static let rows: [Option] = [
    Option(
      .ignoreLabel, nil, .text("LABEL"), .input, of: reading, isRepeated: true,
      help: "Skip rows with this label, such as -100; may be repeated"
    ) { job, value throws(AssayError) in
      try Flag.ignoreLabel.add(value, to: &job.request.ignoredLabels)
    },
    Option(
      .pairBy, nil, .words("WHAT", ["ids", "position"]), .input, of: reading,
      help: "ids or position (default: ids if all files have them)"
    ) { job, value throws(AssayError) in
      guard let pairing = Pairing(rawValue: value), pairing != .automatic else {
        throw .usage("\(Flag.pairBy) takes ids or position, not '\(value)'")
      }
      job.request.pairing = pairing
    },
    Option(
      .commonIds, nil, nil, .input, of: reading,
      help: "Skip samples that are not in all files"
    ) { job, value throws(AssayError) in
      job.request.usesCommonIDs = try Flag.commonIds.boolean(value)
    },
    Option(
      .matchClasses, nil, .words("HOW", ["exact", "loose"]), .input, of: reading,
      help: "Cat and cat: one class (loose) or two (exact)"
    ) { job, value throws(AssayError) in
      guard let matching = ClassMatching(rawValue: value), matching != .asked else {
        throw .usage("\(Flag.matchClasses) takes exact or loose, not '\(value)'")
      }
      job.request.classMatching = matching
    },
  ]

  private static let sums: [Option] = [
    Option(
      .renormalize, nil, nil, .input, of: reading,
      help: "Divide each row of probabilities by its sum"
    ) { job, value throws(AssayError) in
      job.request.sumRule.renormalize = try Flag.renormalize.boolean(value)
    },
    Option(
      .sumTolerance, nil, .text("T"), .input, of: reading,
      help: "Accept rows whose sum is off by up to T (default 0.01)"
    ) { job, value throws(AssayError) in
      guard let tolerance = Double(value),
        let rule = SumRule(tolerance: tolerance, renormalize: job.request.sumRule.renormalize)
      else { throw .usage("\(Flag.sumTolerance) takes a number from 0 up, not '\(value)'") }
      job.request.sumRule = rule
    },
  ]

  /// The classes that a value lists: separated by commas, or one per line in `@FILE`.
  private static func classes(_ value: String) throws(AssayError) -> [String] {
    guard !value.isEmpty else {
      throw .usage("\(Flag.classes) takes the names of the classes, as in \(Flag.classes) no,yes")
    }
    guard value.utf8.first == UInt8(ascii: "@"), value.utf8.count > 1 else {
      return commaSeparated(value)
    }
    let path = String(decoding: value.utf8.dropFirst(), as: UTF8.self)
    do throws(ReadError) {
      return try classLines(of: path)
    } catch {
      throw .input(error.description)
    }
  }
}
