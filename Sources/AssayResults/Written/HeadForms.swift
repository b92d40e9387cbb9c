import AssayData
import AssayStatistics

/// The part of results that the forms of all other parts depend on.
struct ResultsHead: Sendable {
  /// The format version of the file.
  let format: String
  let version: String
  let title: String?
  let run: Results.Run
  let logBase: LogBase
  let clip: Clip
  let task: EvaluationTask
  let count: Int
  let classes: ClassList
  let labelCounts: [Int]
  let labelsAreSoft: Bool
  let weights: WrittenWeights?
  let groups: WrittenGroups?
  let costs: Costs?
  let fingerprint: String
  let models: [String]
  /// The name of the model that the others are compared with.
  let baseline: String
  let metrics: [Metric]
  let options: WrittenOptions
  let summary: [String]
}

/// The format version that this program writes; it reads every minor version of the same major
/// version.
package enum ResultsFormat {
  package static let major = 3
  package static let minor = 6
  package static var version: String { "\(major).\(minor)" }

  /// Whether curves have the counts at all ``KnownThresholds``: since the sixth minor version.
  static func hasExactCurves(_ version: String) -> Bool {
    version.split(separator: ".").last.flatMap { Int($0) }.map { $0 >= 6 } ?? false
  }

  /// Whether a version has a later major version.
  static func isNewer(_ version: String) -> Bool {
    Int(version.prefix { $0 != "." }).map { $0 > major } ?? false
  }
}

extension ResultsHead {
  static let form = ObjectForm<ResultsHead>(
    Field("format_version", \.format, .version),
    Field("assay_version", \.version, .text), Field("title", \.title, Form.text.optional),
    Field(ifPresent: "name", \.run.name, .text), Field(ifPresent: "commit", \.run.commit, .text),
    Field(ifPresent: "date", \.run.date, .text), Field("summary", \.summary, Form.text.list()),
    Field("log_base", \.logBase, .word), Field("clip", \.clip, .clip),
    Field(ifPresent: "task", { $0.task == .classes ? nil : $0.task }, .word),
    Field("n", \.count, .count()), Field("classes", \.classes, .classes),
    Field("label_counts", \.labelCounts, Form.count().list()),
    Field("soft_labels", \.labelsAreSoft, .flag),
    Field("weights", \.weights, WrittenWeights.form.optional),
    Field("groups", \.groups, WrittenGroups.form.optional),
    Field("costs", \.costs, Costs.form.optional),
    Field("test_set", \.fingerprint, .fingerprint), Field("models", \.models, .names),
    Field("baseline", \.baseline, .text),
    Field("options", \.options, WrittenOptions.form)
  ) {
    reader, format, version, title, name, commit, date, summary, logBase, clip, task, count,
    classes, labelCounts,
    isSoft,
    weights, groups, costs, fingerprint, models, baseline, options throws(ResultsFault) in
    guard labelCounts.count == classes.count else {
      throw reader.fault(
        .length(expected: classes.count, found: labelCounts.count), at: "label_counts")
    }
    guard models.contains(exactly: baseline) else {
      throw reader.fault(.unknownWord(baseline, among: models), at: "baseline")
    }
    let task = task ?? .classes
    let labelled = labelCounts.reduce(0, +)
    guard task == .multilabel || labelled == count else {
      throw reader.fault(.sum(expected: count, found: labelled), at: "label_counts")
    }
    return ResultsHead(
      format: format, version: version, title: title,
      run: Results.Run(name: name, commit: commit, date: date), logBase: logBase, clip: clip,
      task: task,
      count: count,
      classes: classes, labelCounts: labelCounts, labelsAreSoft: isSoft, weights: weights,
      groups: groups, costs: costs, fingerprint: fingerprint, models: models,
      baseline: baseline,
      metrics: try metrics(reader, task, of: models), options: options, summary: summary)
  }

  /// The metrics for which any model has values.
  private static func metrics(
    _ reader: FormReader, _ task: EvaluationTask, of models: [String]
  ) throws(ResultsFault) -> [Metric] {
    let estimates = try Members(Members(reader).required("estimates"))
    let known = Metric.all.filter { ($0.task ?? task) == task }
    var found: Set<ExactText> = []
    for model in models {
      let values = try estimates.required(model)
      for key in try Members(values).keys where found.insert(ExactText(key)).inserted {
        guard reader.ignoresUnknown || known.contains(where: { $0.key.isExactly(key) }) else {
          throw values.fault(.unknownKey(key, among: known.map(\.key)))
        }
      }
    }
    return known.filter { found.contains(ExactText($0.key)) }
  }
}

extension Form where Value == Clip {
  fileprivate static var clip: Form {
    Form(
      schema: .type("string"), write: { .string($0.word) },
      read: { reader throws(ResultsFault) in
        let word = try Form<String>.text.read(reader)
        guard let clip = Clip(word) else {
          throw reader.fault(.unknownWord(word, among: ["sklearn", "keras", "torch", "1e-7"]))
        }
        return clip
      })
  }
}

