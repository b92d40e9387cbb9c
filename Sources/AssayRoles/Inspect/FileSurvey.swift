import AssayData
import AssayTables

/// One worker's share of the survey of a file: accumulate, then merge.
struct FileSurvey: Sendable {
  private let wants: SurveyWants
  private(set) var problems = ChunkProblems()
  private(set) var classes: [ClassTally]
  private(set) var scores: [InspectedScores]
  /// The number of rows that could be read.
  private(set) var rowCount = 0
  private(set) var idCount = 0
  private var order = IDOrder()
  private var ids: [(firstRow: Int, ids: TextColumn)] = []

  init(_ wants: SurveyWants) {
    self.wants = wants
    classes = wants.classes.map { _ in ClassTally() }
    scores = wants.scores.map(\.empty)
  }

  mutating func add(_ table: any Table, firstRow: Int) {
    do throws(ReadError) {
      let table = try table.decoded(
        texts: wants.texts, numbers: wants.numbers, idColumn: wants.idColumn)
      try addScores(table)
      addTexts(table, firstRow: firstRow)
      rowCount += table.rowCount
    } catch {
      problems.add(error, firstRow: firstRow)
      // An invalid number does not affect ids and labels.
      let texts = try? table.decoded(texts: wants.texts, numbers: [], idColumn: nil)
      if let texts { addTexts(texts, firstRow: firstRow) }
    }
  }

  private mutating func addTexts(_ table: any Table, firstRow: Int) {
    for index in classes.indices {
      classes[index].add(table.texts(of: wants.classes[index].column))
    }
    if let column = wants.idColumn { addIDs(table.texts(of: column), firstRow: firstRow) }
  }

  private mutating func addIDs(_ column: TextColumn, firstRow: Int) {
    idCount += column.count
    order.add(column, firstRow: firstRow)
    if wants.keepsIDs { ids.append((firstRow, column.packed)) }
  }

  /// Reads all numbers at once, but each array by itself.
  private mutating func addScores(_ table: any Table) throws(ReadError) {
    guard table.vectors.isEmpty else {
      for index in scores.indices {
        let columns = wants.scores[index].columns
        let matrix = try table.numbers(of: columns, idColumn: wants.idColumn)
        scores[index].add(matrix, places: Array(columns.indices))
      }
      return
    }
    guard !wants.numbers.isEmpty else { return }
    let matrix = try table.numbers(of: wants.numbers, idColumn: wants.idColumn)
    let places = Dictionary(
      uniqueKeysWithValues: wants.numbers.enumerated().map { ($0.element, $0.offset) })
    for index in scores.indices {
      scores[index].add(matrix, places: wants.scores[index].columns.compactMap { places[$0] })
    }
  }

  mutating func merge(_ other: FileSurvey) {
    problems.merge(other.problems)
    for index in classes.indices { classes[index].merge(other.classes[index]) }
    for index in scores.indices { scores[index].merge(other.scores[index]) }
    rowCount += other.rowCount
    idCount += other.idCount
    order.merge(other.order)
    ids += other.ids
  }

  var idsRise: Bool { order.areDistinct }

  /// The findings about the ids; nil if they need all ids, which were not kept.
  var inspectedIDs: InspectedIDs? {
    if idsRise { return InspectedIDs(count: idCount, rises: true) }
    guard wants.keepsIDs else { return nil }
    var all = TextColumn()
    var firstRows: [(place: Int, row: Int)] = []
    for part in ids.sorted(by: { $0.firstRow < $1.firstRow }) {
      firstRows.append((all.count, part.firstRow))
      all.append(part.ids)
    }
    let repeated = TextIndex(all).repeated
    func row(_ place: Int) -> Int {
      let part = firstRows.last { $0.place <= place } ?? (0, 0)
      return place - part.place + part.row + 1
    }
    let example = repeated.first.map {
      InspectedIDs.Example(id: all[$0.row], firstRow: row($0.first), row: row($0.row))
    }
    return InspectedIDs(
      count: idCount, rises: false, repeated: repeated.count, example: example)
  }
}
