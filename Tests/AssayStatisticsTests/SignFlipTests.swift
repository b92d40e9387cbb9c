import AssayStatistics
import AssayTestSupport
import Testing

@Test(.enabled(if: vectors != nil, noVectors))
func `the p values of flipped signs are those of the vectors`() throws {
  for example in try cases("signflip_exact") {
    let differences = try example["d"].doubles()
    let test = try SignFlip(differences)
    #expect(test.p == (try example["p_two_sided"].double()), "\(differences)")
    #expect(test.nonzero == (try example["nonzero"].count()), "\(differences)")
  }
}

@Test func `three equal differences are too few to tell`() throws {
  let test = try SignFlip([1, 1, 1])
  #expect(test.p == 0.25)
  #expect(test.smallestP == 0.25)
  #expect(throws: Indeterminate.tooFew(least: 6)) { try test.interval(.percent95) }
  #expect(try SignFlip([1, 1, 1, 1, 1, 1]).interval(.percent95) == Interval(low: 1, high: 1))
}

@Test func `the interval runs between typical values`() throws {
  let test = try SignFlip([0.3, -0.1, 0.25, 0.4, 0.05, 0.15, -0.02, 0.33])
  #expect(test.p == 0.046875)
  #expect(isClose(try test.interval(.percent95), 0.01, 0.32666666666666666, relative: 1e-10))
  let ninety = try #require(Confidence(alpha: 0.1))
  #expect(isClose(try test.interval(ninety), 0.045, 0.295, relative: 1e-11))
  let ninetyNine = try #require(Confidence(alpha: 0.01))
  #expect(isClose(try test.interval(ninetyNine), -0.1, 0.4, relative: 1e-11))
}

@Test func `what cancels in decimals is no sign of anything`() throws {
  #expect(try SignFlip([0.1, 0.2, -0.3]).p == 1)
  #expect(try SignFlip([0.3, 0.6, -0.9]).p == 1)
  let tied = [1, 2, 3, 4, -2, -1.0]
  #expect(try SignFlip(tied.map { $0 / 10 }).p == SignFlip(tied).p)
}

/// The p value over all signs, computed with integers.
private func countedP(_ differences: [Int]) -> Double {
  var sums = [0]
  for difference in differences { sums = sums.flatMap { [$0 + difference, $0 - difference] } }
  let observed = differences.reduce(0, +).magnitude
  return Double(sums.count { $0.magnitude >= observed }) / Double(sums.count)
}

@Test func `p is the share of signs whose sum is no smaller`() throws {
  var generator = seededGenerator(for: "p is the share of signs")
  for _ in 0..<500 {
    let count = Int.random(in: 1...11, using: &generator)
    let reach = [1, 3, 10, 100_000].randomElement(using: &generator) ?? 1
    let differences = (0..<count).map { _ in Int.random(in: -reach...(2 * reach), using: &generator)
    }
    let test = try SignFlip(differences.map { Double($0) * 0.125 })
    #expect(test.p == countedP(differences), "\(differences)")
    #expect(test.p >= test.smallestP)
  }
}

@Test func `p is at most alpha exactly when the interval excludes 0`() throws {
  var generator = seededGenerator(for: "p is at most alpha")
  var excluded = 0
  for _ in 0..<3000 {
    let count = Int.random(in: 1...11, using: &generator)
    let shift = Double.random(in: 0...1, using: &generator)
    let digits = Double([1, 10, 1000].randomElement(using: &generator) ?? 1)
    let isDecimal = Bool.random(using: &generator)
    let scale = Mathematical.powerOfTen(Double.random(in: -300...300, using: &generator))
    let differences = (0..<count).map { _ in
      let value = Double.random(in: -1...1, using: &generator) + shift
      return isDecimal ? (value * digits).rounded() / digits : value * scale
    }
    let test = try SignFlip(differences)
    // Half of the time, the risk is a possible p value.
    let steps = Int.random(in: 1...(1 << count), using: &generator)
    let alpha =
      Bool.random(using: &generator)
      ? Double(steps) / Double(1 << count) : Double.random(in: 0.001...0.999, using: &generator)
    guard let confidence = Confidence(alpha: alpha) else { continue }
    guard let interval = try? test.interval(confidence) else {
      #expect(test.p > alpha, "\(differences), \(alpha)")
      continue
    }
    #expect(interval.low <= interval.high)
    #expect(interval.contains(0) == (test.p > alpha), "\(differences), \(alpha), \(interval)")
    excluded += interval.contains(0) ? 0 : 1
  }
  #expect(excluded > 100)
}

