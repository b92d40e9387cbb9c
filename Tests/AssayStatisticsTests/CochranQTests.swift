import AssayStatistics
import Testing

@Test func `Cochran's Q is that of the formula`() throws {
  let test = try CochranQ(right: [19, 17, 11], samplesByRight: [2, 3, 7, 10])
  #expect(isClose(test.statistic, 10.4))
  #expect(test.degreesOfFreedom == 2)
  #expect(isClose(test.p, 0.00551656442076077242))
}

@Test func `Cochran's Q of two models is McNemar's statistic`() throws {
  // b = 14, c = 244: (b−c)²/(b+c).
  let test = try CochranQ(right: [1500, 1730], samplesByRight: [50, 258, 1486])
  #expect(isClose(test.statistic, 205.0387596899225))
  #expect(isCloseP(test.p, 1.660841696470867e-46))
}

@Test func `Cochran's Q of very many samples loses nothing`() throws {
  let few = try CochranQ(right: [19, 17, 11], samplesByRight: [2, 3, 7, 10])
  let scale = 1_000_000_000_000
  let many = try CochranQ(
    right: [19, 17, 11].map { $0 * scale }, samplesByRight: [2, 3, 7, 10].map { $0 * scale })
  #expect(isClose(many.statistic, few.statistic * Double(scale)))
  #expect(many.p == 0)
  let equal = try CochranQ(
    right: [Int.max - 1, Int.max - 1], samplesByRight: [0, 2, Int.max - 2])
  #expect(equal.statistic == 0)
  #expect(equal.p == 1)
}

@Test func `Cochran's Q says why it has no answer`() {
  #expect(throws: Indeterminate.tooFew(least: 2)) {
    try CochranQ(right: [3], samplesByRight: [1, 3])
  }
  #expect(throws: Indeterminate.tooFew(least: 2)) { try CochranQ(right: [], samplesByRight: []) }
  #expect(throws: Indeterminate.noSpread) {
    try CochranQ(right: [3, 3], samplesByRight: [2, 0, 3])
  }
  #expect(throws: Indeterminate.noSpread) {
    try CochranQ(right: [0, 0], samplesByRight: [0, 0, 0])
  }
  for (right, samples) in [
    ([1, 2], [0, 3]), ([1, 2], [0, 2, 1]), ([-1, 2], [0, 1, 0]), ([1, 2], [-1, 1, 1]),
    ([3, 0], [0, 1, 1]),
  ] {
    #expect(throws: Indeterminate.impossible) {
      try CochranQ(right: right, samplesByRight: samples)
    }
  }
}
