import AssayData
import AssayTables
import Synchronization

// The inspector's answers about each file, and about all files together.

extension Inspector {
  func file(_ head: InspectedHead, _ surveyed: SurveyedFile, _ roles: RolePlan) -> InspectedFile {
    let table = roles.models.first { $0.table.path.isExactly(head.path) }?.table ?? head.columns
    var file = InspectedFile(
      path: head.path, format: table.format, recognition: table.recognition,
      encoding: head.encoding, columnCount: table.columns.count)
    file.size = surveyed.size
    file.columns = RoleColumns(table, roles, request).columns
    file.ids = surveyed.ids
    file.classes = zip(surveyed.wants.classes, surveyed.found.classes).map { wanted, tally in
      tally.classes(model: wanted.model, order: roles.plan?.classes)
    }
    file.scores = surveyed.found.scores
    if head.head != nil { file.preview = Inspector.preview(table) }
    return file
  }

  /// The first rows; of many columns, the first ones and the last.
  private static func preview(_ table: any Table) -> InspectedFile.Preview {
    let (rowLimit, columnLimit) = (5, 8)
    let names = table.columns
    let isCut = names.count > columnLimit
    let shown =
      isCut ? Array(0..<columnLimit - 1) + [names.count - 1] : Array(names.indices)
    var preview = InspectedFile.Preview()
    preview.columns = shown.map { names[$0] }
    preview.hiddenColumns = names.count - shown.count
    preview.rows = (0..<min(rowLimit, table.rowCount)).map { row in
      shown.map { table.cell(row: row, column: $0).text }
    }
    return preview
  }

  func together(_ roles: RolePlan) -> Inspection.Together? {
    guard let plan = roles.plan else { return nil }
    return Inspection.Together(
      labels: plan.labels.table.path,
      models: plan.models.map { model in
        Inspection.Model(
          name: model.name, path: model.table.path, pairing: pairing(of: model, plan))
      },
      classes: plan.classes.names, classSource: plan.classSource,
      positive: plan.positive.map { plan.classes.names[$0] }, caveats: nil)
  }

  private func pairing(of model: ModelTable, _ plan: ReadPlan) -> Inspection.Pairing {
    switch plan.pairing(of: model) {
    case .sameFile: .sameFile
    case .position: .position
    case .ids(let theirs, let mine):
      .ids(labels: plan.labels.table.columns[theirs], model: model.table.columns[mine])
    }
  }
}

extension ReadPlan {
  /// The source of the classes, as ``ClassResolver`` chose it.
  fileprivate var classSource: Inspection.ClassSource {
    if request.classes != nil { return .stated }
    if request.task == .multilabel, case .shares = labels.layout.form { return .shareColumns }
    if models.contains(where: { if case .classes = $0.layout.form { true } else { false } }) {
      return .scoreColumns
    }
    if case .shares = labels.layout.form { return .shareColumns }
    return .labels
  }
}
