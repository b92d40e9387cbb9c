/// The value of a metric in successive versions, oldest on the left: a line of points with
/// intervals.
///
/// Infinite values are on a separate row above the axis.
package struct TrendChart: Sendable {
  package struct Version: Sendable {
    let name: String
    let value: Double?
    let interval: ClosedRange<Double>?
    let title: String

    /// - Parameters:
    ///   - name: The label below the point, if there is room.
    ///   - value: The value; infinity is drawn above the axis, nil is left out.
    ///   - interval: The interval of the value, if any.
    ///   - title: Shown when the pointer is over the point.
    package init(name: String, value: Double?, interval: ClosedRange<Double>?, title: String) {
      (self.name, self.value, self.interval, self.title) = (name, value, interval, title)
    }
  }

  private let text: ChartText
  private let versions: [Version]
  private let series: Int
  private let axis: Axis
  private let area: Area
  private let hasInfinity: Bool

  private static let (width, height) = (350.0, 200.0)
  private static let (top, bottom, right) = (24.0, 22.0, 10.0)
  /// The height of the row of infinite values.
  private static let headroom = 20.0
  /// The maximum width of a version's name.
  private static let mostOfName = 110.0

  package init(_ text: ChartText, axis: Axis, versions: [Version], series: Int) {
    (self.text, self.axis, self.versions, self.series) = (text, axis, versions, series)
    hasInfinity = versions.contains { $0.value == .infinity }
    let top = Self.top + (hasInfinity ? Self.headroom : 0)
    let height = Self.height - top - Self.bottom
    let left = max(Frame.leftMargin(of: axis, height: height), 30)
    area = Area(left: left, top: top, width: Self.width - left - Self.right, height: height)
  }

  /// Ticks that include both ends of the axis, if its ends are round values.
  private var ticks: [Tick] {
    let (scale, domain) = (axis.scale, axis.scale.domain)
    let slack = (domain.upperBound - domain.lowerBound) / 1000
    let values = (4...8).lazy.map { Ticks.values(of: scale, about: $0) }.first { values in
      guard let first = values.first, let last = values.last else { return false }
      return first - domain.lowerBound < slack && domain.upperBound - last < slack
    }
    return values?.map { Tick(value: $0, label: axis.format($0)) } ?? axis.ticksUp(area.height)
  }

  package var svg: String {
    drawing(text, width: Self.width, height: Self.height) { writer in
      drawGrid(in: &writer)
      drawNames(in: &writer)
      for run in runs { writer.element("path", [.d(PathData(through: run))] + line) }
      for (place, version) in versions.enumerated() { draw(version, place, in: &writer) }
    }
  }

  private var line: [Attribute] { SeriesInk.stroke(series, width: 1.2) + [.strokeOpacity(0.6)] }

  // MARK: - Places

  private func column(_ place: Int) -> Double {
    // A single version is in the middle; the first and last points keep a distance from the edges.
    guard versions.count > 1 else { return area.middle.x }
    return area.left + 10 + Double(place) / Double(versions.count - 1) * (area.width - 20)
  }

  private func row(_ value: Double) -> Double? {
    if value == .infinity { return area.top - Self.headroom }
    return axis.scale.fraction(value).map { area.bottom - $0 * area.height }
  }

  /// Runs of consecutive points with finite values.
  private var runs: [[Point]] {
    var runs: [[Point]] = [[]]
    for (place, version) in versions.enumerated() {
      if let value = version.value, value.isFinite, let y = row(value) {
        runs[runs.count - 1].append(Point(x: column(place), y: y))
      } else {
        runs.append([])
      }
    }
    return runs.filter { $0.count > 1 }
  }

  /// The version names that fit side by side, with their positions; always including the newest.
  private var names: [(name: String, x: Double)] {
    let step = versions.count > 1 ? column(1) - column(0) : area.width
    let widest = versions.map { width(of: $0.name) }.max() ?? 0
    let every = max(1, Int(((widest + 10) / step).rounded(.up)))
    var (names, limit) = ([(name: String, x: Double)](), Double.infinity)
    for place in stride(from: versions.count - 1, through: 0, by: -every) {
      let name = versions[place].name
      let half = width(of: name) / 2
      let x = min(max(column(place), half), Self.width - half)
      guard x + half < limit else { continue }
      names.append((name, x))
      limit = x - half - 8
    }
    return names
  }

  private func width(of name: String) -> Double { min(Lettering.width(name), Self.mostOfName) }

  // MARK: - Drawing

  private func drawGrid(in writer: inout SVGWriter) {
    var marks = ticks.compactMap { tick in
      row(tick.value).map { (y: $0, label: tick.label) }
    }
    if hasInfinity { marks.append((area.top - Self.headroom, "∞")) }
    var path = PathData()
    for tick in marks {
      path.move(to: Point(x: area.left, y: tick.y))
      path.horizontal(to: area.right)
    }
    writer.element("path", [.d(path)] + SeriesInk.hair)
    writer.group(SeriesInk.muted + [.anchor(.end)]) { writer in
      for tick in marks {
        writer.text(tick.label, at: Point(x: area.left - 6, y: tick.y + Lettering.drop), width: 84)
      }
    }
    writer.group(SeriesInk.muted) {
      $0.text(axis.title, at: Point(x: 2, y: 11), width: Self.width)
    }
  }

  private func drawNames(in writer: inout SVGWriter) {
    writer.group(SeriesInk.muted + [.anchor(.middle)]) { writer in
      for (name, x) in names {
        writer.text(name, at: Point(x: x, y: area.bottom + 16), width: Self.mostOfName)
      }
    }
  }

  private func draw(_ version: Version, _ place: Int, in writer: inout SVGWriter) {
    guard let value = version.value, let y = row(value) else { return }
    let x = column(place)
    if let interval = version.interval, let low = row(interval.lowerBound),
      let high = row(interval.upperBound)
    {
      var whisker = PathData()
      whisker.whisker(from: Point(x: x, y: low), to: Point(x: x, y: high))
      writer.element("path", [.d(whisker)] + SeriesInk.stroke(series, width: 1.2))
    }
    writer.marker(series, at: Point(x: x, y: y), radius: 3.5, title: version.title)
  }
}
