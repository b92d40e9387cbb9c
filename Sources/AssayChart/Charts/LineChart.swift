/// Named lines over shared axes, each with its name at its right end.
///
/// For ROC and precision–recall curves, cumulative losses, and metrics over thresholds. A line shows
/// at most 256 of its points; those that are not finite are left out, and values beyond an axis lie
/// on its end.
package struct LineChart: Sendable {
  package struct Line: Sendable {
    let name: String
    let series: Int
    let points: [(x: Double, y: Double)]
    let isStep: Bool

    package init(
      name: String, series: Int, points: [(x: Double, y: Double)], isStep: Bool = false
    ) {
      self.name = name
      self.series = series
      self.points = points
      self.isStep = isStep
    }
  }

  /// A value of y, drawn as a line across the plot.
  package struct Reference: Sendable {
    let value: Double
    let label: String

    package init(at value: Double, label: String) {
      self.value = value
      self.label = label
    }
  }

  /// A sign that waits unseen for a script to move it to values of its choice, a series' own.
  package struct Pointer: Sendable {
    let series: Int
    let x: String
    let y: String?

    /// - Parameters:
    ///   - series: whose sign it is.
    ///   - x: the name of the value that the script takes for x.
    ///   - y: the name of the one that it takes for y; nil for a line across the plot, at any y.
    package init(series: Int, x: String, y: String?) {
      self.series = series
      self.x = x
      self.y = y
    }
  }

  let text: ChartText
  let references: [Reference]
  let pointers: [Pointer]
  let hasDiagonal: Bool
  let size: (width: Double, height: Double)
  let frame: Frame

  /// Lines as they are drawn: those with at least one point.
  let drawn: [(line: Line, points: [Point])]

  package init(
    _ text: ChartText, x: Axis, y: Axis, lines: [Line], references: [Reference] = [],
    pointers: [Pointer] = [], hasDiagonal: Bool = false,
    size: (width: Double, height: Double) = (440, 320)
  ) {
    self.text = text
    self.references = references
    self.pointers = pointers
    self.hasDiagonal = hasDiagonal
    self.size = (max(size.width, 120), max(size.height, 100))
    let widest = lines.map { Lettering.width($0.name) }.max() ?? 0
    let labels = min(widest, self.size.width * 0.28) + EndLabels.gap + 2
    let frame = Frame(
      width: self.size.width, height: self.size.height, rightMargin: max(labels, 14), x: x, y: y)
    self.frame = frame
    drawn = lines.map { line in
      (line, thinned(line.points.compactMap { frame.place(x: $0.x, y: $0.y) }))
    }.filter { !$0.points.isEmpty }
  }

  package var svg: String {
    drawing(text, width: size.width, height: size.height) { writer in
      frame.draw(in: &writer)
      if hasDiagonal { frame.drawDiagonal(in: &writer) }
      for (line, points) in drawn { draw(line, through: points, in: &writer) }
      drawReferences(in: &writer)
      EndLabels(drawn, right: size.width, frame: frame).draw(in: &writer)
      for pointer in pointers { draw(pointer, in: &writer) }
    }
  }

  private func draw(_ line: Line, through points: [Point], in writer: inout SVGWriter) {
    if points.count == 1, let point = points.first {
      writer.circle(point, radius: 2, SeriesInk.fill(line.series), title: line.name)
      return
    }
    let path = line.isStep ? PathData(stepsThrough: points) : PathData(through: points)
    let ink = SeriesInk.stroke(line.series, width: 1.6) + [Attribute("stroke-linejoin", "round")]
    writer.element("path", [.d(path)] + ink, title: line.name)
  }

  private func drawReferences(in writer: inout SVGWriter) {
    for reference in references {
      guard let y = frame.row(reference.value) else { continue }
      writer.line(
        Point(x: frame.area.left, y: y), Point(x: frame.area.right, y: y),
        SeriesInk.guide + [Attribute("stroke-dasharray", "2 3")])
      writer.text(
        reference.label, at: Point(x: frame.area.left + 5, y: y - 5), width: frame.area.width,
        SeriesInk.halo + [.inkFill])
    }
  }
}

// MARK: - What a script moves

extension LineChart {
  /// Draws a pointer at the origin of the drawing, from where a script moves it.
  ///
  /// `data-frame` tells where the axes' values 0 and 1 are. Where a scale is not linear there is no
  /// pointer.
  private func draw(_ pointer: Pointer, in writer: inout SVGWriter) {
    guard
      let (left, right) = unitPlaces(of: frame.x.scale, from: frame.area.left, frame.area.right),
      let (bottom, top) = unitPlaces(of: frame.y.scale, from: frame.area.bottom, frame.area.top)
    else { return }
    // A line across the plot stays at its height.
    let corners = pointer.y == nil ? [left, 0, right, 0] : [left, top, right, bottom]
    let attributes = [
      Attribute("class", "threshold-marker"),
      Attribute("data-frame", corners.map { decimal($0, places: 2) }.joined(separator: " ")),
      Attribute("data-series", "\(pointer.series)"), Attribute("data-x-of", pointer.x),
      Attribute("data-y-of", pointer.y ?? pointer.x), Attribute("visibility", "hidden"),
      Attribute("pointer-events", "none"),
    ]
    writer.group(attributes) { writer in
      guard pointer.y == nil else {
        writer.circle(Point(x: 0, y: 0), radius: 5.5, SeriesInk.halo + [.inkFill])
        writer.marker(pointer.series, at: Point(x: 0, y: 0), radius: 4)
        return
      }
      writer.line(
        Point(x: 0, y: frame.area.top), Point(x: 0, y: frame.area.bottom),
        SeriesInk.stroke(pointer.series, width: 1.6) + [Attribute("stroke-dasharray", "4 3")])
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
