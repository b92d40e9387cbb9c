/// The positions of the cells of a heat map and of the names around them.
struct HeatMapLayout {
  let rows: [String]
  let columns: [String]

  private let rowTitle: String
  private let columnTitle: String
  private let plot: Area
  private let cell: (width: Double, height: Double)
  private let rowNameWidth: Double
  private let columnNameWidth: Double
  private let hasSlantedNames: Bool

  private static let widestName = 130.0
  private static let slope = 0.7071

  /// Creates a layout with cells wide enough for labels of `labelWidth`, up to a limit.
  init(
    rows: [String], columns: [String], rowTitle: String, columnTitle: String, labelWidth: Double
  ) {
    self.rows = rows
    self.columns = columns
    self.rowTitle = rowTitle
    self.columnTitle = columnTitle
    let isLabelled = columns.count <= Self.mostLabelled
    let side = max(min(480 / Double(max(columns.count, 1)), 22), 4)
    let count = Double(max(columns.count, 1))
    // A map of few columns is as wide as the words above it, one of more as a column of the page.
    let room = min(240 / count, 80)
    let share = (ChartWidth.column - Self.width(of: rows + [rowTitle]) - 11) / count
    let width = min(max(min(share, 40), room, labelWidth + 4), 80)
    let isSlanted = Self.width(of: columns) > width - 6
    // Where names need a slope, cells are narrower, and the longest names lose a little, if that
    // makes the map fit.
    let fitting =
      isLabelled && isSlanted
      ? [Self.widestName, 110, 90].lazy.compactMap { limit -> (name: Double, cell: Double)? in
        let names = min(Self.width(of: rows + [rowTitle]), limit)
        let overhang = min(Self.width(of: columns), limit) * Self.slope + 8
        let fits = (ChartWidth.column - names - 10 - overhang) / (count - 0.5)
        return fits < labelWidth + 4 ? nil : (limit, min(width, fits))
      }.first : nil
    let limit = fitting?.name ?? Self.widestName
    rowNameWidth = min(Self.width(of: rows + [rowTitle]), limit)
    columnNameWidth = min(Self.width(of: columns), limit)
    cell =
      isLabelled ? (fitting?.cell ?? width, columns.count <= 4 ? 34 : 26) : (side, side)
    hasSlantedNames = columnNameWidth > cell.width - 6
    let nameHeight = hasSlantedNames ? columnNameWidth * Self.slope + 14 : 16
    plot = Area(
      left: rowNameWidth + 10, top: 18 + nameHeight, width: cell.width * Double(columns.count),
      height: cell.height * Double(rows.count))
  }

  private static let mostLabelled = 12

  var hasCellLabels: Bool { columns.count <= Self.mostLabelled }

  var width: Double {
    let overhang = hasSlantedNames ? columnNameWidth * Self.slope + 8 - cell.width / 2 : 0
    return max(plot.right + max(overhang, 1), plot.left + columnTitleWidth)
  }

  /// The width of the column title, which may exceed that of a map with few columns, up to a limit.
  private var columnTitleWidth: Double {
    min(Lettering.width(columnTitle), max(plot.width, 2 * Self.widestName))
  }

  var height: Double { plot.bottom + 1 }

  func area(row: Int, column: Int) -> Area {
    Area(
      left: plot.left + Double(column) * cell.width, top: plot.top + Double(row) * cell.height,
      width: cell.width, height: cell.height)
  }

  func area(ofRow row: Int) -> Area {
    Area(
      left: plot.left, top: plot.top + Double(row) * cell.height, width: plot.width,
      height: cell.height)
  }

  func drawNames(in writer: inout SVGWriter) {
    writer.rectangle(plot, SeriesInk.hair)
    writer.group(SeriesInk.muted) { writer in
      writer.text(columnTitle, at: Point(x: plot.left, y: 11), width: columnTitleWidth)
      writer.text(
        rowTitle, at: Point(x: plot.left - 8, y: plot.top - 6), .end, width: rowNameWidth)
    }
    writer.group([.anchor(.end)]) { writer in
      for (row, name) in every(rows, extent: cell.height) {
        let y = area(row: row, column: 0).middle.y + Lettering.drop
        writer.text(
          name, at: Point(x: plot.left - 8, y: y), width: rowNameWidth,
          [Attribute("data-class", "\(row)")])
      }
    }
    writer.group(hasSlantedNames ? [] : [.anchor(.middle)]) { writer in
      for (column, name) in every(
        columns, extent: hasSlantedNames ? cell.width * Self.slope : cell.width)
      {
        draw(name, of: column, in: &writer)
      }
    }
  }

  private func draw(_ name: String, of column: Int, in writer: inout SVGWriter) {
    let x = area(row: 0, column: column).middle.x
    let link = Attribute("data-class", "\(column)")
    guard hasSlantedNames else {
      writer.text(name, at: Point(x: x, y: plot.top - 6), width: .infinity, [link])
      return
    }
    let base = Point(x: x + 3, y: plot.top - 6)
    let turn = Attribute("transform", "rotate(-45 \(decimal(base.x)) \(decimal(base.y)))")
    writer.text(name, at: base, width: columnNameWidth, [turn, link])
  }

  /// The names that fit side by side.
  private func every(_ names: [String], extent: Double) -> [(offset: Int, element: String)] {
    let step = max(Int((Lettering.lineHeight / extent).rounded(.up)), 1)
    return names.enumerated().filter { $0.offset % step == 0 }
  }

  /// A name without what none of the map's names has room for.
  static func shortened(_ name: String) -> String { Lettering.cut(name, to: widestName) }

  private static func width(of names: [String]) -> Double {
    min(names.map { Lettering.width($0) }.max() ?? 0, widestName)
  }
}
