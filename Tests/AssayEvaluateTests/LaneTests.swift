import AssayBytes
import AssayData
import AssayNumerics
import AssayResults
import AssayTestSupport
import Foundation
import Testing

@testable import AssayEvaluate

/// Numbers of all sizes from 0 to 1, including the edges of the algorithms.
private func shares(seed: String) -> [Double] {
  var generator = seededGenerator(for: seed)
  let edges = [
    0, .leastNonzeroMagnitude, 0x1p-1023, 0x1p-1022, 1e-300, 0x1p-53, 0.5.nextDown, 0.5, 0.5.nextUp,
    0.5.squareRoot().nextDown, 0.5.squareRoot(), 0.5.squareRoot().nextUp, 1.0.nextDown, 1,
  ]
  let spread = (0..<20_000).map { _ in
    exp(Double.random(in: -740...0, using: &generator))
  }
  let even = (0..<20_000).map { _ in Double.random(in: 0...1, using: &generator) }
  let nearOne = (0..<20_000).map { _ in
    1 - exp(Double.random(in: -36...0, using: &generator))
  }
  return edges + spread + even + nearOne
}

private func eachLane(_ values: [Double], _ function: (Lanes) -> Lanes) -> [Double] {
  var matrix = Matrix(columns: 1, values: values)
  matrix.map(function)
  return matrix.values
}

@Test func `logarithms of eight are those of one, within 1 ulp`() {
  let values = shares(seed: "log")
  for (value, logarithm) in zip(values, eachLane(values, Mathematics.log)) {
    let twin = log(value)
    let isSame = logarithm == twin || (logarithm - twin).magnitude <= twin.ulp
    #expect(isSame, "ln \(value): \(logarithm), \(twin)")
  }
  #expect(eachLane([0, 1], Mathematics.log) == [-.infinity, 0])
}

@Test func `a logarithm is the same to the bit beside a zero or a subnormal number`() {
  let values = (1...700).map { Double($0) / 701 }
  let alone = eachLane(values, Mathematics.log)
  for neighbour in [0, 0x1p-1023] {
    let mixed = values.flatMap { [$0, neighbour] }
    let logarithms = eachLane(mixed, Mathematics.log)
    #expect(stride(from: 0, to: mixed.count, by: 2).map { logarithms[$0] } == alone)
  }
}

@Test func `logarithms of complements are those of one, within 3 ulps`() {
  let values = shares(seed: "log1p")
  for (value, logarithm) in zip(values, eachLane(values) { Mathematics.log1p(-$0) }) {
    let twin = log1p(-value)
    let isSame = logarithm == twin || (logarithm - twin).magnitude <= 3 * twin.ulp
    #expect(isSame, "ln (1 − \(value)): \(logarithm), \(twin)")
  }
}

