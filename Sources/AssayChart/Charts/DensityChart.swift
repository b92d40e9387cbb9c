import AssayNumerics

/// Many pairs of values as a grid of counts over two axes, the diagonal through it.
///
/// Ink follows the logarithm of the count, so that one pair is seen beside ten thousand. Few pairs
/// are points.
package struct DensityChart: Sendable {
  package struct Cell: Sendable {
    let x: ClosedRange<Double>
    let y: ClosedRange<Double>
    let count: Int

    package init(x: ClosedRange<Double>, y: ClosedRange<Double>, count: Int) {
      self.x = x
      self.y = y
      self.count = count
    }
  }

  private let text: ChartText
  private let frame: Frame
  private let cells: [Cell]
  private let largest: Int
  private let points: [Cell]
  private let upperLabel: String

  private static let side = 260.0

  /// A chart with words above the plot on the side above the diagonal.
  ///
  /// If there are points, cells are not drawn.
  package init(
    _ text: ChartText, x: Axis, y: Axis, points: [Cell] = [], cells: [Cell], upperLabel: String
  ) {
    self.text = text
    self.points = points
    self.cells = cells
    largest = max(cells.map(\.count).max() ?? 0, 2)
    self.upperLabel = upperLabel
    let area = Area(
      left: Frame.leftMargin(of: y, height: Self.side),
      top: Frame.headroom + Lettering.lineHeight + 3, width: Self.side,
      height: Self.side)
    frame = Frame(area: area, x: x, y: y)
  }

  package var svg: String {
    let area = frame.area
    return drawing(text, width: area.right + 20, height: area.bottom + Frame.footroom) { writer in
      frame.draw(in: &writer)
      if points.isEmpty { drawCells(in: &writer) } else { drawPoints(in: &writer) }
      frame.drawDiagonal(in: &writer)
      writer.text(upperLabel, at: Point(x: 2, y: Lettering.lineHeight - 2), width: area.right + 16)
    }
  }

  /// Draws a line as thick as it is high for each cell, and all of the same ink as one shape: of a thousand
  /// cells that is a twentieth of the text.
  private func drawCells(in writer: inout SVGWriter) {
    struct Shape: Hashable {
      let opacity: String
      let height: String
    }
    var shapes: [Shape: PathData] = [:]
    for cell in cells where cell.count > 0 {
      guard let area = area(of: cell) else { continue }
      let shape = Shape(
        opacity: decimal(opacity(cell.count), places: 2), height: decimal(area.height, places: 2))
      shapes[shape, default: PathData()].move(to: Point(x: area.left, y: area.middle.y))
      shapes[shape]?.horizontal(to: area.right)
    }
    let sorted = shapes.sorted { ($0.key.opacity, $0.key.height) < ($1.key.opacity, $1.key.height) }
    writer.group([.noFill, .inkStroke, Attribute("shape-rendering", "crispEdges")]) { writer in
      for (shape, path) in sorted {
        writer.element(
          "path",
          [
            .d(path), Attribute("stroke-opacity", shape.opacity),
            Attribute("stroke-width", shape.height),
          ])
      }
    }
  }

  /// Draws a point in the middle of each place.
  private func drawPoints(in writer: inout SVGWriter) {
    writer.group([.inkFill, .fillOpacity(0.7)]) { writer in
      for point in points {
        guard let low = frame.place(x: point.x.lowerBound, y: point.y.lowerBound),
          let high = frame.place(x: point.x.upperBound, y: point.y.upperBound)
        else { continue }
        writer.circle(Point(x: (low.x + high.x) / 2, y: (low.y + high.y) / 2), radius: 3)
      }
    }
  }

  private func area(of cell: Cell) -> Area? {
    guard
      let left = frame.column(cell.x.lowerBound), let right = frame.column(cell.x.upperBound),
      let top = frame.row(cell.y.upperBound), let bottom = frame.row(cell.y.lowerBound),
      right > left, bottom > top
    else { return nil }
    return Area(left: left, top: top, width: right - left, height: bottom - top)
  }

  private func opacity(_ count: Int) -> Double {
    SeriesInk.leastSeen + (1 - SeriesInk.leastSeen) * Mathematics.log10(Double(count))
      / Mathematics.log10(Double(largest))
  }
}
