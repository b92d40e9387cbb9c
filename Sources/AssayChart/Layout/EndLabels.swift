/// The names of lines, to the right of the plot, each as near as can be to where its line ends.
///
/// Where there is no room for all, the last place says `…`, and tells the others when pointed at.
struct EndLabels {
  /// From the plot to the names, where thin lines lead from each line to its name.
  static let gap = 20.0

  private let frame: Frame
  private let right: Double
  private var entries: [(line: LineChart.Line, end: Point)]
  private var others: [String] = []

  init(_ lines: [(line: LineChart.Line, points: [Point])], right: Double, frame: Frame) {
    self.frame = frame
    self.right = right
    entries = lines.compactMap { line, points in points.last.map { (line, $0) } }
    let room = max(Int((frame.area.height + 10) / Lettering.lineHeight), 1)
    if entries.count > room {
      others = entries[(room - 1)...].map(\.line.name)
      entries = Array(entries.prefix(room - 1))
    }
    // At the same height, those that end farther right go first, or the thin lines would cross;
    // lines that end in one place are named in the order in which they come.
    let keys = entries.enumerated().map { ($1.end.y, -$1.end.x, $0) }
    entries = keys.sorted(by: <).map { entries[$0.2] }
  }

  func draw(in writer: inout SVGWriter) {
    let area = frame.area
    let left = area.right + Self.gap
    let centers = dodged(
      entries.map(\.end.y) + (others.isEmpty ? [] : [area.bottom]),
      extents: Array(
        repeating: Lettering.lineHeight, count: entries.count + (others.isEmpty ? 0 : 1)),
      in: (area.top - 5)...(area.bottom + 5))
    for (entry, y) in zip(entries, centers) {
      let label = Point(x: left - 3, y: y)
      // From far within the plot, it must not be taken for data.
      let isFar = entry.end.x < area.right - 12
      writer.line(
        Point(x: entry.end.x + 1, y: entry.end.y), label,
        SeriesInk.stroke(entry.line.series, width: 0.8)
          + (isFar ? [Attribute("stroke-dasharray", "1 3")] : []))
      writer.text(
        entry.line.name, at: Point(x: left, y: y + Lettering.drop), width: right - left - 1)
    }
    if !others.isEmpty, let y = centers.last {
      let attributes: [Attribute] = [.x(left), .y(y + Lettering.drop)]
      writer.element("text", attributes) { writer in
        writer.element("title", []) { $0.characters(others.joined(separator: "\n")) }
        writer.characters("…")
      }
    }
  }
}
