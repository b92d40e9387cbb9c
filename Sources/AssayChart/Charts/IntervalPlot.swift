/// A value and its interval, for a table cell: 16 high.
///
/// All cells of a row should have the same domain, so that they can be compared. An open dot has no
/// interval; an arrowhead marks a value or an end of the interval beyond the domain.
package struct IntervalPlot: Sendable {
  private let value: Double
  private let interval: ClosedRange<Double>?
  private let domain: ClosedRange<Double>
  private let scale: Scale
  private let reference: Double?
  private let isReferenceInInk: Bool
  private let series: Int
  private let text: String?
  private let plot: Area

  /// - Parameters:
  ///   - value: The value; if NaN, only the reference is drawn.
  ///   - interval: The interval of the value, if any.
  ///   - domain: The values at the left and the right end.
  ///   - reference: A value to compare with.
  ///   - isReferenceInInk: Whether the reference is drawn as an axis instead of a thin line.
  ///   - series: The series of the value.
  ///   - width: The width of the whole plot.
  ///   - text: The text alternative; nil if the cell has the same information as text.
  package init(
    value: Double, interval: ClosedRange<Double>?, domain: ClosedRange<Double>, reference: Double?,
    isReferenceInInk: Bool = false, series: Int, width: Double = 120, text: String?
  ) {
    self.value = value
    self.interval = interval
    scale = .linear(domain)
    self.domain = scale.domain
    self.reference = reference
    self.isReferenceInInk = isReferenceInInk
    plot = Area(left: 7, top: 0, width: width - 14, height: 16)
    self.series = series
    self.text = text
  }

  /// The chart.
  package var svg: String {
    drawing(inCell: text, width: plot.right + plot.left, height: plot.height) { writer in
      if let reference, domain.contains(reference), let x = place(reference) {
        writer.line(
          Point(x: x, y: 0), Point(x: x, y: plot.bottom),
          isReferenceInInk ? SeriesInk.axis : SeriesInk.hair)
      }
      if let interval { drawWhisker(interval, in: &writer) }
      drawValue(in: &writer)
    }
  }

  private func place(_ value: Double) -> Double? {
    scale.fraction(value).map { plot.left + $0 * plot.width }
  }

  private func drawWhisker(_ interval: ClosedRange<Double>, in writer: inout SVGWriter) {
    guard
      let low = place(max(interval.lowerBound, domain.lowerBound)),
      let high = place(min(interval.upperBound, domain.upperBound))
    else { return }
    var path = PathData()
    if domain.contains(interval.lowerBound) {
      path.move(to: Point(x: low, y: 4))
      path.vertical(to: 12)
    }
    if interval.overlaps(domain), low < high {
      path.move(to: Point(x: low, y: 8))
      path.horizontal(to: high)
    }
    if domain.contains(interval.upperBound) {
      path.move(to: Point(x: high, y: 4))
      path.vertical(to: 12)
    }
    writer.element("path", [.d(path)] + SeriesInk.stroke(series, width: 1.3))
    if interval.lowerBound < domain.lowerBound { drawArrowhead(isRight: false, in: &writer) }
    if interval.upperBound > domain.upperBound { drawArrowhead(isRight: true, in: &writer) }
  }

  private func drawValue(in writer: inout SVGWriter) {
    guard !value.isNaN else { return }
    guard domain.contains(value), let x = place(value) else {
      if interval == nil { drawArrowhead(isRight: value > domain.upperBound, in: &writer) }
      return
    }
    let center = Point(x: x, y: 8)
    if interval == nil {
      writer.circle(center, radius: 3.2, SeriesInk.stroke(series, width: 1.3))
    } else {
      writer.circle(center, radius: 3.2, SeriesInk.fill(series))
    }
  }

  private func drawArrowhead(isRight: Bool, in writer: inout SVGWriter) {
    let base = isRight ? plot.right : plot.left
    let tip = isRight ? base + 6 : base - 6
    var path = PathData(through: [
      Point(x: base, y: 4), Point(x: tip, y: 8), Point(x: base, y: 12),
    ])
    path.close()
    writer.element("path", [.d(path)] + SeriesInk.fill(series))
  }
}
