import AssayData
import AssayKit
import AssaySystem

// Options about measuring, comparing and the head of the report.

extension Option {
  private static let comparing: Set<CommandName> = [.report, .merge, .diff]

  static let report = head + comparison + numbers + runs

  private static let head: [Option] = [
    Option(
      .title, nil, .text("TEXT"), .report, of: [.report, .merge, .render], isEssential: true,
      help: "The heading"
    ) { job, value in job.request.title = value },
    Option(
      .language, nil, .words("TAG", Language.self), .report,
      of: [.report, .inspect, .merge, .render, .diff, .check], isEssential: true,
      help: "en (default) or zh-Hans, for every output"
    ) { job, value throws(AssayError) in job.request.language = try language(value) },
    Option(
      .verbose, nil, nil, .report, of: [.report, .merge, .render, .diff], isEssential: true,
      help: "Show all metrics and sentences on the terminal"
    ) { job, value throws(AssayError) in job.isVerbose = try Flag.verbose.boolean(value) },
  ]

  private static let comparison: [Option] = [
    Option(
      .baseline, nil, .text("NAME"), .report, of: [.report, .summarize], isEssential: true,
      help: "The model to compare with (default: the first)"
    ) { job, value in job.request.comparison.baseline = value },
    Option(
      .pairs, nil, .words("WHICH", ComparedPairs.self), .report, of: [.report, .summarize],
      help: "Compare with the baseline (default), or all pairs"
    ) { job, value throws(AssayError) in
      let pairs: ComparedPairs = try Flag.pairs.choice(value)
      job.request.comparison.comparesAllPairs = pairs == .all
    },
    Option(
      .confidence, nil, .text("C"), .report, of: comparing,
      help: "The confidence level of intervals (default 0.95)"
    ) { job, value throws(AssayError) in
      guard let level = Double(value).flatMap({ Confidence($0) }) else {
        let percent = Double(value.hasSuffix("%") ? String(value.dropLast()) : value)
        let cure = percent.flatMap { Confidence($0 / 100) }.map { "; write \($0.level)" } ?? ""
        throw .usage("\(Flag.confidence) takes a number from 0.5 to 0.9999, not '\(value)'\(cure)")
      }
      job.request.comparison.confidence = level
    },
    Option(
      .primary, nil, .words("METRIC", Report.testedMetrics), .report, of: comparing,
      isRepeated: true,
      help:
        "A metric that decides the headline; may be repeated (default: error_rate and cross_entropy)"
    ) { job, value throws(AssayError) in
      for name in commaSeparated(value) {
        try Flag.primary.add(name, to: &job.request.comparison.primary)
      }
    },
    Option(
      .margin, nil, .keys("METRIC=D", Report.testedMetrics), .report, of: comparing,
      isRepeated: true,
      help: "Say whether a model is worse by more than D: mse=0.02"
    ) { job, value throws(AssayError) in
      let margin = try margin(value)
      guard !job.request.comparison.margins.map(\.metric).contains(exactly: margin.metric) else {
        throw .usage("\(Flag.margin) names '\(margin.metric)' twice")
      }
      job.request.comparison.margins.append(margin)
    },
    Option(
      .cost, nil, .text("FP:FN"), .report, of: comparing,
      help: "Costs of the two errors, for the cheapest threshold"
    ) { job, value throws(AssayError) in job.request.comparison.costs = try costs(value) },
    Option(
      .average, nil, nil, .report, of: [.report, .merge],
      help: "Also measure the average of all models"
    ) { job, value throws(AssayError) in
      job.request.comparison.averagesAll = try Flag.average.boolean(value)
    },
  ]

