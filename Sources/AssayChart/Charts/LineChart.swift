/// Named lines over shared axes, with one key above, or names where lines end apart.
///
/// For ROC and precision–recall curves, losses, and metrics over thresholds. A line shows at most
/// 256 of its points; those that are not finite are left out, and so is what lies above or below
/// the plot.
package struct LineChart: Sendable {
  package struct Line: Sendable {
    /// How its points are drawn.
    package enum Style: Sendable {
      case line
      /// Along, then up or down, to each next point.
      case steps
      /// Each by itself, as of few samples.
      case points
    }

    let name: String
    let series: Int
    let points: [(x: Double, y: Double)]
    let style: Style

    package init(
      name: String, series: Int, points: [(x: Double, y: Double)], style: Style = .line
    ) {
      self.name = name
      self.series = series
      self.points = points.filter { $0.x.isFinite && $0.y.isFinite }
      self.style = style
    }
  }

  /// A value of y, drawn as a line across the plot, with its name above it.
  package struct Reference: Sendable {
    let value: Double
    let label: String

    package init(at value: Double, label: String) {
      self.value = value
      self.label = label
    }
  }

  /// A sign that waits unseen for a script to move it to values of its choice.
  package enum Pointer: Sendable {
    /// A series' mark at the values of these names.
    case mark(series: Int, x: String, y: String)
    /// A line across the plot, for all series, at the value of this name.
    case line(x: String)
  }

  let text: ChartText
  let references: [Reference]
  let pointers: [Pointer]
  let hasDiagonal: Bool
  let size: (width: Double, height: Double)
  let frame: Frame

  /// Lines as they are drawn: those with at least one point, in one piece or several.
  private let drawn: [(line: Line, pieces: [[Point]])]
  private let labels: EndLabels?
  private let key: SeriesKey?

  package init(
    _ text: ChartText, x: Axis, y: Axis, lines: [Line], references: [Reference] = [],
    pointers: [Pointer] = [], hasDiagonal: Bool = false,
    size: (width: Double, height: Double) = (440, 320)
  ) {
    self.text = text
    self.references = references
    self.pointers = pointers
    self.hasDiagonal = hasDiagonal
    let size = (width: max(size.width, 120), height: max(size.height, 100))
    let shown = lines.filter { !$0.points.isEmpty }
    let widest = shown.map { Lettering.width($0.name) }.max() ?? 0
    let labelled = Frame(
      width: size.width, height: size.height, top: 0,
      rightMargin: max(min(widest, size.width * 0.28) + EndLabels.gap + 2, 14), x: x, y: y)
    let key = SeriesKey(
      shown.map { ($0.series, $0.name) },
      sign: shown.contains { $0.style == .points } ? .marker : .line, in: 2...(size.width - 2))
    let ends = Self.places(of: shown, in: labelled).compactMap { line, pieces in
      pieces.last?.last.map { (line, $0) }
    }
    labels = EndLabels(ends, right: size.width, frame: labelled)
    self.key = labels == nil ? key : nil
    let top = labels == nil ? key.height : 0
    // The key takes no height from the plot.
    self.size = (size.width, size.height + top)
    frame =
      labels == nil
      ? Frame(
        width: size.width, height: size.height + top, top: top, rightMargin: 20, x: x, y: y)
      : labelled
    drawn = Self.places(of: shown, in: frame)
  }

  private static func places(
    of lines: [Line], in frame: Frame
  ) -> [(line: Line, pieces: [[Point]])] {
    lines.map { line in
      let points = line.style == .steps ? corners(of: line.points) : line.points
      let pieces = pieces(of: points, within: frame.y.scale.domain).map { piece in
        thinned(piece.compactMap { frame.place(x: $0.x, y: $0.y) })
      }
      return (line, pieces.filter { !$0.isEmpty })
    }
  }

  package var svg: String {
    drawing(text, width: size.width, height: size.height) { writer in
      key?.draw(in: &writer)
      frame.draw(in: &writer)
      if hasDiagonal { frame.drawDiagonal(in: &writer) }
      for (line, pieces) in drawn { draw(line, pieces, in: &writer) }
      drawReferences(in: &writer)
      labels?.draw(in: &writer)
      for pointer in pointers { draw(pointer, in: &writer) }
    }
  }

  private func draw(_ line: Line, _ pieces: [[Point]], in writer: inout SVGWriter) {
    let isDotted = line.style == .points || pieces.allSatisfy { $0.count == 1 }
    if isDotted {
      for (x, y) in line.points where frame.y.scale.domain.contains(y) {
        guard let place = frame.place(x: x, y: y) else { continue }
        writer.marker(
          line.series, at: place, radius: 3, title: "\(line.name) · \(reading(x, y))")
      }
      return
    }
    let path = pieces.map { PathData(through: $0).text }.joined()
    let ink =
      SeriesInk.stroke(line.series, width: 1.8) + SeriesInk.dash(line.series)
      + [Attribute("stroke-linejoin", "round")]
    writer.element("path", [Attribute("d", path)] + ink, title: reading(of: line))
  }

  /// A line in words: its name, and five of its points from one end to the other.
  private func reading(of line: Line) -> String {
    let points = line.points.filter { frame.y.scale.domain.contains($0.y) }
    let last = max(points.count - 1, 0)
    let places = Set((0...4).map { $0 * last / 4 }).filter(points.indices.contains).sorted()
    let words = places.map { reading(points[$0].x, points[$0].y) }
    return ([line.name] + words).joined(separator: " · ")
  }

  private func reading(_ x: Double, _ y: Double) -> String {
    "\(frame.x.reading(x)), \(frame.y.reading(y))"
  }

  /// Draws lines across the plot, and above it, beside the title of the upright axis, which names
  /// they have.
  private func drawReferences(in writer: inout SVGWriter) {
    let area = frame.area
    let ink = SeriesInk.guide + [Attribute("stroke-dasharray", "2 3")]
    var right = area.right
    for reference in references {
      guard let y = frame.row(reference.value) else { continue }
      writer.line(Point(x: area.left, y: y), Point(x: area.right, y: y), ink)
      let width = min(Lettering.width(reference.label), area.width / 2)
      let left = right - width - 20
      writer.line(Point(x: left, y: area.top - 14), Point(x: left + 16, y: area.top - 14), ink)
      writer.text(reference.label, at: Point(x: left + 20, y: area.top - 10), width: width + 1)
      right = left - 10
    }
  }
}