extension Form where Value == ClassList {
  fileprivate static var classes: Form {
    Form<[String]>.names.map({ ClassList($0) ?? .empty }, \.names)
  }
}

extension Form where Value == [String] {
  /// At least one name, without duplicates.
  fileprivate static var names: Form {
    let list = Form<String>.text.list()
    return Form(schema: list.schema, write: list.write) { reader throws(ResultsFault) in
      let names = try list.read(reader)
      guard !names.isEmpty else { throw reader.fault(.length(expected: 1, found: 0)) }
      var seen: Set<ExactText> = []
      for name in names where !seen.insert(ExactText(name)).inserted {
        throw reader.fault(.twice(name))
      }
      return names
    }
  }
}

extension Form where Value == String {
  /// A format version, which was checked before.
  fileprivate static var version: Form {
    let schema: [(String, JSON)] = [
      ("type", .string("string")), ("pattern", .string("^\(ResultsFormat.major)\\.[0-9]+$")),
    ]
    return Form(schema: .object(schema), write: Form.text.write, read: Form.text.read)
  }

  /// 32 hexadecimal digits.
  fileprivate static var fingerprint: Form {
    let schema: [(String, JSON)] = [
      ("type", .string("string")), ("pattern", .string("^[0-9a-f]{32}$")),
    ]
    return Form(schema: .object(schema), write: Form.text.write) { reader throws(ResultsFault) in
      let text = try Form.text.read(reader)
      let digits = Set("0123456789abcdef".utf8)
      guard text.utf8.count == 32, text.utf8.allSatisfy(digits.contains) else {
        throw reader.fault(.wrongType(.fingerprint, found: reader.node.value))
      }
      return text
    }
  }
}

struct WrittenWeights: Sendable {
  let column: String
  let sum: Double
  let effective: Double?

  static var form: Form<WrittenWeights> {
    ObjectForm<WrittenWeights>(
      Field("column", \.column, .text), Field("sum", \.sum, .number),
      Field("effective_n", \.effective, Form.number.optional),
      // Kish's formula needs independent samples.
      Field(
        derivedIfPresent: "effective_n_reason", { $0.effective == nil ? .grouped : nil }, .code)
    ) { _, column, sum, effective, _ in
      WrittenWeights(column: column, sum: sum, effective: effective)
    }.form
  }
}

struct WrittenGroups: Sendable {
  let column: String
  let count: Int

  static var form: Form<WrittenGroups> {
    ObjectForm<WrittenGroups>(
      Field("column", \.column, .text), Field("n", \.count, .count())
    ) { _, column, count in WrittenGroups(column: column, count: count) }.form
  }
}

extension Costs {
  static var form: Form<Costs> {
    ObjectForm<Costs>(
      Field("false_positive", \.falsePositive, .number(0...1e100)),
      Field("false_negative", \.falseNegative, .number(0...1e100))
    ) { reader, positive, negative throws(ResultsFault) in
      guard let costs = Costs(falsePositive: positive, falseNegative: negative) else {
        throw reader.fault(.outsideBounds, at: "false_negative")
      }
      return costs
    }.form
  }
}

/// The options that affect the numbers and have no place elsewhere.
struct WrittenOptions: Sendable {
  let metrics: MetricSelection
  let primary: [String]
  let margins: [Margin]
  let confidence: Confidence
  let isClipChosen: Bool
  let comparesAllPairs: Bool
  let leastSliceSamples: Int
  let sampleLimit: Int
  let given: [Results.GivenOption]

  static var form: Form<WrittenOptions> {
    ObjectForm<WrittenOptions>(
      Field("metrics", \.metrics, .word), Field("primary", \.primary, Form.text.list()),
      Field("margins", \.margins, Margin.form.list()),
      Field(
        "confidence", \.confidence,
        Form.number(0.5...0.9999).made({ Confidence($0) }, \.level)),
      Field("clip_chosen", \.isClipChosen, .flag), Field("all_pairs", \.comparesAllPairs, .flag),
      Field("slice_min", \.leastSliceSamples, .count(from: 1)),
      Field("samples", \.sampleLimit, .count()),
      Field("given", \.given, Results.GivenOption.form.list())
    ) { _, metrics, primary, margins, confidence, isClipChosen, allPairs, least, samples, given in
      WrittenOptions(
        metrics: metrics, primary: primary, margins: margins, confidence: confidence,
        isClipChosen: isClipChosen,
        comparesAllPairs: allPairs, leastSliceSamples: least, sampleLimit: samples,
        given: given)
    }.form
  }
}

extension Results.GivenOption {
  /// A name and its value.
  fileprivate static var form: Form<Results.GivenOption> {
    Form<String>.text.list(count: 2).map(
      { Results.GivenOption(name: $0[0], value: $0[1]) }, { [$0.name, $0.value] })
  }
}