  private static let numbers: [Option] = [
    Option(
      .logBase, nil, .words("BASE", LogBase.self), .report, of: comparing, isEssential: true,
      help: "e for nats (default), 2 for bits, or 10"
    ) { job, value throws(AssayError) in
      job.request.comparison.logBase = try Flag.logBase.choice(value)
    },
    Option(
      .metrics, nil, .words("SET", MetricSelection.self), .report,
      of: [.report, .summarize, .diff],
      help: "all (default), or core: no variants and no tests"
    ) { job, value throws(AssayError) in
      job.request.comparison.metrics = try Flag.metrics.choice(value)
    },
    Option(
      .clip, nil, .words("HOW", ["sklearn", "keras", "torch"]), .report,
      of: [.report, .summarize, .diff],
      help: "Clip probabilities as sklearn, keras, torch, or at ε"
    ) { job, value throws(AssayError) in
      guard let clip = Clip(value) else {
        throw .usage(
          "\(Flag.clip) takes sklearn, keras, torch or a number ε between 0 and 0.5, not '\(value)'"
        )
      }
      job.request.comparison.clip = clip
    },
    Option(
      .samples, nil, .text("N"), .report, of: [.report, .summarize, .diff], isEssential: true,
      help: "Show up to N samples one by one (default 10)"
    ) { job, value throws(AssayError) in
      let count = try Flag.samples.wholeNumber(value, in: SampleLimit.range)
      job.request.comparison.sampleLimit = SampleLimit(count) ?? 10
    },
  ]

  /// Options that identify the measured version; the report shows only what is given.
  private static let runs: [Option] = [
    Option(
      .name, nil, .text("NAME"), .report, of: [.report, .merge],
      help: "The name of this version, for histories"
    ) { job, value in job.request.run.name = value },
    Option(
      .commit, nil, .words("ID", ["auto"]), .report, of: [.report, .merge],
      help: "The commit of this version; auto: the build server’s"
    ) { job, value throws(AssayError) in
      job.request.run.commit = value == "auto" ? try buildCommit() : value
    },
    Option(
      .date, nil, .text("DATE"), .report, of: [.report, .merge],
      help: "The date of this version, as 2026-01-31T12:00:00Z"
    ) { job, value throws(AssayError) in
      guard RunDate(value) != nil else {
        throw .usage(
          "\(Flag.date) takes a day or a time, as in 2026-01-31 or 2026-01-31T12:00:00Z, not '\(value)'"
        )
      }
      job.request.run.date = value
    },
  ]

  // MARK: - Values

  /// The language of a tag such as `en-US`, `zh` or `zh_CN`, in any case.
  static func language(_ tag: String) throws(AssayError) -> Language {
    let parts = tag.lowercased().split(omittingEmptySubsequences: false) { "-_".contains($0) }
    let traditional: Set<Substring> = ["hant", "tw", "hk", "mo"]
    switch parts[0] {
    case "en": return .english
    case "zh" where traditional.isDisjoint(with: parts.dropFirst()): return .chinese
    default: throw .usage("\(Flag.language) takes en or zh-Hans, not '\(tag)'")
    }
  }

  private static func costs(_ value: String) throws(AssayError) -> Costs {
    let parts = value.split(separator: ":", omittingEmptySubsequences: false).map { Double($0) }
    guard parts.count == 2, let first = parts[0], let second = parts[1],
      let costs = Costs(falsePositive: first, falseNegative: second)
    else {
      throw .usage(
        "\(Flag.cost) takes two numbers from 0 to 1e100, not both 0, as in 1:5, not '\(value)'")
    }
    return costs
  }

  /// A metric and a number above 0, which may be a percentage if the metric is a share.
  private static func margin(_ value: String) throws(AssayError) -> Margin {
    let form = "\(Flag.margin) takes METRIC=D with a number D above 0, as in error_rate=0.01"
    let parts = value.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty else { throw .usage("\(form), not '\(value)'") }
    let (metric, isPercent) = (String(parts[0]), parts[1].hasSuffix("%"))
    guard let number = Double(isPercent ? parts[1].dropLast() : parts[1]),
      let margin = Margin(metric: metric, size: isPercent ? number / 100 : number)
    else { throw .usage("\(form), not '\(value)'") }
    guard isPercent, Report.isShare(metric: metric) == false else { return margin }
    throw .usage(
      "give a number, as in \(metric)=0.01, not '\(value)': percentages are for shares, which "
        + "\(metric) is not")
  }

  private static func buildCommit() throws(AssayError) -> String {
    let names = ["GITHUB_SHA", "CI_COMMIT_SHA", "GIT_COMMIT"]
    for name in names {
      if let commit = Process.environment(name), !commit.isEmpty { return commit }
    }
    throw .usage(
      "\(Flag.commit) auto reads \(names.joined(separator: ", ")), but none of them is set; give "
        + "the commit itself")
  }

  /// The values of `--pairs`.
  private enum ComparedPairs: String, CaseIterable {
    case baseline
    case all
  }
}
