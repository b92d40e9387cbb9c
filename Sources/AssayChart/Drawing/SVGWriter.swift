/// Writes elements one after the other; whatever is text is escaped here and nowhere else.
struct SVGWriter {
  private(set) var output = ""

  /// Writes an element with no content but its title, which is shown when the pointer is over it.
  mutating func element(_ name: String, _ attributes: [Attribute], title: String? = nil) {
    open(name, attributes)
    if let title, !title.isEmpty {
      output += "><title>\(escaped(title))</title></\(name)>"
    } else {
      output += "/>"
    }
  }

  /// Writes an element around what `body` writes.
  mutating func element(
    _ name: String, _ attributes: [Attribute], around body: (inout SVGWriter) -> Void
  ) {
    open(name, attributes)
    output += ">"
    body(&self)
    output += "</\(name)>"
  }

  mutating func group(_ attributes: [Attribute], _ body: (inout SVGWriter) -> Void) {
    element("g", attributes, around: body)
  }

  /// Writes text of one's own between tags.
  mutating func characters(_ text: String) {
    output += escaped(text)
  }

  private mutating func open(_ name: String, _ attributes: [Attribute]) {
    output += "<\(name)"
    for attribute in attributes {
      output += " \(attribute.name)=\"\(escaped(attribute.value))\""
    }
  }
}

// MARK: - Shapes

extension SVGWriter {
  mutating func line(_ start: Point, _ end: Point, _ ink: [Attribute]) {
    var path = PathData()
    path.move(to: start)
    if start.y == end.y {
      path.horizontal(to: end.x)
    } else if start.x == end.x {
      path.vertical(to: end.y)
    } else {
      path.line(to: end)
    }
    element("path", [.d(path)] + ink)
  }

  mutating func circle(
    _ center: Point, radius: Double, _ ink: [Attribute] = [], title: String? = nil
  ) {
    let shape = [Attribute("cx", center.x), Attribute("cy", center.y), Attribute("r", radius)]
    element("circle", shape + ink, title: title)
  }

  mutating func rectangle(_ area: Area, _ ink: [Attribute] = [], title: String? = nil) {
    let shape: [Attribute] = [
      .x(area.left), .y(area.top), .width(area.width), .height(area.height),
    ]
    element("rect", shape + ink, title: title)
  }

  /// Writes text on its base line, cut in the middle where it is wider than `width`; the whole text
  /// is then its title.
  mutating func text(
    _ text: String, at point: Point, _ anchor: Attribute.Anchor = .start, width: Double = .infinity,
    _ ink: [Attribute] = []
  ) {
    let shown = Lettering.cut(text, to: width)
    guard !shown.isEmpty else { return }
    let anchoring: [Attribute] = anchor == .start ? [] : [.anchor(anchor)]
    element("text", [.x(point.x), .y(point.y)] + anchoring + ink) { writer in
      if shown != text { writer.element("title", []) { $0.characters(text) } }
      writer.characters(shown)
    }
  }
}
