import AssayKit
import AssayTestSupport
import Foundation
import Testing

@testable import AssayCommand

/// Rules judged on results with known counts: some of 400 samples are wrong, and half have the
/// label `a`.
@Suite struct GateTests {
  private static func files(
    _ folder: String, wrong: Int, prefix: String = "", name: String
  ) throws -> (labels: String, model: String) {
    var (labels, csv) = ("id,label,region\n", "id,a,b\n")
    for row in 0..<400 {
      let isA = row.isMultiple(of: 2)
      labels += "\(prefix)\(row),\(isA ? "a" : "b"),\(row < 100 ? "north" : "south")\n"
      let ofA = isA == (row >= wrong) ? 0.9 : 0.1
      csv += "\(prefix)\(row),\(ofA),\(1 - ofA)\n"
    }
    let paths = ("\(folder)/\(name)-y.csv", "\(folder)/\(name).csv")
    try labels.write(toFile: paths.0, atomically: true, encoding: .utf8)
    try csv.write(toFile: paths.1, atomically: true, encoding: .utf8)
    return paths
  }

  /// The outcomes of rules for several models, which are given by their numbers of wrong answers.
  private func outcomes(
    _ rules: [String], wrong: [Int], before: Int? = nil, otherSet: Bool = false,
    configure: (inout Gates) -> Void = { _ in }
  ) throws -> GateOutcomes {
    var gates = try Gates(rules)
    configure(&gates)
    let report = try GateTests.reports.value(of: Measured(wrong: wrong, isSliced: true))
    guard let before else { return try report.outcomes(of: gates, against: nil) }
    let older = Measured(wrong: [before], prefix: otherSet ? "x" : "")
    return try GateTests.withFolder { folder in
      let path = "\(folder)/old.json"
      try GateTests.reports.value(of: older).json()
        .write(toFile: path, atomically: true, encoding: .utf8)
      return try report.outcomes(of: gates, against: .saved(path))
    }
  }

  /// The models of a report, given by their numbers of wrong answers.
  private struct Measured: Hashable {
    let wrong: [Int]
    var prefix = ""
    var isSliced = false

    func report() throws -> Report {
      try withFolder { folder in
        var request = ReportRequest()
        if isSliced { request.slices = ["region"] }
        for (index, wrong) in wrong.enumerated() {
          let paths = try files(folder, wrong: wrong, prefix: prefix, name: "m\(index)")
          request.labels = paths.labels
          request.models.append(ReportRequest.Model(name: "m\(index)", path: paths.model))
        }
        return try Report(request)
      }
    }
  }

  private static let reports = Shared<Measured, Report> { try $0.report() }

  private static func withFolder<Value>(_ body: (String) throws -> Value) throws -> Value {
    let folder = FileManager.default.temporaryDirectory.appending(path: "gates-\(UUID())").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    return try body(folder)
  }

  private func word(_ outcomes: GateOutcomes) -> String {
    let counts = outcomes.counts
    return String(repeating: "h", count: counts.held)
      + String(repeating: "b", count: counts.broken)
      + String(repeating: "u", count: counts.undecided)
  }

  // 20 of 400 are 5%, with Wilson's interval from 3.26 to 7.60%.
  @Test(
    arguments: [
      ("error_rate <= 8%", "h"), ("error_rate <= 6%", "u"), ("error_rate <= 3%", "b"),
      ("error_rate <= 6% on value", "h"), ("error_rate <= 4% on value", "b"),
      ("error_rate >= 3%", "h"), ("error_rate >= 8%", "b"),
      ("error_rate <= 10% on test", "h"), ("error_rate <= 6% on test", "u"),
      ("error_rate <= 1% on test", "b"),
      ("recall[a] >= 0.8", "h"), ("recall[a] >= 0.99", "b"), ("recall[c] >= 0.5", "b"),
      ("roc_auc[a] >= 0.5", "h"), ("top2_error <= 1", "b"), ("eror_rate <= 1", "b"),
      ("m0: error_rate <= 8%", "h"), ("m9: error_rate <= 8%", "b"),
      ("error_rate @region=south <= 1.5%", "h"), ("error_rate @region=north <= 12%", "b"),
      ("error_rate @region=west <= 50%", "b"), ("error_rate @city=x <= 50%", "b"),
      ("worst @region error_rate <= 40%", "h"), ("worst @region error_rate <= 10%", "b"),
      ("n >= 400", "h"), ("n >= 401", "b"), ("same test set", "b"),
      ("error_rate better than baseline", "b"),
      ("ece <= 1", "h"), ("error_rate <= 5% on value", "h"),
      ("macro_f1 >= 0.5 on test", "h"), ("macro_f1 >= 0.999 on test", "b"),
      ("precision[a] >= 80% on test", "h"), ("label_entropy <= 1", "h"),
    ])
  func `a value is held, broken or undecided by its interval`(
    rule: String, expected: String
  ) throws {
    #expect(word(try outcomes([rule], wrong: [20])) == expected, "\(rule)")
  }

