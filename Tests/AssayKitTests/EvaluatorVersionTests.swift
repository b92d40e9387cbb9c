import AssayKit
import Testing

/// Outcomes and suspect labels of samples in memory.
@Suite struct EvaluatorVersionTests {
  /// Samples of two classes with ids, of which the model is wrong in every `period`-th.
  private func batch(_ rows: Range<Int>, wrongEvery period: Int) -> Batch {
    Batch(
      labels: .classes(rows.map { $0 % 2 }),
      scores: [
        .positiveProbabilities(
          rows.map { ($0 % 2 == 1) == ($0 % period != 0) ? 0.75 : 0.125 })
      ],
      ids: rows.map { "s\($0)" })
  }

  private func evaluator(
    _ parts: [Range<Int>], wrongEvery period: Int, options: ComparisonOptions
  ) throws -> Evaluator {
    let empty = try Evaluator(classes: ["a", "b"], models: ["net"], comparison: options)
    var whole = empty
    for rows in parts {
      var part = empty
      try part.add(batch(rows, wrongEvery: period))
      try whole.merge(part)
    }
    return whole
  }

  @Test func `outcomes do not depend on how samples are divided and merged`() throws {
    var options = ComparisonOptions()
    options.keepsOutcomes = true
    var single = try Evaluator(classes: ["a", "b"], models: ["net"], comparison: options)
    try single.add(batch(0..<100, wrongEvery: 7))
    let whole = try #require(try single.report().outcomesFile)
    let merged = try evaluator([0..<30, 30..<31, 31..<100], wrongEvery: 7, options: options)
    #expect(try merged.report().outcomesFile == whole)
    let plain = try evaluator([0..<100], wrongEvery: 7, options: ComparisonOptions())
    #expect(try plain.report().outcomesFile == nil)
  }

  @Test func `two reports in memory are compared sample by sample`() throws {
    var options = ComparisonOptions()
    options.keepsOutcomes = true
    let parts = [0..<30, 30..<100]
    let old = try evaluator(parts, wrongEvery: 7, options: options).report()
    let new = try evaluator(parts, wrongEvery: 14, options: options).report()
    let changes = try VersionComparison(
      old: .report(old, name: "epoch 2"), new: .report(new, name: "epoch 3"))
    let text = changes.text()
    #expect(text.contains("7 samples newly right, 0 newly wrong."), "\(text)")
  }

  @Test func `suspect labels are found in memory`() throws {
    var options = ComparisonOptions()
    options.findsSuspects = true
    let report = try evaluator([0..<60, 60..<200], wrongEvery: 10, options: options).report()
    let lines = try #require(report.suspectsCSV).split(separator: "\n")
    #expect(lines.first == "id,label,suggested,margin,models")
    #expect(lines.count == 21)
    #expect(lines.dropFirst().allSatisfy { $0.hasPrefix("s") && $0.hasSuffix(",net") })

    var weighted = try Evaluator(classes: ["a", "b"], models: ["net"], comparison: options)
    var samples = batch(0..<20, wrongEvery: 10)
    samples.weights = (0..<20).map { Double($0 + 1) }
    try weighted.add(samples)
    let refusal = try #require(#expect(throws: AssayError.self) { try weighted.report() })
    #expect(
      refusal.description
        == "suspect labels cannot be found: samples have weights, but each must count once; "
        + "leave the suspects out")
  }
}
