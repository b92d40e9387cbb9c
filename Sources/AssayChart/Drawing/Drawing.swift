// This module draws charts. Numbers, names and axes come in, most of them through the types in
// `Charts`; SVG text goes out, readable without a style sheet and with a text alternative for
// screen readers. Values that cannot be drawn (NaN, infinities, beyond an axis) are left out,
// clamped or marked, never an error. The module knows nothing of Assay.
//
// Start with `Charts/DotChart.swift`, a typical chart. It uses a `Frame` of two `Axis` values
// (`Axes`), helpers that avoid overlaps (`Layout`) and, from this folder, `SVGWriter`, which
// escapes all text, and `SeriesInk` for all colours.

/// The identifier of a chart, its title and its text alternative.
package struct ChartText: Sendable {
  /// The prefix of the chart's identifiers, unique on its page.
  package let id: String

  /// The chart's title in a few words, also shown when the pointer is over the chart.
  package let title: String

  /// A description of the chart's contents, in a sentence or two.
  package let description: String

  package init(id: String, title: String, description: String) {
    self.id = id
    self.title = title
    self.description = description
  }
}

/// The widths of charts that a page shows side by side.
package enum ChartWidth {
  /// Three of them fit on a desktop page, one on a phone.
  package static let column = 346.0
}

/// The `svg` element of a chart outside a table.
func drawing(
  _ text: ChartText, width: Double, height: Double, _ body: (inout SVGWriter) -> Void
) -> String {
  let names = (title: text.id + "-title", description: text.id + "-desc")
  var writer = SVGWriter()
  let attributes =
    [Attribute("xmlns", "http://www.w3.org/2000/svg")] + surface(width: width, height: height) + [
      Attribute("aria-labelledby", "\(names.title) \(names.description)"),
      Attribute("font-family", "system-ui, sans-serif"), Attribute("font-size", Lettering.size),
      .inkFill,
    ]
  writer.element("svg", attributes) { writer in
    writer.element("title", [Attribute("id", names.title)]) { $0.characters(text.title) }
    writer.element("desc", [Attribute("id", names.description)]) {
      $0.characters(text.description)
    }
    body(&writer)
  }
  return writer.output
}

/// The `svg` element of a chart in a table cell, of which there may be thousands.
///
/// `text` is the text alternative; nil if the cell has the same information as text.
func drawing(
  inCell text: String?, width: Double, height: Double, _ body: (inout SVGWriter) -> Void
) -> String {
  var writer = SVGWriter()
  guard let text else {
    let attributes = size(width, height) + [Attribute("aria-hidden", "true")]
    writer.element("svg", attributes, around: body)
    return writer.output
  }
  let attributes = surface(width: width, height: height) + [Attribute("aria-label", text)]
  writer.element("svg", attributes, around: body)
  return writer.output
}

private func surface(width: Double, height: Double) -> [Attribute] {
  [Attribute("role", "img")] + size(width, height)
}

private func size(_ width: Double, _ height: Double) -> [Attribute] {
  [
    Attribute("class", "chart"), .width(width), .height(height),
    Attribute("viewBox", "0 0 \(decimal(width)) \(decimal(height))"),
  ]
}
