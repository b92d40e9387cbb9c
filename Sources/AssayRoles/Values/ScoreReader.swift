package import AssayData
package import AssayTables

/// Reads one model's predictions, once the classes are known.
package struct ScoreReader {
  let source: ModelTable
  let matcher: LabelMatcher
  let request: ReadRequest

  package init(source: ModelTable, plan: ReadPlan) {
    self.init(source: source, matcher: plan.matcher, request: plan.request)
  }

  init(source: ModelTable, matcher: LabelMatcher, request: ReadRequest) {
    (self.source, self.matcher, self.request) = (source, matcher, request)
  }

  var classes: ClassList { matcher.classes }

  /// Whether the kind of this file's scores is stated for it alone.
  private var statesOwn: Bool { source.scores != request.scores }

  /// Refuses logits that are probabilities in all of the first rows; skipped for very many classes.
  func checkLogits() throws(ReadError) {
    if source.scores == .sigmoidLogits, case .positive(let column, _) = source.layout.form {
      return try checkLogit(column)
    }
    guard source.scores == .logits, case .classes = source.layout.form,
      source.ordered.count <= 100,
      let matrix = try? source.table.numbers(of: source.ordered, idColumn: nil), matrix.rows > 2,
      matrix.values.contains(where: { $0 != 0 && $0 != 1 })
    else { return }
    let columns = source.ordered.map { source.table.columns[$0] }
    if case .success = Probabilities.check(matrix) {
      throw source.table.problem(
        .scores(.probabilitiesAsLogits(columns: columns, ofFile: statesOwn)))
    }
    if NumberScale.arePercentages(matrix) {
      throw source.table.problem(.scores(.percentagesAsLogits(columns: columns, ofFile: statesOwn)))
    }
  }

  /// Refuses a single logit column that holds percentages or probabilities in all of the first
  /// rows.
  private func checkLogit(_ column: Int) throws(ReadError) {
    guard let matrix = try? source.table.numbers(of: [column], idColumn: nil), matrix.rows >= 8,
      matrix.values.allSatisfy({ (0...100).contains($0) })
    else { return }
    let columns = [source.table.columns[column]]
    if matrix.values.contains(where: { $0 > 20 }) {
      throw source.table.problem(.scores(.percentagesAsLogits(columns: columns, ofFile: statesOwn)))
    }
    if matrix.values.allSatisfy({ $0 < 1 }),
      matrix.values.contains(where: { $0 != 0 })
    {
      throw source.table.problem(
        .scores(.probabilitiesAsLogits(columns: columns, ofFile: statesOwn)))
    }
  }

  /// The predictions, with a caveat about their classes if one is needed.
  package func read() throws(ReadError) -> (predictions: Predictions, caveat: Caveat?) {
    switch source.layout.form {
    case .classes: (try scores(), nil)
    case .positive(let column, _): (try positiveScores(column), nil)
    case .predictedClass(let column): try predictedClasses(column)
    case .predictedScore(let column, let predicted): try predictedScores(column, of: predicted)
    }
  }

  /// Scores of classes that are each an independent yes or no.
  private func independentScores() throws(ReadError) -> Predictions {
    guard source.scores != .logits else {
      throw source.table.problem(.scores(.softmaxOfSeveral(ofFile: statesOwn)))
    }
    let ordered = source.ordered
    let matrix = try source.table.numbers(of: ordered, idColumn: source.idColumn)
    guard source.scores == .probabilities else { return .independentLogits(matrix) }
    switch IndependentProbabilities.check(matrix) {
    case .success(let probabilities): return .independent(probabilities)
    case .failure(let faults):
      throw source.table.problems(faults, ordered, idColumn: source.idColumn) {
        .cell(.outsideUnit(column: $0, text: $1, scale: .logit))
      }
    }
  }

  private func scores() throws(ReadError) -> Predictions {
    if request.task == .multilabel { return try independentScores() }
    let ordered = source.ordered
    guard source.scores != .sigmoidLogits else {
      throw source.table.problem(
        .scores(.oneLogitExpected(columns: ordered.count, ofFile: statesOwn)))
    }
    guard source.scores == .probabilities else {
      return .logits(try source.table.numbers(of: ordered, idColumn: source.idColumn))
    }
    return .probabilities(
      try source.table.probabilities(of: ordered, idColumn: source.idColumn, rule: request.sumRule))
  }

  private func positiveScores(_ column: Int) throws(ReadError) -> Predictions {
    guard source.scores != .logits else {
      throw source.table.problem(
        .scores(.logitsExpected(column: source.table.columns[column], ofFile: statesOwn)))
    }
    let values = try source.table.numbers(of: [column], idColumn: source.idColumn)
    guard source.scores == .probabilities else { return .positiveLogit(values.values) }
    try source.table.checkUnit(values, column: column, idColumn: source.idColumn)
    try checkAgreement(values.values, of: column)
    return .positiveProbability(values.values)
  }

  /// The class that a single score column is for.
  func positive() throws(ReadError) -> Int? {
    guard case .positive(let place, let name) = source.layout.form else { return nil }
    let column = source.table.columns[place]
    guard classes.count == 2 else {
      throw source.table.problem(
        .singleScore(
          .notBinary(
            column: column, classes: classes.names, areStated: request.classes != nil)))
    }
    if let stated = request.positive {
      guard let place = matcher.index(of: stated, by: .names) else {
        throw source.table.problem(.classes(.positiveUnknown(stated, classes: classes.names)))
      }
      try check(positive: place)
      return place
    }
    guard let place = name.flatMap({ matcher.index(of: $0, by: .names) }) else {
      throw source.needsPositive(place, classes: classes.names)
    }
    return place
  }

  /// Refuses a column named for the other class than the positive class of the test set.
  func check(positive: Int?) throws(ReadError) {
    guard let positive, case .positive(let column, let name?) = source.layout.form else { return }
    // If a file has several scores, their names are those of the models.
    let end =
      source.layout.name == nil
      ? matcher.index(ofNameEnding: name) ?? matcher.index(inName: name) : nil
    if let place = matcher.index(of: name, by: .names) ?? end, place != positive {
      throw source.table.problem(
        .singleScore(
          .positiveDiffers(
            column: source.table.columns[column], positive: classes.names[positive])))
    }
  }

  func predictedClasses(
    _ column: Int
  ) throws(ReadError) -> (predictions: Predictions, caveat: Caveat?) {
    let distinct = DistinctTexts(source.table.texts(of: column))
    let convention = source.convention ?? .names
    let places = distinct.texts.map { matcher.index(of: $0, by: convention) }
    var problems = ProblemList(path: source.table.path)
    var result: [Int32] = []
    result.reserveCapacity(distinct.codes.count)
    for (row, code) in distinct.codes.enumerated() {
      if let place = places[Int(code)] {
        result.append(Int32(place))
      } else {
        problems.add(
          Problem(
            .label(.unknownClass(distinct.texts[Int(code)], classes: classes.names)),
            at: source.table.cell(row: row, column: column).place,
            sample: source.table.sampleName(ofRow: row, idColumn: source.idColumn)))
      }
    }
    try problems.check()
    return (.classes(result), convention.caveat(path: source.table.path))
  }
}
