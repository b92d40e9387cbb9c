import AssayBytes
import AssayData

/// Rows of a text table in which some cells hold arrays, with a column for each array entry.
struct SpreadTable: Table {
  let base: DelimitedTable
  let arrays: ArrayColumns
  private(set) var rowCount: Int
  /// The columns without arrays, parsed; nil until they are asked for.
  private var decodedBase: (any Table)?
  /// The parsed numbers of array columns, by column of the file.
  private var decodedArrays: [Int: Matrix] = [:]

  init(base: DelimitedTable, arrays: ArrayColumns) {
    self.base = base
    self.arrays = arrays
    rowCount = base.rowCount
  }

  var path: String { base.path }
  var format: String { base.format }
  var hasNames: Bool { base.hasNames }
  var recognition: InspectedFile.Recognition { base.recognition }
  var columns: [String] { arrays.names }
  var vectors: [VectorColumn] { arrays.vectors }

  func texts(of column: Int) -> TextColumn {
    switch arrays.origins[column] {
    case .column(let column): return (decodedBase ?? base).texts(of: column)
    case .entry(let column, let place):
      let span = base.bytes
      var array = CellArray()
      var texts = TextColumn()
      base.forEachRecord { fields in
        texts.append(entry(place, of: column, fields, span, &array).text.utf8)
      }
      return texts
    }
  }

  func firstTexts(of columns: [Int], rows: Int) -> [TextColumn] {
    let plain = baseColumns(columns)
    guard plain.count == columns.count else { return columns.map(texts) }
    return base.firstTexts(of: plain, rows: rows)
  }

  func looksNumeric(_ column: Int) -> Bool {
    if case .column(let column) = arrays.origins[column] { base.looksNumeric(column) } else { true }
  }

  func cell(row: Int, column: Int) -> Cell {
    switch arrays.origins[column] {
    case .column(let column): return base.cell(row: row, column: column)
    case .entry(let column, let place):
      guard let fields = base.firstRecords(row + 1).last else { return Cell(text: "", place: nil) }
      var array = CellArray()
      let entry = entry(place, of: column, fields, base.bytes, &array)
      return Cell(text: entry.text, place: base.place(entry.offset))
    }
  }

  /// An entry's text and offset; for the omitted zeros of a sparse array, the array's offset.
  private func entry(
    _ place: Int, of column: Int, _ fields: [FieldRange], _ span: RawSpan, _ array: inout CellArray
  ) -> (text: String, offset: Int) {
    guard fields.indices.contains(column) else { return ("", 0) }
    let range = fields[column].start..<max(fields[column].start, fields[column].end)
    guard (try? array.read(span, range)) != nil, array.ranges.indices.contains(place) else {
      return ("", range.lowerBound)
    }
    let written = array.ranges[place]
    return written.isEmpty
      ? ("0", range.lowerBound) : (AssayBytes.text(span, written), written.lowerBound)
  }

  func checked() throws(ReadError) -> any Table {
    let checked = try base.checked()
    return (checked as? DelimitedTable).map { SpreadTable(base: $0, arrays: arrays) } ?? self
  }

  func decoded(
    texts: [Int], numbers: [Int], idColumn: Int?
  ) throws(ReadError) -> any Table {
    var table = self
    let decoded = try base.decoded(
      texts: baseColumns(texts), numbers: baseColumns(numbers),
      idColumn: idColumn.flatMap(baseColumn))
    table.decodedBase = decoded
    table.rowCount = decoded.rowCount
    for column in arrayColumns(numbers) {
      table.decodedArrays[column] = try table.read(column, idColumn: idColumn)
    }
    return table
  }

