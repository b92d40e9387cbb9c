import AssayBytes
import AssayData

/// Rows collected from lines: the ranges of each column's fields, relative to the start of the
/// rows.
struct LineRows {
  let path: String
  let form: any LineForm
  let firstLine: Int
  private(set) var count = 0
  /// The number of the line after the last one.
  private(set) var line: Int
  fileprivate var ranges: [[Range<Int>]]
  /// The fields whose text differs from their bytes in the file, by column and row.
  fileprivate var texts: [Int: [Int: String]] = [:]

  init(path: String, form: any LineForm, firstLine: Int) {
    (self.path, self.form, self.firstLine) = (path, form, firstLine)
    line = firstLine
    ranges = form.columns.map { _ in [] }
  }

  /// Adds a line of a block whose rows start at `start`.
  mutating func add(
    _ text: Range<Int>, in bytes: RawSpan, from start: Int
  ) throws(ReadError) {
    defer { line += 1 }
    do throws(LineFault) {
      if let offset = firstInvalidUTF8(in: bytes.extracting(text)) {
        throw LineFault(kind: .file(.invalidUTF8), offset: text.lowerBound + offset)
      }
      guard let fields = try form.fields(text, in: bytes) else { return }
      for (column, field) in fields.enumerated() {
        switch field {
        case .range(let range):
          ranges[column].append(range.lowerBound - start..<range.upperBound - start)
        case .text(let text, let place):
          ranges[column].append(place - start..<place - start)
          texts[column, default: [:]][count] = text
        }
      }
      count += 1
    } catch {
      let column = textPosition(
        of: error.offset - text.lowerBound, in: bytes.extracting(text.lowerBound..<bytes.byteCount)
      ).column
      var list = ProblemList(path: path)
      list.add(Problem(error.kind, at: Problem.Place(line: line, column: column)))
      throw .problems(list)
    }
  }
}

/// Rows of lines as a table.
struct LineTable: Table {
  let path: String
  let format: String
  let columns: [String]
  let rowCount: Int
  private let block: [UInt8]
  private let start: Int
  private let firstLine: Int
  private let ranges: [[Range<Int>]]
  private let texts: [TextColumn]

  init(_ rows: LineRows, _ block: [UInt8], from start: Int) {
    (path, format, columns) = (rows.path, rows.form.format, rows.form.columns)
    (rowCount, firstLine) = (rows.count, rows.firstLine)
    (self.block, self.start) = (block, start)
    ranges = rows.ranges.map { $0.map { $0.lowerBound + start..<$0.upperBound + start } }
    texts = ranges.enumerated().map { column, ranges in
      guard let others = rows.texts[column] else { return TextColumn(in: block, ranges) }
      var texts = TextColumn()
      for (row, range) in ranges.enumerated() {
        if let text = others[row] {
          texts.append(text.utf8)
        } else {
          texts.append(block.span.bytes, range)
        }
      }
      return texts
    }
  }

  var recognition: InspectedFile.Recognition {
    InspectedFile.Recognition(format: .firstBytes, names: .keys)
  }

  func texts(of column: Int) -> TextColumn { texts[column] }

  func looksNumeric(_ column: Int) -> Bool {
    let texts = texts[column]
    let bytes = texts.bytes.span.bytes
    let first = texts.ranges.prefix(100).filter { !$0.isEmpty }
    return !first.isEmpty && first.allSatisfy { NumberLook.isNumeric(bytes, $0) }
  }

  func numbers(of wanted: [Int], idColumn: Int?) throws(ReadError) -> Matrix {
    var matrix = Matrix(rows: rowCount, columns: max(1, wanted.count))
    var problems = ProblemList(path: path)
    for row in 0..<rowCount {
      for (place, column) in wanted.enumerated() {
        let texts = texts[column]
        let parsed = parseNumber(texts.bytes.span.bytes, texts.ranges[row])
        if case .finite(let number) = parsed {
          matrix[row, place] = number
        } else {
          problems.add(
            Problem(
              .cell(.unreadable(parsed, column: columns[column], text: texts[row])),
              at: cell(row: row, column: column).place,
              sample: sampleName(ofRow: row, idColumn: idColumn)))
        }
      }
    }
    try problems.check()
    matrix.fillUp()
    return matrix
  }

  func cell(row: Int, column: Int) -> Cell {
    let position = textPosition(
      of: ranges[column][row].lowerBound - start,
      in: block.span.bytes.extracting(start..<block.count))
    return Cell(
      text: texts[column][row],
      place: Problem.Place(line: position.line + firstLine - 1, column: position.column))
  }

  func checked() throws(ReadError) -> any Table { self }

  func decoded(
    texts: [Int], numbers: [Int], idColumn: Int?
  ) throws(ReadError) -> any Table {
    DecodedTable(
      base: self, rowCount: rowCount, textColumns: [:], numberColumns: numbers,
      matrix: try self.numbers(of: numbers, idColumn: idColumn))
  }
}
