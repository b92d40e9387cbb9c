import AssayNumerics
import AssayStatistics
import Testing

/// The readable twin, by the formulas on arrays: the variance, its degrees of freedom over all
/// pairs, and the skewness.
private struct Twin {
  var variance = 0.0
  var degreesOfFreedom = 0.0
  var skewness = 0.0

  init(_ weights: [Double], _ values: [Double]) {
    let n = Double(weights.count)
    let total = weights.reduce(0, +)
    let h = weights.map { $0 / total }
    let mean = zip(h, values).reduce(0) { $0 + $1.0 * $1.1 }
    let parts = zip(h, values).map { $0 * ($1 - mean) / (1 - $0) }
    let squares = parts.reduce(0) { $0 + $1 * $1 }
    variance = (n - 1) / n * squares
    skewness =
      n.squareRoot() * parts.reduce(0) { $0 + $1 * $1 * $1 } / (squares * squares.squareRoot())
    let q = h.map { $0 * $0 / ((1 - $0) * (1 - $0)) }
    let s = h.reduce(0) { $0 + $1 * $1 }
    var (trace, square) = (0.0, 0.0)
    for u in h.indices {
      trace += q[u] * (1 - 2 * h[u] + s)
      for v in h.indices {
        let covariance = (u == v ? 1 : 0) + s - h[u] - h[v]
        square += q[u] * q[v] * covariance * covariance
      }
    }
    degreesOfFreedom = trace * trace / square
  }
}

@Suite struct WeightedUnitsTests {
  @Test func `three units by hand`() throws {
    let units = WeightedUnits([1, 2, 1])
    let spread = try units.spread(of: [1, 0.5, 0])
    #expect(spread.mean == 0.5)
    #expect(isClose(spread.standardError * spread.standardError, 1 / 27))
    #expect(isClose(spread.degreesOfFreedom, 1.4579358196010408))
    #expect(isClose(units.effectiveCount, 16 / 6))
    #expect(spread.skewness.magnitude < 1e-15)
  }

  @Test func `equal weights are the plain case`() throws {
    let units = WeightedUnits([1, 1, 1, 1])
    let spread = try units.spread(of: [1, 0, 0, 3])
    #expect(spread.mean == 1)
    #expect(isClose(spread.standardError * spread.standardError, 0.5))
    #expect(spread.degreesOfFreedom == 3)
    #expect(units.effectiveCount == 4)
    let plain = try moments([1, 0, 0, 3]).spread()
    #expect(isClose(spread.skewness, plain.skewness))
  }

  @Test(arguments: 1...20)
  func `it is what the formulas give on arrays`(seed: UInt64) throws {
    var generator = SplitMix64(seed: seed)
    let count = Int(generator.next() % 60) + 2
    let weights = (0..<count).map { _ in
      let x = Double.random(in: 0.01...1, using: &generator)
      return x * x * x
    }
    let values = weights.map { _ in Double.random(in: -1...3, using: &generator) }
    let spread = try WeightedUnits(weights).spread(of: values)
    let twin = Twin(weights, values)
    #expect(
      isClose(spread.standardError * spread.standardError, twin.variance, relative: 1e-11))
    #expect(isClose(spread.degreesOfFreedom, twin.degreesOfFreedom, relative: 1e-9))
    #expect((spread.skewness - twin.skewness).magnitude < 1e-10)
  }

  @Test func `a unit that outweighs all others leaves a single degree of freedom`() throws {
    for small in [1e-3, 1e-8, 1e-100, 0x1p-1022] {
      let units = WeightedUnits([1, small, small])
      let spread = try units.spread(of: [1, 0.25, 0.75])
      // Without the heavy unit the mean is ½; the others hardly matter.
      #expect(
        isClose(spread.standardError, (2.0 / 3).squareRoot() / 2, relative: 4 * small + 1e-12))
      #expect(isClose(spread.degreesOfFreedom, 1, relative: 10 * small + 1e-12))
    }
    // A largest share just above one half, where the way of computing changes.
    let weights = [0.6, 0.1, 0.2, 0.1]
    let twin = Twin(weights, [1, 2, 3, 4])
    let spread = try WeightedUnits(weights).spread(of: [1, 2, 3, 4])
    #expect(isClose(spread.degreesOfFreedom, twin.degreesOfFreedom))
    #expect(isClose(spread.standardError * spread.standardError, twin.variance))
  }

  @Test func `a power of two times all weights gives the same bits`() throws {
    let weights = [0.3, 0.7, 0.9, 0.15, 0.6]
    let values = [0.1, 2, 0.7, 0.3, 9]
    let scaled = WeightedUnits(weights.map { $0 * 0x1p-40 })
    #expect(try WeightedUnits(weights).spread(of: values) == scaled.spread(of: values))
  }

  @Test func `one unit, equal values and infinite ones have no spread`() {
    #expect(throws: Indeterminate.tooFew(least: 2)) { try WeightedUnits([3]).spread(of: [1]) }
    #expect(throws: Indeterminate.tooFew(least: 2)) { try WeightedUnits([]).spread(of: []) }
    #expect(throws: Indeterminate.noSpread) {
      try WeightedUnits([0.1, 0.3, 0.7]).spread(of: [0.3, 0.3, 0.3])
    }
    #expect(throws: Indeterminate.noSpread) { try WeightedUnits([1, 2]).spread(of: [0, 0]) }
    #expect(throws: Indeterminate.notFinite) {
      try WeightedUnits([1, 1]).spread(of: [0, .infinity])
    }
  }

  @Test func `values of any size have a spread`() throws {
    let plain = try WeightedUnits([1, 2, 3]).spread(of: [1, 2, 4])
    for size in [0x1p500, 0x1p-500] {
      let spread = try WeightedUnits([1, 2, 3]).spread(of: [size, 2 * size, 4 * size])
      #expect(spread.standardError == plain.standardError * size)
      #expect(spread.skewness == plain.skewness)
    }
  }
}
