import AssayNumerics
import AssayTestSupport
import Foundation
import Testing

@testable import AssayBytes

/// The families of decimal texts that are hard to parse.
private enum Family: CaseIterable {
  case sixDecimals
  case seventeenDigits
  case shortest
  case betweenNeighbours
  case shortTies
  case subnormal
  case manyDigits
  case longZeros
  case hugeExponents
  case nineteenDigits
  case nearLimits

  func text(_ generator: inout SplitMix64) -> String {
    switch self {
    case .sixDecimals:
      "0." + digits(6, &generator)
    case .seventeenDigits:
      "\(Int.random(in: 0...9, using: &generator))." + digits(17, &generator)
        + "e\(Int.random(in: -320...305, using: &generator))"
    case .shortest:
      "\(anyDouble(&generator))"
    case .betweenNeighbours:
      textBetweenNeighbours(&generator)
    case .shortTies:
      shortTie(&generator)
    case .subnormal:
      digits(Int.random(in: 1...20, using: &generator), &generator) + "e"
        + "\(Int.random(in: -345 ... -305, using: &generator))"
    case .manyDigits:
      digits(Int.random(in: 1...30, using: &generator), &generator) + "."
        + digits(Int.random(in: 0...40, using: &generator), &generator)
    case .longZeros:
      zeros(&generator) + digits(5, &generator) + zeros(&generator) + "." + zeros(&generator)
        + digits(9, &generator) + zeros(&generator)
    case .hugeExponents:
      digits(3, &generator) + "E\(Int.random(in: -100_000...100_000, using: &generator))"
    case .nineteenDigits:
      digits(19, &generator) + "e+\(Int.random(in: 0...300, using: &generator))"
    case .nearLimits:
      ["1797693134862315", "2225073858507201", "4940656458412465"].randomElement(
        using: &generator, else: "1") + digits(4, &generator)
        + ["e289", "e288", "e-327", "e-328", "e-343", "e-342"].randomElement(
          using: &generator, else: "")
    }
  }
}

private func digits(_ count: Int, _ generator: inout SplitMix64) -> String {
  String((0..<count).map { _ in "0123456789".randomElement(using: &generator) ?? "0" })
}

private func zeros(_ generator: inout SplitMix64) -> String {
  String(repeating: "0", count: Int.random(in: 0...30, using: &generator))
}

private func anyDouble(_ generator: inout SplitMix64) -> Double {
  let value = Double(bitPattern: generator.next() & ~(1 << 63))
  return value.isFinite ? value : 0.5
}

/// An odd number of 54 bits, halfway between two numbers of 53 bits, or one of 55 bits.
private func oddNumber(_ generator: inout SplitMix64) -> UInt64 {
  let bits = Bool.random(using: &generator) ? 53 : 54
  return (1 << bits | generator.next() >> (64 - UInt64(bits))) | 1
}

/// The exact decimal expansion of an odd number times a power of two, or a number just above.
private func textBetweenNeighbours(_ generator: inout SplitMix64) -> String {
  let power = Int.random(in: -40...40, using: &generator)
  var number = [UInt8](String(oddNumber(&generator)).utf8.map { $0 - 48 }.reversed())
  var point = 0
  for _ in 0..<abs(power) {
    multiply(&number, by: power < 0 ? 5 : 2)
    if power < 0 { point += 1 }
  }
  while number.count <= point { number.append(0) }
  var text = String(decoding: number.reversed().map { $0 + 48 }, as: UTF8.self)
  text.insert(".", at: text.index(text.endIndex, offsetBy: -point))
  return text + ["", "0000", "000000001", "1"].randomElement(using: &generator, else: "")
}

/// A tie written with at most nineteen digits and a power of ten.
private func shortTie(_ generator: inout SplitMix64) -> String {
  let power = Int.random(in: -4...22, using: &generator)
  let five = (0..<abs(power)).reduce(1 as UInt64) { product, _ in product * 5 }
  guard power > 0 else {
    let odd = (1 << 53 | generator.next() >> 11) | 1
    return "\(odd * five)e\(power)"
  }
  return "\(UInt64.random(in: (1 << 53) / five...(1 << 54) / five, using: &generator) | 1)e\(power)"
}

private func multiply(_ number: inout [UInt8], by factor: UInt8) {
  var carry: UInt8 = 0
  for index in number.indices {
    let product = number[index] * factor + carry
    number[index] = product % 10
    carry = product / 10
  }
  if carry > 0 { number.append(carry) }
}

/// The readable twin: the standard library's correctly rounded parsing.
private func twin(_ text: some StringProtocol) -> ParsedNumber {
  guard let value = Double(text) else { return .notANumber }
  return value.isInfinite ? .overflow : .finite(value)
}

/// The number of texts of each kind; `ASSAY_NUMBERS` sets another.
private let rounds =
  ProcessInfo.processInfo.environment["ASSAY_NUMBERS"].flatMap { Int($0) } ?? 25_000

@Test(arguments: Family.allCases)
private func `every number has the bits that the standard library gives it`(family: Family) {
  var generator = seededGenerator(for: "numbers, \(family)")
  var failures: [String] = []
  for round in 0..<rounds {
    let sign = round % 5 == 0 ? "-" : round % 7 == 0 ? "+" : ""
    let text = sign + family.text(&generator)
    let (found, expected) = (parsed(text), twin(text))
    if case .finite(let left) = found, case .finite(let right) = expected {
      if left.bitPattern != right.bitPattern { failures.append(text) }
    } else if found != expected {
      failures.append(text)
    }
  }
  #expect(failures.isEmpty, "\(failures.prefix(5))")
}

@Test func `every fraction of up to nineteen digits goes the plain way`() {
  var generator = seededGenerator(for: "fractions")
  for round in 0..<(2 * rounds) {
    let count = 1 + round % 19
    let text =
      "0."
      + (round % 3 == 0
      ? String(zeros(&generator).prefix(count - 1)) + digits(count, &generator)
      : digits(count, &generator)).prefix(count)
    var value = -1.0
    let bytes = Array((text + ",0.12345678901234567890123").utf8)
    #expect(parseFraction(bytes.span.bytes, from: 0, into: &value) == text.utf8.count)
    #expect(twin(text) == .finite(value), "\(text)")
  }
}

@Test func `the plain way agrees with the general one wherever it answers`() {
  var generator = seededGenerator(for: "plain decimals")
  for _ in 0..<(2 * rounds) {
    let whole = digits(Int.random(in: 0...3, using: &generator), &generator)
    let text =
      (Bool.random(using: &generator) ? "0" : whole)
      + [".", ".", ".", "", "-"].randomElement(using: &generator, else: "")
      + (Int.random(in: 0...9, using: &generator) == 0 ? zeros(&generator) : "")
      + digits(Int.random(in: 0...20, using: &generator), &generator)
    // The text after the number, short or long, is not part of it.
    let rest = [",", "", "\n", "e5", ";x"].randomElement(using: &generator, else: "")
    let next = Bool.random(using: &generator) ? "0.1234567890,0.1234567890,0.1234567890" : ""
    let bytes = Array((text + rest + (rest.isEmpty ? "" : next)).utf8)
    var value = -1.0
    guard let end = parsePlainDecimal(bytes.span.bytes, from: 0, into: &value) else {
      #expect(value == -1)
      continue
    }
    #expect(end == text.utf8.count)
    #expect(parsed(text) == .finite(value), "\(text)")
  }
}
