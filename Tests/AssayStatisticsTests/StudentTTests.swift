import AssayStatistics
import AssayTestSupport
import Testing

private func studentT(_ degreesOfFreedom: Double) throws -> StudentT {
  try #require(StudentT(degreesOfFreedom: degreesOfFreedom))
}

@Test(.enabled(if: vectors != nil, noVectors))
func `tails and quantiles of t are those of the vectors`() throws {
  for example in try cases("t_sf") {
    let distribution = try studentT(example["df"].double())
    let t = try example["t"].double()
    #expect(
      isCloseP(distribution.survival(t), try example["sf"].double()), "\(distribution), \(t)")
  }
  for example in try cases("t_ppf") {
    let distribution = try studentT(example["df"].double())
    let q = try example["q"].double()
    let t = try #require(distribution.quantile(q))
    #expect(isClose(t, try example["t"].double()), "\(distribution), \(q)")
  }
}

@Test(arguments: [
  (3.7, 2.5, 0.035911011455913386391), (1e4, 12, 2.989889803905662579e-33),
  (1e9, 1.7, 0.044565462914029680832), (1e9, 6, 9.865879822492459432e-10),
  (1e9, 20, 2.7537348158163977301e-89), (1e15, 3, 0.0013498980316301277655),
  (1, 1, 0.25), (.infinity, 3, 0.0013498980316300945),
])
func `tails of t keep thirteen digits at any degrees of freedom`(
  df: Double, t: Double, expected: Double
) throws {
  let distribution = try studentT(df)
  #expect(isClose(distribution.survival(t), expected, relative: 1e-13))
  #expect(isClose(distribution.survival(-t), 1 - expected, relative: 1e-15))
  #expect(distribution.twoSided(-t) == distribution.twoSided(t))
}

@Test(arguments: [
  (3.7, 0.975, 2.8675207071911884734), (1e9, 0.975, 1.9599639869123250887),
  (1e4, 0.9999, 3.720395869117668077), (2.5, 0.6, 0.28145951274854759175),
  (1, 1e-60, -3.1830988618379068095e59), (2, 1e-60, -7.0710678118654753485e29), (5, 0.5, 0),
])
func `quantiles of t keep thirteen digits`(df: Double, p: Double, expected: Double) throws {
  #expect(isClose(try #require(studentT(df).quantile(p)), expected, relative: 1e-13))
}

@Test func `a quantile of t undoes its tail`() throws {
  var generator = seededGenerator(for: "a quantile of t undoes its tail")
  for _ in 0..<2000 {
    let df = Mathematical.powerOfTen(Double.random(in: 0...10, using: &generator))
    let p = Mathematical.powerOfTen(Double.random(in: -90...(-0.31), using: &generator))
    let distribution = try studentT(df)
    let t = try #require(distribution.quantile(p))
    #expect(isClose(distribution.survival(-t), p, relative: 1e-11), "\(df), \(p)")
  }
}

@Test func `t has an answer everywhere or says that it has none`() throws {
  for df in [0, 0.5, -1, .nan] { #expect(StudentT(degreesOfFreedom: df) == nil) }
  for df in [1, 1.5, 2, 1e3, 1e9, 1e18, 1e19, 1e20, 1e300, .infinity] {
    let distribution = try studentT(df)
    #expect(distribution.survival(0) == 0.5)
    #expect(distribution.quantile(0.75) == distribution.quantile(0.25).map { -$0 })
    #expect(distribution.survival(.infinity) == 0)
    #expect(distribution.survival(-.infinity) == 1)
    for t in [Double.leastNonzeroMagnitude, 1e-200, 1e-8, 1, 1e8, 1e100, 1e200, 1e308] {
      let p = distribution.survival(t)
      #expect((0...0.5).contains(p), "\(df), \(t)")
    }
    for p in [0, 1, 1e-101, .nan] { #expect(distribution.quantile(p) == nil) }
    for p in [1e-100, 0.1, 0.2500001, 0.4999999999999999] {
      let t = try #require(distribution.quantile(p))
      #expect(t.isFinite && t < 0, "\(df), \(p)")
    }
    #expect(distribution.critical(.percent95) >= 1.959963984540053)
  }
}
