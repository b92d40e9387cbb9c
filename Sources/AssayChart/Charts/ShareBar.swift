/// A probability as a bar, for a table cell: 80 by 10.
///
/// The bar of the target class has an outline of length 1, so that the missing part shows too.
/// Every probability above 0 is visible.
package struct ShareBar: Sendable {
  private let share: Double
  private let isTarget: Bool
  private let series: Int
  private let text: String

  package init(share: Double, isTarget: Bool, series: Int, text: String) {
    self.share = share
    self.isTarget = isTarget
    self.series = series
    self.text = text
  }

  /// The chart; `text` is its text alternative.
  package var svg: String {
    let whole = Area(left: 0.5, top: 0.5, width: 79, height: 9)
    return drawing(inCell: text, width: 80, height: 10) { writer in
      if !isTarget {
        writer.line(
          Point(x: whole.left, y: whole.bottom), Point(x: whole.right, y: whole.bottom),
          SeriesInk.hair)
      }
      if let fraction = Scale.linear(0...1).fraction(share), fraction > 0 {
        var bar = whole
        bar.width = max(bar.width * fraction, 0.5)
        writer.rectangle(bar, SeriesInk.fill(series))
      }
      if isTarget { writer.rectangle(whole, [.noFill, .inkStroke]) }
    }
  }
}
