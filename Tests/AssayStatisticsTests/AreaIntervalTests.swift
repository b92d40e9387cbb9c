import AssayStatistics
import Testing

@Test(.enabled(if: vectors != nil, noVectors))
func `the interval of an area is that of the vectors`() throws {
  let models = try vector("delong_ties_example")["auc"]
  for name in ["m1", "m2"] {
    let model = models[name]
    let interval = try Interval.logitArea(
      try model["auc"].double(), variance: try model["var"].double(), .percent95)
    let expected = try model["ci95_logit"].doubles()
    #expect(isClose(interval, expected[0], expected[1]), "\(name)")
  }
}

@Test func `the interval of an area stays inside and turns round with it`() throws {
  let interval = try Interval.logitArea(0.82, variance: 0.0228, .percent95)
  #expect(isClose(interval, 0.3801949733057734, 0.97129100762609))
  let other = try Interval.logitArea(1 - 0.82, variance: 0.0228, .percent95)
  #expect(isClose(other, 1 - 0.97129100762609, 1 - 0.3801949733057734))
  for area in [Double.leastNonzeroMagnitude, 1e-10, 0.5, 1 - 1e-16] {
    for variance in [Double.leastNonzeroMagnitude, 1e-10, 0.2, 1e300] {
      let interval = try Interval.logitArea(area, variance: variance, .percent95)
      #expect((0...1).contains(interval.low) && (interval.low...1).contains(interval.high))
    }
  }
}

@Test func `an area without variance has no interval`() {
  for (area, variance) in [(1, 0), (0, 0), (0.5, 0), (1, 0.1)] as [(Double, Double)] {
    #expect(throws: Indeterminate.noSpread) {
      try Interval.logitArea(area, variance: variance, .percent95)
    }
  }
  #expect(throws: Indeterminate.impossible) {
    try Interval.logitArea(1.5, variance: 0.1, .percent95)
  }
  #expect(throws: Indeterminate.impossible) {
    try Interval.logitArea(0.5, variance: -1, .percent95)
  }
  #expect(throws: Indeterminate.notFinite) {
    try Interval.logitArea(.nan, variance: 0.1, .percent95)
  }
  #expect(throws: Indeterminate.notFinite) {
    try Interval.logitArea(0.5, variance: .infinity, .percent95)
  }
}
