import Testing

@testable import AssayChart

struct ThinningTests {
  @Test func `few points remain as they are`() {
    let points = (0..<256).map { Point(x: Double($0), y: 0) }
    #expect(thinned(points) == points)
    #expect(thinned([]).isEmpty)
  }

  @Test(arguments: [257, 1000, 100_000])
  func `many points become at most 256, in order, from the first to the last`(_ count: Int) {
    let points = (0..<count).map { index in
      Point(x: Double(index) * 400 / Double(count), y: Double(index * 7919 % 101))
    }
    let kept = thinned(points)
    #expect(kept.count <= 256)
    #expect(kept.first == points.first)
    #expect(kept.last == points.last)
    #expect(zip(kept, kept.dropFirst()).allSatisfy { $0.x < $1.x })
    #expect(kept.allSatisfy { points.contains($0) })
  }

  @Test func `one point far off remains`() {
    var points = (0..<10_000).map { Point(x: Double($0) / 25, y: 100) }
    points[6543].y = 3
    points[1234].y = 200
    let kept = thinned(points)
    #expect(kept.contains(points[6543]))
    #expect(kept.contains(points[1234]))
  }

  @Test func `a curve with its points in one corner keeps its corners`() {
    let up = (0..<9000).map { Point(x: 0, y: 300 - Double($0) / 30) }
    let along = (0...9).map { Point(x: Double($0) * 40, y: 0) }
    let kept = thinned(up + along)
    #expect(along.allSatisfy { kept.contains($0) })
  }

  @Test func `points all in one place do not trap`() {
    let kept = thinned(Array(repeating: Point(x: 1, y: 1), count: 1000))
    #expect(kept.count <= 256)
  }
}
