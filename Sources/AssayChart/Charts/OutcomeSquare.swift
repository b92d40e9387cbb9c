/// The outcomes of two models on the same samples: both right, only one right, neither right.
///
/// Each outcome is a square with an area proportional to its count, down to a minimum size,
/// extending from the common centre; labels and counts are beside it.
package struct OutcomeSquare: Sendable {
  package struct Part: Sendable {
    let count: Int
    let label: String

    package init(count: Int, label: String) {
      self.count = count
      self.label = label
    }
  }

  private let text: ChartText
  private let corners: [Corner]
  private let formatCount: @Sendable (Int) -> String

  private struct Corner {
    let part: Part
    let isLeft: Bool
    let isUpper: Bool
    let ink: [Attribute]
    let side: Double

    /// Whether there is a label below the count.
    let hasLabel: Bool

    /// The vertical distance of the text from the centre: enough not to overlap the other half.
    var rise: Double { max(side / 2, hasLabel ? 15 : 8) + gap }
  }

  private static let largestSide = 72.0
  private static let smallSide = 56.0
  private static let gap = 2.0
  private static let space = 8.0

  /// Creates a chart whose rows are the baseline right and wrong, and whose columns the candidate
  /// right and wrong.
  ///
  /// - Parameters:
  ///   - text: The text alternative.
  ///   - bothRight: The part in the upper left.
  ///   - onlyBaseline: The part in the upper right.
  ///   - onlyCandidate: The part in the lower left.
  ///   - bothWrong: The part in the lower right.
  ///   - baseline: The series of the baseline.
  ///   - candidate: The series of the candidate.
  ///   - smallBeside: The largest count of all charts in a group of small ones, which have counts
  ///     without labels; nil for a single chart.
  ///   - formatCount: Formats a count.
  package init(
    _ text: ChartText, bothRight: Part, onlyBaseline: Part, onlyCandidate: Part, bothWrong: Part,
    baseline: Int, candidate: Int, smallBeside: Int? = nil,
    formatCount: @Sendable @escaping (Int) -> String
  ) {
    self.text = text
    self.formatCount = formatCount
    let counts = [bothRight, onlyBaseline, onlyCandidate, bothWrong].map(\.count)
    let largest = smallBeside ?? counts.max() ?? 0
    let largestSide = smallBeside == nil ? Self.largestSide : Self.smallSide
    let corner = { (part: Part, isLeft: Bool, isUpper: Bool, ink: [Attribute]) in
      let share = Double(max(part.count, 0)) / Double(max(largest, 1))
      return Corner(
        part: part, isLeft: isLeft, isUpper: isUpper, ink: ink,
        side: part.count > 0 ? max(largestSide * share.squareRoot(), 3) : 0,
        hasLabel: smallBeside == nil)
    }
    corners = [
      corner(bothRight, true, true, [.inkFill, .fillOpacity(0.14)] + SeriesInk.rim),
      corner(onlyBaseline, false, true, SeriesInk.fill(baseline)),
      corner(onlyCandidate, true, false, SeriesInk.fill(candidate)),
      corner(bothWrong, false, false, [.inkFill, .fillOpacity(0.55)]),
    ]
  }

  package var svg: String {
    let left = margin + (corners.filter(\.isLeft).map(breadth).max() ?? 0)
    let right = margin + (corners.filter { !$0.isLeft }.map(breadth).max() ?? 0)
    let up = 2 * Self.gap + (corners.filter(\.isUpper).map(height).max() ?? 0)
    let down = 2 * Self.gap + (corners.filter { !$0.isUpper }.map(height).max() ?? 0)
    let middle = Point(x: left, y: up)
    return drawing(text, width: left + right, height: up + down) { writer in
      for corner in corners { draw(corner, from: middle, in: &writer) }
    }
  }

  private var margin: Double { Self.gap + Self.space + 2 }

  /// The horizontal extent of a corner: its square and its text.
  private func breadth(of corner: Corner) -> Double {
    corner.side
      + max(
        corner.hasLabel ? min(Lettering.width(corner.part.label), widestLabel(of: corner)) : 0,
        Lettering.width(formatCount(corner.part.count)) * 1.3)
  }

  /// The maximum width of a label, so that both sides fit into a column.
  private func widestLabel(of corner: Corner) -> Double {
    ChartWidth.column / 2 - margin - corner.side
  }

  /// The vertical extent of a corner.
  private func height(of corner: Corner) -> Double {
    max(corner.side, corner.rise + 15)
  }

  private func draw(_ corner: Corner, from middle: Point, in writer: inout SVGWriter) {
    let signX = corner.isLeft ? -1.0 : 1
    let signY = corner.isUpper ? -1.0 : 1
    let center = Point(
      x: middle.x + signX * (Self.gap + corner.side / 2),
      y: middle.y + signY * (Self.gap + corner.side / 2))
    let square = Area(
      left: center.x - corner.side / 2, top: center.y - corner.side / 2, width: corner.side,
      height: corner.side)
    let count = formatCount(corner.part.count)
    if corner.side > 0 {
      writer.rectangle(square, corner.ink, title: "\(corner.part.label) · \(count)")
    }
    let x = middle.x + signX * (Self.gap + corner.side + Self.space)
    let y = middle.y + signY * corner.rise
    let anchor: Attribute.Anchor = corner.isLeft ? .end : .start
    let strong = [Attribute("font-size", 13), Attribute("font-weight", "600")]
    guard corner.hasLabel else {
      writer.text(count, at: Point(x: x, y: y + 5), anchor, strong)
      return
    }
    writer.text(count, at: Point(x: x, y: y - 2), anchor, strong)
    writer.text(
      corner.part.label, at: Point(x: x, y: y + 12), anchor, width: widestLabel(of: corner),
      SeriesInk.muted)
  }
}
