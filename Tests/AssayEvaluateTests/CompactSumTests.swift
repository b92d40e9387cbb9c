import AssayEvaluate
import AssayTestSupport
import Testing

private func compactSum(_ values: [Double]) -> CompactSum {
  var sum = CompactSum()
  for value in values { sum.add(value) }
  return sum
}

@Suite struct CompactSumTests {
  @Test func `it has the bits of the exact sum, in any order and in parts`() {
    var generator = seededGenerator(for: "compact sums")
    for _ in 0..<300 {
      let values = (0..<Int.random(in: 0...40, using: &generator)).map { _ in
        Double(
          sign: Bool.random(using: &generator) ? .plus : .minus,
          exponent: Int.random(in: -300...300, using: &generator),
          significand: Double.random(in: 1..<2, using: &generator))
      }
      var exact = ExactSum()
      for value in values { exact.add(value) }
      var parts = compactSum(Array(values.prefix(values.count / 2)))
      parts.merge(compactSum(Array(values.dropFirst(values.count / 2))))
      for sum in [compactSum(values), compactSum(values.shuffled(using: &generator)), parts] {
        #expect(sum.value.bitPattern == exact.value.bitPattern, "\(values)")
      }
    }
  }

  @Test func `what lies below half a last bit tips it`() {
    #expect(compactSum([1, 0x1p-53]).value == 1)
    #expect(compactSum([1, 0x1p-53, 0x1p-200]).value == 1 + 0x1p-52)
    #expect(compactSum([1, 0x1p-53, -0x1p-200]).value == 1)
    #expect(compactSum([0x1p1000, 1, -0x1p1000]).value == 1)
  }
}
