import AssayData
import AssayTables

/// Describes the use of each column of a table.
struct SourceDescription {
  let table: any Table
  let rowCount: Int
  let byteCount: Int
  let plan: ReadPlan

  var source: Source {
    Source(
      path: table.path, format: table.format, byteCount: byteCount,
      rowCount: rowCount,
      columns: table.columns.indices.map { column in
        Source.Column(name: table.columns[column], use: use(of: column))
      })
  }

  private func use(of column: Int) -> Source.Use {
    if table.path.isExactly(plan.labels.table.path) {
      if plan.labels.layout.idColumn == column { return .id }
      switch plan.labels.layout.form {
      case .column(let label):
        if label == column { return .label }
      case .shares(let columns, let classes):
        if let place = columns.firstIndex(of: column) {
          return plan.request.task == .multilabel
            ? .labelFlag(of: classes[place]) : .labelShare(of: classes[place])
        }
      }
    }
    for model in plan.models where model.table.path.isExactly(table.path) {
      if model.idColumn == column { return .id }
      switch model.layout.form {
      case .classes(let columns, let names):
        if let place = columns.firstIndex(of: column) {
          return .score(model: model.name, of: names[place])
        }
      case .positive(let score, let name):
        if score == column {
          return .positiveScore(model: model.name, of: name ?? table.columns[column])
        }
      case .predictedClass(let predicted):
        if predicted == column { return .predictedClass(model: model.name) }
      case .predictedScore(let score, let predicted):
        if score == column { return .predictedScore(model: model.name) }
        if predicted == column { return .predictedClass(model: model.name) }
      }
    }
    if let use = plan.side.use(of: column, in: table.path) { return use }
    return ColumnNames.isPandasIndex(table.columns[column]) ? .rowNumber : .unused
  }
}
