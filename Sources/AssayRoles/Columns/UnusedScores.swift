import AssayBytes
import AssayData
import AssayTables

// Handles columns that look like scores if a model is made of others: none is ignored silently.

extension ScoreLayoutFinder {
  /// Predicted classes beside a number whose class is not known.
  ///
  /// With two classes, the score of the predicted one is ½ or more and determines the other. A
  /// lower number is the score of one of the two, and the user is asked which. With more classes,
  /// the other scores are unknown.
  func predicted(
    _ predicted: Int, besides number: Int
  ) throws(ReadError) -> [ScoreLayout] {
    let found = DistinctTexts(table.texts(of: predicted)).texts.filter { !$0.isEmpty }
    let labels = known.filter { !$0.isEmpty }
    if request.classes == nil, request.classMatching == .asked,
      let problem = ClassSpelling(labels: labels, predicted: found).problem()
    {
      throw table.problem(problem)
    }
    let names =
      request.classes
      ?? LabelMatcher.classNames(
        among: labels, and: found, isLoose: request.classMatching == .loose)
    let numbers = table.texts(of: number)
    guard scores == .probabilities, looksLikeScores(number, numbers),
      let values = self.numbers(in: numbers), values.allSatisfy({ (0...1).contains($0) })
    else { return eachClass([predicted], .usualName) }
    let (column, beside) = (table.columns[number], table.columns[predicted])
    if names.count > 2, NameTokens(column).saysScore {
      throw table.problem(
        .singleScore(.scoreOfPredicted(column: column, predicted: beside, classes: names.count)))
    }
    guard names.count == 2 else { return eachClass([predicted], .usualName) }
    if values.contains(where: { $0 < 0.5 }) {
      throw table.problem(
        .singleScore(.scoreBesideClasses(column: column, predicted: beside, classes: names)))
    }
    return [
      ScoreLayout(
        name: nil, form: .predictedScore(column: number, predicted: predicted), reason: .usualName)
    ]
  }

  /// The column `label` in a file with only `score` and ids besides, as a Hugging Face classifier
  /// writes the class it found and its confidence; nil for any other file.
  func answer(among columns: [Int], besides number: Int) -> Int? {
    guard columns.count == 2, table.columns[number].lowercased() == "score",
      let label = columns.first(where: { table.columns[$0].lowercased() == "label" }),
      !table.looksNumeric(label)
    else { return nil }
    // If the user stated the score's class, predictions that are labels are checked against it.
    return request.positive != nil && holdsClasses(label) ? nil : label
  }

  /// The only numeric column named as a score, if the others are beside a predicted class or are
  /// whole numbers: model inputs, or classes.
  ///
  /// If there are columns for each class, all numeric columns are kept.
  func withoutFeatures(_ numeric: [Int], free: [Int]) -> [Int] {
    let numeric = withoutSpread(numeric)
    let scores = numeric.filter { NameTokens(table.columns[$0]).saysScore }
    guard let only = scores.first, scores.count == 1,
      ClassColumns(numeric, of: table, known: request.classes ?? known) == nil
    else { return numeric }
    let hasAnswers = free.contains { $0 != only && isOfPredictedClasses($0) }
    let others = numeric.filter { $0 != only }
    return hasAnswers || !others.isEmpty && others.allSatisfy(holdsWholeNumbers) ? scores : numeric
  }

  /// Numeric columns without those named for the uncertainty of another, if others remain.
  private func withoutSpread(_ numeric: [Int]) -> [Int] {
    let values = numeric.filter { column in
      let words = NameTokens(table.columns[column])
      return !words.saysSpread || known.contains(where: words.contains)
    }
    return values.isEmpty ? numeric : values
  }

  /// Refuses the best few classes of each row beside their scores: `label_0,label_1,prob_0,prob_1`.
  func refuseBestScores(_ columns: [Int]) throws(ReadError) {
    guard table.hasNames else { return }
    let labels = Dictionary(grouping: columns.filter(isAnswer)) { prefix(of: $0) }
    let scores = Dictionary(
      grouping: columns.filter { NameTokens(table.columns[$0]).saysScore && table.looksNumeric($0) }
    ) { prefix(of: $0) }
    for (prefix, answers) in labels where prefix != nil && answers.count > 1 {
      let isPaired = scores.first { $0.key != nil && $0.value.count == answers.count }
      guard let best = isPaired?.value.first, let answer = answers.first,
        answers.allSatisfy({ holdsClasses($0) || holdsWholeNumbers($0) })
      else { continue }
      throw table.problem(
        .scores(
          .bestScores(
            label: table.columns[answer], score: table.columns[best], count: answers.count)))
    }
  }

  func holdsWholeNumbers(_ column: Int) -> Bool {
    DistinctTexts(firstTexts(of: column)).texts.allSatisfy { LabelMatcher.number($0) != nil }
  }

  /// Refuses unnamed scores that decrease from first to last in every row: they are of different
  /// classes in each row.
  ///
  /// If all rows are equal, they may be class frequencies.
  func refuseBestFirst(_ layout: ScoreLayout) throws(ReadError) {
    guard request.task == .classes, case .classes(let columns, let names) = layout.form,
      columns.count > 2, known.distinct.count > 1,
      !table.hasNames || !names.areExactly(columns.map { table.columns[$0] })
    else { return }
    let rows = rows(of: columns)
    guard rows.count >= 8, rows.contains(where: { $0 != rows[0] }),
      rows.allSatisfy({ row in zip(row, row.dropFirst()).allSatisfy { $0 >= $1 } })
    else { return }
    throw table.problem(.scores(.bestFirst(columns: columns.map { table.columns[$0] })))
  }

