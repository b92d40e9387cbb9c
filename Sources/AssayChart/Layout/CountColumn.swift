/// The counts of a chart's rows, to the right of the plot: a bar and a number for each.
struct CountColumn {
  let width: Double

  private let counts: [Int?]
  private let title: String
  private let format: @Sendable (Int) -> String

  private static let widestBar = 44.0
  private static let barHeight = 7.0

  /// nil if no row has a count.
  init?(_ counts: [Int?], title: String, format: @Sendable @escaping (Int) -> String) {
    guard counts.contains(where: { $0 != nil }) else { return nil }
    self.counts = counts
    self.title = title
    self.format = format
    let widest = counts.compactMap { $0.map { Lettering.width(format($0)) } }.max() ?? 0
    width = max(Self.widestBar + 5 + widest, Lettering.width(title)) + 4
  }

  func drawTitle(at start: Point, in writer: inout SVGWriter) {
    writer.text(title, at: start, width: width, SeriesInk.muted)
  }

  /// Draws the bar of a row; `start` is its left end, at half its height.
  func draw(_ row: Int, at start: Point, in writer: inout SVGWriter) {
    guard let count = counts[row] else { return }
    let largest = max(counts.compactMap(\.self).max() ?? 0, 1)
    let width = Self.widestBar * Double(max(count, 0)) / Double(largest)
    if count > 0 {
      let bar = Area(
        left: start.x, top: start.y - Self.barHeight / 2, width: max(width, 0.5),
        height: Self.barHeight)
      writer.rectangle(bar, [.inkFill, .fillOpacity(SeriesInk.leastSeen)])
    }
    writer.text(
      format(count), at: Point(x: start.x + max(width, 0) + 5, y: start.y + Lettering.drop), .start,
      SeriesInk.muted)
  }
}
