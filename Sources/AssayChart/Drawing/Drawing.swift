/// What a chart says of itself to those who do not see it, and whose it is.
package struct ChartText: Sendable {
  /// What the chart's own identifiers begin with; no two charts of a page may have the same.
  package let id: String

  /// The name of the chart in a few words, also shown when the pointer rests on it.
  package let title: String

  /// What the chart shows, in a sentence or two.
  package let description: String

  package init(id: String, title: String, description: String) {
    self.id = id
    self.title = title
    self.description = description
  }
}

/// The element `svg` around a chart that stands on its own.
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

/// The element `svg` around a chart in a cell of a table, of which there may be thousands.
///
/// `text`: nil if the cell says in words all that it shows.
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