  func numbers(of wanted: [Int], idColumn: Int?) throws(ReadError) -> Matrix {
    let plain = baseColumns(wanted)
    let rest: any Table = decodedBase ?? base
    let numbers =
      plain.isEmpty
      ? nil : try rest.numbers(of: plain, idColumn: idColumn.flatMap(baseColumn))
    var matrices: [Int: Matrix] = [:]
    for column in arrayColumns(wanted) {
      let known = decodedArrays[column]
      matrices[column] = if let known { known } else { try read(column, idColumn: idColumn) }
    }
    if let vector = vectors.first(where: { Array($0.columns) == wanted }),
      case .entry(let column, _) = arrays.origins[vector.columns.lowerBound],
      let whole = matrices[column]
    {
      return whole
    }
    let rows = (matrices.values.map(\.rows) + [numbers].compactMap { $0?.rows }).min() ?? 0
    let sources = wanted.map { column -> (matrix: Matrix?, place: Int) in
      switch arrays.origins[column] {
      case .column(let column): (numbers, plain.firstIndex(of: column) ?? 0)
      case .entry(let column, let place): (matrices[column], place)
      }
    }
    return Matrix(rows: rows, columns: max(1, wanted.count)) { row, place in
      sources[place].matrix?[row, sources[place].place] ?? 0
    }
  }
}

// MARK: - Columns of the file

extension SpreadTable {
  private func baseColumn(_ column: Int) -> Int? {
    if case .column(let column) = arrays.origins[column] { column } else { nil }
  }

  private func baseColumns(_ columns: [Int]) -> [Int] { columns.compactMap(baseColumn) }

  /// The array columns of the file that have entries among these columns, each once.
  private func arrayColumns(_ columns: [Int]) -> [Int] {
    var found: [Int] = []
    for column in columns {
      if case .entry(let column, _) = arrays.origins[column], !found.contains(column) {
        found.append(column)
      }
    }
    return found
  }

  /// Reads all arrays of a column; throws their problems.
  private func read(_ column: Int, idColumn: Int?) throws(ReadError) -> Matrix {
    let span = base.bytes
    let length = arrays.lengths[column] ?? 0
    let reader = ArrayCellReader(table: base, column: column, length: length)
    let id = idColumn.flatMap(baseColumn)
    var array = CellArray()
    var values: [Double] = []
    values.reserveCapacity(length * rowCount)
    var problems = ProblemList(path: path)
    base.forEachRecord { fields in
      guard fields.indices.contains(column) else { return }
      if reader.read(fields, span, into: &array) == nil {
        values += array.values
      } else {
        problems.add(reader.problem(fields, span, idColumn: id))
      }
    }
    try problems.check()
    return Matrix(columns: length, values: values)
  }
}

/// Reads the arrays in the cells of one column.
private struct ArrayCellReader {
  /// Why a cell does not hold an array like the others.
  enum Fault {
    case array(CellArray.Fault)
    case length(Int)
  }

  let table: DelimitedTable
  let column: Int
  /// The number of entries in each array.
  let length: Int

  func read(_ fields: [FieldRange], _ span: RawSpan, into array: inout CellArray) -> Fault? {
    do throws(CellArray.Fault) {
      try array.read(span, range(fields))
      return array.values.count == length && length > 0 ? nil : .length(array.values.count)
    } catch {
      return .array(error)
    }
  }

  func problem(_ fields: [FieldRange], _ span: RawSpan, idColumn: Int?) -> Problem {
    var array = CellArray()
    let fault = read(fields, span, into: &array)
    let name = table.columns[column]
    let text = fieldText(span, fields[column])
    var offset = fields[column].start
    let problem: CellProblem
    switch fault {
    case .array(.abbreviated): problem = .arrayAbbreviated(column: name, text: text)
    case .array(.entry(let range, let number)):
      offset = range.lowerBound
      problem = .unreadable(
        number, column: "\(name)[\(array.values.count)]", text: AssayBytes.text(span, range))
    case .length(let found):
      problem = .arrayEntries(column: name, expected: length, found: found, text: text)
    case .array(.malformed), nil:
      problem =
        text.isEmpty ? .notANumber(column: name, text: "") : .badArray(column: name, text: text)
    }
    return Problem(
      .cell(problem), at: table.place(offset), sample: idColumn.map { fieldText(span, fields[$0]) })
  }

  private func range(_ fields: [FieldRange]) -> Range<Int> {
    fields[column].start..<max(fields[column].start, fields[column].end)
  }
}
