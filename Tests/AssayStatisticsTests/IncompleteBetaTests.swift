import AssayStatistics
import Testing

@Test(.enabled(if: vectors != nil, noVectors))
func `the incomplete beta function is that of the vectors`() throws {
  for example in try cases("beta_inc") {
    let (a, b) = (try example["a"].double(), try example["b"].double())
    let x = try example["x"].double()
    let tails = IncompleteBeta.tails(x, complement: 1 - x, a: a, b: b)
    let expected = try example["I"].double()
    #expect(isCloseP(tails.lower, expected), "\(a), \(b), \(x)")
    let mirrored = IncompleteBeta.tails(1 - x, complement: x, a: b, b: a)
    #expect(isClose(mirrored.upper, tails.lower, relative: 1e-12), "\(a), \(b), \(x)")
  }
}

@Test(.enabled(if: vectors != nil, noVectors))
func `the tails of F are incomplete beta functions`() throws {
  for example in try cases("f_sf") {
    let (d1, d2) = (try example["d1"].double(), try example["d2"].double())
    let x = try example["x"].double()
    let sum = d2 + d1 * x
    let tails = IncompleteBeta.tails(d2 / sum, complement: d1 * x / sum, a: d2 / 2, b: d1 / 2)
    #expect(isCloseP(tails.lower, try example["sf"].double()), "\(d1), \(d2), \(x)")
  }
}

@Test func `the incomplete beta function of whole parameters is a polynomial`() {
  for x in [0.001, 0.1, 0.3, 0.5, 0.77, 0.999] {
    let tails = IncompleteBeta.tails(x, complement: 1 - x, a: 2, b: 3)
    #expect(isClose(tails.lower, x * x * (6 - 8 * x + 3 * x * x), relative: 1e-14))
    #expect(isClose(tails.upper, (1 - x) * (1 - x) * (1 - x) * (1 + 3 * x), relative: 1e-12))
  }
}

@Test func `the two methods meet where they change`() {
  for deviations in [-20.0, -5, -1, -1e-3, 0, 1e-3, 1, 5, 20] {
    let x = 0.25 + deviations * 0.000_216_506_350_946
    let exact = IncompleteBeta.tails(x, complement: 1 - x, a: 1e6.nextDown, b: 3e6)
    let near = IncompleteBeta.tails(x, complement: 1 - x, a: 1e6, b: 3e6)
    #expect(isClose(near.lower, exact.lower, relative: 2e-10), "\(deviations)")
    #expect(isClose(near.upper, exact.upper, relative: 2e-10), "\(deviations)")
  }
}

@Test func `the incomplete beta function ends at the ends`() {
  for (a, b) in [(0.5, 0.5), (3, 1e9), (1e7, 1e8), (1e300, 0.5), (1e-300, 1e308)] {
    let left = IncompleteBeta.tails(0, complement: 1, a: a, b: b)
    #expect(left.lower == 0 && left.upper == 1)
    let right = IncompleteBeta.tails(1, complement: 0, a: a, b: b)
    #expect(right.lower == 1 && right.upper == 0)
    for x in [Double.leastNonzeroMagnitude, 1e-20, 0.5, 1 - 1e-16] {
      let tails = IncompleteBeta.tails(x, complement: 1 - x, a: a, b: b)
      #expect((0...1).contains(tails.lower) && (0...1).contains(tails.upper), "\(a), \(b), \(x)")
    }
  }
}