@Test func `twenty differences are taken, and no more`() throws {
  let test = try SignFlip((1...20).map(Double.init))
  #expect(test.p == 0x1p-19)
  #expect(test.smallestP == 0x1p-19)
  let interval = try test.interval(.percent95)
  #expect(interval.low > 5 && interval.high < 15)
  #expect(throws: Indeterminate.tooMany(most: 20)) { try SignFlip((1...21).map(Double.init)) }
  #expect(throws: Indeterminate.tooFew(least: 1)) { try SignFlip([]) }
  #expect(throws: Indeterminate.notFinite) { try SignFlip([1, .infinity]) }
  #expect(throws: Indeterminate.notFinite) { try SignFlip([.nan]) }
}

@Test func `differences of any size are taken`() throws {
  for scale in [Double.leastNonzeroMagnitude, Double.leastNormalMagnitude, 1e-200, 1, 1e200, 1e308]
  {
    let test = try SignFlip([1, 1, 1, 1, 1, 1].map { $0 * scale })
    #expect(test.p == 0.03125, "\(scale)")
    #expect(isClose(try test.interval(.percent95), scale, scale))
  }
  let most = Double.greatestFiniteMagnitude
  let largest = try SignFlip([Double](repeating: most, count: 6)).interval(.percent95)
  #expect(largest == Interval(low: most, high: most))
  #expect(try SignFlip([0, 0, 0]).p == 1)
  #expect(try SignFlip([0]).smallestP == 1)
}

