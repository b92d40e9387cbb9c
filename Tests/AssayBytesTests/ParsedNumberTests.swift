import AssayBytes
import Testing

/// The result of `parseNumber` for a whole text.
func parsed(_ text: String) -> ParsedNumber {
  let bytes = Array(text.utf8)
  return parseNumber(bytes.span.bytes, 0..<bytes.count)
}

@Test(arguments: [
  ("0", 0.0), ("1", 1), ("5.", 5), (".2", 0.2), ("  7\t", 7), ("+3", 3), ("1E-3", 0.001),
  ("1e+3", 1000), ("0e999999999999999999999", 0), ("1e-999999999999999999999", 0),
  ("4.9e-324", .leastNonzeroMagnitude), ("2.4703282292062327e-324", 0),
  ("2.4703282292062328e-324", .leastNonzeroMagnitude),
  ("1.7976931348623157e308", .greatestFiniteMagnitude),
  ("1.7976931348623158e308", .greatestFiniteMagnitude),
  ("9007199254740993", 9_007_199_254_740_992), ("9007199254740995", 9_007_199_254_740_996),
  ("18446744073709551615", 18_446_744_073_709_551_616),
  ("0000000000000000000000000000000000000000.5", 0.5),
])
func `a decimal number is read`(text: String, value: Double) {
  #expect(parsed(text) == .finite(value))
}

@Test(arguments: [
  "", " ", ".", "+", "-", "+-1", "--1", "0x10", "1_000", "1,5", "1e", "1e+", "e5", ".e5", "1.2.3",
  "1 2", "١", "½", "n an", "nan0", "infinit", "in", "1f", "1d", "\u{A0}1", "- 1", "0x1p3", "1e5.0",
])
func `other text is not a number`(text: String) {
  #expect(parsed(text) == .notANumber)
}

@Test func `words for what no decimal can say are told apart`() {
  #expect(parsed("nan") == .nan)
  #expect(parsed("-NaN ") == .nan)
  #expect(parsed("INF") == .infinity(negative: false))
  #expect(parsed("-Infinity") == .infinity(negative: true))
  #expect(parsed("+inf") == .infinity(negative: false))
}

@Test(arguments: [
  "1e400", "-1e400", "1e309", "1.7976931348623159e308", "1e99999999999999999999",
  "17976931348623158" + "1" + String(repeating: "0", count: 292),
])
func `a number too large is an overflow`(text: String) {
  #expect(parsed(text) == .overflow)
}

@Test func `zero keeps its sign`() {
  guard case .finite(let value) = parsed("-0.0") else {
    Issue.record("not a number")
    return
  }
  #expect(value.sign == .minus)
}

@Test func `a million zeros and an exponent that undoes them make one`() {
  let zeros = String(repeating: "0", count: 1_000_000)
  #expect(parsed("0." + zeros + "1e1000001") == .finite(1))
  #expect(parsed("1" + zeros + "e-1000000") == .finite(1))
}

@Test func `a range that reaches outside is cut`() {
  let bytes = Array("12".utf8)
  #expect(parseNumber(bytes.span.bytes, -5..<99) == .finite(12))
  #expect(parseNumber(bytes.span.bytes, 7..<9) == .notANumber)
}

@Test func `only the range is read though digits follow it`() {
  let bytes = Array("0.1234567890123".utf8)
  #expect(parseNumber(bytes.span.bytes, 0..<5) == .finite(0.123))
}

@Test(arguments: ["1", "1.", ".5", "-0.5", "0.5e3", "x", "", " 0.5", "1.23456789012345678901"])
func `the plain way leaves everything else alone`(text: String) {
  let bytes = Array(text.utf8)
  var value = 42.0
  #expect(parsePlainDecimal(bytes.span.bytes, from: 0, into: &value) == nil)
  #expect(value == 42)
}

@Test func `the plain way tells where the number ends`() {
  let bytes = Array("7,12.250000,0.5".utf8)
  var value = 0.0
  #expect(parsePlainDecimal(bytes.span.bytes, from: 2, into: &value) == 11)
  #expect(value == 12.25)
  #expect(parsePlainDecimal(bytes.span.bytes, from: 12, into: &value) == 15)
  #expect(value == 0.5)
  #expect(parsePlainDecimal(bytes.span.bytes, from: 15, into: &value) == nil)
  #expect(parsePlainDecimal(bytes.span.bytes, from: -1, into: &value) == nil)
}
