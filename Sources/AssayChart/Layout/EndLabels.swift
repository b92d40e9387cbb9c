/// The names of lines, to the right of the plot, each at the end of its line.
struct EndLabels {
  /// The distance from the plot to the names, bridged by thin lines from each line to its name.
  static let gap = 14.0

  private let frame: Frame
  private let right: Double
  private let entries: [(line: LineChart.Line, end: Point)]

  /// nil if lines end too close together, or too far inside the plot, for names to be clear.
  init?(_ lines: [(line: LineChart.Line, end: Point)], right: Double, frame: Frame) {
    self.frame = frame
    self.right = right
    entries = lines.sorted { $0.end.y < $1.end.y }
    let areApart = zip(entries, entries.dropFirst()).allSatisfy {
      $1.end.y - $0.end.y >= Lettering.lineHeight * 0.75
    }
    guard areApart, entries.allSatisfy({ $0.end.x > frame.area.right - 12 }) else { return nil }
  }

  func draw(in writer: inout SVGWriter) {
    let area = frame.area
    let left = area.right + Self.gap
    let centers = dodged(
      entries.map(\.end.y),
      extents: Array(repeating: Lettering.lineHeight, count: entries.count),
      in: (area.top - 5)...(area.bottom + 5))
    for (entry, y) in zip(entries, centers) {
      writer.line(
        Point(x: entry.end.x + 1, y: entry.end.y), Point(x: left - 3, y: y),
        SeriesInk.stroke(entry.line.series, width: 1))
      writer.text(
        entry.line.name, at: Point(x: left, y: y + Lettering.drop), width: right - left - 1)
    }
  }
}
