import AssayData
import AssayTables

/// The roles of the columns of all files, as far as they can be found: a file that cannot be read,
/// or is missing, does not affect the roles in the others.
struct RolePlan: Sendable {
  private(set) var labels: LabelTable?
  private(set) var models: [ModelTable] = []
  /// The side columns, as far as the files that could be opened have them.
  private(set) var side: SideLayout
  /// The plan for a report; nil if something is missing or wrong.
  private(set) var plan: ReadPlan?
  private(set) var problems: [ReadError] = []
  let task: EvaluationTask

  /// Finds the roles by the first rows.
  ///
  /// - Parameters:
  ///   - request: What to read.
  ///   - heads: The first rows of the files that could be opened.
  ///   - survey: The known texts of further rows.
  init(
    _ request: ReadRequest, heads: [ExactText: (table: any Table, byteCount: Int)],
    survey: TextSurvey = TextSurvey()
  ) {
    let tables = request.paths.compactMap { heads[$0]?.table }
    side = SideLayout(request, in: tables)
    task = request.task
    var reader = RoleFinder(request: request, opened: heads)
    reader.survey = survey
    findLabels(&reader, heads: heads)
    for input in request.modelInputs where heads[input.path] != nil {
      if let labels, labels.isLone, labels.table.path.isExactly(input.path) { continue }
      do {
        try reader.addModels(of: input, labels, to: &models)
      } catch {
        // A file with only labels is valid.
        if error.kind?.isNoScores != true || !(labels?.table.path).isExactly(input.path) {
          problems.append(error)
        }
      }
    }
    if let labels { side = SideLayout(request, in: [labels.table] + tables) }
    let hasAll = request.paths.allSatisfy { heads[$0] != nil }
    if hasAll, let problem = side.problem { problems.append(problem) }
    guard let labels, !models.isEmpty, problems.isEmpty, hasAll else { return }
    do {
      plan = try reader.plan(labels, models)
      if let plan { side = plan.side }
    } catch {
      problems.append(error)
    }
  }

  private mutating func findLabels(
    _ reader: inout RoleFinder, heads: [ExactText: (table: any Table, byteCount: Int)]
  ) {
    let request = reader.request
    if let path = request.labels, heads[path] == nil { return }
    guard request.labels != nil || request.models.allSatisfy({ heads[$0.path] != nil }) else {
      return
    }
    do {
      labels = try reader.findLabels()
    } catch {
      guard case .columns(.noLabels) = error.kind else { return problems.append(error) }
      // Predictions without labels can be inspected; so can labels under an unusual name.
      if let model = request.models.first, request.models.count == 1, let head = heads[model.path] {
        labels = RolePlan.loneLabels(head.table, model.options, reader)
      }
    }
  }

  /// The only column of the only file, if its values are classes and its name does not say that
  /// they are predictions.
  private static func loneLabels(
    _ table: any Table, _ options: FileOptions, _ reader: RoleFinder
  ) -> LabelTable? {
    let request = reader.request.taking(options)
    guard options.column == nil, request.scores == .probabilities else { return nil }
    do {
      return loneLabels(table, idColumn: try findIDColumn(of: table, request: request), reader)
    } catch {
      // Reported when the model's columns are looked for.
      return nil
    }
  }

  private static func loneLabels(
    _ table: any Table, idColumn: Int?, _ reader: RoleFinder
  ) -> LabelTable? {
    let sides = reader.request.sideColumns(of: table)
    let others = table.columns.indices.filter {
      $0 != idColumn && !ColumnNames.isPandasIndex(table.columns[$0]) && !sides.contains($0)
    }
    guard others.count == 1, !ColumnNames.isPredictedClass(table.columns[others[0]]) else {
      return nil
    }
    let texts = DistinctTexts(table.texts(of: others[0])).texts
    let areClasses =
      !table.looksNumeric(others[0]) || texts.allSatisfy { LabelMatcher.number($0) != nil }
    guard areClasses, texts.count <= InspectedClasses.limit else { return nil }
    return reader.labelTable(
      table, LabelLayout(idColumn: idColumn, form: .column(others[0]), reason: .onlyColumn))
  }
}

extension LabelTable {
  /// Whether the file has only a column of labels, and ids at most.
  fileprivate var isLone: Bool {
    guard case .column = layout.form else { return false }
    let others = table.columns.filter { !ColumnNames.isPandasIndex($0) }
    return others.count == (layout.idColumn == nil ? 1 : 2)
  }
}

extension Problem.Kind {
  fileprivate var isNoScores: Bool {
    if case .columns(.noScores) = self { true } else { false }
  }
}