/// x and eˣ rounded to the nearest double, as mpmath gives them with 400 bits.
private let powers: [(x: Double, power: Double)] = [
  (0x0.0p+0, 0x1.0000000000000p+0),
  (-0x0.0p+0, 0x1.0000000000000p+0),
  (0x1.0000000000000p+0, 0x1.5bf0a8b145769p+1),
  (-0x1.0000000000000p+0, 0x1.78b56362cef38p-2),
  (0x1.0000000000000p-1, 0x1.a61298e1e069cp+0),
  (-0x1.0000000000000p-1, 0x1.368b2fc6f960ap-1),
  (0x1.56e1fc2f8f359p-997, 0x1.0000000000000p+0),
  (-0x1.56e1fc2f8f359p-997, 0x1.0000000000000p+0),
  (0x0.0000000000001p-1022, 0x1.0000000000000p+0),
  (-0x1.0000000000000p-53, 0x1.fffffffffffffp-1),
  (0x1.0000000000000p-53, 0x1.0000000000001p+0),
  (0x1.62e42fefa39efp-2, 0x1.6a09e667f3bccp+0),
  (-0x1.62e42fefa39efp-2, 0x1.6a09e667f3bcdp-1),
  (0x1.62e42fefa39f0p-2, 0x1.6a09e667f3bcdp+0),
  (0x1.0a2b23f3bab73p+0, 0x1.6a09e667f3bccp+1),
  (-0x1.0a2b23f3bab73p+0, 0x1.6a09e667f3bcdp-2),
  (-0x1.61fffffffffffp+9, 0x1.7c8ab2288cca4p-1022),
  (-0x1.6200000000000p+9, 0x1.7c8ab2288c9abp-1022),
  (-0x1.6200000000001p+9, 0x1.7c8ab2288c6b2p-1022),
  (-0x1.6840000000000p+9, 0x0.00005cf08fff0p-1022),
  (-0x1.74385446d71c3p+9, 0x0.0000000000001p-1022),
  (-0x1.74910d52d3051p+9, 0x0.0000000000001p-1022),
  (-0x1.74910d52d3052p+9, 0x0.0p+0),
  (-0x1.7500000000000p+9, 0x0.0p+0),
  (-0x1.1ccf385ebc8a0p+1023, 0x0.0p+0),
  (0x1.61f3333333333p+9, 0x1.37a86bbe7fb43p+1021),
  (0x1.620cccccccccdp+9, 0x1.7ca8e96631651p+1021),
  (0x1.62e42fefa39efp+9, 0x1.fffffffffff2ap+1023),
  (-0x1.2b708872320e2p+5, 0x1.ffffffffffff5p-55),
  (-0x1.25e4f7b2737fap+5, 0x1.0000000000003p-53),
  (-0x1.6483f1f002bf7p-1, 0x1.fe60e69f9d515p-2),
  (-0x1.0b5ae62caacf1p+7, 0x1.1ae2f5405023fp-193),
  (-0x1.2cecd28d9d5b6p+6, 0x1.612b65e84fd9ep-109),
  (-0x1.12441937eece4p-15, 0x1.fffbb6f432746p-1),
  (-0x1.a9053a36659bep-4, 0x1.cd8931c113bc3p-1),
  (-0x1.4742444bb95a8p-23, 0x1.fffffae2f6f56p-1),
  (-0x1.2a1995df76ef1p-19, 0x1.ffffb5799ff4ap-1),
  (-0x1.2cb0c7539ced3p-7, 0x1.fb52bd4e32647p-1),
  (-0x1.fa268547a8c3fp-26, 0x1.ffffff02ecbdap-1),
  (-0x1.8794c05db8abbp+4, 0x1.9d803a9e05e3bp-36),
  (-0x1.bb47d0d4e900bp-22, 0x1.fffff225c1a95p-1),
  (-0x1.1232c453a2931p-22, 0x1.fffff76e69efcp-1),
  (-0x1.3a35c77b78cb8p-23, 0x1.fffffb1728e82p-1),
  (-0x1.9e48312e66c39p-5, 0x1.e6c04e134f39fp-1),
  (-0x1.e9bd07874c944p-22, 0x1.fffff0b217fe5p-1),
  (-0x1.cb3e0a1fa411bp+4, 0x1.8190ec332f3d7p-42),
  (-0x1.38ef0845a2101p+6, 0x1.18b9d68b457dbp-113),
  (-0x1.f38fe0788edecp-4, 0x1.c5366a4b42355p-1),
  (-0x1.09709964d2ea7p+5, 0x1.18699f28a1712p-48),
  (-0x1.a822f714121b8p+7, 0x1.090d21e9396dcp-306),
  (-0x1.05b14e7b879b3p-16, 0x1.fffdf49e6e8bap-1),
  (-0x1.ea1ac3137eb27p-23, 0x1.fffff85795026p-1),
  (-0x1.fdb21a00a2e88p-28, 0x1.ffffffc049bccp-1),
  (-0x1.595d511b9eb27p-7, 0x1.faa1cbe664efcp-1),
]

@Test func `powers of eight are the nearest doubles, within 1 ulp`() {
  let found = eachLane(powers.map(\.x), Mathematics.exp)
  for ((x, power), found) in zip(powers, found) {
    #expect((found - power).magnitude <= power.ulp, "e^\(x): \(found), \(power)")
  }
}

