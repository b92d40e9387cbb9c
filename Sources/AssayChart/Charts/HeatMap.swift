/// A matrix of numbers as cells whose ink shows their magnitude.
///
/// Positive values have the colour of `series`, negative ones that of `negativeSeries`. Cells have
/// labels if there are few enough columns, otherwise titles. The row and the column of an index
/// belong to the same class, by which a script links them with other charts (`data-class`).
package struct HeatMap: Sendable {
  package struct Cell: Sendable {
    let value: Double
    let label: String
    let title: String
    let isMuted: Bool

    /// - Parameters:
    ///   - value: The amount of ink, from −1 to 1.
    ///   - label: The text in the cell; muted if the cell has no ink.
    ///   - title: Shown when the pointer is over the cell, if cells have no labels.
    ///   - isMuted: Whether the cell is an outline without ink, as on the diagonal.
    package init(value: Double, label: String, title: String, isMuted: Bool = false) {
      self.value = value
      self.label = label
      self.title = title
      self.isMuted = isMuted
    }

    var isQuiet: Bool { isMuted || value == 0 }
  }

  private let text: ChartText
  private let layout: HeatMapLayout
  private let cells: [[Cell]]
  private let series: Int
  private let negativeSeries: Int

  /// Creates a map of `cells`, row by row; cells beyond the names of rows and columns are left out.
  package init(
    _ text: ChartText, rows: [String], columns: [String], cells: [[Cell]], rowTitle: String,
    columnTitle: String, series: Int, negativeSeries: Int
  ) {
    self.text = text
    self.cells = cells
    self.series = series
    self.negativeSeries = negativeSeries
    layout = HeatMapLayout(
      rows: rows, columns: columns, rowTitle: rowTitle, columnTitle: columnTitle,
      labelWidth: cells.joined().map { Lettering.width($0.label) }.max() ?? 0)
  }

  /// Whether it needs more room than a column of a page with three.
  package var isWide: Bool { layout.width > 1.02 * ChartWidth.column }

  package var svg: String {
    drawing(text, width: layout.width, height: layout.height) { writer in
      layout.drawNames(in: &writer)
      for row in layout.rows.indices { drawRow(row, in: &writer) }
      guard layout.hasCellLabels else { return }
      drawOutlines(in: &writer)
      writer.group([.anchor(.middle), Attribute("pointer-events", "none")]) { writer in
        drawLabels(where: { !$0.isQuiet }, in: &writer)
        writer.group(SeriesInk.muted) { drawLabels(where: \.isQuiet, in: &$0) }
      }
    }
  }

  private func drawRow(_ row: Int, in writer: inout SVGWriter) {
    let cells = placed(row)
    guard !cells.isEmpty else { return }
    let title = layout.hasCellLabels ? reading(of: row) : nil
    writer.group([Attribute("data-class", "\(row)")], title: title) { writer in
      writer.rectangle(layout.area(ofRow: row), SeriesInk.edge)
      draw(
        cells.filter { !$0.cell.isMuted && $0.cell.value > 0 }, SeriesInk.fill(series), in: &writer)
      draw(
        cells.filter { !$0.cell.isMuted && $0.cell.value < 0 }, SeriesInk.fill(negativeSeries),
        in: &writer)
      guard !layout.hasCellLabels else { return }
      draw(
        cells.filter(\.cell.isMuted), SeriesInk.hair + [Attribute("pointer-events", "all")],
        in: &writer)
    }
  }

  /// A row in words: `8 → 1: 10, 8: 159`; nil without any label.
  private func reading(of row: Int) -> String? {
    let names = layout.columns.map(HeatMapLayout.shortened)
    let words = zip(names, self.cells[row]).filter { !$1.label.isEmpty }.map {
      "\($0): \($1.label)"
    }
    guard !words.isEmpty else { return nil }
    return HeatMapLayout.shortened(layout.rows[row]) + " → " + words.joined(separator: ", ")
  }

  /// Draws the outlines of all muted cells, which have labels instead of titles.
  private func drawOutlines(in writer: inout SVGWriter) {
    var path = PathData()
    for (box, cell) in layout.rows.indices.flatMap(placed) where cell.isMuted {
      path.rectangle(box)
    }
    guard !path.text.isEmpty else { return }
    writer.element("path", [.d(path)] + SeriesInk.hair)
  }

  /// Draws cells with their titles; if cells have labels, all cells of equal opacity as one shape.
  private func draw(
    _ cells: [(box: Area, cell: Cell)], _ ink: [Attribute], in writer: inout SVGWriter
  ) {
    guard !cells.isEmpty else { return }
    writer.group(ink) { writer in
      guard layout.hasCellLabels else {
        for (box, cell) in cells {
          writer.rectangle(box, cell.isMuted ? [] : [opacity(of: cell)], title: cell.title)
        }
        return
      }
      var shapes: [String: PathData] = [:]
      for (box, cell) in cells {
        shapes[opacity(of: cell).value, default: PathData()].rectangle(box)
      }
      for (opacity, path) in shapes.sorted(by: { $0.key < $1.key }) {
        writer.element("path", [.d(path), Attribute("fill-opacity", opacity)])
      }
    }
  }

  private func drawLabels(where isIncluded: (Cell) -> Bool, in writer: inout SVGWriter) {
    for (box, cell) in layout.rows.indices.flatMap(placed) where isIncluded(cell) {
      // Labels are numbers: a shortened one would be a different number.
      guard Lettering.width(cell.label) <= box.width + 1 else { continue }
      let base = Point(x: box.middle.x, y: box.middle.y + Lettering.drop)
      writer.text(cell.label, at: base)
    }
  }

  /// The cells of a row that are drawn, each with a small margin.
  private func placed(_ row: Int) -> [(box: Area, cell: Cell)] {
    guard cells.indices.contains(row) else { return [] }
    return zip(cells[row], layout.columns.indices).filter { cell, _ in isDrawn(cell) }
      .map { cell, column in
        let area = layout.area(row: row, column: column)
        let box = Area(
          left: area.left + 0.5, top: area.top + 0.5, width: area.width - 1, height: area.height - 1
        )
        return (box, cell)
      }
  }

  /// Whether a cell is drawn; cells without ink and label, the majority in most maps, are not.
  private func isDrawn(_ cell: Cell) -> Bool {
    cell.isMuted || cell.value.magnitude > 0 || layout.hasCellLabels && !cell.label.isEmpty
  }

  /// An opacity that leaves labels readable and makes every nonzero value visible.
  private func opacity(of cell: Cell) -> Attribute {
    let most = layout.hasCellLabels ? SeriesInk.mostBehindText : 0.92
    return .fillOpacity(0.07 + min(cell.value.magnitude, 1) * (most - 0.07))
  }
}
