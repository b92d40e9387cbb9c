import AssayBytes
import AssayCompare
import AssayData
import AssayResults
import AssayRoles
import AssaySamples
import AssayStatistics
import AssayTestSupport
import Foundation
import Testing

/// The results for a range of rows of the files of one side.
private func results(_ inputs: Document, _ side: String) throws -> Results {
  func rows(_ key: String) throws -> [Substring] {
    let name = try #require(inputs[key].text).replacing("../", with: "")
    return try String(contentsOf: URL(filePath: reference(name)), encoding: .utf8)
      .split(separator: "\n")
  }
  let range = inputs["\(side)_rows_from_to"].numbers.map { Int($0) }
  let folder = FileManager.default.temporaryDirectory.appending(
    path: "versions-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  for (name, key) in [("labels.csv", "labels"), ("m.csv", side)] {
    let lines = try rows(key)
    let part = [lines[0]] + lines[(1 + range[0])..<(1 + range[1])]
    try (part.joined(separator: "\n") + "\n")
      .write(to: folder.appending(path: name), atomically: true, encoding: .utf8)
  }
  var request = ReadRequest()
  request.labels = folder.appending(path: "labels.csv").path
  request.models = [
    ReadRequest.ModelInput(name: "m", path: folder.appending(path: "m.csv").path)
  ]
  request.positive = inputs["positive"].text
  if side == "iris" { request.classes = nil }
  let comparison = try compare(read(request).testSet, options: ComparisonOptions())
  return comparison.results(title: nil, version: "", sources: [], caveats: [], given: [])
}

/// Changes between two versions, against reference values.
@Suite struct VersionReferenceTests {
  private func cases() throws -> Document {
    try Document(file: reference("diff.json"))["cases"]
  }

  private func close(
    _ value: Double?, _ right: Document, location: SourceLocation = #_sourceLocation
  ) throws {
    let (found, expected) = (
      try #require(value, sourceLocation: location),
      try #require(right.number, sourceLocation: location)
    )
    #expect(
      (found - expected).magnitude <= 1e-9 * max(expected.magnitude, 1e-3),
      "\(found), not \(expected)", sourceLocation: location)
  }

  @Test(arguments: ["bc_same_set", "bc_other_set", "iris_first_100_last_100"])
  func `differences, intervals and p are those of the reference`(_ name: String) throws {
    let right = try cases()[name]
    let diff = compareVersions(
      old: try results(right["inputs"], "old"), new: try results(right["inputs"], "new"), jobs: 2)
    #expect(diff.relation == (name == "bc_same_set" ? .same : .other))
    let model = try #require(diff.models.first)
    var expected: [(String, Document)] = ["error_rate", "cross_entropy", "mse"].map {
      ($0, right[$0])
    }
    expected.append(("roc_auc", right["auc"]))
    expected += right["confusion"]["metrics"].members.map { ($0.key, $0.value) }
    for (key, values) in expected where values.value != nil {
      let test = try #require(model.change(key)?.test, "\(key)")
      try close(test.difference, values["difference"])
      // On the same samples Newcombe's interval may be too narrow, and another is used: see below.
      if test.method == .mcNemarRange { continue }
      try close(test.interval95?.low, values["interval"].list[0])
      try close(test.interval95?.high, values["interval"].list[1])
      if test.method != .mcNemarRange { try close(test.p, values["p"]) }
      if values["standard_error"].number != nil {
        try close(test.evidence.standardError, values["standard_error"])
      }
      if values["df"].number != nil { try close(test.evidence.degreesOfFreedom, values["df"]) }
    }
    for (key, values) in right["class_mix"].members {
      let mix = try #require(model.mixes[key], "\(key)")
      try close(mix.change, values["change"])
      for (part, right) in [(mix.mix, values["mix"]), (mix.rate, values["rate"])] {
        try close(part.value, right["value"])
        try close(part.standardError, right["standard_error"])
        try close(part.interval(.percent95).low, right["interval"].list[0])
        try close(part.interval(.percent95).high, right["interval"].list[1])
      }
    }
  }

  @Test func `on the same samples p has a range, and the word is undecided within it`() throws {
    let right = try cases()["bc_same_set"]
    let diff = compareVersions(
      old: try results(right["inputs"], "old"), new: try results(right["inputs"], "new"), jobs: 2)
    let test = try #require(diff.models.first?.change("error_rate")?.test)
    let range = right["mcnemar_bounds"]["mid_p_range"].list
    try close(test.evidence.leastP, range[0])
    try close(test.p, range[1])
    #expect(test.verdict == .undecided)
    // 10 more are wrong, and at most 38 differ: Tango's interval for 24 and 14 of 569.
    let widest = try Interval.tango(b: 24, c: 14, of: 569, .percent95)
    #expect(test.interval95 == widest)
    #expect(diff.models.first?.mixes.isEmpty == true)
    // The accuracy gets the same verdict.
    #expect(diff.models.first?.change("accuracy")?.test?.verdict == .undecided)
  }

  @Test func `the same results change nothing`() throws {
    let inputs = try cases()["bc_same_set"]["inputs"]
    let results = try results(inputs, "old")
    let diff = compareVersions(old: results, new: results, jobs: 1)
    #expect(diff.notes == [.identical(model: "m")])
    for change in try #require(diff.models.first).metrics {
      #expect(change.difference == .value(0) || change.difference == .undefined)
      #expect(change.test.map { !$0.isClear } ?? true)
    }
  }
}
