/// The key of a chart: the names of its series with their marks, in lines above it.
///
/// If several series look alike, they share one entry, `…`.
struct SeriesKey {
  /// The mark before a name: the marker of the series, or a piece of its line.
  enum Sign {
    case marker
    case line

    fileprivate var width: Double {
      switch self {
      case .marker: 12
      case .line: 30
      }
    }
  }

  /// The height of the key above the chart.
  let height: Double

  private let sign: Sign
  private let entries: [Entry]

  private struct Entry {
    let series: Int
    let name: String
    let width: Double
    let left: Double
    let y: Double
  }

  private static let gap = 16.0
  private static let widestName = 150.0

  /// Creates a key within a range of x.
  init(_ names: [(series: Int, name: String)], sign: Sign, in range: ClosedRange<Double>) {
    self.sign = sign
    var (left, y) = (range.lowerBound, 10.0)
    var entries: [Entry] = []
    let alike = SeriesInk.colors.count - 1
    let others = names.filter { $0.series >= alike }
    let shown =
      others.count > 1
      ? names.filter { $0.series < alike } + [(series: alike, name: "…")] : names
    for (series, name) in shown {
      let width = min(Lettering.width(name), Self.widestName)
      if left + sign.width + width > range.upperBound, left > range.lowerBound {
        left = range.lowerBound
        y += Lettering.lineHeight + 2
      }
      entries.append(Entry(series: series, name: name, width: width, left: left, y: y))
      left += sign.width + width + Self.gap
    }
    self.entries = entries
    height = names.isEmpty ? 4 : y + 8
  }

  func draw(in writer: inout SVGWriter) {
    for entry in entries {
      let middle = entry.y - Lettering.drop
      switch sign {
      case .marker:
        writer.marker(entry.series, at: Point(x: entry.left + 4, y: middle), radius: 3.5)
      case .line:
        writer.line(
          Point(x: entry.left, y: middle), Point(x: entry.left + sign.width - 6, y: middle),
          SeriesInk.stroke(entry.series, width: 1.8) + SeriesInk.dash(entry.series))
      }
      writer.text(
        entry.name, at: Point(x: entry.left + sign.width, y: entry.y), width: entry.width)
    }
  }
}
