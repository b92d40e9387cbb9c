/// The colours of a drawing: ink, what stands back from it, and one colour a series.
///
/// Each is given twice: as a presentation attribute, which holds where every style sheet is blocked,
/// and as a class, by which a style sheet can replace it. A series' colour is its element's `color`,
/// and fill and stroke are `currentColor`, so that a style sheet need not know which is painted.
enum SeriesInk {
  /// Six colours after Okabe and Ito, which remain distinct to the colour-blind, then greys; each has
  /// a contrast of 3 to 1 with the page.
  static let colors = [
    "#0072B2", "#D55E00", "#009E73", "#C46A98", "#A87900", "#2F8FC4", "#6b6b6b", "#8a8a8a",
  ]

  /// How the lines of the same series are broken, so that colour does not say alone whose they are.
  private static let dashes = [
    "", "7 3", "2 2", "9 3 2 3", "4 2", "12 3", "7 2 2 2 2 2", "1 3",
  ]

  /// The most ink of a surface on which words are set.
  static let mostBehindText = 0.45

  /// The least ink of a mark in the colour of text that can still be seen.
  static let leastSeen = 0.5

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

  /// How a line of a series is broken; nothing for the first.
  static func dash(_ series: Int) -> [Attribute] {
    let dash = dashes[min(max(series, 0), dashes.count - 1)]
    return dash.isEmpty ? [] : [Attribute("stroke-dasharray", dash)]
  }

  /// Text that stands back.
  static let muted = [Attribute("class", "muted"), Attribute("fill", "#5c5c5c")]

  /// Lines of the grid, edges of what is empty.
  static let hair = [Attribute("class", "hair"), .noFill, Attribute("stroke", "#d9d9d6")]

  /// A line in ink that values are measured from.
  static let axis: [Attribute] = [.noFill, .inkStroke, .strokeWidth(1)]
  /// The rim of a surface that is too pale to be seen by itself.
  static let rim = [Attribute("class", "rim"), Attribute("stroke", "#5c5c5c")]

  /// An edge that can be pointed into, and is not seen until a style sheet draws it.
  static let edge = [
    Attribute("class", "edge"), .noFill, Attribute("pointer-events", "all"),
  ]

  /// A line in ink to measure against, such as the diagonal.
  static let guide: [Attribute] = [.noFill, .inkStroke, .strokeOpacity(0.55), .strokeWidth(1)]

  /// A rim in the colour of the page around text that stands on lines.
  static let halo = [
    Attribute("class", "halo"), Attribute("stroke", "#ffffff"), .strokeWidth(3),
    Attribute("stroke-linejoin", "round"), Attribute("paint-order", "stroke"),
  ]
}
