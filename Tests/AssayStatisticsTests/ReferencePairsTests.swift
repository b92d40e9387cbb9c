import AssayStatistics
import AssayTestSupport
import Testing

/// The reference values for the pairs of models of a test set, computed from the same files.
private func pairs(_ folder: String) throws -> [Document] {
  let pairs = try Document(file: reference("\(folder)/expected.json"))["pairs"].members.map(\.value)
  #expect(!pairs.isEmpty)
  return pairs
}

@Test(arguments: ["iris", "breast_cancer", "digits"])
func `errors of two models compare as they do elsewhere`(folder: String) throws {
  for pair in try pairs(folder) {
    let error = pair["error"]
    let (b, c) = (try error["b"].count(), try error["c"].count())
    let n = try b + c + error["both_wrong"].count() + error["both_right"].count()
    let test = try #require(McNemar(b: b, c: c))
    #expect(isCloseP(test.exactP, try error["mcnemar"]["exact_p"].double()))
    #expect(isCloseP(test.midP, try error["mcnemar"]["mid_p"].double()))
    for (level, key) in [(0.95, "ci95_tango"), (0.9, "ci90_tango")] {
      let interval = try Interval.tango(b: b, c: c, of: n, try #require(Confidence(level)))
      let expected = try error[key].doubles()
      #expect(isClose(interval, expected[0], expected[1]), "\(b), \(c), \(n)")
    }
  }
}

@Test(arguments: ["iris", "breast_cancer", "digits"])
func `losses of two models compare as they do elsewhere`(folder: String) throws {
  let losses = try pairs(folder).flatMap { $0.members.map(\.value) }.filter {
    !$0["paired_t"].isMissing
  }
  #expect(!losses.isEmpty)
  for loss in losses {
    let expected = loss["paired_t"]
    let distribution = try #require(
      StudentT(degreesOfFreedom: try expected["df"].double()))
    #expect(isClose(distribution.critical(.percent95), try loss["t_quantile"].double()))
    let p = distribution.twoSided(try expected["t"].double())
    #expect(isCloseP(p, try expected["p_two_sided"].double()))
  }
}
