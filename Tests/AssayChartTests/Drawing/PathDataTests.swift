import Testing

@testable import AssayChart

struct PathDataTests {
  @Test func `a path is written in differences, the shortest way`() {
    let points = [(1.0, 2.0), (3, 4), (2.5, 4.5), (7, 4.5), (7, 0), (7, 0)].map {
      Point(x: $0, y: $1)
    }
    #expect(PathData(through: points).text == "M1 2l2 2-0.5 0.5h4.5v-4.5")
    #expect(PathData(through: []).text.isEmpty)
  }

  @Test func `what is rounded away does not add up`() {
    let points = (0...1000).map { Point(x: Double($0) * 0.14, y: 0) }
    let steps = PathData(through: points).text.dropFirst("M0 0h".count)
      .split(separator: " ").compactMap { Double($0) }
    #expect(abs(steps.reduce(0, +) - 140) < 1e-9)
  }

  @Test(arguments: [Double.nan, .infinity, -.infinity, 1e300])
  func `what no drawing can hold is pulled into it`(_ value: Double) {
    let path = PathData(through: [Point(x: 0, y: 0), Point(x: value, y: value)])
    #expect(!path.text.contains("n") && path.text.utf8.count < 30)
  }
}
