/// Two axes, the plot area between them, and the grid drawn beneath the data.
struct Frame {
  let area: Area
  let x: Axis
  let y: Axis

  private let columns: [Tick]
  private let rows: [Tick]

  /// The heights of the vertical axis's title, and of the horizontal axis's labels and title.
  static let headroom = 20.0
  static let footroom = 34.0

  /// Creates a frame with a given plot area.
  init(area: Area, x: Axis, y: Axis) {
    self.area = area
    self.x = x
    self.y = y
    columns = x.ticksAcross(area.width)
    rows = y.ticksUp(area.height)
  }

  /// Creates a frame that fills a drawing, except for the space at the top and on the right.
  init(width: Double, height: Double, top: Double, rightMargin: Double, x: Axis, y: Axis) {
    let left = Self.leftMargin(of: y, height: height)
    let plot = Area(
      left: left, top: top + Self.headroom, width: max(width - left - rightMargin, 40),
      height: max(height - top - Self.headroom - Self.footroom, 40))
    self.init(area: plot, x: x, y: y)
  }

  /// The width of the labels to the left of a plot.
  static func leftMargin(of y: Axis, height: Double) -> Double {
    let widest = y.ticksUp(height).map { Lettering.width($0.label) }.max() ?? 0
    return min(max(widest + 8, 16), 90)
  }
}

// MARK: - Places

extension Frame {
  func column(_ value: Double) -> Double? {
    x.scale.fraction(value).map { area.left + $0 * area.width }
  }

  func row(_ value: Double) -> Double? {
    y.scale.fraction(value).map { area.bottom - $0 * area.height }
  }

  /// The position of a pair of values; nil if one is not finite.
  func place(x: Double, y: Double) -> Point? {
    guard let column = column(x), let row = row(y) else { return nil }
    return Point(x: column, y: row)
  }

  /// The ends of the line x = y, where both axes show it.
  var diagonal: (start: Point, end: Point)? {
    let low = max(x.values.lowerBound, y.values.lowerBound)
    let high = min(x.values.upperBound, y.values.upperBound)
    guard low < high, let start = place(x: low, y: low), let end = place(x: high, y: high) else {
      return nil
    }
    return (start, end)
  }
}

// MARK: - Drawing

extension Frame {
  /// Draws grid, labels and titles.
  func draw(in writer: inout SVGWriter) {
    writer.element("path", [.d(grid)] + SeriesInk.hair)
    writer.group(SeriesInk.muted) { writer in
      drawColumnLabels(in: &writer)
      writer.group([.anchor(.end)]) { writer in
        for tick in rows {
          guard let y = row(tick.value) else { continue }
          writer.text(tick.label, at: Point(x: area.left - 6, y: y + Lettering.drop), width: 84)
        }
      }
      writer.text(y.title, at: Point(x: 2, y: area.top - 10), width: area.right)
    }
  }

  /// Draws only the labels and the title of the horizontal axis.
  func drawColumnLabels(in writer: inout SVGWriter) {
    writer.group([.anchor(.middle)]) { writer in
      for tick in columns {
        guard let x = column(tick.value) else { continue }
        writer.text(tick.label, at: Point(x: x, y: area.bottom + 15))
      }
      writer.text(
        x.title, at: Point(x: area.middle.x, y: area.bottom + 30), width: area.width)
    }
  }

  func drawDiagonal(in writer: inout SVGWriter) {
    guard let ends = diagonal else { return }
    writer.line(ends.start, ends.end, SeriesInk.guide)
  }

  /// The vertical grid lines, at the ticks of the horizontal axis.
  var uprights: PathData {
    var path = PathData()
    for tick in columns {
      guard let x = column(tick.value) else { continue }
      path.move(to: Point(x: x, y: area.top))
      path.vertical(to: area.bottom)
    }
    return path
  }

  private var grid: PathData {
    var path = uprights
    for tick in rows {
      guard let y = row(tick.value) else { continue }
      path.move(to: Point(x: area.left, y: y))
      path.horizontal(to: area.right)
    }
    return path
  }
}