@Test func `powers of eight are those of one, within 1 ulp, whatever is beside them`() {
  var generator = seededGenerator(for: "exp")
  let values = (0..<40_000).map { _ in
    -exp(Double.random(in: -40...6.6, using: &generator))
  }
  let alone = eachLane(values, Mathematics.exp)
  for (value, power) in zip(values, alone) {
    #expect((power - exp(value)).magnitude <= exp(value).ulp, "e^\(value)")
  }
  for neighbour in [-1e300, -730.0, -Double.infinity] {
    let mixed = values.flatMap { [$0, neighbour] }
    let powers = eachLane(mixed, Mathematics.exp)
    #expect(stride(from: 0, to: mixed.count, by: 2).map { powers[$0] } == alone)
    #expect(powers[1] == exp(neighbour))
  }
}

@Test func `logarithms of 1 + x are those of one, within 2 ulps`() {
  var generator = seededGenerator(for: "log1p of positive numbers")
  let values =
    [0, .leastNonzeroMagnitude, 1e-300, 0x1p-53, 0.5, 1, 1e300]
    + (0..<40_000).map { _ in exp(Double.random(in: -80...40, using: &generator)) }
  for (x, found) in zip(values, eachLane(values) { Mathematics.log1p(ofPositive: $0) }) {
    #expect((found - log1p(x)).magnitude <= 2 * log1p(x).ulp, "\(x)")
  }
}

@Test(arguments: [3, 5, 16, 17, 40])
func `the product's logarithm is the sum of the logarithms`(classCount: Int) throws {
  var generator = seededGenerator(for: "product \(classCount)")
  let names = (0..<classCount).map { "c\($0)" }
  for sharpness in [0.1, 1, 8, 30] {
    let rows = (0..<203).map { _ in
      let weights = (0..<classCount).map { _ in
        exp(Double.random(in: -sharpness...sharpness, using: &generator))
      }
      let sum = weights.reduce(0, +)
      return weights.map { $0 / sum }
    }
    let labels = rows.map { _ in Int32.random(in: 0..<Int32(classCount), using: &generator) }
    let measured = try MeasuredModel(
      testSet(
        classes: names, labels: .hard(labels), predictions: .probabilities(probabilities(rows))))
    for (row, label) in labels.enumerated() {
      var expected = 0.0
      for (index, p) in rows[row].enumerated() {
        expected -= index == Int(label) ? log(p) : log1p(-p)
      }
      expected /= Double(classCount)
      let loss = try #require(measured.losses.loss(MetricKey.binaryCrossEntropy, at: row))
      #expect(isClose(loss, expected, relative: 2e-14), "\(loss), \(expected), \(rows[row])")
    }
  }
}

@Test func `sums of many are the sums of each`() {
  var generator = seededGenerator(for: "sums of many")
  let scales = [0, .leastNonzeroMagnitude, 0x1p-1030, 1e-30, 1, 1e30, 1e300]
  for count in [0, 1, 7, 8, 9, 64, 1000, 4096] {
    for scale in scales {
      for spread in [0.0, 5, 60] {
        let values = (0..<count).map { _ in
          let magnitude = exp(-Double.random(in: 0...max(spread, 1e-9), using: &generator))
          return Double.random(in: -1...1, using: &generator) * scale * magnitude
        }
        var (one, many) = (ExactSum(), ExactSum())
        for value in values { one.add(value) }
        let known = NumbersToAdd(values.span)
        #expect(known != nil)
        many.add(values.span, known)
        #expect(one.value.bitPattern == many.value.bitPattern, "\(count) \(scale) \(spread)")
      }
    }
  }
}

@Test func `zeros and ones are counted`() {
  for count in [3, 8, 100] {
    let values = (0..<count).map { $0.isMultiple(of: 3) ? 1.0 : 0 }
    var sum = ExactSum()
    let known = NumbersToAdd(values.span)
    #expect(known?.ones == values.reduce(0, +))
    sum.add(values.span, known)
    #expect(sum.value == values.reduce(0, +))
  }
}

@Test(arguments: [Double.infinity, -.infinity, .nan])
func `numbers that are not all finite are added one by one`(_ value: Double) {
  for place in [0, 7, 8] {
    var values = [Double](repeating: 1, count: 9)
    values[place] = value
    #expect(NumbersToAdd(values.span) == nil)
    var sum = ExactSum()
    sum.add(values.span)
    #expect(sum.value == value || sum.value.isNaN && value.isNaN)
  }
}
