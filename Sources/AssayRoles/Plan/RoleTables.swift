package import AssayData
package import AssayTables

/// The table with the labels and their columns.
package struct LabelTable: Sendable {
  package let table: any Table
  package let layout: LabelLayout
  /// The label texts if they are in one column; empty for shares.
  package let distinct: DistinctTexts
  package let task: EvaluationTask
  /// The labels whose rows are left out.
  let ignored: [String]
  /// Whether spelling is ignored for these.
  let isLoose: Bool
  /// How the labels name the classes, once these are known.
  private(set) package var convention = LabelMatcher.Convention.names
  /// The share columns in class order, once the classes are known.
  private(set) var ordered: [Int] = []
  /// The number of rows whose labels are known.
  var rowCount: Int

  init(
    table: any Table, layout: LabelLayout, distinct: DistinctTexts, request: ReadRequest
  ) {
    (self.table, self.layout, self.distinct) = (table, layout, distinct)
    (task, ignored) = (request.task, request.ignoredLabels)
    isLoose = request.classMatching == .loose
    rowCount = table.rowCount
  }

  private init(_ other: LabelTable, table: any Table, distinct: DistinctTexts) {
    (self.table, self.distinct, layout) = (table, distinct, other.layout)
    (task, ignored, isLoose) = (other.task, other.ignored, other.isLoose)
    (convention, ordered) = (other.convention, other.ordered)
    rowCount = table.rowCount
  }

  /// The same columns of other rows.
  package func of(_ table: any Table) -> LabelTable {
    let texts =
      if case .column(let column) = layout.form { table.texts(of: column) } else { TextColumn() }
    return LabelTable(self, table: table, distinct: DistinctTexts(texts))
  }

  /// The same rows with more of their columns parsed.
  package func parsed(_ table: any Table) -> LabelTable {
    LabelTable(self, table: table, distinct: distinct)
  }

  /// Resolves what is the same in all rows, once the classes are known.
  func resolved(_ matcher: LabelMatcher) throws(ReadError) -> LabelTable {
    var labels = self
    labels.convention = matcher.convention(of: texts)
    if case .shares(let columns, let names) = layout.form {
      labels.ordered = try table.columns(columns, named: names, inOrderOf: matcher)
    }
    return labels
  }

  /// The labels that occur, each once, without those whose rows are left out.
  package var texts: [String] { distinct.texts.filter { !isIgnored($0) } }

  /// Whether rows with a label are left out: `-100` also covers `-100.0`, as pandas writes it.
  func isIgnored(_ text: String) -> Bool {
    guard !ignored.isEmpty else { return false }
    if ignored.contains(exactly: text) { return true }
    if isLoose {
      return ignored.contains { ClassSpelling.folded($0).isExactly(ClassSpelling.folded(text)) }
    }
    guard let number = LabelMatcher.number(text) else { return false }
    return ignored.contains { LabelMatcher.number($0) == number }
  }

  /// The classes shown by the labels, before the classes are known.
  var known: [String] {
    switch layout.form {
    case .shares(_, let classes): return classes
    case .column:
      guard task == .multilabel else { return texts }
      return texts.flatMap { ClassNames.split($0) }.distinct
    }
  }
}

/// A model's table and its columns.
package struct ModelTable: Sendable {
  package let name: String
  package let table: any Table
  package let idColumn: Int?
  package let layout: ScoreLayout
  package let scores: ScoreKind
  /// Columns of its file that look like scores but belong to no model.
  package let unusedScores: [String]
  /// The predicted classes of all rows, each once; nil if only those of the table are known.
  var surveyed: [String]?
  /// How predicted classes are named, once the classes are known.
  private(set) package var convention: LabelMatcher.Convention?
  /// The score columns in class order, once the classes are known.
  private(set) var ordered: [Int] = []

  init(
    name: String, table: any Table, idColumn: Int?, layout: ScoreLayout,
    scores: ScoreKind, unusedScores: [String] = []
  ) {
    (self.name, self.table, self.idColumn, self.layout) = (name, table, idColumn, layout)
    (self.scores, self.unusedScores) = (scores, unusedScores)
  }

  /// The same columns of other rows, or with more of them parsed.
  package func of(_ table: any Table) -> ModelTable {
    var model = ModelTable(
      name: name, table: table, idColumn: idColumn, layout: layout, scores: scores,
      unusedScores: unusedScores)
    (model.convention, model.ordered) = (convention, ordered)
    return model
  }

  /// Resolves what is the same in all rows, once the classes are known.
  func resolved(_ matcher: LabelMatcher) throws(ReadError) -> ModelTable {
    var model = self
    if case .classes(let columns, let names) = layout.form {
      model.ordered = try table.columns(columns, named: names, inOrderOf: matcher)
    }
    if layout.predictedColumn != nil { model.convention = matcher.convention(of: predicted) }
    return model
  }

  /// Whether it has a score for each class, named or not.
  var hasClassColumns: Bool {
    if case .classes = layout.form { true } else { false }
  }

  /// The predicted classes, each once; empty for a model with a score for each class.
  var predicted: [String] {
    surveyed ?? layout.predictedColumn.map { DistinctTexts(table.texts(of: $0)).texts } ?? []
  }

  /// The error that asks which class the only score is for; it may be in a column beside the score.
  func needsPositive(_ column: Int, classes: [String]) -> ReadError {
    let name = table.columns[column]
    guard let beside = layout.predictedBeside else {
      return table.problem(.singleScore(.positiveNeeded(column: name, classes: classes)))
    }
    return table.problem(
      .singleScore(
        .scoreBesideClasses(
          column: name, predicted: table.columns[beside.column], classes: classes)))
  }
}
