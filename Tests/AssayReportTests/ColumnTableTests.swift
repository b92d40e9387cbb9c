import Testing

@testable import AssayReport

@Suite struct ColumnTableTests {
  private var table: ColumnTable {
    var table = ColumnTable(head: ["", "what", "why"], flexible: 2)
    table.add(["name", "a thing", "because it is one of those words"])
    table.add(["other name", "b", ""])
    return table
  }

  @Test func `columns are flush left, and nothing follows the last`() {
    #expect(
      table.lines(width: 80) == [
        "              what     why", "  name        a thing  because it is one of those words",
        "  other name  b",
      ])
  }

  @Test func `one column is wrapped first`() {
    #expect(
      table.lines(width: 44) == [
        "              what     why", "  name        a thing  because it is one of",
        "                       those words", "  other name  b",
      ])
  }

  @Test func `where columns do not fit, rows are paragraphs without a head`() {
    #expect(
      table.lines(width: 30) == [
        "  name", "    a thing", "    because it is one of those", "    words", "  other name",
        "    b",
      ])
  }

  @Test(arguments: [1, 2, 3, 10])
  func `no width is too narrow to end`(_ width: Int) {
    #expect(!table.lines(width: width).isEmpty)
    #expect(ColumnTable(flexible: 0).lines(width: width).isEmpty)
  }
}
