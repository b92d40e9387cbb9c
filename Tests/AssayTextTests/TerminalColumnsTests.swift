import AssayText
import Testing

@Suite struct TerminalColumnsTests {
  @Test(arguments: [
    ("", 0), ("abc", 3), ("é", 1), ("民主党", 6), ("ｱ", 1), ("Ａ", 2), ("한글", 4), ("ไทย", 3),
    ("↓", 1), ("∞", 1), ("−", 1), ("▲", 1), ("…", 1), ("～", 2), ("　", 2), ("。", 2), ("\u{A0}", 1),
    ("☰", 2), ("䷀", 2), ("𠀀", 2), ("〿", 1), ("\u{3099}", 0), ("｡", 1), ("𗀀", 2), ("丽", 2),
  ])
  func `East Asian letters that are wide take two`(_ text: String, _ count: Int) {
    #expect(columns(of: text) == count)
  }

  @Test(arguments: [
    ("e\u{301}", 1), ("e\u{301}\u{308}\u{20DD}", 1), ("a\u{200B}b", 2), ("a\u{200D}b", 2),
    ("\u{FEFF}a\u{2060}", 1), ("a\u{AD}b", 3), ("ไม้", 2), ("党\u{FE00}", 2), ("か\u{3099}", 2),
  ])
  func `marks and invisible letters take none`(_ text: String, _ count: Int) {
    #expect(columns(of: text) == count)
  }

  @Test(arguments: [
    ("\u{1112}\u{1161}\u{11AB}", 2), ("\u{1112}\u{1161}", 2), ("\u{1100}", 2), ("\u{A960}", 2),
    ("\u{1161}", 0), ("\u{D7B0}", 0), ("\u{1112}\u{1161}\u{11AB}\u{1100}\u{1173}\u{11AF}", 4),
  ])
  func `Hangul in parts takes what a syllable takes`(_ text: String, _ count: Int) {
    #expect(columns(of: text) == count)
  }

  @Test(arguments: [
    ("😀", 2), ("✅", 2), ("⭐", 2), ("🫩", 2), ("👩‍👩‍👧", 2), ("👩🏽", 2), ("👩🏽‍🚀", 2), ("☝🏽", 2), ("🏽", 2),
    ("❤", 1), ("❤\u{FE0F}", 2), ("❤\u{FE0E}", 1), ("❤️‍🔥", 2), ("⚠️", 2), ("⚠", 1),
    ("1\u{FE0F}\u{20E3}", 2),
    ("🇨🇭", 2), ("🇨🇭🇩🇪", 4), ("🇨", 1), ("🏴󠁧󠁢󠁳󠁣󠁴󠁿", 2), ("🏳️‍🌈", 2), ("a😀b", 4), ("12", 2), ("#", 1), ("©", 1),
    ("a\u{FE0F}", 1),
  ])
  func `an emoji takes two, whatever it is put together of`(_ text: String, _ count: Int) {
    #expect(columns(of: text) == count)
  }

  @Test func `a text of plain signs takes what its signs take one by one`() {
    for value in Array(0x20..<0x300) + Array(0x2010...0x2027) + Array(0x2190...0x22FF) {
      guard let scalar = Unicode.Scalar(UInt32(value)) else { continue }
      #expect(columns(of: "a\(scalar)b") == 2 + columns(of: Character(scalar)), "\(value)")
    }
  }

  @Test func `a long text keeps its beginning and its end`() {
    #expect(shortened("abcdef", to: 6) == "abcdef")
    #expect(shortened("abcdefg", to: 6) == "abc…fg")
    #expect(shortened("民主党民主党", to: 8) == "民主…党")
    #expect(shortened("👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧", to: 5) == "👩‍👩‍👧…👩‍👩‍👧")
    for width in 1...12 {
      #expect(columns(of: shortened("民a主b党c民d主e党", to: width)) <= width)
    }
  }
}
