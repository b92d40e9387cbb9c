import AssayData
import AssayTables
import AssayText

/// Determines the classes and their order.
///
/// Stated classes come first; then the score columns of the first model that has one per class, in
/// file order; then the columns of soft labels; and if files name classes only in their cells,
/// those names, sorted.
struct ClassResolver {
  let request: ReadRequest
  let labels: LabelTable
  let models: [ModelTable]

  /// More classes than this are a mistake, such as a text column taken for the labels.
  private static let limit = 10_000

  func resolve() throws(ReadError) -> ClassList {
    if request.classes == nil, request.task == .classes {
      try checkMeasurements()
      try checkMissing()
    }
    let names = try names()
    guard names.count <= ClassResolver.limit else {
      throw labels.table.problem(
        .classes(.tooManyClasses(names.count, limit: ClassResolver.limit, example: names[0])))
    }
    try checkMarks()
    if request.classes == nil, request.classMatching == .asked { try checkSpelling() }
    if request.classMatching == .loose, ClassSpelling.distinct(names).count < names.count {
      throw labels.table.problem(.classes(.foldedTogether(names)))
    }
    guard let classes = ClassList(names) else {
      throw labels.table.problem(.classes(.classTwice(names.firstTwice ?? "")))
    }
    return classes
  }

  /// Refuses labels that are class numbers if it is not known which number is which column.
  ///
  /// Either of two classes may be 1. More classes are numbered in the order of their names, as
  /// programs do, if the columns are in that order too.
  func checkNumberedLabels(_ classes: ClassList) throws(ReadError) {
    guard request.classes == nil, request.task == .classes, case .column = labels.layout.form,
      LabelMatcher(classes).convention(of: labels.texts) == .classNumbers
    else { return }
    let sorted = classes.names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    guard classes.count == 2 || !sorted.areExactly(classes.names) else { return }
    let numbers = LabelMatcher.classNames(from: labels.texts)
    // Columns are named by position; entries of arrays keep their own names.
    let areNamedInRows = models.contains { $0.table.vectors.contains { $0.classNames != nil } }
    throw labels.table.problem(
      .scores(
        areNamedInRows
          ? .numberedLabels(labels: numbers, classes: classes.names)
          : .unmatchedColumns(labels: numbers, columns: classes.names)))
  }

  /// Refuses labels and predicted classes that start with a byte order mark, like the first row of
  /// a file that was appended to another.
  private func checkMarks() throws(ReadError) {
    func hasMark(_ text: String) -> Bool { text.utf8.starts(with: [0xEF, 0xBB, 0xBF]) }
    if labels.texts.contains(where: hasMark) {
      throw labels.table.problem(.file(.byteOrderMark))
    }
    for model in models where model.predicted.contains(where: hasMark) {
      throw model.table.problem(.file(.byteOrderMark))
    }
  }

  /// Refuses labels that are many different numbers, which are not classes.
  ///
  /// Fractions are refused if there are more than 20 with fewer than five rows each on average, or
  /// if each row has its own; whole numbers if there are more than 20 with fewer than two rows
  /// each, unless a model is often right. Columns named for the labels show that they are classes.
  private func checkMeasurements() throws(ReadError) {
    guard case .column = labels.layout.form, !models.contains(where: \.hasClassColumns) else {
      return
    }
    let texts = labels.texts.filter { !$0.isEmpty }
    let rows = labels.rowCount
    guard texts.count > 20 && texts.count * 5 > rows || texts.count == rows && rows > 2,
      texts.allSatisfy({ Double($0)?.isFinite ?? false })
    else { return }
    let fraction = texts.first { LabelMatcher.number($0) == nil }
    guard
      fraction != nil
        || texts.count > 20 && texts.count * 2 > rows && !models.contains(where: isOftenRight)
    else { return }
    throw labels.table.problem(
      .classes(.measurements(distinct: texts.count, rows: rows, example: fraction ?? texts[0])))
  }