// MARK: - What a script moves

extension LineChart {
  /// Draws a pointer at the origin of the drawing, from where a script moves it.
  ///
  /// `data-frame` says where the axes' values 0 and 1 are. Where a scale is not linear there is no
  /// pointer.
  private func draw(_ pointer: Pointer, in writer: inout SVGWriter) {
    guard
      let (left, right) = unitPlaces(of: frame.x.scale, from: frame.area.left, frame.area.right),
      let (bottom, top) = unitPlaces(of: frame.y.scale, from: frame.area.bottom, frame.area.top)
    else { return }
    let corners: [Double]
    let names: [Attribute]
    switch pointer {
    case .mark(let series, let x, let y):
      corners = [left, top, right, bottom]
      names = [
        Attribute("data-series", "\(series)"), Attribute("data-x-of", x), Attribute("data-y-of", y),
      ]
    case .line(let x):
      // It stays at its height.
      corners = [left, 0, right, 0]
      names = [Attribute("data-x-of", x), Attribute("data-y-of", x)]
    }
    let attributes =
      [
        Attribute("class", "threshold-marker"),
        Attribute("data-frame", corners.map { decimal($0, places: 2) }.joined(separator: " ")),
        Attribute("visibility", "hidden"), Attribute("pointer-events", "none"),
      ] + names
    writer.group(attributes) { writer in
      switch pointer {
      case .mark(let series, _, _):
        writer.group(SeriesInk.halo) { $0.marker(series, at: Point(x: 0, y: 0), radius: 5.5) }
      case .line:
        writer.line(
          Point(x: 0, y: frame.area.top), Point(x: 0, y: frame.area.bottom),
          [.noFill, .inkStroke, .strokeWidth(1.2)])
      }
    }
  }

  /// Where 0 and 1 are on the line of an axis, beyond its ends where it shows other values.
  private func unitPlaces(
    of scale: Scale, from start: Double, _ end: Double
  ) -> (zero: Double, one: Double)? {
    guard scale.kind == .linear else { return nil }
    let unit = (end - start) / (scale.domain.upperBound - scale.domain.lowerBound)
    let zero = start - scale.domain.lowerBound * unit
    return (zero, zero + unit)
  }
}
