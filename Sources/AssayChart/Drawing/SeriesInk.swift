/// The colours of a drawing: ink, what stands back from it, and one colour a series.
///
/// Each is given twice: as a presentation attribute, which holds where every style sheet is blocked,
/// and as a class, by which a style sheet can replace it. A series' colour is its element's `color`,
/// and fill and stroke are `currentColor`, so that a style sheet need not know which is painted.
enum SeriesInk {
  /// Six colours of Okabe and Ito, which remain distinct to the colour-blind, then greys.
  private static let colors = [
    "#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#6b6b6b", "#a0a0a0",
  ]

  private static func color(_ series: Int, _ classes: String = "") -> [Attribute] {
    let index = min(max(series, 0), colors.count - 1)
    return [Attribute("class", "\(classes)s\(index)"), Attribute("color", colors[index])]
  }

  /// A surface of a series; all beyond the eighth look like the eighth.
  static func fill(_ series: Int) -> [Attribute] { color(series) + [.inkFill] }

  /// A line of a series.
  static func stroke(_ series: Int, width: Double) -> [Attribute] {
    color(series) + [.noFill, .inkStroke, .strokeWidth(width)]
  }

  /// The rim of an open dot, filled with the page.
  static func ring(_ series: Int) -> [Attribute] {
    color(series, "hollow ") + [Attribute("fill", "#ffffff"), .inkStroke, .strokeWidth(1.3)]
  }

  /// Text that stands back.
  static let muted = [Attribute("class", "muted"), Attribute("fill", "#5c5c5c")]

  /// Lines of the grid, edges of what is empty.
  static let hair = [Attribute("class", "hair"), .noFill, Attribute("stroke", "#d9d9d6")]

  /// A line in ink that values are measured from.
  static let axis: [Attribute] = [.noFill, .inkStroke, .strokeWidth(1)]

  /// An edge that can be pointed into, and is not seen until a style sheet draws it.
  static let edge = [
    Attribute("class", "edge"), .noFill, Attribute("pointer-events", "all"),
  ]

  /// A line in ink to measure against, such as the diagonal.
  static let guide: [Attribute] = [.noFill, .inkStroke, .strokeOpacity(0.45), .strokeWidth(1)]

  /// A rim in the colour of the page around text that stands on lines.
  static let halo = [
    Attribute("class", "halo"), Attribute("stroke", "#ffffff"), .strokeWidth(3),
    Attribute("stroke-linejoin", "round"), Attribute("paint-order", "stroke"),
  ]
}
