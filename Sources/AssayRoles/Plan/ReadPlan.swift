package import AssayData
package import AssayTables

/// The decisions about the columns of all files, made before their rows are read.
package struct ReadPlan: Sendable {
  package let request: ReadRequest
  package let labels: LabelTable
  package let models: [ModelTable]
  /// The classes, and the class that each text means.
  package let matcher: LabelMatcher
  package let positive: Int?
  package let side: SideLayout
  /// The known texts of rows after the first ones.
  package let survey: TextSurvey
  /// Whether labels are distributions; false if all rows so far have one class each.
  package private(set) var labelsAreSoft = false

  init(
    request: ReadRequest, labels: LabelTable, models: [ModelTable], matcher: LabelMatcher,
    positive: Int?, side: SideLayout, survey: TextSurvey
  ) {
    (self.request, self.labels, self.models, self.matcher) = (request, labels, models, matcher)
    (self.positive, self.side, self.survey) = (positive, side, survey)
    if case .shares = labels.layout.form {
      labelsAreSoft =
        (try? LabelReader(source: labels, plan: self).read().labels.isSoft) ?? false
    }
  }

  /// The same plan for labels of which a later row is a distribution.
  package var withSoftLabels: ReadPlan {
    var plan = self
    plan.labelsAreSoft = true
    return plan
  }

  package var classes: ClassList { matcher.classes }

  /// The caveats that follow from the columns alone.
  package var caveats: [Caveat] {
    var caveats = CaveatList()
    for model in models where !model.unusedScores.isEmpty {
      caveats.add(.unusedScores(path: model.table.path, columns: model.unusedScores))
    }
    if let swapped { caveats.add(swapped) }
    return caveats.caveats
  }

  /// Distributions not named as labels beside a model of classes not named as predictions.
  private var swapped: Caveat? {
    guard case .shares = labels.layout.form, request.task == .classes,
      labels.layout.reason == .numbersAmongLabels || labels.layout.reason == .onlyColumn
    else { return nil }
    let model = models.first { model in
      guard case .predictedClass(let column) = model.layout.form else { return false }
      let name = model.table.columns[column]
      return ColumnNames.isLabel(name) || !ColumnNames.isPredictedClass(name)
    }
    guard let model, labelsAreSoft else { return nil }
    return .maybeSwapped(labels: labels.table.path, model: model.table.path)
  }
}

extension ReadPlan {
  /// The files, the label file first.
  package var paths: [String] {
    var paths = [labels.table.path]
    for model in models where !paths.contains(exactly: model.table.path) {
      paths.append(model.table.path)
    }
    return paths
  }
}

extension ReadPlan {
  /// Whether the classes are known from columns or options rather than from the rows read so far.
  package var classesAreGiven: Bool {
    if request.classes != nil { return true }
    if case .shares = labels.layout.form { return true }
    return models.contains { if case .classes = $0.layout.form { true } else { false } }
  }

  /// The columns of a file that are needed, each once.
  package func wanted(of path: String) -> (texts: [Int], numbers: [Int], idColumn: Int?) {
    var texts: [Int] = []
    var numbers: [Int] = []
    var idColumn: Int?
    if path.isExactly(labels.table.path) {
      idColumn = labels.layout.idColumn
      switch labels.layout.form {
      case .column(let column): texts.append(column)
      case .shares(let columns, _):
        if labels.layout.isOfTexts { texts += columns } else { numbers += columns }
      }
    }
    for model in models where model.table.path.isExactly(path) {
      idColumn = model.idColumn ?? idColumn
      switch model.layout.form {
      case .classes: numbers += model.ordered
      case .positive(let column, _):
        numbers.append(column)
        if let beside = model.layout.predictedBeside { texts.append(beside.column) }
      case .predictedClass(let column): texts.append(column)
      case .predictedScore(let column, let predicted):
        numbers.append(column)
        texts.append(predicted)
      }
    }
    texts += side.columns(of: path)
    if let idColumn { texts.append(idColumn) }
    return (ReadPlan.distinct(texts), ReadPlan.distinct(numbers), idColumn)
  }

  private static func distinct(_ columns: [Int]) -> [Int] {
    var seen: Set<Int> = []
    return columns.filter { seen.insert($0).inserted }
  }
}

extension ReadPlan {
  /// Describes the use of each column of a file.
  ///
  /// - Parameters:
  ///   - table: The file, with any of its rows.
  ///   - rowCount: The number of its rows.
  ///   - byteCount: The number of bytes read.
  /// - Returns: The file with the use of each column.
  package func source(_ table: any Table, rowCount: Int, byteCount: Int) -> Source {
    SourceDescription(table: table, rowCount: rowCount, byteCount: byteCount, plan: self).source
  }
}
