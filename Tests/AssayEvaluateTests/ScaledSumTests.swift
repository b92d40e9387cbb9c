import AssayEvaluate
import AssayTestSupport
import Testing

/// Numbers of both signs and of sizes from 2⁻¹⁰⁰ to 2¹⁰⁰.
private func numbers(_ count: Int, seed: String) -> [Double] {
  var generator = seededGenerator(for: seed)
  return (0..<count).map { _ in
    let exponent = Int.random(in: -100...100, using: &generator)
    let value = Double.random(in: -1...1, using: &generator)
    return Double(sign: .plus, exponent: exponent, significand: value)
  }
}

@Suite struct ScaledSumTests {
  @Test func `within the range of a double it is the exact sum`() {
    let values = numbers(3000, seed: "scaled")
    var (scaled, exact) = (ScaledSum(), ExactSum())
    for value in values {
      scaled.add(value)
      exact.add(value)
    }
    #expect(scaled.value(scale: 0).bitPattern == exact.value.bitPattern)
  }

  @Test(arguments: [-6000, -1074, -31, 1, 997, 6000])
  func `a power of two of all numbers changes no bit`(power: Int) {
    let values = numbers(500, seed: "power")
    var (plain, moved) = (ScaledSum(), ScaledSum())
    for value in values {
      plain.add(value)
      moved.add(value, exponent: power)
    }
    #expect(moved.value(scale: power) == plain.value(scale: 0))
    #expect(moved.doubleDouble(scale: power) == plain.doubleDouble(scale: 0))
    // The same holds where most of the sum lies below the smallest double.
    #expect(moved.value(scale: power + 1150) == plain.value(scale: 1150))
  }

  @Test func `order and merging change no bit`() {
    var generator = seededGenerator(for: "order")
    let values = numbers(2000, seed: "merged")
    var all = ScaledSum()
    for value in values { all.add(value, exponent: -3000) }
    var (left, right) = (ScaledSum(), ScaledSum())
    for value in values.shuffled(using: &generator) {
      if Bool.random(using: &generator) {
        left.add(value, exponent: -3000)
      } else {
        right.add(value, exponent: -3000)
      }
    }
    left.merge(right)
    #expect(left.doubleDouble(scale: -3000) == all.doubleDouble(scale: -3000))
  }

  @Test func `a quotient is right where neither sum is a double`() {
    var (part, whole) = (ScaledSum(), ScaledSum())
    for value in [1.0, 2, 4] { part.add(value, exponent: -5000) }
    for value in [1.0, 2, 4, 14] { whole.add(value, exponent: -5000) }
    #expect(part.divided(by: whole) == 1.0 / 3)
    #expect(whole.subtracting(part).divided(by: whole) == 2.0 / 3)
    #expect(part.subtracting(part).divided(by: whole) == 0)
    #expect(part.divided(by: ScaledSum()) == nil)
    #expect(part.adding(part).root(scale: -2500) == 14.0.squareRoot())
  }

  @Test func `what cancels leaves what is far below`() {
    var sum = ScaledSum()
    sum.add(1, exponent: 2000)
    sum.add(-3, exponent: -2000)
    sum.add(-1, exponent: 2000)
    #expect(sum.value(scale: -2000) == -3)
  }

  @Test func `a number that is not finite decides the sum`() {
    var sum = ScaledSum()
    sum.add(1)
    sum.add(.infinity)
    #expect(sum.value(scale: 0) == .infinity)
    sum.add(-.infinity)
    #expect(sum.value(scale: 0).isNaN)
  }
}

@Suite struct SumColumnTests {
  @Test func `each sum is exact, in whatever order and parts its numbers come`() {
    var generator = seededGenerator(for: "column")
    let values = numbers(900, seed: "column").enumerated().map { (index: $0 % 7, value: $1) }
    var expected = [ExactSum](repeating: ExactSum(), count: 7)
    for (index, value) in values { expected[index].add(value) }
    let places = (0..<7).map { Int32($0) }
    for _ in 0..<5 {
      var parts = [SumColumn(count: 0), SumColumn(count: 7)]
      parts[0].grow(to: 7)
      for (index, value) in values.shuffled(using: &generator) {
        parts[Int.random(in: 0...1, using: &generator)].add(value, at: index)
      }
      parts[0].merge(parts[1], at: places)
      #expect(parts[0].values == expected.map(\.value))
      parts[0].scale(by: -40)
      #expect(parts[0].values == expected.map { $0.value * 0x1p-40 })
    }
  }
}
