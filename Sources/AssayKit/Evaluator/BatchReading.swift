import AssayData

/// Checks a batch and makes a test set of it.
struct BatchReading {
  let classes: ClassList
  let models: [String]
  let positive: Int?
  let sumRule: SumRule

  func testSet(_ batch: Batch) throws(BatchProblem) -> TestSet {
    let labels = try labels(batch.labels)
    let isMultilabel = labels.task == .multilabel
    guard batch.scores.count == models.count else {
      throw .modelCount(batch.scores.count, expected: models.count)
    }
    var predictions: [TestSet.Model] = []
    for (name, scores) in zip(models, batch.scores) {
      let part = BatchProblem.Part.scores(of: name)
      let read = try self.predictions(scores, part, isMultilabel: isMultilabel)
      try check(part, read.count, labels.count)
      predictions.append(TestSet.Model(name: name, predictions: read))
    }
    if let ids = batch.ids { try check(.ids, ids.count, labels.count) }
    return TestSet(
      classes: classes, positive: positive, ids: batch.ids.map { TextColumn($0) },
      labels: labels, models: predictions, side: try side(batch, labels.count))
  }

  private func check(
    _ part: BatchProblem.Part, _ count: Int, _ expected: Int
  ) throws(BatchProblem) {
    guard count == expected else { throw .count(part, count, expected: expected) }
  }

  private func side(_ batch: Batch, _ count: Int) throws(BatchProblem) -> SideColumns {
    if let weights = batch.weights {
      try check(.weights, weights.count, count)
      if let row = weights.firstIndex(where: { !($0 >= 0 && $0.isFinite) }) {
        throw .weight(row: row, weights[row])
      }
    }
    if let groups = batch.groups { try check(.groups, groups.count, count) }
    for (place, slice) in batch.slices.enumerated() {
      guard !batch.slices[..<place].contains(where: { $0.name.isExactly(slice.name) }) else {
        throw .sliceTwice(slice.name)
      }
      try check(.slice(slice.name), slice.values.count, count)
    }
    return SideColumns(
      sliceNames: batch.slices.map(\.name), slices: batch.slices.map { TextColumn($0.values) },
      groups: batch.groups.map { TextColumn($0) }, weights: batch.weights)
  }

  // MARK: - Labels

  private func labels(_ labels: TrueLabels) throws(BatchProblem) -> Labels {
    switch labels.form {
    case .names(let names): return .hard(try places(names, .labels))
    case .places(let places): return .hard(try checked(places, .labels))
    case .shares(let table):
      var rule = sumRule
      rule.renormalize = false
      return .soft(try probabilities(table, .labels, rule))
    case .sets(let names):
      var sets: [[Int]] = []
      for (row, names) in names.enumerated() {
        sets.append(try places(names, .labels, row: row).map { Int($0) })
      }
      return .several(LabelSets(sets, classCount: classes.count))
    case .setPlaces(let sets):
      for (row, places) in sets.enumerated() { _ = try checked(places, .labels, row: row) }
      return .several(LabelSets(sets, classCount: classes.count))
    }
  }

  /// The indices of classes by their names.
  ///
  /// `row` is the row that all names belong to; nil: each name is in a different row.
  private func places(
    _ names: [String], _ part: BatchProblem.Part, row: Int? = nil
  ) throws(BatchProblem) -> [Int32] {
    var places: [Int32] = []
    places.reserveCapacity(names.count)
    for (place, name) in names.enumerated() {
      guard let index = classes.index(of: name) else {
        throw .unknownClass(part, row: row ?? place, name, among: classes.names)
      }
      places.append(Int32(index))
    }
    return places
  }

  private func checked(
    _ places: [Int], _ part: BatchProblem.Part, row: Int? = nil
  ) throws(BatchProblem) -> [Int32] {
    if let place = places.firstIndex(where: { !classes.names.indices.contains($0) }) {
      throw .place(part, row: row ?? place, places[place], classes: classes.count)
    }
    return places.map { Int32($0) }
  }

  // MARK: - Scores

  private func predictions(
    _ scores: Scores, _ part: BatchProblem.Part, isMultilabel: Bool
  ) throws(BatchProblem) -> Predictions {
    switch scores.form {
    case .table(let kind, let table) where isMultilabel:
      let matrix = try matrix(table, part)
      guard kind == .probabilities else {
        return .independentLogits(try finite(matrix, part))
      }
      switch IndependentProbabilities.check(matrix) {
      case .success(let probabilities): return .independent(probabilities)
      case .failure(let faults):
        guard let cell = faults.first.first else { throw .noSamples }
        throw .noProbability(
          part, row: cell.row, column: cell.column, matrix[cell.row, cell.column])
      }
    case .table(.probabilities, let table):
      return .probabilities(try probabilities(table, part, sumRule))
    case .table(_, let table): return .logits(try finite(matrix(table, part), part))
    case .positive(let kind, let values):
      guard !isMultilabel, classes.count == 2, positive != nil else { throw .singleScores(part) }
      return try single(kind, values, part)
    case .names(let names): return .classes(try places(names, part))
    case .places(let places): return .classes(try checked(places, part))
    }
  }

  private func single(
    _ kind: ScoreKind, _ values: [Double], _ part: BatchProblem.Part
  ) throws(BatchProblem) -> Predictions {
    if let row = values.firstIndex(where: { !$0.isFinite }) {
      throw .notFinite(part, row: row, column: nil, values[row])
    }
    guard kind == .probabilities else { return .positiveLogit(values) }
    if let row = values.firstIndex(where: { !(0...1).contains($0) }) {
      throw .noProbability(part, row: row, column: nil, values[row])
    }
    return .positiveProbability(values)
  }

  private func matrix(
    _ table: ScoreTable, _ part: BatchProblem.Part
  ) throws(BatchProblem) -> Matrix {
    guard let columns = table.columns else { return Matrix(rows: 0, columns: classes.count) }
    if let (row, count) = table.uneven {
      throw .uneven(part, row: row, count: count, expected: columns)
    }
    guard columns == classes.count else {
      throw .columns(part, columns, expected: classes.count)
    }
    return Matrix(columns: columns, values: table.values)
  }

  private func finite(_ matrix: Matrix, _ part: BatchProblem.Part) throws(BatchProblem) -> Matrix {
    guard !matrix.isFinite else { return matrix }
    for row in 0..<matrix.rows {
      for column in 0..<matrix.columns where !matrix[row, column].isFinite {
        throw .notFinite(part, row: row, column: column, matrix[row, column])
      }
    }
    return matrix
  }

  private func probabilities(
    _ table: ScoreTable, _ part: BatchProblem.Part, _ rule: SumRule
  ) throws(BatchProblem) -> Probabilities {
    switch Probabilities.check(try matrix(table, part), rule: rule) {
    case .success(let probabilities): return probabilities
    case .failure(let faults):
      switch faults.first.first {
      case .outside(let row, let column, let value):
        throw .noProbability(part, row: row, column: column, value)
      case .sum(let row, let sum): throw .sum(part, row: row, sum)
      case nil: throw .noSamples
      }
    }
  }
}
