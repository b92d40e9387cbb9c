import AssayChart
import Foundation

/// Names that try to end the element or the value that they are in.
let hostileNames = [
  "</script><script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "' onload='x", "a&b;<c",
  "]]><!--", "\0\u{1B}[31m\u{7F}\u{FFFF}", "\u{202E}evil\n\r\t", String(repeating: "名", count: 300),
  "",
]

let share = Axis(title: "share", scale: .linear(0...1), format: { "\($0)" })
let loss = Axis(title: "loss", scale: .log(1e-6...10), format: { "\($0)" })

/// Every chart, with `name` wherever a chart takes text and `value` wherever it takes a number.
func everyChart(named name: String = "rf", value: Double = 0.5) -> [(chart: String, svg: String)] {
  chartsOfLines(name, value) + chartsOfAreas(name, value)
}

/// The charts of lines, dots and densities.
private func chartsOfLines(_ name: String, _ value: Double) -> [(chart: String, svg: String)] {
  let text = ChartText(id: "c", title: name, description: name)
  let axis = Axis(title: name, scale: .linear(0...1), format: { "\(name) \($0)" })
  let dot = DotChart.Dot(series: 1, value: value, interval: 0...1, title: name)
  return [
    (
      "trend",
      TrendChart(
        text, axis: axis,
        versions: [
          .init(name: name, value: value, interval: 0...1, title: name),
          .init(name: name, value: .infinity, interval: nil, title: name),
        ], series: 1
      ).svg
    ),
    (
      "lines",
      LineChart(
        text, x: axis, y: loss,
        lines: [.init(name: name, series: 0, points: [(0, 0), (value, 1)])],
        references: [
          .init(at: value, label: name)
        ], pointers: [.mark(series: 0, x: "x", y: "y"), .line(x: "x")],
        hasDiagonal: true
      ).svg
    ),
    (
      "points",
      LineChart(
        text, x: axis, y: axis,
        lines: [.init(name: name, series: 5, points: [(0, 0), (value, value)], style: .points)]
      ).svg
    ),
    (
      "dots",
      DotChart(
        text, axis: axis, rows: [.init(name: name, dots: [dot, dot])], names: [name, name]
      ).svg
    ),
    (
      "density",
      DensityChart(
        text, x: axis, y: loss, points: [.init(x: 0...1, y: 1e-3...1, text: name)], cells: [],
        upperLabel: name
      ).svg
    ),
    (
      "dense",
      DensityChart(
        text, x: axis, y: loss,
        cells: [.init(x: 0...1, y: 1e-3...1, count: 2, text: name)], upperLabel: name
      ).svg
    ),
  ]
}

/// The charts of intervals, bars, cells and squares.
private func chartsOfAreas(_ name: String, _ value: Double) -> [(chart: String, svg: String)] {
  let text = ChartText(id: "c", title: name, description: name)
  let bin = ReliabilityChart.Bin(
    edges: value.isNaN ? nil : value...value, score: value, share: value, interval: 0...1,
    chance: 0...1, count: 3, text: name)
  let cell = HeatMap.Cell(value: value, label: name, title: name)
  let muted = HeatMap.Cell(value: value, label: name, title: name, isMuted: true)
  let part = OutcomeSquare.Part(count: 3, label: name)
  return [
    (
      "interval",
      IntervalPlot(
        value: value, interval: 0...1, domain: 0...1, reference: value, series: 0, text: name
      ).svg
    ),
    ("share", ShareBar(share: value, isTarget: true, series: 0, text: name).svg),
    (
      "reliability",
      ReliabilityChart(
        text, series: 0, bins: [bin, bin], scale: .linear(0...1), xTitle: name, yTitle: name,
        countTitle: name,
        format: { "\(name) \($0)" }, formatCount: { "\(name) \($0)" }
      ).svg
    ),
    (
      "many in log-odds",
      ReliabilityChart(
        text, series: 1, bins: [bin], scale: .logOdds(0.1...0.9), xTitle: name, yTitle: name,
        countTitle: name, format: { "\($0)" }, formatCount: { "\($0)" }
      ).svg
    ),
    (
      "heat",
      HeatMap(
        text, rows: [name, name], columns: [name, name], cells: [[muted, cell], [cell, muted]],
        rowTitle: name, columnTitle: name, series: 0, negativeSeries: 1
      ).svg
    ),
    (
      "outcomes",
      OutcomeSquare(
        text, bothRight: part, onlyBaseline: part, onlyCandidate: part, bothWrong: part,
        baseline: 0, candidate: 1, formatCount: { "\(name) \($0)" }
      ).svg
    ),
  ]
}

