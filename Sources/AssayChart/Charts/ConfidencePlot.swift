/// A model's mean confidence (open dot) and accuracy (filled dot), for a table cell: 16 high.
///
/// All cells of a column should have the same domain.
package struct ConfidencePlot: Sendable {
  private let says: Double
  private let right: Double
  private let scale: Scale
  private let series: Int
  private let width: Double

  /// - Parameters:
  ///   - says: The mean confidence, a share.
  ///   - right: The share of right answers.
  ///   - domain: The shares at the left and the right end.
  ///   - series: The model's series.
  ///   - width: The width of the whole plot.
  package init(
    says: Double, right: Double, domain: ClosedRange<Double>, series: Int, width: Double
  ) {
    (self.says, self.right) = (says, right)
    scale = .linear(domain)
    (self.series, self.width) = (series, width)
  }

  /// The chart; the cell also has its values as text.
  package var svg: String {
    drawing(inCell: nil, width: width, height: 16) { writer in
      writer.line(place(0), place(1), SeriesInk.hair)
      guard let says = scale.fraction(says), let right = scale.fraction(right) else { return }
      writer.line(place(says), place(right), SeriesInk.stroke(series, width: 1.3))
      writer.circle(place(says), radius: 4, SeriesInk.ring(series))
      writer.circle(place(right), radius: 4, SeriesInk.fill(series))
    }
  }

  private func place(_ fraction: Double) -> Point {
    Point(x: 7 + fraction * (width - 14), y: 8)
  }
}
