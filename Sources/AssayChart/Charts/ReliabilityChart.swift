/// Confidence against the share that was right, bin by bin, with the counts beneath.
///
/// A dot's area is in proportion to the count of its bin, down to a size that can still be seen.
/// Empty bins show nothing but what chance would allow.
package struct ReliabilityChart: Sendable {
  package struct Bin: Sendable {
    let lower: Double
    let upper: Double
    let score: Double
    let share: Double
    let interval: ClosedRange<Double>?
    let chance: ClosedRange<Double>?
    let count: Int
    let text: String

    /// - Parameters:
    ///   - lower: where the bin begins.
    ///   - upper: where the bin ends.
    ///   - score: the mean score of its samples.
    ///   - share: how many of its samples were right, from 0 to 1.
    ///   - interval: what is known of the share, drawn as a whisker.
    ///   - chance: which shares chance allows where the scores are right, drawn as a band.
    ///   - count: the number of its samples.
    ///   - text: what is shown when the pointer is over it.
    package init(
      lower: Double, upper: Double, score: Double, share: Double, interval: ClosedRange<Double>?,
      chance: ClosedRange<Double>? = nil, count: Int, text: String
    ) {
      self.lower = lower
      self.upper = upper
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

  package init(
    _ text: ChartText, series: Int, bins: [Bin], xTitle: String, yTitle: String, countTitle: String,
    format: @Sendable @escaping (Double) -> String, formatCount: @Sendable @escaping (Int) -> String
  ) {
    self.text = text
    self.series = series
    self.bins = bins
    self.countTitle = countTitle
    self.formatCount = formatCount
    let y = Axis(title: yTitle, scale: .linear(0...1), format: format)
    let largest = formatCount(max(bins.map(\.count).max() ?? 0, 0))
    let left = max(Frame.leftMargin(of: y, height: Self.side), Lettering.width(largest) + 8)
    let area = Area(
      left: min(left, 90), top: Frame.headroom, width: Self.side,
      height: Self.side)
    frame = Frame(
      area: area, x: Axis(title: xTitle, scale: .linear(0...1), format: format), y: y)
    strip = Area(
      left: area.left, top: area.bottom + Frame.footroom + 22, width: area.width,
      height: Self.stripHeight)
  }

  private var largest: Int { max(bins.map(\.count).max() ?? 0, 1) }

  package var svg: String {
    drawing(text, width: strip.right + 20, height: strip.bottom + 2) { writer in
      writer.group([.inkFill, .fillOpacity(0.09)]) { writer in
        for bin in bins { drawChance(of: bin, in: &writer) }
      }
      frame.draw(in: &writer)
      frame.drawDiagonal(in: &writer)
      writer.group(SeriesInk.stroke(series, width: 1.2)) { writer in
        for bin in bins where bin.count > 0 { drawWhisker(of: bin, in: &writer) }
      }
      for bin in bins where bin.count > 0 { drawDot(of: bin, in: &writer) }
      drawCounts(in: &writer)
    }
  }

  private func drawChance(of bin: Bin, in writer: inout SVGWriter) {
    guard
      let chance = bin.chance, let left = frame.column(bin.lower),
      let right = frame.column(bin.upper), let top = frame.row(chance.upperBound),
      let bottom = frame.row(chance.lowerBound), right > left
    else { return }
    writer.rectangle(Area(left: left, top: top, width: right - left, height: bottom - top))
  }

  private func drawWhisker(of bin: Bin, in writer: inout SVGWriter) {
    guard
      let interval = bin.interval, let low = frame.place(x: bin.score, y: interval.lowerBound),
      let high = frame.place(x: bin.score, y: interval.upperBound)
    else { return }
    writer.line(low, high, [])
  }

  private func drawDot(of bin: Bin, in writer: inout SVGWriter) {
    guard let center = frame.place(x: bin.score, y: bin.share) else { return }
    let share = (Double(bin.count) / Double(largest)).squareRoot()
    let radius = max(Self.largestRadius * share, Self.smallestRadius)
    writer.circle(
      center, radius: radius,
      SeriesInk.fill(series) + Attribute.data("x", bin.score) + Attribute.data("y", bin.share),
      title: bin.text)
  }

  private func drawCounts(in writer: inout SVGWriter) {
    writer.line(
      Point(x: strip.left, y: strip.bottom), Point(x: strip.right, y: strip.bottom), SeriesInk.hair)
    writer.group(SeriesInk.muted) { writer in
      writer.text(countTitle, at: Point(x: 2, y: strip.top - 9), width: strip.right)
      guard bins.contains(where: { $0.count > 0 }) else { return }
      writer.text(
        formatCount(largest), at: Point(x: strip.left - 6, y: strip.top + 2 * Lettering.drop), .end,
        width: strip.left)
    }
    writer.group(SeriesInk.fill(series) + [.fillOpacity(0.55)]) { writer in
      for bin in bins where bin.count > 0 {
        guard let left = frame.column(bin.lower), let right = frame.column(bin.upper) else {
          continue
        }
        let height = max(strip.height * Double(bin.count) / Double(largest), 0.5)
        let bar = Area(
          left: left + 0.5, top: strip.bottom - height, width: max(right - left - 1, 0.5),
          height: height)
        writer.rectangle(bar, title: bin.text)
      }
    }
  }
}
