import AssayData

/// Rows of several parts of a table, in the order of the parts.
struct PartsTable: Table {
  /// The folder.
  let path: String
  /// The number of parts in the folder.
  let partCount: Int
  /// The parts, each with the path of its file; at least one, all with the same columns.
  let parts: [any Table]

  var format: String { "\(parts[0].format), \(partCount) \(partCount == 1 ? "part" : "parts")" }
  var rowCount: Int { parts.reduce(0) { $0 + $1.rowCount } }
  var columns: [String] { parts[0].columns }
  var hasNames: Bool { parts[0].hasNames }
  /// The coarsest precision of the parts.
  var precision: Precision { parts.map(\.precision).max { $0.unit < $1.unit } ?? .double }
  var recognition: InspectedFile.Recognition { parts[0].recognition }
  var vectors: [VectorColumn] { parts[0].vectors }

  func texts(of column: Int) -> TextColumn {
    if parts.count == 1 { return parts[0].texts(of: column) }
    var texts = TextColumn()
    for part in parts {
      texts.append(part.texts(of: column))
    }
    return texts
  }

  func firstTexts(of columns: [Int], rows: Int) -> [TextColumn] {
    parts[0].firstTexts(of: columns, rows: rows)
  }

  func looksNumeric(_ column: Int) -> Bool { parts.contains { $0.looksNumeric(column) } }

  func holdsNumbers(_ column: Int) -> Bool { parts[0].holdsNumbers(column) }

  func numbers(of columns: [Int], idColumn: Int?) throws(ReadError) -> Matrix {
    let matrices = try each { part throws(ReadError) in
      try part.numbers(of: columns, idColumn: idColumn)
    }
    guard matrices.count > 1 else { return matrices[0] }
    return Matrix(joining: matrices)
  }

  func cell(row: Int, column: Int) -> Cell {
    let (part, row) = part(ofRow: row)
    let cell = part.cell(row: row, column: column)
    return Cell(text: cell.text, place: cell.place?.inside(part.path))
  }

  func sampleName(ofRow row: Int, idColumn: Int?) -> String? {
    let (part, row) = part(ofRow: row)
    return part.sampleName(ofRow: row, idColumn: idColumn)
  }

  func checked() throws(ReadError) -> any Table {
    let checked = try each { part throws(ReadError) in try part.checked() }
    return PartsTable(path: path, partCount: partCount, parts: checked)
  }

  func decoded(
    texts: [Int], numbers: [Int], idColumn: Int?
  ) throws(ReadError) -> any Table {
    let decoded = try each { part throws(ReadError) in
      try part.decoded(texts: texts, numbers: numbers, idColumn: idColumn)
    }
    return PartsTable(path: path, partCount: partCount, parts: decoded)
  }

  private func part(ofRow row: Int) -> (any Table, row: Int) {
    var row = row
    for part in parts.dropLast() {
      if row < part.rowCount { return (part, row) }
      row -= part.rowCount
    }
    return (parts[parts.count - 1], row)
  }

  /// Applies a function to each part; the problems of several parts are merged as the folder's,
  /// each with its file.
  private func each<Result>(
    _ body: (any Table) throws(ReadError) -> Result
  ) throws(ReadError) -> [Result] {
    var results: [Result] = []
    var problems = ProblemList(path: path)
    for part in parts {
      do throws(ReadError) {
        results.append(try body(part))
      } catch {
        guard case .problems(let list) = error, let inside = list.inside(path) else { throw error }
        problems.merge(inside)
      }
    }
    try problems.check()
    return results
  }
}

extension Problem.Place {
  /// The same place, in a file of a folder.
  func inside(_ file: String) -> Problem.Place {
    Problem.Place(line: line, column: column, file: file)
  }
}

extension ProblemList {
  /// The problems of a part as those of its folder; nil if one has no place, since it would then
  /// not state its part.
  fileprivate func inside(_ folder: String) -> ProblemList? {
    guard first.allSatisfy({ $0.place != nil }) else { return nil }
    var list = ProblemList(path: folder)
    for problem in first {
      list.add(Problem(problem.kind, at: problem.place?.inside(path), sample: problem.sample))
    }
    list.setCount(count)
    return list
  }
}
