import AssayNumerics

/// Many pairs of values as counts in a grid over two axes, with the diagonal.
///
/// Ink is proportional to the logarithm of the count, so that one pair is visible beside ten
/// thousand. Few pairs are drawn as points.
package struct DensityChart: Sendable {
  package struct Cell: Sendable {
    let x: ClosedRange<Double>
    let y: ClosedRange<Double>
    let count: Int
    /// Shown when the pointer is over it.
    let text: String

    package init(x: ClosedRange<Double>, y: ClosedRange<Double>, count: Int, text: String) {
      (self.x, self.y, self.count, self.text) = (x, y, count, text)
    }
  }

  /// One pair, drawn in the middle of its ranges.
  package struct Point: Sendable {
    let x: ClosedRange<Double>
    let y: ClosedRange<Double>
    /// Shown when the pointer is over it.
    let text: String

    package init(x: ClosedRange<Double>, y: ClosedRange<Double>, text: String) {
      self.x = x
      self.y = y
      self.text = text
    }
  }

  private let text: ChartText
  private let frame: Frame
  private let cells: [Cell]
  private let largest: Int
  private let points: [Point]
  private let upperLabel: String

  private static let side = 260.0

  /// Creates a chart with a label above the plot for the side above the diagonal.
  ///
  /// If there are points, cells are not drawn.
  package init(
    _ text: ChartText, x: Axis, y: Axis, points: [Point] = [], cells: [Cell], upperLabel: String
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
      writer.text(upperLabel, at: .init(x: 2, y: Lettering.lineHeight - 2), width: area.right + 16)
    }
  }

  /// Draws all cells with the same opacity as one shape, with edges on whole units, so that no
  /// seams show between neighbours.
  private func drawCells(in writer: inout SVGWriter) {
    var shapes: [(count: Int, text: String, path: PathData)] = []
    for cell in cells.sorted(by: { ($0.count, $0.text) < ($1.count, $1.text) }) {
      guard cell.count > 0, let area = area(of: cell) else { continue }
      if shapes.last?.count != cell.count || shapes.last?.text != cell.text {
        shapes.append((cell.count, cell.text, PathData()))
      }
      shapes[shapes.count - 1].path.rectangle(area)
    }
    writer.group([.inkFill, Attribute("shape-rendering", "crispEdges")]) { writer in
      for (count, text, path) in shapes {
        let opacity = decimal(opacity(count), places: 2)
        writer.element("path", [.d(path), Attribute("fill-opacity", opacity)], title: text)
      }
    }
  }

  /// Draws a point in the middle of each pair's ranges.
  private func drawPoints(in writer: inout SVGWriter) {
    writer.group([.inkFill, .fillOpacity(0.7)]) { writer in
      for point in points {
        guard let low = frame.place(x: point.x.lowerBound, y: point.y.lowerBound),
          let high = frame.place(x: point.x.upperBound, y: point.y.upperBound)
        else { continue }
        let middle = Area(
          left: low.x, top: high.y, width: high.x - low.x, height: low.y - high.y
        ).middle
        writer.circle(middle, radius: 3, title: point.text)
      }
    }
  }

  private func area(of cell: Cell) -> Area? {
    guard
      let left = frame.column(cell.x.lowerBound), let right = frame.column(cell.x.upperBound),
      let top = frame.row(cell.y.upperBound), let bottom = frame.row(cell.y.lowerBound),
      right > left, bottom > top
    else { return nil }
    let (x, y) = (left.rounded(), top.rounded())
    return Area(
      left: x, top: y, width: max(right.rounded() - x, 1), height: max(bottom.rounded() - y, 1))
  }

  private func opacity(_ count: Int) -> Double {
    SeriesInk.leastSeen + (1 - SeriesInk.leastSeen) * Mathematics.log10(Double(count))
      / Mathematics.log10(Double(largest))
  }
}
