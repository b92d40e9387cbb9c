/// The colours of a drawing: that of text, muted ones, and one per series.
///
/// Each is given twice: as a presentation attribute, which works without a style sheet, and as a
/// class, with which a style sheet can replace it. A series' colour is the `color` of its element,
/// and fill and stroke are `currentColor`, so that a style sheet need not know which of them is
/// painted.
enum SeriesInk {
  /// Six colours after Okabe and Ito, distinguishable with colour blindness, then greys; each has a
  /// contrast of at least 3 to 1 with the page.
  static let colors = [
    "#0072B2", "#D55E00", "#009E73", "#C46A98", "#A87900", "#2F8FC4", "#6b6b6b", "#8a8a8a",
  ]

  /// The dash patterns of the series' lines, so that series differ not only by colour.
  private static let dashes = [
    "", "7 3", "2 2", "9 3 2 3", "4 2", "12 3", "7 2 2 2 2 2", "1 3",
  ]

  /// The maximum opacity behind text.
  static let mostBehindText = 0.45

  /// The minimum opacity at which a mark in the text colour is visible.
  static let leastSeen = 0.5

  private static func color(_ series: Int, _ classes: String = "") -> [Attribute] {
    let index = min(max(series, 0), colors.count - 1)
    return [Attribute("class", "\(classes)s\(index)"), Attribute("color", colors[index])]
  }

  /// The fill of a series; all series after the eighth look like the eighth.
  static func fill(_ series: Int) -> [Attribute] { color(series) + [.inkFill] }

  /// The line of a series.
  static func stroke(_ series: Int, width: Double) -> [Attribute] {
    color(series) + [.noFill, .inkStroke, .strokeWidth(width)]
  }

  /// The outline of an open dot, filled with the page colour.
  static func ring(_ series: Int) -> [Attribute] {
    color(series, "hollow ") + [Attribute("fill", "#ffffff"), .inkStroke, .strokeWidth(1.3)]
  }

  /// The dash pattern of a series' line; empty for the first series.
  static func dash(_ series: Int) -> [Attribute] {
    let dash = dashes[min(max(series, 0), dashes.count - 1)]
    return dash.isEmpty ? [] : [Attribute("stroke-dasharray", dash)]
  }

  /// Muted text.
  static let muted = [Attribute("class", "muted"), Attribute("fill", "#5c5c5c")]

  /// Grid lines, and outlines of empty shapes.
  static let hair = [Attribute("class", "hair"), .noFill, Attribute("stroke", "#d9d9d6")]

  /// The line of an axis, from which values are measured.
  static let axis: [Attribute] = [.noFill, .inkStroke, .strokeWidth(1)]
  /// The outline of a shape that is too pale to be visible alone.
  static let rim = [Attribute("class", "rim"), Attribute("stroke", "#5c5c5c")]

  /// An outline that receives the pointer, invisible unless a style sheet draws it.
  static let edge = [
    Attribute("class", "edge"), .noFill, Attribute("pointer-events", "all"),
  ]

  /// A reference line, such as the diagonal.
  static let guide: [Attribute] = [.noFill, .inkStroke, .strokeOpacity(0.55), .strokeWidth(1)]

  /// An outline in the page colour, around marks on top of lines.
  static let halo = [
    Attribute("class", "halo"), Attribute("stroke", "#ffffff"), .strokeWidth(3),
    Attribute("stroke-linejoin", "round"), Attribute("paint-order", "stroke"),
  ]
}
