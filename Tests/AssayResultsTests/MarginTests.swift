import AssayResults
import AssayStatistics
import Testing

@Test func `a margin's word is the first that the interval allows, and touching shows nothing`() {
  let words: [(Double, Double, MarginResult.Verdict)] = [
    (-0.05, -0.01, .better), (-0.01, 0.005, .equivalent), (-0.03, 0.01, .notWorse),
    (-0.01, 0.03, .undecided), (0.001, 0.01, .equivalent), (0.001, 0.03, .worse),
    (0.025, 0.05, .worse), (-0.02, 0.02, .undecided), (-0.05, 0, .notWorse),
  ]
  for (low, high, expected) in words {
    #expect(MarginResult.Verdict(Interval(low: low, high: high), 0.02) == expected)
  }
}

@Test func `without a test a margin is undecided`() throws {
  let margin = try #require(Margin(metric: "mse", size: 0.1))
  let result = MarginResult(
    baseline: 0, candidate: 1, margin, .failure(.notCompared),
    lowerIsBetter: true)
  #expect(result.verdict == .undecided)
  #expect(result.interval == nil && result.samplesNotWorse == nil)
}
