import AssayBytes
import AssayData
import AssayNumerics
import AssayResults
import Foundation
import Testing

@testable import AssayEvaluate

/// Numbers from 0 to 1 of all sizes, and those where something changes.
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
  var matrix = LaneMatrix(Matrix(columns: 1, values: values))
  matrix.map(function)
  return matrix.rowMajor
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
        let isAdded = many.add(ofFinite: values.span)
        #expect(isAdded)
        #expect(one.value.bitPattern == many.value.bitPattern, "\(count) \(scale) \(spread)")
      }
    }
  }
}

@Test func `zeros and ones are counted`() {
  for count in [3, 8, 100] {
    let values = (0..<count).map { $0.isMultiple(of: 3) ? 1.0 : 0 }
    var sum = ExactSum()
    let isAdded = sum.add(ofFinite: values.span)
    #expect(isAdded)
    #expect(sum.value == values.reduce(0, +))
  }
}

@Test(arguments: [Double.infinity, -.infinity, .nan])
func `of what is not finite nothing is added`(_ value: Double) {
  for place in [0, 7, 8] {
    var values = [Double](repeating: 1, count: 9)
    values[place] = value
    var sum = ExactSum()
    let isAdded = sum.add(ofFinite: values.span)
    #expect(!isAdded)
    #expect(sum.value == 0)
  }
}
