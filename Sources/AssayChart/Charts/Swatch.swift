/// The dot in a series' colour beside its name: 10 by 10, and nothing to those who do not see it.
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
    ) { $0.circle(Point(x: 5, y: 5), radius: 4, SeriesInk.fill(series)) }
    return writer.output
  }
}
