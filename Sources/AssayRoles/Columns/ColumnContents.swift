import AssayData
import AssayTables

// Judging a column by its texts.

extension ScoreLayoutFinder {
  /// Whether every value of the column is a label that occurs, or a stated class.
  ///
  /// Stated classes have a known order, so that a column with a name for predicted classes may also
  /// hold their numbers or codes.
  func holdsClasses(_ column: Int) -> Bool { holdsClasses(column, table.texts(of: column)) }

  /// The same for a column whose texts are known.
  func holdsClasses(_ column: Int, _ texts: TextColumn) -> Bool {
    let names = request.classes ?? LabelMatcher.classNames(from: known)
    guard let classes = ClassList(names) else { return false }
    let matcher = LabelMatcher(classes)
    let texts = DistinctTexts(texts).texts
    let isNamed = request.classes != nil && ColumnNames.isPredictedClass(table.columns[column])
    let convention = isNamed ? matcher.convention(of: texts) : .names
    return texts.allSatisfy { matcher.index(of: $0, by: convention) != nil }
  }

  /// Refuses cells with several numbers in a column of predicted classes.
  func refuseNumbers(inTextsOf column: Int) throws(ReadError) {
    guard !table.looksNumeric(column) else { return }
    let texts = table.texts(of: column)
    guard let row = (0..<texts.count).first(where: { NumberLook.isSeveral(texts[$0]) }) else {
      return
    }
    throw table.problem(
      .cell(.badArray(column: table.columns[column], text: texts[row])),
      at: table.cell(row: row, column: column).place)
  }

  /// Whether a column has a name for predicted classes and holds them.
  func isOfPredictedClasses(_ column: Int) -> Bool {
    ColumnNames.isPredictedClass(table.columns[column])
      && (holdsClasses(column) || isNamedAndNumbered(column))
  }

  /// Whether the labels are whole numbers, and so are all values of a column with a name for
  /// predicted classes; a value that is not a label is then a class without samples.
  func isNamedAndNumbered(_ column: Int) -> Bool {
    isNamedAndNumbered(column, table.texts(of: column))
  }

  /// The same for a column whose texts are known.
  func isNamedAndNumbered(_ column: Int, _ texts: TextColumn) -> Bool {
    ColumnNames.isPredictedClass(table.columns[column])
      && (known + DistinctTexts(texts).texts).allSatisfy { LabelMatcher.number($0) != nil }
  }

  /// The column's texts in the rows examined first.
  func firstTexts(of column: Int) -> TextColumn { table.firstTexts(of: column) }

  /// Whether all values of a column are names of other columns, like the predicted classes that
  /// LIBSVM writes beside a column for each class.
  func namesOthers(_ column: Int, _ others: [Int]) -> Bool {
    let names = Set(exactly: others.filter { $0 != column }.map { table.columns[$0] })
    return names.count > 1
      && DistinctTexts(firstTexts(of: column)).texts.allSatisfy { names.contains(ExactText($0)) }
  }

  /// Refuses a single numeric column that is not a score: classes numbered differently from the
  /// labels, or the confidence in a class that is named differently from the labels.
  func refuseOtherNames(_ column: Int, among columns: [Int]) throws(ReadError) {
    let labels = LabelMatcher.classNames(from: known.filter { !$0.isEmpty })
    guard labels.count > 1 else { return }
    let values = firstTexts(of: column)
    let distinct = DistinctTexts(values).texts
    let numbers = distinct.compactMap(LabelMatcher.number)
    if numbers.count == distinct.count, !Set(numbers).isSubset(of: [0, 1]), numbers.count > 1,
      numbers.count <= labels.count, values.count >= 2 * numbers.count,
      !holdsClasses(column, values)
    {
      throw table.problem(
        .singleScore(
          .numbersForClasses(
            column: table.columns[column], values: LabelMatcher.classNames(from: distinct),
            labels: labels)))
    }
    try refuseAnswers(beside: column, labels, among: columns)
  }

  /// Refuses a score that is never below ½, or one of more than two classes, beside a column that
  /// holds the labels' classes or has two other names.
  func refuseAnswers(
    beside column: Int, _ labels: [String], among columns: [Int]
  ) throws(ReadError) {
    let name = table.columns[column]
    let values = firstTexts(of: column)
    let scores = DistinctTexts(values).texts
    guard request.scores == .probabilities, values.count >= 8, !isNamedAsClass(column),
      scores.allSatisfy({ Double($0).map { (0...1).contains($0) } ?? false }),
      labels.count > 2 || scores.allSatisfy({ Double($0).map { $0 >= 0.5 } ?? false })
    else { return }
    let others = columns.filter {
      $0 != column && DistinctTexts(firstTexts(of: $0)).texts.count > 1
    }
    let answers = others.filter { holdsClasses($0, firstTexts(of: $0)) }
    let answer = answers.first { name.contains(table.columns[$0]) } ?? answers.first
    if let answer {
      let answers = table.columns[answer]
      throw table.problem(
        .singleScore(
          labels.count > 2
            ? .scoreOfPredicted(column: name, predicted: answers, classes: labels.count)
            : .scoreOfAnswers(column: name, answers: answers)))
    }
    guard labels.count == 2, NameTokens(name).saysScore else { return }
    for other in others where !table.looksNumeric(other) {
      let names = DistinctTexts(firstTexts(of: other)).texts
      guard names.count == 2 else { continue }
      throw table.problem(
        .singleScore(
          .scoreOfNames(
            column: name, names: table.columns[other], values: names.sorted(), labels: labels)))
    }
  }
}
