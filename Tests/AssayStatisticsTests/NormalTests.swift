import AssayStatistics
import Testing

@Test(.enabled(if: vectors != nil, noVectors))
func `normal tails and quantiles are those of the vectors`() throws {
  for example in try cases("normal_sf") {
    let x = try example["x"].double()
    // SciPy's last value is subnormal, and printed with nine digits.
    #expect(isCloseP(Normal.survival(x), try example["sf"].double()), "\(x)")
    #expect(isCloseP(Normal.cdf(x), try example["cdf"].double()), "\(x)")
  }
  for example in try cases("normal_ppf") {
    let p = try example["p"].double()
    let z = try #require(Normal.quantile(p))
    #expect(isClose(z, try example["z"].double(), relative: 1e-14), "\(p)")
  }
}

@Test(arguments: [
  (1.2345678, 0.10849569952775800), (5.4321, 2.7847347510241787979e-8),
  (30.1, 2.4226672179857587657e-199), (-2.5, 0.99379033467422386), (0, 0.5),
])
func `normal tails keep fifteen digits`(x: Double, expected: Double) {
  #expect(isClose(Normal.survival(x), expected, relative: 1e-15))
  #expect(Normal.cdf(-x) == Normal.survival(x))
}

@Test(arguments: [
  (1e-200, -30.205594179579643063), (1e-12, -7.0344838253011319326), (0.01, -2.3263478740408410931),
  (0.3, -0.52440051270804081597), (0.075, -1.43953147093845593), (0.5, 0),
  (0.975, 1.9599639845400538556),
])
func `normal quantiles keep fifteen digits`(p: Double, expected: Double) throws {
  #expect(isClose(try #require(Normal.quantile(p)), expected, relative: 1e-15))
}

@Test func `normal tails end at the ends, and a quantile of no probability is none`() {
  #expect(Normal.survival(.infinity) == 0)
  #expect(Normal.survival(-.infinity) == 1)
  #expect(Normal.density(.infinity) == 0)
  #expect(Normal.survival(1e308) == 0)
  for p in [0, 1, -0.1, 1.5, .nan, .infinity] { #expect(Normal.quantile(p) == nil) }
  #expect(Normal.quantile(Double.leastNonzeroMagnitude)?.isFinite == true)
}
