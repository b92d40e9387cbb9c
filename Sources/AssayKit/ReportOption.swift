import AssayData
import AssayResults
import AssayText

/// One option of `assay report`: its name, what it takes, what it does.
///
/// The command line, its help
/// and configuration files all go by this one table.
public struct ReportOption: Sendable {
  /// What an option is about; the help shows them under these heads.
  public enum Group: String, Sendable, CaseIterable {
    /// Which files and columns.
    case input = "What to read"
    /// What the report says.
    case report = "What to report"
    /// What is written.
    case output = "What to write"
    /// What must hold.
    case gates = "What must hold"
    /// What is written for builds.
    case builds = "What to write for builds"
  }

  /// The name without dashes.
  public let name: String
  /// What stands for its value in the help; nil for a switch.
  public let placeholder: String?
  /// What it does, in one sentence without its stop.
  public let help: String
  /// Where the help shows it.
  public let group: Group
  /// Whether its values are paths, which a configuration gives relative to itself.
  let isPath: Bool
  /// Whether it may be given several times.
  public let isRepeated: Bool
  let set: @Sendable (inout ReportRequest, String) throws(AssayError) -> Void

  init(
    _ name: String, _ placeholder: String?, _ group: Group, isPath: Bool = false,
    isRepeated: Bool = false, help: String,
    set: @escaping @Sendable (inout ReportRequest, String) throws(AssayError) -> Void
  ) {
    self.name = name
    self.placeholder = placeholder
    self.group = group
    self.isPath = isPath
    self.isRepeated = isRepeated
    self.help = help
    self.set = set
  }

  /// Those that say what to read and to measure, for a summary.
  public static var ofSummaries: [ReportOption] {
    all.filter { option in
      switch option.group {
      case .output: option.name == "jobs"
      case .gates, .builds: false
      case .input, .report: !(ofMerging + ofSides).contains(option.name)
      }
    }
  }

  /// Those that matter once all is measured, for a report of summaries.
  public static var ofMerges: [ReportOption] {
    all.filter { option in
      switch option.group {
      case .output: !["jobs", "outcomes"].contains(option.name)
      case .gates, .builds: true
      case .input, .report: ofMerging.contains(option.name)
      }
    }
  }

  /// Those that say how results are shown, whatever was measured.
  public static var ofRendering: [ReportOption] {
    let names = [
      "title", "language", "verbose", "html", "markdown", "max-bytes", "tables", "charts",
      "template", "templates", "dump-values",
    ]
    return all.filter { names.contains($0.name) || [.gates, .builds].contains($0.group) }
  }

  private static let ofMerging = [
    "title", "language", "verbose", "log-base", "confidence", "cost", "average", "primary",
    "margin", "name",
    "commit",
    "date",
  ]

  /// Those that name columns beside labels and predictions, and others that summaries do not know.
  public static var ofSideColumns: [ReportOption] { all.filter { ofSides.contains($0.name) } }

  private static let ofSides = ["slice", "slice-min", "find-slices", "weight", "group", "task"]

  /// The option of this name.
  public static func named(_ name: String) -> ReportOption? {
    all.first { $0.name == name }
  }
}

// MARK: - The table

extension ReportOption {
  /// Every option, in the order of the help.
  public static let all: [ReportOption] = input + report + runs + output + gates + builds

  private static let input: [ReportOption] = files + columns + rows + sums

  private static let files: [ReportOption] = [
    ReportOption(
      "labels", "FILE", .input, isPath: true,
      help: "The file with the labels; may be left out where a model’s file has them"
    ) { request, value throws(AssayError) in
      let (path, options) = try file(value)
      try options.checkLabels()
      (request.labels, request.labelOptions) = (path, options)
    },
    ReportOption(
      "model", "[NAME=]FILE", .input, isPath: true, isRepeated: true,
      help: "A model’s predictions, or a pattern as 'epoch_*.csv'; repeat it for each model"
    ) { request, value throws(AssayError) in
      let models = try models(value)
      guard models.allSatisfy({ !$0.path.isEmpty }) else {
        throw .usage("--model needs a file, as in NAME=FILE")
      }
      request.models += models
    },
    ReportOption(
      "format", "FORMAT", .input,
      help: "What the files are in: csv, tsv, semicolon, bars, text (blanks), npy or npz"
    ) { request, value throws(AssayError) in
      request.format = try choice(value, of: "format")
    },
    ReportOption(
      "classes", "A,B,…", .input,
      help: "The classes in order, where files do not name them; @FILE has one a line"
    ) { request, value throws(AssayError) in request.classes = try classes(value) },
    ReportOption(
      "positive", "CLASS", .input, help: "The class that a single score column is about"
    ) { request, value in request.positive = value },
    ReportOption(
      "task", "KIND", .input,
      help: "What labels are: classes (default), or multilabel: any number of them a sample"
    ) { request, value throws(AssayError) in
      request.task = try choice(value, of: "task")
    },
    ReportOption(
      "scores", "KIND", .input,
      help: "What the scores are: probabilities (default), logits or sigmoid-logits"
    ) { request, value throws(AssayError) in
      request.scores = try choice(value, of: "scores")
    },
  ]

