import AssayStatistics
import Testing

@Test func `a confidence is above 0 and below 1`() {
  for level in [0, 1, -0.5, 1.5, .nan, .infinity] { #expect(Confidence(level) == nil) }
  for alpha in [0, 1, -0.1, 1e-101, .nan] { #expect(Confidence(alpha: alpha) == nil) }
  #expect(Confidence.percent95.alpha == 0.05)
  #expect(Confidence(0.9)?.level == 0.9)
}

@Test func `a confidence's critical value is the normal quantile of both tails`() throws {
  #expect(isClose(Confidence.percent95.critical, 1.959963984540054, relative: 1e-15))
  #expect(isClose(try #require(Confidence(alpha: 1e-100)).critical, 21.3058, relative: 1e-4))
  #expect(try #require(Confidence(alpha: 1 - 1e-15)).critical > 0)
}
