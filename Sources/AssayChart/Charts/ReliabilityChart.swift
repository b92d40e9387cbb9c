/// Mean score against the share of right answers, bin by bin.
///
/// A dot's area is proportional to the count of its bin, down to a minimum size. If bins have
/// edges, bars beneath show their counts.
package struct ReliabilityChart: Sendable {
  package struct Bin: Sendable {
    let edges: ClosedRange<Double>?
    let score: Double
    let share: Double
    let interval: ClosedRange<Double>?
    let chance: ClosedRange<Double>?
    let count: Int
    let text: String

    /// - Parameters:
    ///   - edges: The ends of the bin; nil for bins with equal numbers of samples.
    ///   - score: The mean score of its samples.
    ///   - share: The share of right answers, from 0 to 1.
    ///   - interval: The interval of the share, drawn as a whisker.
    ///   - chance: The shares that chance allows if the scores are right, drawn as a bar behind the
    ///     dot.
    ///   - count: The number of samples.
    ///   - text: Shown when the pointer is over the dot.
    package init(
      edges: ClosedRange<Double>?, score: Double, share: Double, interval: ClosedRange<Double>?,
      chance: ClosedRange<Double>? = nil, count: Int, text: String
    ) {
      self.edges = edges
      self.score = score
      self.share = share
      self.interval = interval
      self.chance = chance
      self.count = count
      self.text = text
    }
  }

  private let text: ChartText
  private let series: Int
  private let bins: [Bin]
  private let countTitle: String
  private let formatCount: @Sendable (Int) -> String
  private let frame: Frame
  private let strip: Area

  private static let side = 240.0
  private static let stripHeight = 36.0
  private static let largestRadius = 6.0
  private static let smallestRadius = 1.8
  /// Wider than the largest dot, unless neighbours are close; never without a height.
  private static let barWidth = 14.0
  private static let barGap = 2.0
  private static let leastBar = 2.0

  /// Creates a chart with the same scale on both axes.
  package init(
    _ text: ChartText, series: Int, bins: [Bin], scale: Scale, xTitle: String, yTitle: String,
    countTitle: String, format: @Sendable @escaping (Double) -> String,
    formatCount: @Sendable @escaping (Int) -> String
  ) {
    self.text = text
    self.series = series
    self.bins = bins.filter { $0.count > 0 }
    self.countTitle = countTitle
    self.formatCount = formatCount
    let y = Axis(title: yTitle, scale: scale, format: format)
    let largest = formatCount(max(bins.map(\.count).max() ?? 0, 0))
    let left = max(Frame.leftMargin(of: y, height: Self.side), Lettering.width(largest) + 8)
    let area = Area(
      left: min(left, 90), top: Frame.headroom, width: Self.side, height: Self.side)
    frame = Frame(area: area, x: Axis(title: xTitle, scale: scale, format: format), y: y)
    strip = Area(
      left: area.left, top: area.bottom + Frame.footroom + 22, width: area.width,
      height: Self.stripHeight)
  }

  private var largest: Int { max(bins.map(\.count).max() ?? 0, 1) }
  private var hasCounts: Bool { bins.contains { $0.edges != nil } }

  package var svg: String {
    let bottom = hasCounts ? strip.bottom + 2 : frame.area.bottom + Frame.footroom
    return drawing(text, width: strip.right + 28, height: bottom) { writer in
      drawChance(in: &writer)
      frame.draw(in: &writer)
      frame.drawDiagonal(in: &writer)
      var whiskers = PathData()
      for bin in bins {
        guard
          let interval = bin.interval, let low = frame.place(x: bin.score, y: interval.lowerBound),
          let high = frame.place(x: bin.score, y: interval.upperBound)
        else { continue }
        whiskers.whisker(from: low, to: high)
      }
      writer.element("path", [.d(whiskers)] + SeriesInk.stroke(series, width: 1.2))
      writer.group(SeriesInk.fill(series)) { writer in
        for bin in bins { drawDot(of: bin, in: &writer) }
      }
      if hasCounts { drawCounts(in: &writer) }
    }
  }

  /// Draws a bar behind each dot, narrow enough for a gap between neighbours, and clipped to the
  /// plot.
  private func drawChance(in writer: inout SVGWriter) {
    var bars = PathData()
    let columns = bins.compactMap { $0.chance == nil ? nil : frame.column($0.score) }.sorted()
    let nearest = zip(columns.dropFirst(), columns).map { $0 - $1 }.min() ?? Self.barWidth
    let width = min(max(nearest - Self.barGap, Self.barGap), Self.barWidth)
    for bin in bins {
      guard
        let chance = bin.chance, let upper = frame.place(x: bin.score, y: chance.upperBound),
        let lower = frame.place(x: bin.score, y: chance.lowerBound)
      else { continue }
      let height = max(lower.y - upper.y, Self.leastBar)
      let left = max(upper.x - width / 2, frame.area.left)
      let right = min(upper.x + width / 2, frame.area.right)
      bars.rectangle(
        Area(
          left: left, top: (lower.y + upper.y - height) / 2, width: right - left, height: height))
    }
    writer.element("path", [.d(bars), .inkFill, .fillOpacity(0.18)])
  }

  private func drawDot(of bin: Bin, in writer: inout SVGWriter) {
    guard let center = frame.place(x: bin.score, y: bin.share) else { return }
    let share = (Double(bin.count) / Double(largest)).squareRoot()
    let radius = max(Self.largestRadius * share, Self.smallestRadius)
    writer.circle(center, radius: radius, title: bin.text)
  }

  private func drawCounts(in writer: inout SVGWriter) {
    writer.line(
      Point(x: strip.left, y: strip.bottom), Point(x: strip.right, y: strip.bottom), SeriesInk.hair)
    writer.group(SeriesInk.muted) { writer in
      writer.text(countTitle, at: Point(x: 2, y: strip.top - 9), width: strip.right)
      writer.text(
        formatCount(largest), at: Point(x: strip.left - 6, y: strip.top + 2 * Lettering.drop), .end,
        width: strip.left)
    }
    var bars = PathData()
    for bin in bins {
      guard
        let edges = bin.edges, let left = frame.column(edges.lowerBound),
        let right = frame.column(edges.upperBound)
      else { continue }
      let height = max(strip.height * Double(bin.count) / Double(largest), 0.5)
      bars.rectangle(
        Area(
          left: left + 0.5, top: strip.bottom - height, width: max(right - left - 1, 0.5),
          height: height))
    }
    writer.element("path", [.d(bars)] + SeriesInk.fill(series))
  }
}