  private static let columns: [ReportOption] = [
    ReportOption("id", "COLUMN", .input, help: "The column with the ids") { request, value in
      request.idColumn = value
    },
    ReportOption("label", "COLUMN", .input, help: "The column with the labels") { request, value in
      request.labelColumn = value
    },
    ReportOption(
      "slice", "COLUMN", .input, isRepeated: true,
      help: "A column whose values make slices, or a pair A*B; repeat it for each"
    ) { request, value throws(AssayError) in
      guard !request.slices.contains(exactly: value) else {
        throw .usage("--slice names '\(value)' twice")
      }
      request.slices.append(value)
    },
    ReportOption(
      "slice-min", "N", .input,
      help: "Show slices of at least N samples (default 20), and count the others"
    ) { request, value throws(AssayError) in
      request.comparison.leastSliceSamples = try wholeNumber(
        value, of: "slice-min", in: 1...1_000_000)
    },
    findSlices,
    ReportOption(
      "weight", "COLUMN", .input,
      help: "The column of any file with the samples’ weights, from 0 up"
    ) { request, value in request.weight = value },
    ReportOption(
      "group", "COLUMN", .input,
      help: "The column of any file that says which samples belong together"
    ) { request, value in request.group = value },
  ]

  private static let sums: [ReportOption] = [
    ReportOption(
      "renormalize", nil, .input, help: "Divide each row of probabilities by its sum"
    ) { request, value throws(AssayError) in
      request.sumRule.renormalize = try boolean(value, of: "renormalize")
    },
    ReportOption(
      "sum-tolerance", "T", .input,
      help: "Accept rows whose sum is off by up to T (default 0.01; warned of from 0.001 on)"
    ) { request, value throws(AssayError) in
      guard let tolerance = Double(value),
        let rule = SumRule(tolerance: tolerance, renormalize: request.sumRule.renormalize)
      else {
        throw .usage("--sum-tolerance takes a number from 0 up, not '\(value)'")
      }
      request.sumRule = rule
    },
  ]

  private static let report: [ReportOption] = [
    ReportOption("title", "TEXT", .report, help: "The heading") { request, value in
      request.title = value
    },
    ReportOption(
      "language", "TAG", .report,
      help: "The language of every output: en (default) or zh-Hans, simplified Chinese"
    ) { request, value throws(AssayError) in
      request.language = try Language(tag: value)
    },
    ReportOption(
      "baseline", "NAME", .report,
      help: "The model that the others are compared with (default: the first)"
    ) { request, value in request.comparison.baseline = value },
    ReportOption(
      "pairs", "WHICH", .report,
      help: "Compare models with the baseline (default), or all with each other"
    ) { request, value throws(AssayError) in
      let pairs: ComparedPairs = try choice(value, of: "pairs")
      request.comparison.comparesAllPairs = pairs == .all
    },
    ReportOption(
      "confidence", "C", .report, help: "How sure intervals are (default 0.95)"
    ) { request, value throws(AssayError) in
      guard let number = Double(value), number >= 0.5, number <= 0.9999,
        let level = Confidence(number)
      else {
        throw .usage("--confidence takes a number from 0.5 to 0.9999, not '\(value)'")
      }
      request.comparison.confidence = level
    },
    ReportOption(
      "primary", "METRIC", .report, isRepeated: true,
      help: "A metric that decides the headline (default: error_rate and cross_entropy)"
    ) { request, value throws(AssayError) in
      for name in commaSeparated(value) {
        guard !request.comparison.primary.contains(exactly: name) else {
          throw .usage("--primary names '\(name)' twice")
        }
        request.comparison.primary.append(name)
      }
    },
    ReportOption(
      "margin", "METRIC=D", .report, isRepeated: true,
      help: "Say whether models are worse by more than D: error_rate=1%, mse=0.02"
    ) { request, value throws(AssayError) in
      let margin = try margin(value)
      guard !request.comparison.margins.map(\.metric).contains(exactly: margin.metric) else {
        throw .usage("--margin names '\(margin.metric)' twice")
      }
      request.comparison.margins.append(margin)
    },
    ReportOption(
      "cost", "FP:FN", .report,
      help: "What the two errors of two classes cost, to find the cheapest threshold"
    ) { request, value throws(AssayError) in
      request.comparison.costs = try costs(value)
    },
    ReportOption(
      "average", nil, .report,
      help: "Measure the average of all models, too; that of two is always measured"
    ) { request, value throws(AssayError) in
      request.comparison.averagesAll = try boolean(value, of: "average")
    },
    ReportOption(
      "verbose", nil, .report,
      help: "Show all metrics, differences and sentences on the terminal"
    ) { request, value throws(AssayError) in
      request.isVerbose = try boolean(value, of: "verbose")
    },
    ReportOption(
      "log-base", "BASE", .report,
      help: "The unit of information: e for nats (default), 2 for bits, 10"
    ) { request, value throws(AssayError) in
      request.comparison.logBase = try choice(value, of: "log-base")
    },
    ReportOption(
      "metrics", "SET", .report,
      help: "Which metrics: all (default), or core: no variants, no prediction entropy"
    ) { request, value throws(AssayError) in
      request.comparison.metrics = try choice(value, of: "metrics")
    },
    ReportOption(
      "clip", "HOW", .report,
      help: "Show the cross-entropy as clipped by sklearn, keras or torch, or to [ε, 1−ε]"
    ) { request, value throws(AssayError) in
      guard let clip = Clip(value) else {
        throw .usage(
          "--clip takes sklearn, keras, torch or a number ε between 0 and 0.5, not '\(value)'")
      }
      request.comparison.clip = clip
    },
    ReportOption(
      "samples", "N", .report,
      help: "Show up to N samples one by one (default 10; all of up to 20), the most telling"
    ) { request, value throws(AssayError) in
      let count = try wholeNumber(value, of: "samples", in: SampleLimit.range)
      request.comparison.sampleLimit = SampleLimit(count) ?? request.comparison.sampleLimit
    },
  ]

