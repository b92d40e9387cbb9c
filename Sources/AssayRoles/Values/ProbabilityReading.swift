package import AssayData
package import AssayTables

extension Table {
  /// The columns in the order of the classes in their names.
  func columns(
    _ columns: [Int], named names: [String], inOrderOf matcher: LabelMatcher
  ) throws(ReadError) -> [Int] {
    let classes = matcher.classes
    var ordered: [Int?] = Array(repeating: nil, count: classes.count)
    for (column, name) in zip(columns, names) {
      guard let place = matcher.index(of: name, by: .names) else {
        throw problem(.classes(.classesDiffer(expected: classes.names, found: names)))
      }
      ordered[place] = column
    }
    let found = ordered.compactMap(\.self)
    guard found.count == classes.count else {
      let missing = ordered.firstIndex { $0 == nil } ?? 0
      throw problem(.classes(.missingClass(classes.names[missing], among: names)))
    }
    return found
  }

  /// Columns of probabilities, checked; faults become problems with their positions.
  func probabilities(
    of columns: [Int], idColumn: Int?, rule: SumRule, areLabels: Bool = false
  ) throws(ReadError) -> Probabilities {
    let matrix = try numbers(of: columns, idColumn: idColumn)
    switch Probabilities.check(matrix, rule: rule) {
    case .success(let probabilities):
      return probabilities
    case .failure(let faults):
      var problems = ProblemList(path: path)
      for fault in faults.first {
        problems.add(
          problem(of: fault, in: matrix, columns: columns, idColumn: idColumn, areLabels: areLabels)
        )
      }
      problems.setCount(faults.count)
      throw .problems(problems)
    }
  }

  /// Checks a column of probabilities of one class.
  func checkUnit(_ values: Matrix, column: Int, idColumn: Int?) throws(ReadError) {
    var problems = ProblemList(path: path)
    for row in 0..<values.rows where !(values[row, 0] >= 0 && values[row, 0] <= 1) {
      problems.add(outside(row: row, column: column, idColumn: idColumn, scale: .logit))
    }
    try problems.check()
  }

  package func problem(
    of fault: Probabilities.Fault, in matrix: Matrix, columns: [Int], idColumn: Int?,
    areLabels: Bool
  ) -> Problem {
    switch fault {
    case .outside(let row, let column, let value):
      let cell = cell(row: row, column: columns[column])
      guard areLabels else {
        let names = columns.map { self.columns[$0] }
        let scale = NumberScale(of: value, in: names[column], among: names, of: matrix)
        return outside(row: row, column: columns[column], idColumn: idColumn, scale: scale)
      }
      return Problem(
        .label(.labelShare(column: self.columns[columns[column]], text: cell.text)), at: cell.place,
        sample: sampleName(ofRow: row, idColumn: idColumn))
    case .sum(let row, let sum):
      let classes = columns.map { self.columns[$0] }
      return Problem(
        !areLabels
          ? .cell(.sum(sum, classes: classes))
          : areFlags(columns, row: row)
            ? .label(.severalLabels(Int(sum), classes: classes))
            : .label(.labelSum(sum, classes: classes)),
        at: cell(row: row, column: columns.min() ?? 0).place,
        sample: sampleName(ofRow: row, idColumn: idColumn))
    }
  }

  /// Whether the cells of a row are all 0 or 1.
  private func areFlags(_ columns: [Int], row: Int) -> Bool {
    columns.allSatisfy { LabelMatcher.truthValue(cell(row: row, column: $0).text) != nil }
  }

  private func outside(
    row: Int, column: Int, idColumn: Int?, scale: NumberScale
  ) -> Problem {
    let cell = cell(row: row, column: column)
    return Problem(
      .cell(.outsideUnit(column: columns[column], text: cell.text, scale: scale)), at: cell.place,
      sample: sampleName(ofRow: row, idColumn: idColumn))
  }
}
