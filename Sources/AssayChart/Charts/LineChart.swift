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
    let isDashed: Bool

    package init(
      name: String, series: Int, points: [(x: Double, y: Double)], isStep: Bool = false,
      isDashed: Bool = false
    ) {
      self.name = name
      self.series = series
      self.points = points
      self.isStep = isStep
      self.isDashed = isDashed
    }
  }

  /// A point of interest, such as where a model decides.
  package struct Mark: Sendable {
    let x: Double
    let y: Double
    let series: Int
    let label: String

    package init(x: Double, y: Double, series: Int, label: String) {
      self.x = x
      self.y = y
      self.series = series
      self.label = label
    }
  }

  /// A value of one axis, drawn as a line across the plot.
  package struct Reference: Sendable {
    package enum Direction: Sendable {
      /// All points of one x.
      case vertical
      /// All points of one y.
      case horizontal
    }

    let direction: Direction
    let value: Double
    let label: String

    package init(_ direction: Direction, at value: Double, label: String) {
      self.direction = direction
      self.value = value
      self.label = label
    }
  }

  let text: ChartText
  let marks: [Mark]
  let references: [Reference]
  let hasDiagonal: Bool
  let size: (width: Double, height: Double)
  let frame: Frame

  /// Lines as they are drawn: those with at least one point.
  let drawn: [(line: Line, points: [Point])]

  package init(
    _ text: ChartText, x: Axis, y: Axis, lines: [Line], marks: [Mark] = [],
    references: [Reference] = [], hasDiagonal: Bool = false,
    size: (width: Double, height: Double) = (440, 320)
  ) {
    self.text = text
    self.marks = marks
    self.references = references
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
      drawMarks(in: &writer)
    }
  }

  private func draw(_ line: Line, through points: [Point], in writer: inout SVGWriter) {
    if points.count == 1, let point = points.first {
      writer.circle(point, radius: 2, SeriesInk.fill(line.series), title: line.name)
      return
    }
    let path = line.isStep ? PathData(stepsThrough: points) : PathData(through: points)
    var ink = SeriesInk.stroke(line.series, width: 1.6) + [Attribute("stroke-linejoin", "round")]
    if line.isDashed { ink.append(Attribute("stroke-dasharray", "5 3")) }
    writer.element("path", [.d(path)] + ink, title: line.name)
  }

  private func drawReferences(in writer: inout SVGWriter) {
    for reference in references {
      let ink = SeriesInk.guide + [Attribute("stroke-dasharray", "2 3")]
      switch reference.direction {
      case .vertical:
        guard let x = frame.column(reference.value) else { continue }
        writer.line(Point(x: x, y: frame.area.top), Point(x: x, y: frame.area.bottom), ink)
        let isLeft = x < frame.area.middle.x
        writer.text(
          reference.label, at: Point(x: isLeft ? x + 5 : x - 5, y: frame.area.bottom - 6),
          isLeft ? .start : .end, width: frame.area.width / 2, SeriesInk.halo + [.inkFill])
      case .horizontal:
        guard let y = frame.row(reference.value) else { continue }
        writer.line(Point(x: frame.area.left, y: y), Point(x: frame.area.right, y: y), ink)
        writer.text(
          reference.label, at: Point(x: frame.area.left + 5, y: y - 5), width: frame.area.width,
          SeriesInk.halo + [.inkFill])
      }
    }
  }

  private func drawMarks(in writer: inout SVGWriter) {
    var labels = FreeLabels(in: frame.area, avoiding: drawn.map(\.points))
    let placed = marks.compactMap { mark in
      frame.place(x: mark.x, y: mark.y).map { (mark: mark, center: $0) }
    }
    for (_, center) in placed { labels.avoid(center) }
    for (mark, center) in placed {
      let data =
        Attribute.data("x", mark.x) + Attribute.data("y", mark.y) + [
          Attribute("data-name", mark.label)
        ]
      writer.marker(mark.series, at: center, radius: 4, data: data, title: mark.label)
      guard let (at, anchor, width) = labels.place(mark.label, beside: center) else { continue }
      writer.text(mark.label, at: at, anchor, width: width, SeriesInk.halo + [.inkFill])
    }
  }
}
