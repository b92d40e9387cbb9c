package import AssayData
package import AssayTables

/// Reads one model's predictions, once the classes are known.
package struct ScoreReader {
  let source: ModelTable
  let classes: ClassList
  let request: ReadRequest
  /// How predicted classes are named, where that was decided from other rows.
  private let convention: LabelMatcher.Convention?

  package init(
    source: ModelTable, classes: ClassList, request: ReadRequest,
    convention: LabelMatcher.Convention? = nil
  ) {
    (self.source, self.classes, self.request) = (source, classes, request)
    self.convention = convention
  }

  /// The predictions, and how their classes were understood where that needs to be said.
  package func read() throws(ReadError) -> (predictions: Predictions, caveat: Caveat?) {
    switch source.layout.form {
    case .classes(let columns, let names): (try scores(columns, named: names), nil)
    case .positive(let column, _): (try positiveScores(column), nil)
    case .predictedClass(let column): try predictedClasses(column)
    }
  }

  /// Scores of classes that are each a yes or no of its own.
  private func independentScores(
    _ columns: [Int], named names: [String]
  ) throws(ReadError) -> Predictions {
    guard source.scores != .logits else { throw source.table.problem(.scores(.softmaxOfSeveral)) }
    let ordered = try source.table.columns(columns, named: names, inOrderOf: classes)
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

  private func scores(_ columns: [Int], named names: [String]) throws(ReadError) -> Predictions {
    if request.task == .multilabel { return try independentScores(columns, named: names) }
    guard source.scores != .sigmoidLogits else {
      throw source.table.problem(.scores(.oneLogitExpected(columns: columns.count)))
    }
    let ordered = try source.table.columns(columns, named: names, inOrderOf: classes)
    guard source.scores == .probabilities else {
      return .logits(try source.table.numbers(of: ordered, idColumn: source.idColumn))
    }
    return .probabilities(
      try source.table.probabilities(of: ordered, idColumn: source.idColumn, rule: request.sumRule))
  }

  private func positiveScores(_ column: Int) throws(ReadError) -> Predictions {
    guard source.scores != .logits else {
      throw source.table.problem(.scores(.logitsExpected(column: source.table.columns[column])))
    }
    let values = try source.table.numbers(of: [column], idColumn: source.idColumn)
    guard source.scores == .probabilities else { return .positiveLogit(values.values) }
    try source.table.checkUnit(values, column: column, idColumn: source.idColumn)
    try checkAgreement(values.values, of: column)
    return .positiveProbability(values.values)
  }

  /// The class that a single score column is about.
  func positive() throws(ReadError) -> Int? {
    guard case .positive(let place, let name) = source.layout.form else { return nil }
    let column = source.table.columns[place]
    guard classes.count == 2 else {
      throw source.table.problem(.scores(.notBinary(column: column, classes: classes.names)))
    }
    let matcher = LabelMatcher(classes)
    if let stated = request.positive {
      guard let place = matcher.index(of: stated, by: .names) else {
        throw source.table.problem(.classes(.positiveUnknown(stated, classes: classes.names)))
      }
      try check(positive: place)
      return place
    }
    guard let place = name.flatMap({ matcher.index(of: $0, by: .names) }) else {
      throw source.table.problem(.scores(.positiveNeeded(column: column, classes: classes.names)))
    }
    return place
  }

  /// A column that is named for the other class contradicts the positive class of the test set.
  func check(positive: Int?) throws(ReadError) {
    guard let positive, case .positive(let column, let name?) = source.layout.form else { return }
    let matcher = LabelMatcher(classes)
    // Of several scores in a file the names are the models'.
    let end = source.layout.name == nil ? matcher.index(ofNameEnding: name) : nil
    if let place = matcher.index(of: name, by: .names) ?? end, place != positive {
      throw source.table.problem(
        .scores(
          .positiveDiffers(
            column: source.table.columns[column], positive: classes.names[positive])))
    }
  }

  private func predictedClasses(
    _ column: Int
  ) throws(ReadError) -> (predictions: Predictions, caveat: Caveat?) {
    let distinct = DistinctTexts(source.table.texts(of: column))
    let matcher = LabelMatcher(classes)
    let convention = convention ?? matcher.convention(of: distinct.texts)
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