  /// Whether a model predicts exactly the label in a quarter of the first rows; measurements would
  /// not.
  private func isOftenRight(_ model: ModelTable) -> Bool {
    guard let predicted = model.layout.predictedColumn, case .column(let label) = labels.layout.form
    else { return false }
    let theirs = model.table.firstTexts(of: predicted)
    let mine = labels.table.firstTexts(of: label)
    let rows = min(theirs.count, mine.count, ScoreLayoutFinder.rowsLookedAt)
    if let id = labels.layout.idColumn, let other = model.idColumn {
      let (ids, others) = (labels.table.firstTexts(of: id), model.table.firstTexts(of: other))
      guard (0..<rows).allSatisfy({ ids[$0].isExactly(others[$0]) }) else { return false }
    }
    return (0..<rows).count { theirs[$0].isExactly(mine[$0]) } * 4 >= rows
  }

  /// Refuses labels such as `NA` if nothing else shows that they are a class.
  private func checkMissing() throws(ReadError) {
    guard case .column = labels.layout.form, !models.contains(where: \.hasClassColumns) else {
      return
    }
    let words = ["NA", "N/A", "<NA>", "NaN", "nan", "null", "NULL"]
    guard labels.texts.count > 1, let word = labels.texts.first(where: words.contains(exactly:)),
      !models.contains(where: { $0.predicted.contains(exactly: word) })
    else { return }
    throw labels.table.problem(.label(.missingWord(word)))
  }

  /// Asks whether names that differ only in spelling are one class.
  ///
  /// They are names of labels and predictions, or of labels and columns; columns of one file are
  /// different classes.
  private func checkSpelling() throws(ReadError) {
    guard case .column = labels.layout.form else { return }
    let texts = labels.known.filter { !$0.isEmpty }
    for model in models {
      guard case .classes(_, let names) = model.layout.form, let classes = ClassList(names) else {
        continue
      }
      let matcher = LabelMatcher(classes)
      let others = texts.filter { matcher.index(of: $0, by: .names) == nil }
      if let problem = ClassSpelling.problem(of: others, for: names) {
        throw model.table.problem(problem)
      }
    }
    guard !models.contains(where: \.hasClassColumns) else { return }
    if let problem = ClassSpelling.problem(among: texts) { throw labels.table.problem(problem) }
    for model in models where model.layout.predictedColumn != nil {
      let spelling = ClassSpelling(labels: texts, predicted: model.predicted)
      if let problem = spelling.problem() { throw model.table.problem(problem) }
    }
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
    // An empty cell is a missing label, not a class.
    let texts = (request.task == .multilabel ? labels.known : labels.texts).filter { !$0.isEmpty }
    let names = LabelMatcher.classNames(
      among: texts, and: models.flatMap(\.predicted).filter { !$0.isEmpty },
      isLoose: request.classMatching == .loose)
    let scored = models.first { if case .positive = $0.layout.form { true } else { false } }
    guard let scored else { return names }
    return try binary(names, model: scored)
  }

  /// The two classes of a model with one score, the negative class first.
  private func binary(_ names: [String], model: ModelTable) throws(ReadError) -> [String] {
    guard case .positive(let index, let name) = model.layout.form else { return names }
    let column = model.table.columns[index]
    guard names.count <= 2 else {
      throw model.table.problem(.singleScore(.notBinary(column: column, classes: names)))
    }
    guard !names.isEmpty || request.ignoredLabels.isEmpty else {
      throw labels.table.problem(
        .label(.noneLeft(ignoresLabels: true, commonIDs: request.usesCommonIDs)))
    }
    if names.allSatisfy({ ["0", "1"].contains($0) }) { return ["0", "1"] }
    let positive = request.positive ?? name.flatMap { names.contains(exactly: $0) ? $0 : nil }
    guard let positive else {
      throw model.needsPositive(index, classes: names)
    }
    let matcher = ClassList(names).map {
      LabelMatcher($0, isLoose: request.classMatching == .loose)
    }
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
}

extension [String] {
  /// The first text that occurs for the second time.
  var firstTwice: String? {
    var seen: Set<ExactText> = []
    return first { !seen.insert(ExactText($0)).inserted }
  }
}
