import AssayNumerics
import AssayTestSupport
import Testing

@testable import AssayBytes

@Test func `twice eight digits have the values of their readable twin`() {
  var random = seededGenerator(for: "digit pairs")
  func digits() -> UInt64 {
    (0..<8).reduce(0) { word, _ in word << 8 | UInt64.random(in: 0...9, using: &random) }
  }
  for _ in 0..<drawn(20_000) {
    let pair = DigitPair(digits(), digits())
    #expect(pair.areDigits && pair.readableAreDigits)
    #expect(pair.values == pair.readableValues)
  }
  let nines: UInt64 = 0x0909_0909_0909_0909
  #expect(DigitPair(nines, nines).values == SIMD2(99_999_999, 99_999_999))
}

@Test func `a byte above nine anywhere makes sixteen digits none`() {
  for place in 0..<8 {
    for byte in 10...255 as ClosedRange<UInt64> {
      let word = byte << UInt64(8 * place)
      for pair in [DigitPair(word, 0), DigitPair(0, word)] {
        #expect(!pair.areDigits && !pair.readableAreDigits)
      }
    }
  }
}

/// The numbers of a row, most of one form.
private func row(_ random: inout SplitMix64) -> [String] {
  let digits = Int.random(in: 1...9, using: &random)
  let oddOneIn = [3, 20, 1000].randomElement(using: &random) ?? 1
  return (0..<Int.random(in: 1...12, using: &random)).map { _ in
    let text = (0..<digits).map { _ in "\(Int.random(in: 0...9, using: &random))" }.joined()
    guard Int.random(in: 0..<oddOneIn, using: &random) == 0 else { return "0." + text }
    return [
      "1." + text, "." + text, "1.", "-0", "-0." + text, "+0." + text, "0." + text + "e-3", "0,5",
      "0." + text + "1234567890123456789012", "0." + String(repeating: "0", count: 30) + text,
      "1e-05", "0", "1", "0." + text + "\"", "0./" + text, "0.:" + text, " 0." + text,
      "0." + text + " ", "00." + text, "x", "", "0." + text + ".", "inf",
      String(repeating: "9", count: 400) + "." + text,
    ].randomElement(using: &random) ?? ""
  }
}

/// The result of a loop over the fields: the numbers and the end of the last; nil if a field is not
/// a finite number.
private func twin(_ bytes: [UInt8], from start: Int, count: Int) -> (values: [Double], end: Int)? {
  var offset = start
  var values: [Double] = []
  while values.count < count {
    if values.count > 0 {
      guard offset < bytes.count, bytes[offset] == UInt8(ascii: ",") else { return nil }
      offset += 1
    }
    let end = bytes[offset...].firstIndex { ",\n\r\"".utf8.contains($0) } ?? bytes.count
    guard case .finite(let value) = parseNumber(bytes.span.bytes, offset..<end) else { return nil }
    values.append(value)
    offset = end
  }
  return (values, offset)
}

/// Whether a text is `0.` followed by one to nineteen digits.
private func isPlainFraction(_ text: String) -> Bool {
  let bytes = Array(text.utf8)
  return bytes.starts(with: "0.".utf8) && 3...21 ~= bytes.count
    && bytes.dropFirst(2).allSatisfy { 0x30...0x39 ~= $0 }
}

@Test func `rows of numbers read as a loop over their fields reads them`() throws {
  var random = seededGenerator(for: "rows of numbers")
  var plain = 0
  for round in 0..<drawn(20_000) {
    let fields = row(&random)
    let prefix = String(repeating: "7", count: round % 12)
    let end = ["\n", "\r\n", "", ",", ",0.5\n", "\n0.123456,0.123456\n"][round % 6]
    let bytes = Array((prefix + fields.joined(separator: ",") + end).utf8)
    var values = [Double](repeating: -7, count: fields.count * Lanes.scalarCount + 7)
    var span = values.mutableSpan
    var form = FractionForm()
    let found = parsePlainDecimals(
      bytes.span.bytes, from: prefix.utf8.count, count: fields.count,
      separatedBy: UInt8(ascii: ","), into: &span, at: 3, form: &form)
    // Numbers that are not plain, and the text after the last number, are left to other parsers.
    guard let found else {
      #expect(!fields.allSatisfy(isPlainFraction), "\(fields)")
      continue
    }
    guard found == bytes.count || ",\n\r\"".utf8.contains(bytes[found]) else { continue }
    let expected = try #require(
      twin(bytes, from: prefix.utf8.count, count: fields.count), "\(fields)")
    #expect(found == expected.end, "\(fields)")
    plain += 1
    for (index, value) in expected.values.enumerated() {
      #expect(values[3 + index * Lanes.scalarCount].bitPattern == value.bitPattern, "\(fields)")
    }
    #expect(values.count { $0 == -7 } >= values.count - fields.count)
  }
  #expect(plain > 1000)
}

@Test(arguments: [-9, -1, 35, 36, 1000, Int.max - 20, Int.max])
func `a start outside the bytes gives nothing`(start: Int) {
  let bytes = Array("0.125000,0.250000,0.375000,0.500000".utf8)
  var values = [Double](repeating: 0, count: 4 * Lanes.scalarCount)
  var span = values.mutableSpan
  var form = FractionForm()
  let found = parsePlainDecimals(
    bytes.span.bytes, from: start, count: 2, separatedBy: UInt8(ascii: ","), into: &span, at: 0,
    form: &form)
  #expect(found == nil)
}

@Test func `a row may end with the bytes, wherever they are cut`() {
  let whole = Array("0.125000,0.250000,0.375000,0.500000\n".utf8)
  for length in 0...whole.count {
    for start in 0...length {
      let bytes = Array(whole[..<length])
      var values = [Double](repeating: 0, count: 4 * Lanes.scalarCount)
      var span = values.mutableSpan
      var form = FractionForm()
      let found = parsePlainDecimals(
        bytes.span.bytes, from: start, count: 2, separatedBy: UInt8(ascii: ","), into: &span, at: 0,
        form: &form)
      guard let found, found == bytes.count || bytes[found] < UInt8(ascii: "0") else { continue }
      let expected = twin(bytes, from: start, count: 2)
      #expect(found == expected?.end)
      guard let expected else { continue }
      #expect([values[0], values[Lanes.scalarCount]] == expected.values)
    }
  }
}
