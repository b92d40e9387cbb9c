import AssayData
import AssayTables

// Where samples have any number of classes, a model has a score for each, and so a column for each.

extension ScoreLayoutFinder {
  /// The models of the table, each with a column a class.
  func foundOfSeveral() throws(ReadError) -> [ScoreLayout] {
    var layouts: [ScoreLayout] = []
    for layout in try found() {
      switch layout.form {
      case .classes: layouts.append(layout)
      case .positive(let column, let name):
        let form = ScoreLayout.Form.classes(
          columns: [column], names: [name ?? (request.classes ?? known).first ?? "0"])
        layouts.append(ScoreLayout(name: layout.name, form: form, reason: layout.reason))
      case .predictedClass(let column), .predictedScore(_, let column):
        throw table.problem(.scores(.classOfSeveral(column: table.columns[column])))
      }
    }
    return layouts
  }
}