/// Every chart, without data.
func everyEmptyChart() -> [(chart: String, svg: String)] {
  let text = ChartText(id: "c", title: "", description: "")
  let none = OutcomeSquare.Part(count: 0, label: "")
  return [
    ("lines", LineChart(text, x: share, y: share, lines: []).svg),
    (
      "line",
      LineChart(
        text, x: share, y: loss, lines: [.init(name: "", series: 0, points: [])],
        size: (width: -1, height: 0)
      ).svg
    ),
    (
      "reliability",
      ReliabilityChart(
        text, series: 0, bins: [], scale: .linear(0...1), xTitle: "", yTitle: "", countTitle: "",
        format: { "\($0)" }, formatCount: { "\($0)" }
      ).svg
    ),
    (
      "heat",
      HeatMap(
        text, rows: [], columns: [], cells: [], rowTitle: "", columnTitle: "", series: 0,
        negativeSeries: 1
      ).svg
    ),
    (
      "heat without cells",
      HeatMap(
        text, rows: ["a"], columns: ["a", "b"], cells: [], rowTitle: "", columnTitle: "", series: 0,
        negativeSeries: 1
      ).svg
    ),
    ("dots", DotChart(text, axis: share, rows: [], names: []).svg),
    ("row", DotChart(text, axis: share, rows: [.init(name: "a", dots: [])], names: ["m"]).svg),
    (
      "density",
      DensityChart(
        text, x: loss, y: loss, cells: [], upperLabel: ""
      ).svg
    ),
    (
      "outcomes",
      OutcomeSquare(
        text, bothRight: none, onlyBaseline: none, onlyCandidate: none, bothWrong: none,
        baseline: 0,
        candidate: 1, formatCount: { "\($0)" }
      ).svg
    ),
  ]
}

/// The first error in the tags of a drawing; nil if absent.
///
/// It knows only the XML that drawings use: elements, and values without `<` and `>`.
func wellFormedness(of svg: String) -> String? {
  var open: [Substring] = []
  var rest = svg[...]
  while let start = rest.firstIndex(of: "<") {
    guard let end = rest[start...].firstIndex(of: ">") else { return "an open tag" }
    let tag = rest[rest.index(after: start)..<end]
    rest = rest[rest.index(after: end)...]
    if tag.hasPrefix("/") {
      guard open.popLast() == tag.dropFirst() else { return "\(tag) closes something else" }
      continue
    }
    // Values contain no `<`, `>` or quotes, so quotes come in pairs.
    if tag.contains("<") || !tag.filter({ $0 == "\"" }).count.isMultiple(of: 2) {
      return "a value of \(tag) is not closed"
    }
    if !tag.hasSuffix("/") { open.append(tag.prefix { $0 != " " }) }
  }
  return open.isEmpty ? nil : "\(open) not closed"
}

/// The path of xmllint; nil if it is not installed.
let xmllint = ["/usr/bin/xmllint", "/usr/local/bin/xmllint", "/opt/homebrew/bin/xmllint"]
  .first(where: FileManager.default.isExecutableFile(atPath:))

/// The values of an attribute of an element, in the order in which they are drawn.
func values(of attribute: String, in element: String, _ svg: String) -> [Double] {
  svg.split(separator: "<").filter { $0.hasPrefix(element + " ") }.compactMap { tag in
    tag.firstRange(of: " \(attribute)=\"").flatMap { range in
      Double(tag[range.upperBound...].prefix { $0 != "\"" })
    }
  }
}
