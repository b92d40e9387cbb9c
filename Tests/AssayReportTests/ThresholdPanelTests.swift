import AssayKit
import AssayResults
import AssayTestSupport
import Foundation
import Testing

@testable import AssayReport

/// The counts that the page's slider shows.
struct ThresholdPanelTests {
  private struct Data: Decodable {
    struct Model: Decodable {
      let thresholds: [Double]
      let tp: [Int]
      let fp: [Int]
    }

    let named: [Double]
    let models: [Model]
  }

  /// Rows with more distinct scores than any curve has points.
  private let rows = (0..<3_000).map { row in
    let score = Double((row * 7_919) % 10_007) / 10_007
    return (isPositive: (row * 31) % 97 < Int(score * 97), score: score * score)
  }

  private func report(
    _ models: [(name: String, change: (Double) -> Double)] = [("m", { $0 }), ("n", { $0 / 2 })]
  ) throws -> Report {
    let labels = rows.enumerated().map { "\($0.offset),\($0.element.isPositive ? "b" : "a")\n" }
    func scores(_ change: (Double) -> Double) -> String {
      "id,a,b\n"
        + rows.enumerated().map {
          let score = change($0.element.score)
          return "\($0.offset),\(1 - score),\(score)\n"
        }.joined()
    }
    return try AssayReportTests.report(
      labels: "id,label\n" + labels.joined(),
      models: models.map { ($0.name, scores($0.change)) }
    ) { $0.positive = "b" }
  }

  /// The data that the script of a page reads.
  private func data(_ report: Report) throws -> Data {
    let text = try #require(report.html().firstMatch(of: /data-thresholds="([^"]*)"/)).output.1
    return try JSONDecoder().decode(
      Data.self, from: .init(text.replacing("&quot;", with: "\"").utf8))
  }

  @Test(arguments: [1.0, 2_000])
  func `counts are exact at every step and at the named thresholds`(_ part: Double) throws {
    let changes: [(Double) -> Double] = [{ $0 / part }, { $0 / part / 2 }]
    let data = try data(report([("m", changes[0]), ("n", changes[1])]))
    #expect(data.named.contains(0.0003) && data.named.contains(0.00002))
    let offered = (0...1_000).map { Double($0) / 1_000 } + data.named
    for (model, change) in zip(data.models, changes) {
      #expect(model.thresholds.count < 1_070)
      for threshold in offered {
        let place = model.thresholds.lastIndex { $0 >= threshold }
        let found = place.map { (model.tp[$0], model.fp[$0]) } ?? (0, 0)
        let above = rows.filter { change($0.score) >= threshold }
        #expect(found.0 == above.count { $0.isPositive }, "\(threshold)")
        #expect(found.1 == above.count { !$0.isPositive }, "\(threshold)")
      }
    }
  }

  @Test func `results of earlier versions have no panel, as they lack counts`() throws {
    try withFolder { folder in
      let path = folder + "/results.json"
      let earlier = try report().json().replacing("\"3.6\"", with: "\"3.5\"", maxReplacements: 1)
      try Foundation.Data(earlier.utf8).write(to: URL(filePath: path))
      let page = try Report(savedAt: path, for: ReportRequest()).html()
      #expect(!page.contains("data-thresholds="))
      #expect(page.contains("Default and best thresholds"))
    }
  }

  @Test func `the title names a threshold with the fewest errors`() throws {
    let page = try report().html()
    let found = try #require(
      page.firstMatch(of: /Fewest errors: m at threshold ([\d.]+), ([\d.]+)%/))
    let threshold = try #require(Double(found.output.1))
    func errors(_ threshold: Double) -> Int {
      rows.count { ($0.score >= threshold) != $0.isPositive }
    }
    #expect(errors(threshold) == rows.map { errors($0.score) }.min())
    #expect(found.output.2 == Figures.fixed(Double(errors(threshold)) / 30, decimals: 2))
  }

  @Test func `a threshold has as few decimals as the scores beside it allow`() {
    #expect(KnownThresholds.shortest(above: 0.3, upTo: 0.9) == 0.5)
    #expect(KnownThresholds.shortest(above: 0.5128, upTo: 0.5193) == 0.519)
    #expect(KnownThresholds.shortest(above: 0.5192, upTo: 0.5193) == 0.5193)
    #expect(KnownThresholds.shortest(above: 0, upTo: 0.2) == 0.2)
    let next = 0.7.nextUp
    #expect(KnownThresholds.shortest(above: 0.7, upTo: next) == next)
  }
}
