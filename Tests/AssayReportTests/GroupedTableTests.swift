import AssayStatistics
import Testing

@testable import AssayReport

@Suite struct GroupedTableTests {
  private func column(_ cells: [String], isFlushRight: Bool = true) -> GroupedTable.Column {
    GroupedTable.Column(cells: cells.map { GroupedTable.Cell($0) }, isFlushRight: isFlushRight)
  }

  private var table: GroupedTable {
    GroupedTable(
      corner: "95 % intervals", names: ["error ↓", "cross-entropy, clipped, nats ↓"],
      groups: ["民主党", "b"].map { name in
        GroupedTable.Group(
          head: name, columns: [column(["2.5 %", "0.125"]), column([" 1–4 ", "10–20"])])
      })
  }

  private func lines(_ width: Int) -> [String] { table.lines(width: width).map(\.text) }

  @Test func `groups are side by side where there is room`() {
    #expect(
      lines(60) == [
        "95 % intervals                   民主党         b",
        "error ↓                          2.5 %   1–4    2.5 %   1–4",
        "cross-entropy, clipped, nats ↓   0.125  10–20   0.125  10–20",
      ])
  }

  @Test func `names are wrapped before a group goes below`() {
    #expect(
      lines(56) == [
        "95 % intervals               民主党         b",
        "error ↓                      2.5 %   1–4    2.5 %   1–4",
        "cross-entropy, clipped,      0.125  10–20   0.125  10–20", "  nats ↓",
      ])
    #expect(
      lines(45) == [
        "95 % intervals                   民主党",
        "error ↓                          2.5 %   1–4",
        "cross-entropy, clipped, nats ↓   0.125  10–20", "",
        "95 % intervals                   b",
        "error ↓                          2.5 %   1–4",
        "cross-entropy, clipped, nats ↓   0.125  10–20",
      ])
  }

  @Test func `where not one group fits its cells are beneath each other`() {
    #expect(
      lines(30).prefix(5) == [
        "95 % intervals          民主党", "error ↓                  2.5 %",
        "                           1–4", "cross-entropy,           0.125",
        "  clipped, nats ↓        10–20",
      ])
  }

  @Test(arguments: [1, 5, 12])
  func `no width is too narrow to end`(_ width: Int) {
    #expect(lines(width).count > 4)
  }

  @Test func `the head of one column is flush with it`() {
    let table = GroupedTable(
      names: ["a", "b"],
      groups: [
        GroupedTable.Group(head: "change", columns: [column(["+1", "−20"])]),
        GroupedTable.Group(head: "", columns: [column(["better", ""], isFlushRight: false)]),
      ])
    #expect(
      table.lines(width: 40).map(\.text) == ["   change", "a      +1  better", "b     −20"])
  }
}

@Suite struct IntervalTextTests {
  private func interval(
    _ low: Double, _ high: Double, isSigned: Bool = false, isApproximate: Bool = false
  ) -> IntervalText {
    let interval = Interval(low: low, high: high)
    return IntervalText(
      interval,
      words: MetricWords(metric: .squaredError, logBase: .e, wording: English())
        .fitted(to: [interval]),
      isSigned: isSigned, isApproximate: isApproximate)
  }

  private func text(_ low: Double, _ high: Double, isSigned: Bool = false) -> String {
    IntervalText.aligned([interval(low, high, isSigned: isSigned)])[0]
  }

  @Test func `an interval has two digits of half its width`() {
    #expect(text(0.09412, 0.14291) == "0.094–0.143")
    #expect(text(2.561, 3.362) == "2.56–3.36")
    #expect(text(120.3, 345.6) == "120–346")
    #expect(text(0, 1) == "0.00–1.00")
    #expect(text(0.1, 0.1) == "0.1000–0.1000")
  }

  @Test func `an end near 0 keeps its sign, and is never scientific beside a larger one`() {
    #expect(text(0.00412, 2) == "0.0–2.0")
    #expect(text(-0.0004, 0.2, isSigned: true) == "[−0.00, +0.20]")
    #expect(text(1.2e-9, 0.5) == "0.00–0.50")
    #expect(text(1e9, 3e12) == "1.00×10⁹–3.00×10¹²")
  }

  @Test func `a value below 0 has a word between the ends`() {
    #expect(text(-0.1, 0.3) == "−0.10 to 0.30")
  }

  @Test func `the sign between the ends is in one place`() {
    #expect(
      IntervalText.aligned([
        interval(10, 22.5), nil, interval(0.5, 1, isApproximate: true),
      ]) == [" 10.0–22.5", "", "~0.50–1.00"])
    #expect(
      IntervalText.aligned([
        interval(-1, 2.25, isSigned: true, isApproximate: true), interval(-100, 0, isSigned: true),
      ]) == ["~[−1.0, +2.3]", " [−100, 0]   "])
  }
}
