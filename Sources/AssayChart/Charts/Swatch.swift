/// The mark of a series beside its name, as charts have it: 10 by 10, and nothing to those who do not see it.
package struct Swatch: Sendable {
  private let series: Int

  package init(series: Int) { self.series = series }

  package var svg: String {
    var writer = SVGWriter()
    writer.element(
      "svg",
      [
        Attribute("class", "chart"), Attribute("aria-hidden", "true"), .width(10), .height(10),
        Attribute("viewBox", "0 0 10 10"),
      ]
    ) { $0.marker(series, at: Point(x: 5, y: 5), radius: 3.5) }
    return writer.output
  }
}
