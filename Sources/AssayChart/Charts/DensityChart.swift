import AssayNumerics

/// Many pairs of values as a grid of counts over two axes, the diagonal through it.
///
/// Ink follows the logarithm of the count, so that one pair is seen beside ten thousand.
package struct DensityChart: Sendable {
  package struct Cell: Sendable {
    let x: ClosedRange<Double>
    let y: ClosedRange<Double>
    let count: Int
    let title: String

    package init(x: ClosedRange<Double>, y: ClosedRange<Double>, count: Int, title: String) {
      self.x = x
      self.y = y
      self.count = count
      self.title = title
    }
  }

  private let text: ChartText
  private let frame: Frame
  private let cells: [Cell]
  private let largest: Int
  private let series: Int
  private let upperLabel: String
  private let lowerLabel: String

  private static let side = 280.0

  /// A chart whose labels stand in the upper left and the lower right corner.
  package init(
    _ text: ChartText, x: Axis, y: Axis, cells: [Cell], series: Int, upperLabel: String,
    lowerLabel: String
  ) {
    self.text = text
    self.cells = cells
    largest = max(cells.map(\.count).max() ?? 0, 2)
    self.series = series
    self.upperLabel = upperLabel
    self.lowerLabel = lowerLabel
    let area = Area(
      left: Frame.leftMargin(of: y, height: Self.side), top: Frame.headroom, width: Self.side,
      height: Self.side)
    frame = Frame(area: area, x: x, y: y)
  }

  package var svg: String {
    let area = frame.area
    return drawing(text, width: area.right + 20, height: area.bottom + Frame.footroom) { writer in
      frame.draw(in: &writer)
      writer.group(SeriesInk.fill(series) + [Attribute("shape-rendering", "crispEdges")]) {
        writer in
        drawCells(in: &writer)
      }
      frame.drawDiagonal(in: &writer)
      let ink = SeriesInk.halo + [.inkFill]
      writer.text(
        upperLabel, at: Point(x: area.left + 6, y: area.top + 14), width: area.width - 12, ink)
      writer.text(
        lowerLabel, at: Point(x: area.right - 6, y: area.bottom - 8), .end, width: area.width - 12,
        ink)
    }
  }

  /// Draws all cells of one count and title as one shape: of a thousand cells that is a third of the
  /// text.
  private func drawCells(in writer: inout SVGWriter) {
    var shapes: [Ink: PathData] = [:]
    for cell in cells where cell.count > 0 {
      guard let area = area(of: cell) else { continue }
      shapes[Ink(count: cell.count, title: cell.title), default: PathData()].rectangle(area)
    }
    let sorted = shapes.sorted { ($0.key.count, $0.key.title) < ($1.key.count, $1.key.title) }
    for (ink, path) in sorted {
      writer.element("path", [.d(path), .fillOpacity(opacity(ink.count))], title: ink.title)
    }
  }

  private struct Ink: Hashable {
    let count: Int
    let title: String
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
    0.2 + 0.8 * Mathematics.log10(Double(count)) / Mathematics.log10(Double(largest))
  }
}
