import AssayText

/// Writes SVG elements one after another; all text is escaped here and nowhere else.
struct SVGWriter {
  private var bytes: [UInt8] = []

  var output: String { String(decoding: bytes, as: UTF8.self) }

  /// Writes an element with no content except its title, which is shown when the pointer is over
  /// it.
  mutating func element(_ name: String, _ attributes: [Attribute], title: String? = nil) {
    open(name, attributes)
    guard let title, !title.isEmpty else { return write("/>") }
    write("><title>")
    characters(title)
    write("</title>")
    close(name)
  }

  /// Writes an element with the content that `body` writes.
  mutating func element(
    _ name: String, _ attributes: [Attribute], around body: (inout SVGWriter) -> Void
  ) {
    open(name, attributes)
    write(">")
    body(&self)
    close(name)
  }

  mutating func group(
    _ attributes: [Attribute], title: String? = nil, _ body: (inout SVGWriter) -> Void
  ) {
    element("g", attributes) { writer in
      if let title { writer.element("title", []) { $0.characters(title) } }
      body(&writer)
    }
  }

  /// Writes text between tags or in a quoted value, with U+FFFD for unprintable characters.
  mutating func characters(_ text: String) {
    XMLEscaping.append(text.printable, to: &bytes)
  }

  private mutating func open(_ name: String, _ attributes: [Attribute]) {
    write("<")
    write(name)
    for attribute in attributes {
      write(" ")
      write(attribute.name)
      write("=\"")
      characters(attribute.value)
      write("\"")
    }
  }

  private mutating func close(_ name: String) {
    write("</")
    write(name)
    write(">")
  }

  private mutating func write(_ markup: String) {
    bytes += markup.utf8
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

  /// Writes text at its baseline; text wider than `width` is cut in the middle and gets the whole
  /// text as its title.
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
