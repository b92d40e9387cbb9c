import Testing

@testable import AssayKit

@Suite struct RunDateTests {
  @Test func `days and times are in their order, whatever their zones`() throws {
    let inOrder = [
      "1969-12-31", "1970-01-01", "2026-01-31T23:00:00-06:00", "2026-02-01T09:00:00+03:00",
      "2026-02-01T07:00Z", "2026-02-02", "2027-01-01T00:00",
    ]
    let dates = try inOrder.map { try #require(RunDate($0), "\($0)") }
    #expect(dates == dates.sorted())
    #expect(!(dates[2] < RunDate("2026-02-01T05:00:00Z") ?? dates[0]))
    #expect(RunDate("2026-02-01T00:00:00Z") == RunDate("2026-02-01"))
    #expect(RunDate("2026-01-31T23:00:00-05:00") == RunDate("2026-02-01T04:00Z"))
  }

  @Test(
    arguments: [
      "", "2026", "2026-2-1", "2026-02-30", "2025-02-29", "2026-04-31", "2026-13-01", "2026-00-01",
      "2026-01-01T", "2026-01-01T24:00", "2026-01-01T12", "2026-01-01T12:00+2", "2026-01-01 12:00",
      "2026-01-01T12:00:00Zx", "２026-01-01",
    ])
  func `what is no day or time is refused`(text: String) {
    #expect(RunDate(text) == nil)
  }

  @Test func `leap years have their day`() {
    #expect(RunDate("2024-02-29") != nil && RunDate("2000-02-29") != nil)
    #expect(RunDate("1900-02-29") == nil)
  }
}