  @Test(
    arguments: [
      ("error_rate not worse than baseline", 20, 20, "h"),
      ("error_rate better than baseline", 20, 20, "b"),
      ("error_rate not worse than baseline", 20, 60, "b"),
      ("error_rate better than baseline", 60, 20, "h"),
      ("error_rate better than baseline", 20, 60, "b"),
      ("error_rate better than baseline", 22, 20, "u"),
      ("error_rate not worse than baseline", 20, 22, "u"),
      ("error_rate not worse than baseline by 5 points", 20, 22, "h"),
      ("error_rate not worse than baseline by 0.001", 20, 22, "u"),
      ("error_rate not worse than baseline by 100%", 20, 22, "h"),
      ("error_rate not worse than baseline by 1%", 0, 22, "b"),
      ("error_rate not worse than baseline by 2 points", 20, 80, "b"),
      ("error_rate not worse than baseline on value", 20, 22, "b"),
      ("label_entropy better than baseline", 20, 22, "b"),
      ("macro_f1 not worse than baseline by 0.05 on test", 20, 22, "h"),
      ("ece not worse than baseline", 20, 22, "u"),
      ("error_rate not worse than baseline by 5 points on test", 20, 22, "h"),
      ("error_rate not worse than baseline on test", 20, 60, "b"),
      ("recall[a] not worse than baseline by 10 points", 20, 22, "h"),
      ("error_rate @region=north not worse than baseline by 10 points", 20, 22, "h"),
    ])
  func `a difference from the baseline is judged by its paired interval`(
    rule: String, baseline: Int, candidate: Int, expected: String
  ) throws {
    #expect(
      word(try outcomes([rule], wrong: [baseline, candidate])) == expected, "\(rule)")
  }

  @Test func `rules about older results need them, on the same samples`() throws {
    let rule = ["error_rate not worse than before by 5 points"]
    #expect(word(try outcomes(rule, wrong: [20])) == "b")
    let waived = try outcomes(rule, wrong: [20]) { $0.isFirstRun = true }
    #expect(word(waived) == "h")
    #expect(waived.text().contains("WAIVED: there are no older results yet"))
    #expect(word(try outcomes(rule, wrong: [20], before: 20)) == "h")
    #expect(word(try outcomes(rule, wrong: [80], before: 20)) == "b")
    #expect(word(try outcomes(rule, wrong: [20], before: 20, otherSet: true)) == "b")
    #expect(
      word(
        try outcomes(rule, wrong: [20], before: 20, otherSet: true) { $0.allowsOtherTestSet = true }
      )
        == "h")
    #expect(word(try outcomes(["same test set"], wrong: [20], before: 30)) == "h")
    #expect(word(try outcomes(["same test set"], wrong: [20], before: 30, otherSet: true)) == "b")
  }

  @Test func `the same sums are not the same samples`() throws {
    // The numbers of wrong answers are the same, but on different samples, which only outcomes
    // show.
    let folder = FileManager.default.temporaryDirectory.appending(path: "gates-\(UUID())").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    var labels = "id,label\n"
    var scores = ["id,a,b\n", "id,a,b\n"]
    for row in 0..<200 {
      labels += "\(row),a\n"
      scores[0] += "\(row),\(row < 20 ? "0.1,0.9" : "0.9,0.1")\n"
      scores[1] += "\(row),\(row >= 180 ? "0.1,0.9" : "0.9,0.1")\n"
    }
    try labels.write(toFile: "\(folder)/y.csv", atomically: true, encoding: .utf8)
    var judged: [GateOutcomes] = []
    for (place, text) in scores.enumerated() {
      try text.write(toFile: "\(folder)/\(place).csv", atomically: true, encoding: .utf8)
      var job = Job()
      job.request.labels = "\(folder)/y.csv"
      job.request.classes = ["a", "b"]
      job.request.models = [ReportRequest.Model(name: "m", path: "\(folder)/\(place).csv")]
      job.json = "\(folder)/\(place).json"
      try job.set(#require(Option.named("outcomes")), to: "\(folder)/\(place).out")
      let report = try Report(job.measured)
      try report.outputs(for: job).write()
      guard place == 1 else { continue }
      let rules = try Gates(["error_rate not worse than before"])
      judged.append(try report.outcomes(of: rules, against: .saved("\(folder)/0.json")))
      judged.append(
        try report.outcomes(
          of: rules, against: .saved("\(folder)/0.json"),
          outcomes: ("\(folder)/0.out", "\(folder)/1.out")))
    }
    #expect(judged.map(word) == ["h", "u"])
  }

  @Test func `rules that go by a test share one risk`() throws {
    // Alone, the score test of 5% against 8% has p = 0.027; with four rules the smallest p counts
    // four times.
    let rule = "error_rate <= 8% on test"
    #expect(word(try outcomes([rule], wrong: [20])) == "h")
    let others = (1...3).map { "error_rate <= 5.\($0)% on test" }
    #expect(word(try outcomes([rule] + others, wrong: [20])) == "uuuu")
  }

  @Test func `every rule has a sentence in both languages, and JSON`() throws {
    let outcomes = try outcomes(
      ["error_rate <= 6%", "error_rate not worse than baseline by 5 points", "x <= 1"],
      wrong: [20, 22])
    let text = outcomes.text(width: 200)
    #expect(text.hasPrefix("Gates: 1 broken, 1 undecided, 1 held\n"))
    #expect(
      text.contains(
        "m1’s error rate is 5.50% (95% interval 3.66–8.19%): perhaps above the limit of "
          + "6.00%."))
    #expect(text.contains("There is no metric ‘x’ in the results"))
    let note = "Intervals of rules are not widened for multiple comparisons"
    #expect(!text.contains(note))
    #expect(outcomes.text(width: 200, isBesideChanges: true).contains("\n\(note)"))
    #expect(outcomes.json().contains("\"reason\": \"missing_metric\""))
    #expect(outcomes.json().contains("\"outcome\": \"undecided\""))
  }

  @Test func `rules that contradict each other are refused`() throws {
    let error = try #require(throws: AssayError.self) {
      try Gates(["error_rate <= 3%", "error_rate >= 4%"])
    }
    #expect(error.description.contains("cannot both be met"))
  }
}
