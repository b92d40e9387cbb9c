import AssayStatistics
import Testing

@Test(.enabled(if: vectors != nil, noVectors))
func `Wilson's interval is that of the vectors`() throws {
  for example in try cases("wilson95") + cases("wilson_levels") {
    let (k, n) = (try example["k"].count(), try example["n"].count())
    let level = example["level"].isMissing ? 0.95 : try example["level"].double()
    let interval = try Interval.wilson(k, of: n, try #require(Confidence(level)))
    #expect(
      isClose(interval, try example["lo"].double(), try example["hi"].double()), "\(k) of \(n)")
  }
}

@Test func `Wilson's interval is the one in the books`() throws {
  #expect(
    isClose(
      try .wilson(14, of: 569, .percent95), 0.014711994762028639, 0.040873121032917449))
  #expect(
    isClose(
      try .wilson(1, of: 10_000_000, .percent95), 1.7652455711617427e-8, 5.664932019606462e-7))
}

@Test func `no success and no failure end the interval exactly at 0 and 1`() throws {
  for n in [1, 2, 3, 10, 1797, 10_000_000, 1_000_000_000_000] {
    for alpha in [0.5, 0.05, 0.001, 1e-15] {
      let confidence = try #require(Confidence(alpha: alpha))
      let none = try Interval.wilson(0, of: n, confidence)
      let all = try Interval.wilson(n, of: n, confidence)
      #expect(none.low == 0 && none.high > 0 && none.high < 1)
      #expect(all.high == 1 && all.low < 1 && all.low > 0)
      #expect(isClose(all.low, 1 - none.high, relative: 1e-12))
    }
  }
}

@Test func `Wilson's limits are where the score test is at its critical value`() throws {
  let z = Confidence.percent95.critical
  for (k, n) in [(1, 2), (1, 100), (57, 1797), (333, 1000)] {
    let interval = try Interval.wilson(k, of: n, .percent95)
    for (limit, sign) in [(interval.low, 1.0), (interval.high, -1.0)] {
      let deviation = (limit * (1 - limit) / Double(n)).squareRoot()
      #expect(isClose((Double(k) / Double(n) - limit) / deviation, sign * z, relative: 1e-12))
    }
  }
}

@Test func `Wilson's interval of impossible counts is none`() {
  #expect(throws: Indeterminate.tooFew(least: 1)) { try Interval.wilson(0, of: 0, .percent95) }
  #expect(throws: Indeterminate.impossible) { try Interval.wilson(-1, of: 3, .percent95) }
  #expect(throws: Indeterminate.impossible) { try Interval.wilson(4, of: 3, .percent95) }
  #expect(throws: Indeterminate.impossible) { try Interval.wilson(0, of: -3, .percent95) }
}

@Test func `Wilson's interval holds the proportion, however unsure it is`() throws {
  let unsure = try #require(Confidence(alpha: 1 - 0x1p-53))
  for (k, n) in [(1, 3), (6, 1000), (1000, 1_000_000_000_000), (55, 63), (7, 7)] {
    #expect(try Interval.wilson(k, of: n, unsure).contains(Double(k) / Double(n)))
  }
}

@Test func `of so many samples that are worth their number it is the plain one but for t`() throws {
  let plain = try Interval.wilson(57, of: 1797, .percent95)
  let effective = try Interval.wilson(
    share: 57 / 1797, effective: 1797, degreesOfFreedom: 99_999_999, .percent95)
  #expect(isClose(effective, plain.low, plain.high, relative: 1e-7))
  #expect(try Interval.wilson(share: 0, effective: 9.5, degreesOfFreedom: 5, .percent95).low == 0)
  #expect(try Interval.wilson(share: 1, effective: 9.5, degreesOfFreedom: 5, .percent95).high == 1)
  #expect(throws: Indeterminate.tooFew(least: 2)) {
    try Interval.wilson(share: 0.5, effective: 3, degreesOfFreedom: 0, .percent95)
  }
  #expect(throws: Indeterminate.impossible) {
    try Interval.wilson(share: 0.5, effective: 0, degreesOfFreedom: 2, .percent95)
  }
}

@Test func `a share of weighted samples goes by their effective number, by hand`() throws {
  // At this risk, t is 2.5.
  let t = try #require(StudentT(degreesOfFreedom: 4))
  let confidence = try #require(Confidence(alpha: t.twoSided(2.5)))
  let interval = try Interval.wilson(
    share: 0.25, effective: 10, degreesOfFreedom: 4, confidence)
  #expect(isClose(interval, 0.06091544280401296, 0.6313922495036793))
}
