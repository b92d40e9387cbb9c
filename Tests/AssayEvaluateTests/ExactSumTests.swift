import AssayEvaluate
import AssayNumerics
import AssayTestSupport
import Foundation
import Testing

private func numbers(of file: String) throws -> [Double] {
  try String(contentsOfFile: reference("sum/\(file)"), encoding: .utf8)
    .split(separator: "\n").map { try #require(Double($0)) }
}

/// The numbers of a case of `cases.json`.
private func numbers(of name: String, _ expected: Document) throws -> [Double] {
  if name.hasPrefix("file:") { return try numbers(of: String(name.dropFirst(5))) }
  if !expected["repeat"].isMissing {
    return Array(
      repeating: try expected["value"].double(), count: try expected["repeat"].count())
  }
  return try expected["values_hex"].list.map { try #require($0.text.flatMap(Double.init)) }
}

@Test func `sums that other algorithms get wrong have the right bits`() throws {
  let cases = try Document(file: reference("sum/cases.json"))
  let names = cases.keys.filter { $0 != "_semantics" }
  #expect(names.count == 23)
  for name in names {
    let expected = cases[name]
    let right = try #require(expected["exact_sum_hex"].text.flatMap(Double.init))
    let values = try numbers(of: name, expected)
    let value = sum(values).value
    #expect(value.bitPattern == right.bitPattern, "\(name): \(value), \(right)")
  }
}

@Test func `sums over a wide range of probabilities have the right bits`() throws {
  let expected = try Document(file: reference("sum/probs_wide_expected.json"))
  let values = try numbers(of: "probs_wide.txt")
  #expect(try values.count == expected["n"].count())
  for (name, terms) in [
    ("p", values), ("p_squared", values.map { $0 * $0 }), ("one_minus_p", values.map { 1 - $0 }),
  ] {
    let right = try #require(expected[name]["exact_sum_hex"].text.flatMap(Double.init))
    #expect(sum(terms).value.bitPattern == right.bitPattern, "\(name)")
  }
}

@Test(arguments: ["cancel_2e53.txt", "cancel_2e106.txt", "cancel_2e330.txt", "probs_wide.txt"])
func `neither order nor chunks change a bit`(_ file: String) throws {
  var generator = seededGenerator(for: file)
  let values = try numbers(of: file)
  let right = sum(values).value.bitPattern
  for _ in 0..<20 {
    let shuffled = values.shuffled(using: &generator)
    #expect(sum(shuffled).value.bitPattern == right)
    var cuts = (0..<7).map { _ in Int.random(in: 0...values.count, using: &generator) }
    cuts = ([0, values.count] + cuts).sorted()
    var whole = ExactSum()
    for chunk in zip(cuts, cuts.dropFirst()).map({ sum(Array(shuffled[$0..<$1])) })
      .shuffled(using: &generator)
    {
      whole.merge(chunk)
    }
    #expect(whole.value.bitPattern == right)
  }
}

@Test func `random sums agree with a readable twin`() {
  var generator = seededGenerator(for: "random sums")
  for round in 0..<600 {
    let exponents = [3, 60, 400, 950][round % 4]
    let count = Int.random(
      in: 0...[5, 60, 700].randomElement(using: &generator, else: 5), using: &generator)
    var values = (0..<count).map { _ in
      let exponent = Int.random(in: -exponents...exponents, using: &generator)
      let significand = Double.random(in: -2...2, using: &generator)
      return Double(sign: .plus, exponent: exponent, significand: significand)
    }
    if round % 3 == 0 { values += values.shuffled(using: &generator).dropLast().map { -$0 } }
    if round % 5 == 0 { values = values.map { $0 * 0x1p-970 } }
    let value = sum(values).value
    let twin = twinSum(values)
    #expect(value == twin, "round \(round): \(value), \(twin)")
  }
}

@Test func `a sum comes back from beyond the largest number`() {
  #expect(sum([1e308, 1e308]).value == .infinity)
  #expect(sum([-1e308, -1e308]).value == -.infinity)
  #expect(sum([1e308, 1e308, -1e308]).value == 1e308)
  let largest = Double.greatestFiniteMagnitude
  var many = sum(Array(repeating: largest, count: 5000))
  many.merge(sum(Array(repeating: -largest, count: 4999)))
  #expect(many.value == largest)
}

@Test func `a sum beyond the largest number has a mean`() {
  var sum = ExactSum()
  for value in [1e308, 1e308, 1e308, 1] { sum.add(value) }
  #expect(sum.value == .infinity)
  #expect(sum.mean(of: 4) == 0.75e308)
  var negative = ExactSum()
  for _ in 0..<8 { negative.add(-.greatestFiniteMagnitude) }
  #expect(negative.mean(of: 8) == -.greatestFiniteMagnitude)
  negative.add(-.infinity)
  #expect(negative.mean(of: 9) == -.infinity)
  var plain = ExactSum()
  for value in [0.1, 0.2, 0.4] { plain.add(value) }
  #expect(plain.mean(of: 3) == plain.value / 3)
}

@Test func `infinities and NaN decide as addition would`() {
  #expect(sum([1, .infinity, -5]).value == .infinity)
  #expect(sum([1, -.infinity]).value == -.infinity)
  #expect(sum([.infinity, -.infinity]).value.isNaN)
  #expect(sum([.nan, 1]).value.isNaN)
  #expect(sum([.nan, .infinity]).value.isNaN)
  var merged = sum([.infinity])
  merged.merge(sum([2]))
  #expect(merged.value == .infinity)
  merged.merge(sum([-.infinity]))
  #expect(merged.value.isNaN)
  var withNaN = sum([1])
  withNaN.merge(sum([.nan]))
  #expect(withNaN.value.isNaN)
}

@Test func `subnormal numbers are exact`() {
  let least = Double.leastNonzeroMagnitude
  #expect(sum([least]).value == least)
  #expect(sum([-least]).value == -least)
  #expect(sum(Array(repeating: least, count: 1000)).value == 1000 * least)
  #expect(sum([.leastNormalMagnitude, -least]).value == .leastNormalMagnitude.nextDown)
  #expect(sum([1, least, -1]).value == least)
}

@Test func `a sum of nothing, of zeros and of what cancels is plus 0`() {
  for values in [[], [0], [-0.0], [-0.0, -0.0], [1.5, -1.5], [-1e300, 1e300]] {
    #expect(sum(values).value.bitPattern == 0, "\(values)")
  }
}

@Test func `a negative sum is the mirror of the positive one`() throws {
  for file in ["cancel_2e53.txt", "cancel_2e106.txt", "cancel_2e330.txt", "probs_wide.txt"] {
    let values = try numbers(of: file)
    #expect(sum(values.map { -$0 }).value == -sum(values).value)
  }
}

@Test func `more additions than a chunk can take without carrying are exact`() {
  // All bits of the significand are set; one of 32 neighbouring scales fills a chunk the fastest.
  for exponent in 0..<32 {
    let scale = Double(sign: .plus, exponent: exponent, significand: 1)
    for count in [511, 512, 513, 5000] {
      let values = Array(repeating: scale.nextDown, count: count)
      let step = scale - scale.nextDown
      let right = twinSum([Double(count) * scale, -Double(count) * step])
      #expect(sum(values).value == right)
      #expect(sum(values.map { -$0 }).value == -right)
    }
  }
}
