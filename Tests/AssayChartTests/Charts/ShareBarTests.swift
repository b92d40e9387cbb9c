import AssayChart
import Testing

struct ShareBarTests {
  @Test func `a bar is as long as its share`() {
    let svg = ShareBar(share: 0.5, isTarget: false, series: 0, text: "50%").svg
    #expect(values(of: "width", in: "rect", svg) == [39.5])
  }

  @Test func `the target has an outline of the whole`() {
    let svg = ShareBar(share: 0.5, isTarget: true, series: 0, text: "50%").svg
    #expect(values(of: "width", in: "rect", svg) == [39.5, 79])
  }

  @Test func `whatever is above 0 is at least a hairline`() {
    let svg = ShareBar(share: 1e-9, isTarget: false, series: 0, text: "").svg
    #expect(values(of: "width", in: "rect", svg) == [0.5])
  }

  @Test(arguments: [0, -1, .nan, .infinity] as [Double])
  func `no share is no bar`(_ share: Double) {
    #expect(!ShareBar(share: share, isTarget: false, series: 0, text: "").svg.contains("<rect"))
  }
}
