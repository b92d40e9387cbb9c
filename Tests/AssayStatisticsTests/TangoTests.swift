import AssayStatistics
import AssayTestSupport
import Testing

@Test(.enabled(if: vectors != nil, noVectors))
func `Tango's interval is that of the vectors`() throws {
  for example in try cases("paired_proportions") {
    let (b, c) = (try example["b"].count(), try example["c"].count())
    let n = try b + c + example["a"].count() + example["d"].count()
    let interval = try Interval.tango(b: b, c: c, of: n, .percent95)
    let expected = try example["tango"].doubles()
    #expect(isClose(interval, expected[0], expected[1]), "\(example["name"].text ?? "")")
  }
}

@Test(arguments: [
  (6, 16, 161, 0.95, -0.12402343246406816, -0.005433395731677082),
  (33, 20, 1797, 0.95, -0.0007315692935944358, 0.015645127404267087),
  (33, 20, 1797, 0.9, 0.0005851364969264983, 0.014203591326530804),
  (14, 244, 1797, 0.95, -0.1451491356363961, -0.11211727261523351),
  (5, 0, 5, 0.95, 0.13103507043365037, 1), (3, 0, 3, 0.95, -0.12299406351009105, 1),
])
func `Tango's interval is the one of tables tried elsewhere`(
  b: Int, c: Int, n: Int, level: Double, low: Double, high: Double
) throws {
  let interval = try Interval.tango(b: b, c: c, of: n, try #require(Confidence(level)))
  #expect(isClose(interval, low, high))
}

@Test func `Tango's interval without discordant samples is Wilson's of none`() throws {
  for n in [1, 2, 3, 100, 1_000_000_000] {
    let interval = try Interval.tango(b: 0, c: 0, of: n, .percent95)
    let wilson = try Interval.wilson(0, of: n, .percent95)
    #expect(isClose(interval, -wilson.high, wilson.high))
  }
}

@Test func `Tango's interval ends at 1 where all samples say so`() throws {
  for n in [1, 2, 10, 1_000_000] {
    let interval = try Interval.tango(b: n, c: 0, of: n, .percent95)
    #expect(interval.high == 1 && interval.low < 1)
    let mirrored = try Interval.tango(b: 0, c: n, of: n, .percent95)
    #expect(mirrored.low == -1 && mirrored.high == -interval.low)
  }
}

/// The score statistic, from a bisection for the likeliest probability of a sample in c.
private func score(_ difference: Double, b: Int, c: Int, n: Int) -> Double {
  let (b, c, n) = (Double(b), Double(c), Double(n))
  // The derivative of the log-likelihood decreases from one end to the other.
  var low = max(0, -difference)
  var high = (1 - difference) / 2
  for _ in 0..<200 {
    let q = (low + high) / 2
    let slope =
      (b == 0 ? 0 : b / (q + difference)) + (c == 0 ? 0 : c / q)
      - (n - b - c == 0 ? 0 : 2 * (n - b - c) / (1 - 2 * q - difference))
    if slope > 0 { low = q } else { high = q }
  }
  let variance = n * (low + high + difference - difference * difference)
  return (b - c - n * difference) / variance.squareRoot()
}

@Test func `Tango's limits are where the score test is at its critical value`() throws {
  var generator = seededGenerator(for: "Tango's limits")
  let z = Confidence.percent95.critical
  for _ in 0..<300 {
    let n = Int.random(in: 2...200, using: &generator)
    let b = Int.random(in: 0...n, using: &generator)
    let c = Int.random(in: 0...(n - b), using: &generator)
    let interval = try Interval.tango(b: b, c: c, of: n, .percent95)
    #expect(interval.contains(Double(b - c) / Double(n)))
    #expect(interval.low >= -1 && interval.high <= 1)
    if interval.low > -1 {
      let value = score(interval.low, b: b, c: c, n: n)
      #expect(isClose(value, z, relative: 1e-6), "\(b), \(c), \(n)")
    }
    if interval.high < 1 {
      let value = score(interval.high, b: b, c: c, n: n)
      #expect(isClose(value, -z, relative: 1e-6), "\(b), \(c), \(n)")
    }
  }
}

@Test func `Tango's interval of many samples is nearly the plain one`() throws {
  for n in [10_000_000, 1_000_000_000_000] {
    let (b, c) = (n / 100, n / 125)
    let interval = try Interval.tango(b: b, c: c, of: n, .percent95)
    let half = 1.959963984540054 * ((0.018 - 0.002 * 0.002) / Double(n)).squareRoot()
    #expect(isClose(interval.high - 0.002, half, relative: 1e-2))
    #expect(isClose(0.002 - interval.low, half, relative: 1e-2))
  }
}

@Test func `Tango's interval has an answer for every table there can be`() throws {
  for n in [1, 2, 3, 1000, Int.max] {
    for (b, c) in [(0, 0), (n, 0), (0, n), (1, 0), (n - 1, 1), (n / 2, n / 2), (n / 3, n / 3)] {
      for alpha in [0.999, 0.05, 1e-100] {
        let confidence = try #require(Confidence(alpha: alpha))
        let interval = try Interval.tango(b: b, c: c, of: n, confidence)
        #expect(-1 <= interval.low && interval.low <= interval.high && interval.high <= 1)
      }
    }
  }
  #expect(throws: Indeterminate.tooFew(least: 1)) {
    try Interval.tango(b: 0, c: 0, of: 0, .percent95)
  }
  for (b, c, n) in [(-1, 0, 3), (2, 2, 3), (4, 0, 3), (.max, .max, .max), (0, 0, -1)] {
    #expect(throws: Indeterminate.impossible) { try Interval.tango(b: b, c: c, of: n, .percent95) }
  }
}
