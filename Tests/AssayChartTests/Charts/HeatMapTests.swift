import AssayChart
import Testing

struct HeatMapTests {
  private func map(_ count: Int, value: (Int, Int) -> Double) -> String {
    let names = (0..<count).map { "class \($0)" }
    let cells = (0..<count).map { row in
      (0..<count).map { column in
        HeatMap.Cell(
          value: value(row, column), label: "12", title: "\(names[row]) as \(names[column]): 12",
          isMuted: row == column)
      }
    }
    return HeatMap(
      ChartText(id: "h", title: "Confusion", description: "Errors."), rows: names, columns: names,
      cells: cells, rowTitle: "label", columnTitle: "predicted", series: 0, negativeSeries: 1
    ).svg
  }

  @Test func `twenty classes take less than 60 kB`() {
    #expect(map(20) { _, _ in 0.5 }.utf8.count < 60_000)
  }

  @Test func `a large map leaves out cells without ink`() {
    #expect(map(100) { row, column in row == column + 1 ? 1 : 0 }.utf8.count < 60_000)
  }

  @Test func `twelve columns have labels and thirteen do not`() {
    #expect(map(12) { _, _ in 1 }.contains(">12</text>"))
    #expect(!map(13) { _, _ in 1 }.contains(">12</text>"))
  }

  @Test func `a row of cells with labels is read as one`() {
    #expect(map(2) { _, _ in 1 }.contains("<title>class 1 → class 0: 12, class 1: 12</title>"))
    #expect(!map(13) { _, _ in 1 }.contains("→"))
  }

  @Test func `signs have inks of their own, and nothing has none`() {
    let svg = map(2) { row, _ in row == 0 ? 1 : -1 }
    #expect(svg.contains("<g class=\"s0\"") && svg.contains("<g class=\"s1\""))
    #expect(!map(2) { _, _ in 0 }.contains("fill-opacity"))
  }

  @Test func `cells of the same ink are one shape, and words need no more than so much ink`() {
    let svg = map(3) { _, _ in 1 }
    #expect(values(of: "fill-opacity", in: "path", svg) == [0.45, 0.45, 0.45])
    #expect(!svg.contains(" as class") && map(13) { _, _ in 1 }.contains("12</title>"))
  }

  @Test(arguments: [("1,234,567", true), ("12,345,678,901,234", false)])
  func `a number is never cut`(_ label: String, _ isShown: Bool) {
    let cell = HeatMap.Cell(value: 1, label: label, title: "")
    let svg = HeatMap(
      ChartText(id: "h", title: "", description: ""), rows: ["a"], columns: ["a"],
      cells: [[cell]], rowTitle: "", columnTitle: "", series: 0, negativeSeries: 1
    ).svg
    #expect(svg.contains(">\(label)</text>") == isShown)
    #expect(!svg.contains("…"))
  }

  @Test(arguments: [(2, "12", false), (10, "12", false), (10, "12,345", true), (20, "", true)])
  func `a map is as wide as a column of a page, where its labels fit`(
    _ count: Int, _ label: String, _ isWide: Bool
  ) {
    let names = (0..<count).map { "\($0)" }
    let row = names.map { _ in HeatMap.Cell(value: 1, label: label, title: "") }
    let map = HeatMap(
      ChartText(id: "h", title: "", description: ""), rows: names, columns: names,
      cells: names.map { _ in row }, rowTitle: "label", columnTitle: "predicted", series: 0,
      negativeSeries: 1)
    #expect(map.isWide == isWide)
    let width = values(of: "width", in: "svg", map.svg).first ?? 0
    #expect(isWide || width <= 350)
  }

  @Test(arguments: [2, 3, 6])
  func `long names are cut until the map fits a column of a page`(_ count: Int) {
    let names = (0..<count).map { String(repeating: "long ", count: 40) + "\($0)" }
    let row = names.map { _ in HeatMap.Cell(value: 1, label: "12", title: "") }
    let map = HeatMap(
      ChartText(id: "h", title: "", description: ""), rows: names, columns: names,
      cells: names.map { _ in row }, rowTitle: "label", columnTitle: "predicted", series: 0,
      negativeSeries: 1)
    #expect(!map.isWide && (values(of: "width", in: "svg", map.svg).first ?? 400) <= 346.01)
    #expect(map.svg.contains("<title>\(names[0])</title>") && map.svg.contains("…"))
  }

  @Test func `cells beyond the names are left out`() {
    let cell = HeatMap.Cell(value: 1, label: "1", title: "")
    let svg = HeatMap(
      ChartText(id: "h", title: "", description: ""), rows: ["a"], columns: ["a"],
      cells: [[cell, cell], [cell]], rowTitle: "", columnTitle: "", series: 0, negativeSeries: 1
    ).svg
    #expect(values(of: "fill-opacity", in: "path", svg).count == 1)
    #expect(svg.matches(of: /h[\d.]+v[\d.]+h-[\d.]+z/).count == 1)
  }
}
