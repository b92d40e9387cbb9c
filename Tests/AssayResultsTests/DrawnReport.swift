import AssayKit
import AssayNumerics
import AssayTestSupport
import Testing

/// A report on random samples, with further columns and options.
struct DrawnReport: Sendable {
  let name: String
  var classes = ["a", "b"]
  var areLogits = false
  /// The sum of each sample's probabilities.
  var sum = 1.0
  var second: String?
  let configure: @Sendable (inout ReportRequest) throws -> Void

  /// The report, measured once for all tests.
  func report() throws -> Report { try DrawnReport.reports.value(of: name) }

  private func measured() throws -> Report {
    var generator = SplitMix64(seed: 5)
    var labels = "id,label,w,g,s\n"
    var models = ["id,\(classes.joined(separator: ","))\n", second ?? ""]
    if second == nil { models[1] = models[0] }
    for row in 0..<60 {
      let label = Int(generator.next() % UInt64(classes.count))
      labels += "\(row),\(classes[label]),\(Double(row % 7) / 2),g\(row % 9),s\(row % 3)\n"
      for model in models.indices where model == 0 || second == nil {
        let scores = classes.indices.map {
          Double.random(in: 0.01...1, using: &generator) + ($0 == label ? 0.3 : 0)
        }
        let sum = areLogits ? 1 : scores.reduce(0, +) / self.sum
        models[model] += "\(row)," + scores.map { "\($0 / sum)" }.joined(separator: ",") + "\n"
      }
      if second != nil { models[1] += "\(row),\(classes[row % classes.count])\n" }
    }
    return try withFolder { folder in
      var request = ReportRequest()
      for (name, text) in [("labels", labels), ("one", models[0]), ("two", models[1])] {
        let path = "\(folder)/\(name).csv"
        try write(text, to: path)
        if name == "labels" {
          request.labels = path
        } else {
          request.models.append(ReportRequest.Model(name: name, path: path))
        }
      }
      if areLogits { request.scores = .logits }
      try configure(&request)
      return try Report(request)
    }
  }

  static let all = [
    DrawnReport(name: "weights") { $0.weight = "w" },
    DrawnReport(name: "weights, sums that are off", sum: 1.004) { $0.weight = "w" },
    DrawnReport(name: "renormalized", sum: 1.2) {
      ($0.weight, $0.sumRule) = ("w", SumRule(renormalize: true))
    },
    DrawnReport(name: "groups, bits") { ($0.group, $0.comparison.logBase) = ("g", .two) },
    DrawnReport(name: "weights and groups", classes: ["a", "b", "c"]) {
      ($0.weight, $0.group) = ("w", "g")
    },
    DrawnReport(name: "slices", classes: ["a", "b", "c"]) {
      ($0.slices, $0.comparison.leastSliceSamples, $0.comparison.logBase) = (
        ["s", "g", "s*g"], 5, .ten
      )
    },
    DrawnReport(name: "one table of slices", classes: ["a", "b", "c"]) {
      ($0.slices, $0.comparison.leastSliceSamples) = (["s"], 5)
    },
    DrawnReport(name: "costs of logits", areLogits: true) {
      $0.comparison.costs = Costs(falsePositive: 1, falseNegative: 5)
    },
    DrawnReport(name: "classes only", second: "id,prediction\n") {
      $0.comparison.confidence = Confidence(0.9) ?? .percent95
    },
    DrawnReport(name: "core metrics") { $0.comparison.metrics = .core },
    DrawnReport(name: "clipped, all samples") {
      ($0.comparison.clip, $0.comparison.sampleLimit) = (.torch, 100)
    },
    DrawnReport(name: "a baseline, no samples") {
      ($0.comparison.baseline, $0.comparison.sampleLimit) = ("two", 0)
    },
    DrawnReport(name: "all pairs and a title") {
      $0.models.append(ReportRequest.Model(name: "again", path: $0.models[0].path))
      ($0.comparison.comparesAllPairs, $0.title) = (true, "a title\nof <two> lines")
    },
  ]

  private static let reports = Shared<String, Report> { name in
    try #require(all.first { $0.name == name }).measured()
  }

  /// The results of the report with this name.
  static func results(_ name: String) throws -> String { try reports.value(of: name).json() }
}
