/// Rows by columns of numbers, each a cell whose ink says how much.
///
/// Positive values have the ink of `series`, negative ones of `negativeSeries`. Cells carry their
/// labels where the columns are few enough to hold them. A row and a column of the same index are of
/// the same class, by which a script finds it elsewhere (`data-class`).
package struct HeatMap: Sendable {
  package struct Cell: Sendable {
    let value: Double
    let label: String
    let title: String
    let isMuted: Bool

    /// - Parameters:
    ///   - value: how much ink, from −1 to 1.
    ///   - label: what is written into the cell.
    ///   - title: what is shown when the pointer is over it.
    ///   - isMuted: whether the cell is an outline without ink, as on the diagonal.
    package init(value: Double, label: String, title: String, isMuted: Bool = false) {
      self.value = value
      self.label = label
      self.title = title
      self.isMuted = isMuted
    }
  }

  private let text: ChartText
  private let layout: HeatMapLayout
  private let cells: [[Cell]]
  private let series: Int
  private let negativeSeries: Int

  /// A map of `cells`, row by row; what reaches beyond the names of rows and columns is left out.
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

  package var svg: String {
    drawing(text, width: layout.width, height: layout.height) { writer in
      layout.drawNames(in: &writer)
      for row in layout.rows.indices { drawRow(row, in: &writer) }
      guard layout.hasCellLabels else { return }
      writer.group([.anchor(.middle), Attribute("pointer-events", "none")]) { writer in
        drawLabels(where: { !$0.isMuted }, in: &writer)
        writer.group(SeriesInk.muted) { drawLabels(where: \.isMuted, in: &$0) }
      }
    }
  }

  private func drawRow(_ row: Int, in writer: inout SVGWriter) {
    let cells = placed(row)
    guard !cells.isEmpty else { return }
    writer.group([Attribute("data-class", "\(row)")]) { writer in
      writer.rectangle(layout.area(ofRow: row), SeriesInk.edge)
      draw(cells, where: { !$0.isMuted && !($0.value < 0) }, SeriesInk.fill(series), in: &writer)
      draw(
        cells, where: { !$0.isMuted && $0.value < 0 }, SeriesInk.fill(negativeSeries), in: &writer)
      draw(
        cells, where: \.isMuted, SeriesInk.hair + [Attribute("pointer-events", "all")], in: &writer)
    }
  }

  private func draw(
    _ cells: [(area: Area, cell: Cell)], where isIncluded: (Cell) -> Bool, _ ink: [Attribute],
    in writer: inout SVGWriter
  ) {
    let included = cells.filter { isIncluded($0.cell) }
    guard !included.isEmpty else { return }
    writer.group(ink) { writer in
      for (area, cell) in included {
        let opacity: [Attribute] = cell.isMuted ? [] : [.fillOpacity(opacity(cell.value))]
        let box = Area(
          left: area.left + 0.5, top: area.top + 0.5, width: area.width - 1, height: area.height - 1
        )
        writer.rectangle(box, opacity, title: cell.title)
      }
    }
  }

  private func drawLabels(where isIncluded: (Cell) -> Bool, in writer: inout SVGWriter) {
    for (area, cell) in layout.rows.indices.flatMap(placed) where isIncluded(cell) {
      // Labels are numbers: one that is cut would be another number.
      guard Lettering.width(cell.label) <= area.width else { continue }
      let base = Point(x: area.middle.x, y: area.middle.y + Lettering.drop)
      writer.text(cell.label, at: base)
    }
  }

  private func placed(_ row: Int) -> [(area: Area, cell: Cell)] {
    guard cells.indices.contains(row) else { return [] }
    return zip(cells[row], layout.columns.indices).filter { cell, _ in isDrawn(cell) }
      .map { cell, column in (layout.area(row: row, column: column), cell) }
  }

  /// Cells without ink and label, which most are in most maps, would say nothing.
  private func isDrawn(_ cell: Cell) -> Bool {
    cell.isMuted || cell.value.magnitude > 0 || layout.hasCellLabels && !cell.label.isEmpty
  }

  /// Ink that lets labels stand out; whatever is not 0 is seen to be so.
  private func opacity(_ value: Double) -> Double {
    let strength = min(value.magnitude, 1)
    guard strength > 0 else { return 0 }
    return 0.07 + strength * (layout.hasCellLabels ? 0.55 : 0.85)
  }
}
