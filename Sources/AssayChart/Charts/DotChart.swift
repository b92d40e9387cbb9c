/// Rows of dots on one axis: one row per class or slice, one dot per model.
///
/// A thin line joins the dots of a row to show their distance. If rows have counts, bars on the
/// right show these.
package struct DotChart: Sendable {
  package struct Row: Sendable {
    let name: String
    let dots: [Dot]
    let count: Int?
    let classIndex: Int?

    /// - Parameters:
    ///   - name: The label on the left.
    ///   - dots: At most one per series.
    ///   - count: The number of samples in the row.
    ///   - classIndex: The class of the row, by which a script links it with other charts
    ///     (`data-class`).
    package init(name: String, dots: [Dot], count: Int? = nil, classIndex: Int? = nil) {
      self.name = name
      self.dots = dots
      self.count = count
      self.classIndex = classIndex
    }
  }

  package struct Dot: Sendable {
    let series: Int
    let value: Double
    let interval: ClosedRange<Double>?
    let title: String

    package init(series: Int, value: Double, interval: ClosedRange<Double>?, title: String) {
      self.series = series
      self.value = value
      self.interval = interval
      self.title = title
    }
  }

  private let text: ChartText
  private let rows: [Row]
  private let frame: Frame
  private let key: SeriesKey
  private let rowNameWidth: Double
  private let hasIntervals: Bool
  private let counts: CountColumn?

  private static let rightMargin = 24.0
  private static let narrowestPlot = 120.0

  /// Creates a chart of about the given width.
  ///
  /// `names` are the names of the series by index; `countTitle` is written above the counts, if
  /// there are any.
  package init(
    _ text: ChartText, axis: Axis, rows: [Row], names: [String], countTitle: String = "",
    width: Double = ChartWidth.column,
    formatCount: @Sendable @escaping (Int) -> String = { "\($0)" }
  ) {
    self.text = text
    self.rows = rows
    hasIntervals = rows.contains { $0.dots.contains { $0.interval != nil } }
    rowNameWidth = min(rows.map { Lettering.width($0.name) }.max() ?? 0, width / 3)
    let left = max(rowNameWidth + 14, 16)
    let most = rows.map(\.dots.count).max() ?? 0
    let rowHeight = hasIntervals ? max(20, Double(min(most, 8)) * 6 + 12) : 20
    let counts = CountColumn(rows.map(\.count), title: countTitle, format: formatCount)
    let plotWidth = max(
      width - left - Self.rightMargin - (counts?.width ?? 0), Self.narrowestPlot)
    let key = SeriesKey(
      names.enumerated().map { ($0.offset, $0.element) }, sign: .marker, in: 2...(width - 2))
    self.counts = counts
    self.key = key
    let area = Area(
      left: left, top: key.height + (counts == nil ? 4 : 14), width: plotWidth,
      height: max(Double(rows.count), 1) * rowHeight)
    frame = Frame(
      area: area, x: axis, y: Axis(title: "", scale: .linear(0...1), format: { _ in "" }))
  }

  package var svg: String {
    let height = frame.area.bottom + Frame.footroom
    return drawing(text, width: right, height: height) { writer in
      drawGrid(in: &writer)
      counts?.drawTitle(at: Point(x: countsLeft, y: frame.area.top - 4), in: &writer)
      for (index, row) in rows.enumerated() {
        let link = row.classIndex.map { [Attribute("data-class", "\($0)")] } ?? []
        writer.group(link) { writer in
          if row.classIndex != nil { writer.rectangle(band(of: index), SeriesInk.edge) }
          draw(row, index, in: &writer)
          counts?.draw(index, at: Point(x: countsLeft, y: middle(of: index)), in: &writer)
        }
      }
      key.draw(in: &writer)
    }
  }

  private var countsLeft: Double { frame.area.right + Self.rightMargin }
  private var right: Double { countsLeft + (counts?.width ?? 0) }

  private func drawGrid(in writer: inout SVGWriter) {
    var path = frame.uprights
    for index in rows.indices {
      path.move(to: Point(x: frame.area.left, y: middle(of: index)))
      path.horizontal(to: frame.area.right)
    }
    writer.element("path", [.d(path)] + SeriesInk.hair)
    writer.group(SeriesInk.muted) { frame.drawColumnLabels(in: &$0) }
  }

  private func middle(of index: Int) -> Double {
    frame.area.top + (Double(index) + 0.5) * frame.area.height / Double(max(rows.count, 1))
  }

  /// The area of a row, from its name to its count.
  private func band(of index: Int) -> Area {
    let height = frame.area.height / Double(max(rows.count, 1))
    return Area(
      left: 0.5, top: middle(of: index) - height / 2, width: right - 1, height: height)
  }

  /// The positions of a row's dots; with intervals, they are slightly offset vertically.
  private func places(of row: Row, _ index: Int) -> [(dot: Dot, center: Point)] {
    let step = hasIntervals && row.dots.count > 1 ? min(6, 48 / Double(row.dots.count)) : 0
    return row.dots.enumerated().compactMap { offset, dot in
      guard let x = frame.column(dot.value) else { return nil }
      let shift = (Double(offset) - Double(row.dots.count - 1) / 2) * step
      return (dot, Point(x: x, y: middle(of: index) + shift))
    }
  }

  private func draw(_ row: Row, _ index: Int, in writer: inout SVGWriter) {
    writer.text(
      row.name, at: Point(x: frame.area.left - 12, y: middle(of: index) + Lettering.drop), .end,
      width: rowNameWidth)
    let places = places(of: row, index)
    let columns = places.map(\.center.x)
    // Among the whiskers of many dots, the joining line would only add clutter.
    let isJoined = !hasIntervals || places.count == 2
    if isJoined, let first = columns.min(), let last = columns.max(), first < last {
      let y = middle(of: index)
      writer.line(Point(x: first, y: y), Point(x: last, y: y), SeriesInk.guide)
    }
    for (dot, center) in places {
      if let interval = dot.interval, let low = frame.column(interval.lowerBound),
        let high = frame.column(interval.upperBound)
      {
        var whisker = PathData()
        whisker.whisker(from: Point(x: low, y: center.y), to: Point(x: high, y: center.y))
        writer.element("path", [.d(whisker)] + SeriesInk.stroke(dot.series, width: 1.2))
      }
    }
    for (dot, center) in places {
      writer.marker(dot.series, at: center, radius: 4, title: dot.title)
    }
  }
}
