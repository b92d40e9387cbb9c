import AssayBytes
import AssayData
import Testing

/// The value of a JSON text.
private func read(_ text: String) throws -> JSONValue {
  try parseJSON(Array(text.utf8).span.bytes).value
}

@Test(
  arguments: [
    0.1, 1.0 / 3, .leastNonzeroMagnitude, .greatestFiniteMagnitude, 1e16, -2.5e-10,
    123_456_789.123, 1e22, -0.0,
  ] as [Double])
func `a number reads back as itself`(_ number: Double) throws {
  #expect(try read(JSON.number(number).text) == .number(number))
  #expect(JSON.number(.nan).text == "null\n")
  #expect(JSON.number(-.infinity).text == "null\n")
}

@Test func `strings are escaped so that no page or terminal takes them for more`() throws {
  let hostile = "a\"\\\n\r\t\u{0}\u{1B}\u{7F}\u{2028}\u{2029}</script>é民"
  let text = JSON.string(hostile).text
  #expect(
    text == #""a\"\\\n\r\t\u0000\u001b\u007f\u2028\u2029\u003c/script>é民""# + "\n")
  #expect(try read(text) == .string(hostile))
}
