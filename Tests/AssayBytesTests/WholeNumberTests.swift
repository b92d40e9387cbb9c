import AssayBytes
import Testing

@Test(
  arguments: [
    "0", "7", "10", "99999999", "12345678", "", "00", "01", "-1", "+1", "1.", "1 ", " 1", "x", "1x",
    "1:", "/1", "1234567:",
  ])
func `a whole number is digits alone, as Swift would write it`(text: String) {
  var word: UInt64 = 0
  for byte in text.utf8.reversed() { word = word << 8 | UInt64(byte) }
  let twin = Int(text).flatMap { $0 >= 0 && String($0) == text ? $0 : nil }
  #expect(wholeNumber(word, count: text.utf8.count) == twin)
}

@Test func `a whole number of more than eight digits is refused`() {
  #expect(wholeNumber(0x3131_3131_3131_3131, count: 9) == nil)
}