  /// The text before the number at the end of a column's name.
  private func prefix(of column: Int) -> ExactText? {
    NumberedColumns.cut(table.columns[column]).map { ExactText($0.prefix) }
  }

  /// Whether a column is named for one of several predicted classes, such as `label_0` or `pred_1`.
  private func isAnswer(_ column: Int) -> Bool {
    guard let name = prefix(of: column)?.text else { return false }
    let word = NameTokens(name).only
    return word.map { ColumnNames.isPredictedClass($0) || ColumnNames.isLabel($0) } ?? false
  }

  /// The names of the columns and arrays that look like scores but are used neither by the models
  /// nor by the user.
  ///
  /// Logits beside probabilities are the same scores again.
  func unusedScores(besides layouts: [ScoreLayout]) -> [String] {
    guard column == nil else { return [] }
    let used = Set(layouts.flatMap(\.columns))
    let areScored = layouts.contains { if case .predictedClass = $0.form { false } else { true } }
    func isUnused(_ name: String, _ columns: some Sequence<Int>) -> Bool {
      columns.allSatisfy { isFree($0) && !used.contains($0) }
        && !(areScored && ProducerColumns.isRaw(name) == (scores == .probabilities))
        && !ColumnNames.isInput(name) && !ColumnNames.isPandasIndex(name)
        && !NameTokens(name).startsLikeLabel
    }
    let numeric = table.scalars(among: table.columns.indices).filter {
      isUnused(table.columns[$0], [$0]) && table.looksNumeric($0)
    }
    let texts = table.firstTexts(of: numeric, rows: ScoreLayoutFinder.rowsLookedAt)
    let scalars = zip(numeric, texts).filter { looksLikeScores($0, $1) }.map(\.0)
    let arrays = table.vectors.filter { vector in
      isUnused(vector.name, vector.columns) && !ColumnNames.isLabel(vector.name)
        && (NameTokens(vector.name).saysScore || areDistributions(Array(vector.columns)))
    }
    return scalars.map { table.columns[$0] } + arrays.map(\.name)
  }

  /// The number of first rows examined to see whether a column holds scores.
  static let rowsLookedAt = 1_000

  /// Whether a numeric column may hold scores, by its name or by its values: fractions from 0 to 1.
  private func looksLikeScores(_ column: Int, _ texts: TextColumn) -> Bool {
    if isNamedAndNumbered(column, texts) || !known.isEmpty && holdsClasses(column, texts) {
      return false
    }
    if NameTokens(table.columns[column]).saysScore { return true }
    guard let values = numbers(in: texts) else { return false }
    return values.allSatisfy { (0...1).contains($0) } && values.contains { $0 > 0 && $0 < 1 }
  }

  /// The texts as numbers; nil if one is not a finite number.
  private func numbers(in texts: TextColumn) -> [Double]? {
    var values: [Double] = []
    for range in texts.ranges {
      guard case .finite(let value) = parseNumber(texts.bytes.span.bytes, range) else { return nil }
      values.append(value)
    }
    return values
  }

  /// Whether the rows of some columns are probabilities that add up to 1.
  func areDistributions(_ columns: [Int]) -> Bool {
    guard columns.count > 1, let matrix = try? table.numbers(of: columns, idColumn: nil),
      case .success = Probabilities.check(matrix)
    else { return false }
    return true
  }
}

// MARK: - Columns in the order of the stated classes

extension ScoreLayoutFinder {
  /// Columns named 0, 1, 2 and so on, taken for the stated classes in their order if those have
  /// other names: classes 1, 2 and 3 of a program that counts from 0.
  func countedFromZero(_ columns: [Int], _ classes: [String]) -> ScoreLayout? {
    let names = columns.map { table.columns[$0] }
    guard columns.count == classes.count, columns.count > 1,
      names.areExactly(columns.indices.map(String.init)),
      Set(exactly: names) != Set(exactly: classes)
    else { return nil }
    return ScoreLayout(
      name: nil, form: .classes(columns: columns, names: classes), reason: .statedClasses)
  }

  /// Whether each label of the first rows is a column's name, or the class in it.
  func areNamedForLabels(_ columns: [Int]) -> Bool {
    guard let classes = ClassList(table.classNames(of: columns)), !known.isEmpty else {
      return false
    }
    let matcher = LabelMatcher(classes)
    return known.allSatisfy { matcher.index(of: $0, by: .names) != nil }
  }

  /// Columns not named for classes, taken for the stated classes in their order; nil if they are
  /// not distributions over these classes.
  func inOrder(
    of classes: [String], _ columns: [Int]
  ) throws(ReadError) -> ScoreLayout? {
    guard columns.count == classes.count,
      scores == .logits || scores == .probabilities && areDistributions(columns)
    else { return nil }
    let names = columns.map { table.columns[$0] }
    let byWord = Dictionary(
      classes.map { (ExactText($0.lowercased()), $0) }, uniquingKeysWith: { first, _ in first })
    for (place, name) in names.enumerated() {
      let tokens = NameTokens(name)
      guard !tokens.contains(classes[place]),
        let other = tokens.first(where: { byWord[ExactText($0)] })
      else { continue }
      throw table.problem(.scores(.columnOrder(name, named: other, given: classes[place])))
    }
    let numbers = names.compactMap { Int($0) ?? NumberedColumns.cut($0)?.number }
    if numbers.count == names.count,
      zip(numbers, numbers.dropFirst()).contains(where: >)
    {
      throw table.problem(.scores(.unmatchedColumns(labels: classes, columns: names)))
    }
    return ScoreLayout(
      name: nil, form: .classes(columns: columns, names: classes), reason: .statedClasses)
  }
}