  // MARK: - Values

  private static func costs(_ value: String) throws(AssayError) -> Costs {
    let parts = value.split(separator: ":", omittingEmptySubsequences: false).map { Double($0) }
    guard parts.count == 2, let first = parts[0], let second = parts[1],
      let costs = Costs(falsePositive: first, falseNegative: second)
    else {
      throw .usage(
        "--cost takes two numbers from 0 to 1e100, not both 0, as in 1:5, not '\(value)'")
    }
    return costs
  }

  /// A metric and a number above 0, which of a share may be in percent.
  private static func margin(_ value: String) throws(AssayError) -> Margin {
    let form = "--margin takes METRIC=D with a number D above 0, as in error_rate=0.01"
    let parts = value.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty else { throw .usage("\(form), not '\(value)'") }
    let (metric, isPercent) = (String(parts[0]), parts[1].hasSuffix("%"))
    guard let number = Double(isPercent ? parts[1].dropLast() : parts[1]),
      let margin = Margin(metric: metric, size: isPercent ? number / 100 : number)
    else { throw .usage("\(form), not '\(value)'") }
    guard isPercent else { return margin }
    let known = Metric.all.first { $0.key.isExactly(metric) }
    guard known.map({ $0.unit == .rate }) ?? true else {
      throw .usage(
        "give a number, as in \(metric)=0.01, not '\(value)': per cent is for shares, which "
          + "\(metric) is not")
    }
    return margin
  }

  static func commaSeparated(_ value: String) -> [String] {
    value.utf8.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false).map {
      String(decoding: $0, as: UTF8.self)
    }
  }

  static func choice<Choice: RawRepresentable & CaseIterable>(
    _ value: String, of option: String
  ) throws(AssayError) -> Choice where Choice.RawValue == String {
    if let choice = Choice(rawValue: value) { return choice }
    let names = Choice.allCases.map(\.rawValue)
    let hint = nearestName(to: value, among: names).map { "; did you mean '\($0)'?" } ?? ""
    throw .usage("--\(option) takes \(names.joined(separator: ", ")), not '\(value)'\(hint)")
  }

  static func wholeNumber(
    _ value: String, of option: String, in range: ClosedRange<Int>
  ) throws(AssayError) -> Int {
    guard let number = Int(value), range.contains(number) else {
      throw .usage(
        "--\(option) takes a whole number from \(range.lowerBound) to \(range.upperBound), "
          + "not '\(value)'")
    }
    return number
  }

  static func boolean(_ value: String, of option: String) throws(AssayError) -> Bool {
    switch value {
    case "true": return true
    case "false": return false
    default: throw .usage("--\(option) is a switch, true or false, not '\(value)'")
    }
  }
}

/// The values of `--pairs`.
private enum ComparedPairs: String, CaseIterable {
  case baseline
  case all
}
