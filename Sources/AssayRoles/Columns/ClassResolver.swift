package import AssayData
package import AssayTables
import AssayText

/// Decides what the classes are, and in which order.
///
/// Stated classes come first; then the score columns of the first model that has one a class, in
/// the order of its file; then the columns of soft labels; and where files name classes only in
/// their cells, those names, sorted.
struct ClassResolver {
  let request: ReadRequest
  let labels: LabelTable
  let models: [ModelTable]

  /// More classes than this are a mistake, such as a column of texts taken for the labels.
  private static let limit = 10_000

  func resolve() throws(ReadError) -> ClassList {
    let names = try names()
    guard names.count <= ClassResolver.limit else {
      throw labels.table.problem(
        .classes(.tooManyClasses(names.count, limit: ClassResolver.limit, example: names[0])))
    }
    if namesAreInCells {
      for model in models {
        let spelling = ClassSpelling(labels: labels.known, predicted: model.predicted)
        if let problem = spelling.problem() { throw model.table.problem(problem) }
      }
    }
    guard let classes = ClassList(names) else {
      throw labels.table.problem(.classes(.classTwice(try firstTwice())))
    }
    return classes
  }

  /// Refuses labels that are class numbers where the columns of scores are in another order than their
  /// names: whoever numbered the classes may have gone by either.
  func checkNumberedLabels(_ classes: ClassList) throws(ReadError) {
    guard request.classes == nil, request.task == .classes, case .column = labels.layout.form,
      LabelMatcher(classes).convention(of: labels.distinct.texts) == .classNumbers
    else { return }
    let sorted = classes.names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    guard !sorted.areExactly(classes.names) else { return }
    throw labels.table.problem(
      .scores(
        .numberedLabels(
          labels: LabelMatcher.classNames(from: labels.distinct.texts), columns: classes.names)))
  }

  /// Whether nothing but labels and predictions names the classes.
  private var namesAreInCells: Bool {
    guard request.classes == nil, case .column = labels.layout.form else { return false }
    return !models.contains { if case .classes = $0.layout.form { true } else { false } }
  }

  private func names() throws(ReadError) -> [String] {
    if let stated = request.classes { return stated }
    if request.task == .multilabel, case .shares(_, let classes) = labels.layout.form {
      return classes
    }
    for model in models {
      if case .classes(_, let names) = model.layout.form { return names }
    }
    if case .shares(_, let classes) = labels.layout.form { return classes }
    var texts = request.task == .multilabel ? labels.known : labels.distinct.texts
    for model in models {
      let known = Set(exactly: texts)
      texts += model.predicted.filter { !known.contains($0) }
    }
    // An empty cell is a missing label, not a class.
    let names = LabelMatcher.classNames(from: texts.filter { !$0.isEmpty })
    let scored = models.first { if case .positive = $0.layout.form { true } else { false } }
    guard let scored else { return names }
    return try binary(names, model: scored)
  }

  /// The two classes of a model with one score: the negative first.
  private func binary(_ names: [String], model: ModelTable) throws(ReadError) -> [String] {
    guard case .positive(let index, let name) = model.layout.form else { return names }
    let column = model.table.columns[index]
    guard names.count <= 2 else {
      throw model.table.problem(.scores(.notBinary(column: column, classes: names)))
    }
    if names.allSatisfy({ ["0", "1"].contains($0) }) { return ["0", "1"] }
    let positive = request.positive ?? name.flatMap { names.contains(exactly: $0) ? $0 : nil }
    guard let positive else {
      throw model.table.problem(.scores(.positiveNeeded(column: column, classes: names)))
    }
    let matcher = ClassList(names).map(LabelMatcher.init)
    let place = matcher?.index(of: positive, by: .names)
    let isSlip = place == nil && nearestName(to: positive, among: names) != nil
    if place == nil, names.count == 2 || isSlip {
      throw labels.table.problem(.classes(.positiveUnknown(positive, classes: names)))
    }
    let negatives = names.indices.filter { $0 != place }.map { names[$0] }
    guard let negative = negatives.first else {
      throw labels.table.problem(.classes(.negativeUnknown(positive: positive)))
    }
    return [negative, place.map { names[$0] } ?? positive]
  }

  private func firstTwice() throws(ReadError) -> String {
    var seen: Set<ExactText> = []
    return try names().first { !seen.insert(ExactText($0)).inserted } ?? ""
  }
}

/// The table with the labels, its columns found.
package struct LabelTable {
  package let table: any Table
  package let layout: LabelLayout
  /// The labels' texts where they stand in one column; empty for shares.
  package let distinct: DistinctTexts
  package var task = EvaluationTask.classes

  /// The same columns of other rows.
  package func of(_ table: any Table) -> LabelTable {
    let texts =
      if case .column(let column) = layout.form { table.texts(of: column) } else { TextColumn() }
    return LabelTable(table: table, layout: layout, distinct: DistinctTexts(texts), task: task)
  }

  /// The same rows with more of their columns parsed.
  package func parsed(_ table: any Table) -> LabelTable {
    LabelTable(table: table, layout: layout, distinct: distinct, task: task)
  }

  /// What the labels say of the classes, before these are known.
  var known: [String] {
    switch layout.form {
    case .shares(_, let classes): return classes
    case .column:
      guard task == .multilabel else { return distinct.texts }
      return distinct.texts.flatMap { ClassNames.split($0) }.distinct
    }
  }
}

/// A model's table, its columns found.
package struct ModelTable {
  package let name: String
  package let table: any Table
  package let idColumn: Int?
  package let layout: ScoreLayout
  package let scores: ReadRequest.Scores
  /// Columns of its file that look like scores, and of which no model is made.
  package var unusedScores: [String] = []

  /// The same columns of other rows, or with more of them parsed.
  package func of(_ table: any Table) -> ModelTable {
    ModelTable(
      name: name, table: table, idColumn: idColumn, layout: layout, scores: scores,
      unusedScores: unusedScores)
  }

  /// The predicted classes, each once; none of a model with scores.
  var predicted: [String] {
    guard case .predictedClass(let column) = layout.form else { return [] }
    return DistinctTexts(table.texts(of: column)).texts
  }
}