@Test func `a limit that is not 0 is not rounded to 0`() throws {
  let least = Double.leastNonzeroMagnitude
  let test = try SignFlip([least, least, 0])
  #expect(test.p == 0.5)
  let interval = try test.interval(try #require(Confidence(alpha: 0.5)))
  #expect(interval == Interval(low: least, high: least))
}

@Test func `sums over parts of equal weight are as differences, in their unit`() throws {
  let differences = [0.3, -0.1, 0.25, 0.4, 0.05, 0.15, -0.02, 0.33]
  let plain = try SignFlip(differences)
  let weighted = try SignFlip(
    differences.map { $0 * 4 }, weights: Array(repeating: 4, count: differences.count))
  #expect(weighted.p == plain.p)
  let (one, other) = (try plain.interval(.percent95), try weighted.interval(.percent95))
  #expect(isClose(other, one.low, one.high, relative: 1e-12))
}

@Test func `the interval of weighted parts excludes 0 exactly where p says so`() throws {
  var generator = seededGenerator(for: "the interval of weighted parts")
  for _ in 0..<200 {
    let count = Int.random(in: 6...10, using: &generator)
    let sums = (0..<count).map { _ in Double.random(in: -1...2, using: &generator) }
    let weights = (0..<count).map { _ in Double.random(in: 0.1...5, using: &generator) }
    let test = try SignFlip(sums, weights: weights)
    let interval = try test.interval(.percent95)
    #expect((interval.low > 0 || interval.high < 0) == (test.p <= 0.05), "\(sums) \(weights)")
  }
  #expect(throws: Indeterminate.impossible) { try SignFlip([1, 2], weights: [1, 0]) }
}

/// The test and its interval, computed from all subsets one after another.
private struct AllSubsets {
  let p: Double
  /// The means of the subsets, in rising order.
  let means: [Double]

  init(_ differences: [Double], weights: [Double]? = nil) {
    let tolerance = 1e-12 * differences.reduce(0) { $0 + $1.magnitude }
    means = (1..<1 << differences.count).map { subset in
      let members = differences.indices.filter { subset >> $0 & 1 == 1 }
      let sum = members.reduce(0) { $0 + differences[$1] }
      let weight = members.reduce(0) { $0 + (weights?[$1] ?? 1) }
      return sum.magnitude <= tolerance ? 0 : sum / weight
    }.sorted()
    let least = min(means.count { $0 <= 0 }, means.count { $0 >= 0 })
    p = min(1, Double(2 * (1 + least)) / Double(means.count + 1))
  }

  /// The interval from the `rank`-th smallest to the `rank`-th largest mean.
  func interval(_ alpha: Double) -> Interval? {
    let rank = Int((alpha * Double(means.count + 1) / 2 * (1 + 1e-13)).rounded(.down))
    return rank > 0 ? Interval(low: means[rank - 1], high: means[means.count - rank]) : nil
  }
}

@Test func `two sorted halves say the same as all subsets one after another`() throws {
  var generator = seededGenerator(for: "two sorted halves")
  for round in 0..<400 {
    let count = Int.random(in: 1...13, using: &generator)
    let kind = round % 4
    let differences = (0..<count).map { _ in
      switch kind {
      // Many subsets with the same mean.
      case 0: Double(Int.random(in: -1...1, using: &generator))
      case 1: Double(Int.random(in: -3...9, using: &generator)) / 10
      case 2: Double.random(in: -1...1.5, using: &generator)
      default: Mathematical.powerOfTen(Double.random(in: -30...10, using: &generator))
      }
    }
    let isWeighted = Bool.random(using: &generator)
    let weights =
      isWeighted ? (0..<count).map { _ in Double.random(in: 0.01...9, using: &generator) } : nil
    let (test, all) = (
      try SignFlip(differences, weights: weights), AllSubsets(differences, weights: weights)
    )
    #expect(test.p == all.p, "\(differences)")
    for alpha in [0.9, 0.5, 0.1, 0.05, 0.05 / 12, 0.001] {
      let interval = try? test.interval(try #require(Confidence(alpha: alpha)))
      guard let expected = all.interval(alpha) else {
        #expect(interval == nil)
        continue
      }
      let found = try #require(interval)
      let scale = 1e-14 * (differences.map(\.magnitude).max() ?? 0) / (weights?.min() ?? 1)
      #expect((found.low - expected.low).magnitude <= scale, "\(differences) \(alpha)")
      #expect((found.high - expected.high).magnitude <= scale, "\(differences) \(alpha)")
    }
  }
}

@Test func `no order of the differences, nor their sign, changes a bit`() throws {
  var generator = seededGenerator(for: "no order of the differences")
  for _ in 0..<40 {
    let differences = (0..<15).map { _ in Double.random(in: -1...2, using: &generator) }
    let test = try SignFlip(differences)
    let interval = try test.interval(.percent95)
    let shuffled = try SignFlip(differences.shuffled(using: &generator))
    #expect(shuffled.p == test.p)
    #expect(try shuffled.interval(.percent95) == interval)
    let turned = try SignFlip(differences.map { 0 - $0 })
    #expect(turned.p == test.p)
    let mirrored = try turned.interval(.percent95)
    #expect(mirrored == Interval(low: 0 - interval.high, high: 0 - interval.low))
  }
}

@Test func `the interval holds the mean of all differences`() throws {
  var generator = seededGenerator(for: "the interval holds the mean")
  for _ in 0..<200 {
    let count = Int.random(in: 6...12, using: &generator)
    let reach = Int.random(in: 1...5, using: &generator)
    let differences = (0..<count).map { _ in
      Double(Int.random(in: -1...reach, using: &generator)) * 0.1
    }
    let mean = differences.reduce(0, +) / Double(count)
    let interval = try SignFlip(differences).interval(.percent95)
    #expect(interval.low <= mean + 1e-15 && mean - 1e-15 <= interval.high, "\(differences)")
  }
}
