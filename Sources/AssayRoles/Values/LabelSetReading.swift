import AssayData
import AssayTables

// Labels of samples with any number of classes.

extension LabelReader {
  /// The classes of each sample, from a column per class or from the names in one column.
  func sets() throws(ReadError) -> LabelSets {
    switch source.layout.form {
    case .column(let column): return try named(column)
    case .shares:
      return try source.layout.isOfTexts ? words(source.ordered) : numbers(source.ordered)
    }
  }

  private func numbers(_ columns: [Int]) throws(ReadError) -> LabelSets {
    let matrix = try source.table.numbers(of: columns, idColumn: source.layout.idColumn)
    switch LabelSets.check(matrix) {
    case .success(let sets): return sets
    case .failure(let faults):
      throw source.table.problems(faults, columns, idColumn: source.layout.idColumn) {
        .label(.notZeroOrOne(column: $0, text: $1))
      }
    }
  }

  /// Columns of words such as `true` and `false`.
  private func words(_ columns: [Int]) throws(ReadError) -> LabelSets {
    var problems = ProblemList(path: source.table.path)
    var sets = Array(repeating: [Int](), count: source.table.rowCount)
    for (place, column) in columns.enumerated() {
      let distinct = DistinctTexts(source.table.texts(of: column))
      let values = distinct.texts.map(LabelMatcher.truthValue)
      for (row, code) in distinct.codes.enumerated() {
        switch values[Int(code)] {
        case true?: sets[row].append(place)
        case false?: break
        case nil:
          problems.add(
            Problem(
              .label(
                .notZeroOrOne(
                  column: source.table.columns[column], text: distinct.texts[Int(code)])),
              at: source.table.cell(row: row, column: column).place,
              sample: source.table.sampleName(ofRow: row, idColumn: source.layout.idColumn)))
        }
      }
    }
    try problems.check()
    return LabelSets(sets, classCount: classes.count)
  }

  /// The names in the cells of a column.
  private func named(_ column: Int) throws(ReadError) -> LabelSets {
    let found = source.distinct.texts.map { text -> [(name: String, place: Int?)] in
      if source.isIgnored(text) { return [] }
      return ClassNames.split(text) { matcher.index(of: $0, by: .names) != nil }
        .map { (name: $0, place: matcher.index(of: $0, by: .names)) }
    }
    let places = found.map { $0.compactMap(\.place) }
    let unknown = found.map { $0.first { $0.place == nil }?.name }
    var problems = ProblemList(path: source.table.path)
    var sets: [[Int]] = []
    sets.reserveCapacity(source.distinct.codes.count)
    for (row, code) in source.distinct.codes.enumerated() {
      if let name = unknown[Int(code)] {
        problems.add(self.unknown(name, row: row, column: column))
      }
      sets.append(places[Int(code)])
    }
    try problems.check()
    return LabelSets(sets, classCount: classes.count)
  }
}

extension Table {
  /// Faulty cells as problems; `kind` makes the problem from a cell's column and text.
  func problems(
    _ faults: CellFaults, _ columns: [Int], idColumn: Int?,
    kind: (_ column: String, _ text: String) -> Problem.Kind
  ) -> ReadError {
    var problems = ProblemList(path: path)
    for fault in faults.first {
      let cell = cell(row: fault.row, column: columns[fault.column])
      problems.add(
        Problem(
          kind(self.columns[columns[fault.column]], cell.text), at: cell.place,
          sample: sampleName(ofRow: fault.row, idColumn: idColumn)))
    }
    problems.setCount(faults.count)
    return .problems(problems)
  }
}
