import Testing

@testable import AssayReport

@Suite struct ProgressWordsTests {
  private func line(
    _ bytes: Int, of total: Int?, rows: Int = 0, seconds: Double = 2, width: Int = 100
  ) -> String {
    progressLine("reading", bytes: bytes, of: total, rows: rows, seconds: seconds, width: width)
  }

  @Test func `of a known whole: how much, how fast, how long yet`() {
    #expect(
      line(250_000_000, of: 1_000_000_000)
        == "reading · 250 MB of 1.0 GB · 25% · 125 MB/s · 6 s left")
    #expect(
      line(999_500, of: 1_500_000_000)
        == "reading · 1.0 MB of 1.5 GB · 0% · 500 kB/s · 50 min left")
    #expect(line(1000, of: 1_000_000_000_000).hasSuffix("· 500 bytes/s · 277777 h 47 min left"))
  }

  @Test func `of an unknown whole: rows`() {
    #expect(line(3_000_000, of: nil, rows: 12_345) == "reading · 12,345 rows · 1.5 MB/s")
    #expect(line(0, of: nil, rows: 1) == "reading · 1 row")
  }

  @Test func `a file that grows or a clock that stops makes no nonsense`() {
    #expect(line(20, of: 10) == "reading · 10 bytes of 10 bytes · 100% · 10 bytes/s · 0 s left")
    #expect(line(5, of: 10, seconds: 0) == "reading · 5 bytes of 10 bytes · 50%")
    #expect(line(0, of: 0) == "reading · 0 rows")
  }

  @Test func `a narrow line leaves out what is said last`() {
    #expect(line(5, of: 10, width: 40) == "reading · 5 bytes of 10 bytes · 50%")
    #expect(line(5, of: 10, width: 12) == "reading")
    #expect(line(5, of: 10, width: 5) == "read…")
  }

  @Test func `a path gives the terminal no commands`() {
    let line = progressLine(
      "reading \u{1B}[2J", bytes: 1, of: nil, rows: 1, seconds: 0, width: 80)
    #expect(line == "reading \u{FFFD}[2J · 1 row")
  }

  @Test(arguments: [
    (0, "0 bytes"), (1, "1 byte"), (999, "999 bytes"), (1000, "1.0 kB"), (9949, "9.9 kB"),
    (9950, "10 kB"), (999_499, "999 kB"), (999_500, "1.0 MB"), (15_500_000, "16 MB"),
    (Int.max, "9,223,372 TB"),
  ])
  func `bytes in thousands`(_ count: Int, _ words: String) {
    #expect(Figures.bytes(count) == words)
  }
}
