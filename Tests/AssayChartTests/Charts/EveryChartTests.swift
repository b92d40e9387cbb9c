import AssayChart
import Foundation
import Testing

/// Properties of every chart.
struct EveryChartTests {
  static let numbers: [Double] = [
    0.5, 0, -0.0, 1, -1, 1e-300, 1e300, -1e300, .infinity, -.infinity, .nan, .ulpOfOne,
    .leastNonzeroMagnitude, .greatestFiniteMagnitude,
  ]

  @Test(arguments: numbers)
  func `any number is drawn or left out`(_ value: Double) {
    for (chart, svg) in everyChart(value: value) {
      #expect(wellFormedness(of: svg) == nil, "\(chart)")
      let drawn = svg.lowercased()
      #expect(!drawn.contains("=\"nan") && !drawn.contains("=\"inf"), "\(chart)")
    }
  }

  @Test func `nothing makes a chart that is valid and says what it is`() {
    for (chart, svg) in everyEmptyChart() {
      #expect(wellFormedness(of: svg) == nil, "\(chart)")
      #expect(svg.hasPrefix("<svg ") && svg.hasSuffix("</svg>"), "\(chart)")
      #expect(svg.contains("aria-labelledby=\"c-title c-desc\""), "\(chart)")
    }
  }

  @Test func `every chart has a role, a name, a size and a class`() {
    for (chart, svg) in everyChart() {
      let head = svg.prefix { $0 != ">" }
      for attribute in ["role=\"img\"", "class=\"chart\"", "width=\"", "height=\"", "viewBox=\""] {
        #expect(head.contains(attribute), "\(chart): \(attribute)")
      }
      #expect(svg.contains("<title") || head.contains("aria-label=\""), "\(chart)")
    }
  }

  @Test func `no chart needs a style sheet or a script`() {
    for (chart, svg) in everyChart() {
      #expect(
        !svg.contains("style") && !svg.contains("script") && !svg.contains("href"), "\(chart)")
    }
  }

  @Test(.enabled(if: xmllint != nil, "xmllint is not installed"))
  func `xmllint finds nothing wrong`() throws {
    let program = try #require(xmllint)
    let charts =
      everyEmptyChart() + hostileNames.flatMap { everyChart(named: $0) }
      + Self.numbers.flatMap { everyChart(value: $0) }
    let file = FileManager.default.temporaryDirectory
      .appending(path: "charts-\(UUID().uuidString).xml")
    defer { try? FileManager.default.removeItem(at: file) }
    // Charts in this file share identifiers, which xmllint does not mind.
    let page = "<page>\n" + charts.map(\.svg).joined(separator: "\n") + "\n</page>\n"
    try Data(page.utf8).write(to: file)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = ["--noout", file.path]
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
  }
}
