import AssayData
import AssayStatistics

extension Results {
  /// The JSON Schema (2020-12) of `results.json`, from the same description that writes and reads
  /// it.
  package static var schema: String {
    func schema(_ task: EvaluationTask) -> JSON { Results.form(.example(task)).schema }
    let isMultilabel: JSON = .object([
      ("properties", .object([("task", .object([("const", .string("multilabel"))]))])),
      ("required", .array([.string("task")])),
    ])
    return JSON.object([
      ("$schema", .string("https://json-schema.org/draft/2020-12/schema")),
      ("title", .string("Assay results, format \(ResultsFormat.version)")),
      ("if", isMultilabel), ("then", schema(.multilabel)), ("else", schema(.classes)),
    ]).text
  }
}

extension ResultsHead {
  /// An example of a head, for the forms that depend on one.
  fileprivate static func example(_ task: EvaluationTask) -> ResultsHead {
    ResultsHead(
      format: ResultsFormat.version, version: "", title: nil, run: Results.Run(), logBase: .e,
      clip: .sklearn,
      task: task, count: 1 << 40,
      classes: ClassList.empty, labelCounts: [1], labelsAreSoft: false,
      weights: nil, groups: nil, costs: nil, fingerprint: "", models: ["model"],
      baseline: "model", metrics: Metric.all.filter { ($0.task ?? task) == task },
      options: WrittenOptions(
        metrics: .all, primary: [], margins: [], confidence: .percent95, isClipChosen: false,
        comparesAllPairs: false,
        leastSliceSamples: 1, sampleLimit: 0, given: []),
      summary: [])
  }
}
