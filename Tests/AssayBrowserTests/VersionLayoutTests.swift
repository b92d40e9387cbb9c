import AssayKit
import AssayTestSupport
import Foundation
import Testing

/// Runs a body with a folder of saved results of versions, on two classes; the folder is removed
/// afterwards.
private func withVersions(
  _ versions: Int, models: Int, rows: Int = 60, _ body: (String) throws -> Void
) throws {
  let labels = (0..<rows).map { "\($0),\($0.isMultiple(of: 2) ? "yes" : "no")\n" }.joined()
  try withFolder { folder in
    try FileManager.default.createDirectory(
      atPath: "\(folder)/h", withIntermediateDirectories: true)
    try write("id,label\n" + labels, to: "\(folder)/labels.csv")
    for version in 1...versions {
      var request = ReportRequest()
      request.labels = "\(folder)/labels.csv"
      request.comparison.metrics = .core
      for model in 0..<models {
        // One name is too long for a line and cannot be broken.
        let name = String(repeating: "network", count: model == 0 ? 30 : 2) + "-\(model)"
        let scores = (0..<rows).map { row -> String in
          // In the first version, the last model gives a sample's class probability 0.
          let isCertain = version == 1 && model == models - 1 && row == 7
          let right =
            isCertain
            ? 0 : row.isMultiple(of: 4 + version / 3 + model) ? 0.3 : 0.6 + Double(row % 9) / 25
          let yes = row.isMultiple(of: 2) ? right : 1 - right
          return "\(row),\(yes),\(1 - yes)\n"
        }
        let path = "\(folder)/\(name).csv"
        try write("id,yes,no\n" + scores.joined(), to: path)
        request.models.append(ReportRequest.Model(name: name, path: path))
      }
      try write(
        Report(request).json(), to: "\(folder)/h/release-candidate-\(version).json")
    }
    try body("\(folder)/h")
  }
}

extension BrowserTests {
  /// The size of pages about two versions and about a history.
  @Suite struct VersionLayoutTests {
    private let isWide = "document.documentElement.scrollWidth > innerWidth"
    private let isCut = """
      [...document.querySelectorAll("table, svg, p, h1, figcaption")].some((it) => {
        const box = it.getBoundingClientRect();
        return box.width > 0 && (box.right > innerWidth + 0.5 || box.left < -0.5);
      })
      """
    /// Whether two labels of one chart overlap.
    private let overlaps = """
      [...document.querySelectorAll("svg")].some((chart) => {
        const boxes = [...chart.querySelectorAll("text")].map((it) => it.getBoundingClientRect());
        return boxes.some((one, place) => boxes.slice(place + 1).some((other) =>
          one.left < other.right - 0.5 && other.left < one.right - 0.5
            && one.top < other.bottom - 0.5 && other.top < one.bottom - 0.5));
      })
      """

    private func check(_ page: String) throws {
      try showing(page) { browser, address throws in
        for (width, scheme) in [
          (1280, "light"), (1280, "dark"), (980, "light"), (700, "light"), (390, "light"),
          (390, "dark"),
        ] {
          try browser.show(width: width, scheme: scheme)
          try browser.open(address)
          try browser.run(
            "document.querySelectorAll('details').forEach((it) => { it.open = true })")
          #expect(try !browser.isTrue(isWide), "\(width)")
          #expect(try !browser.isTrue(isCut), "\(width)")
          #expect(try !browser.isTrue(overlaps), "\(width)")
        }
      }
    }

    @Test(arguments: [1, 2])
    func `two versions fit the page`(_ models: Int) throws {
      try withVersions(2, models: models) { folder in
        let files = (1...2).map { "\(folder)/release-candidate-\($0).json" }
        let diff = try VersionComparison(old: files[0], new: files[1])
        try check(try diff.html())
        #expect(diff.text().split(separator: "\n", omittingEmptySubsequences: false).count <= 26)
      }
    }

    @Test func `so does a history of twenty, of which ten versions are folded`() throws {
      try withVersions(20, models: 2) { folder in
        let page = try HistoryComparison(folder: folder).html()
        try check(page)
        try showing(page) { browser, _ throws in
          #expect(
            try browser.isTrue(
              "document.querySelectorAll('main > section > .versions tbody tr').length === 20"))
          #expect(
            try browser.isTrue(
              "document.querySelector('details > summary').textContent === '10 older versions'"))
          #expect(
            try browser.isTrue(
              "[...document.querySelectorAll('svg text')].some((it) => it.textContent === '∞')"))
        }
      }
    }
  }
}
