import AssayBytes
import AssayData

/// Parses records into text columns and a matrix.
///
/// A record that is written like one of the last goes by its template, the fast way. Any other is
/// taken apart and read by its keys, which also says what is wrong; then a template is made of it.
/// All bad records are counted.
struct JSONRowDecoder {
  /// How many ways of writing a record are kept in mind, such as with sparse vectors and with dense.
  private static let templateLimit = 4

  private let base: JSONTable
  private let reader: JSONRecordReader
  private let idColumn: Int?
  private let textColumns: [Int]
  /// The columns of the matrix, each once.
  private let numberColumns: [Int]
  private let textSlots: [Int: Int]
  private let numberPlaces: [Int: Int]
  private let templater: JSONTemplater
  /// The last ways of writing, the one of the record before first.
  private var templates: [JSONTemplate] = []
  private(set) var texts: [TextColumn]
  private var matrix = Matrix(rows: 0, columns: 1)
  private(set) var problems: ProblemList

  init(_ base: JSONTable, texts: [Int], numbers: [Int], idColumn: Int?) {
    self.base = base
    self.idColumn = idColumn
    reader = JSONRecordReader(
      schema: base.schema, columns: texts + numbers + [idColumn].compactMap(\.self),
      scores: base.allowsOtherNumbers ? [] : numbers)
    textColumns = JSONRowDecoder.distinct(texts)
    numberColumns = JSONRowDecoder.distinct(numbers)
    textSlots = JSONRowDecoder.places(textColumns)
    numberPlaces = JSONRowDecoder.places(numberColumns)
    templater = JSONTemplater(
      reader: reader, textSlots: textSlots, numberPlaces: numberPlaces,
      isLine: base.chunk.framing == .lines)
    self.texts = textColumns.map { _ in TextColumn() }
    problems = ProblemList(path: base.path)
  }

  /// What was parsed, where nothing was wrong.
  var table: DecodedTable<JSONTable> {
    DecodedTable(
      base: base, rowCount: base.rowCount,
      textColumns: Dictionary(uniqueKeysWithValues: zip(textColumns, texts)),
      numberColumns: numberColumns, matrix: matrix)
  }

  /// Parses all records.
  ///
  /// A template goes over a value that nobody reads, and over a line end before it, so that two lines
  /// look like one record. Then records are missing at the end: all are read by their keys, which
  /// says where a line ends too early.
  mutating func decode() {
    guard !decode(byTemplates: true) else { return }
    texts = textColumns.map { _ in TextColumn() }
    problems = ProblemList(path: base.path)
    _ = decode(byTemplates: false)
  }

  /// - Returns: Whether there were as many records as were counted.
  private mutating func decode(byTemplates: Bool) -> Bool {
    let chunk = base.chunk
    let span = chunk.bytes.span.bytes
    let width = numberColumns.count
    var storage = Matrix.emptyStorage(rows: chunk.rowCount, columns: width)
    var output = storage.mutableSpan
    var ranges = textColumns.map { _ in 0..<0 }
    var place = Place()
    while place.row < chunk.rowCount {
      if byTemplates, readByTemplates(span, at: &place, into: &output, texts: &ranges) { continue }
      guard let record = chunk.record(from: place.offset, in: span) else { break }
      read(record, in: span, into: &output, at: Matrix.place(ofRow: place.row, columns: width))
      place = Place(row: place.row + 1, offset: record.upperBound + 1)
    }
    matrix = Matrix(rows: width > 0 ? chunk.rowCount : 0, columns: max(1, width), storage: storage)
    return place.row == chunk.rowCount
  }

  /// How far the records were read.
  private struct Place {
    var row = 0
    var offset = 0
  }

  /// Reads the records from a place on that are written like one of the last.
  ///
  /// - Returns: Whether there was any.
  private mutating func readByTemplates(
    _ span: RawSpan, at place: inout Place, into output: inout MutableSpan<Double>,
    texts ranges: inout [Range<Int>]
  ) -> Bool {
    let width = numberColumns.count
    let chunk = base.chunk
    let first = place.row
    for index in templates.indices {
      let template = templates[index]
      while place.row < chunk.rowCount {
        let start = firstNonBlank(span, from: place.offset)
        let end = template.read(
          span, from: start, into: &output, at: Matrix.place(ofRow: place.row, columns: width),
          texts: &ranges)
        guard let end, let next = endOfRecord(span, from: end) else { break }
        for slot in texts.indices { texts[slot].append(span, ranges[slot]) }
        place = Place(row: place.row + 1, offset: next)
      }
      guard place.row == first else {
        templates.swapAt(0, index)
        return true
      }
    }
    return false
  }

  /// Where the next record can start, behind a record that ends at `end`; nil if something else
  /// follows than a line end, or a comma.
  private func endOfRecord(_ span: RawSpan, from end: Int) -> Int? {
    guard end < span.byteCount else { return end }
    switch base.chunk.framing {
    case .lines:
      if span.byte(at: end) == lineFeed { return end &+ 1 }
      let lineEnd = firstNonBlank(span, from: end)
      return endOfLine(span, from: end) < lineEnd || lineEnd == span.byteCount ? lineEnd : nil
    case .elements:
      let comma = firstNonBlank(span, from: end)
      guard comma < span.byteCount else { return comma }
      return span.byte(at: comma) == UInt8(ascii: ",") ? comma &+ 1 : nil
    }
  }

  private static func distinct(_ columns: [Int]) -> [Int] {
    var seen: Set<Int> = []
    return columns.filter { seen.insert($0).inserted }
  }

  private static func places(_ columns: [Int]) -> [Int: Int] {
    Dictionary(uniqueKeysWithValues: columns.enumerated().map { ($1, $0) })
  }
}

// MARK: - A record by its keys

extension JSONRowDecoder {
  private mutating func read(
    _ range: Range<Int>, in span: RawSpan, into output: inout MutableSpan<Double>, at place: Int
  ) {
    var found = [String](repeating: "", count: texts.count)
    defer { for slot in texts.indices { texts[slot].append(found[slot].utf8) } }
    let record: JSONItem
    do {
      record = try base.chunk.item(range, in: span)
    } catch {
      let chunk = base.chunk
      problems.add(chunk.problem(error))
      return
    }
    var complaints: [(kind: Problem.Kind, offset: Int)] = []
    let values = reader.values(of: record, in: span) { complaints.append(($0, $1)) }
    for field in reader.fields {
      let columns = base.schema.fields[field].columns
      if case .missing = values[field] {
        let name = base.schema.fields[field].name
        if !base.schema.fields[field].isSide {
          complaints.append((.record(.missingValue(column: name)), record.range.lowerBound))
        }
        continue
      }
      for column in columns {
        do throws(CellError) {
          if let slot = textSlots[column] {
            found[slot] = try text(of: column, values[field], in: span)
          }
          if let number = numberPlaces[column] {
            output[place + number * Matrix.laneCount] = try self.number(
              of: column, values[field], in: span)
          }
        } catch {
          complaints.append((error.kind, offset(of: column, values[field], in: record)))
        }
      }
    }
    guard complaints.isEmpty else {
      complain(complaints, values, in: span)
      return
    }
    guard let template = templater.template(record, values, in: span) else { return }
    if templates.count == JSONRowDecoder.templateLimit { templates.removeLast() }
    templates.insert(template, at: 0)
  }

  private mutating func complain(
    _ complaints: [(kind: Problem.Kind, offset: Int)], _ values: [JSONRecordReader.Value],
    in span: RawSpan
  ) {
    var sample: String?
    if let idColumn, case .scalar(let id) = values[base.schema.fieldOfColumn[idColumn]],
      id.value != .null
    {
      sample = id.shown(in: span)
    }
    let chunk = base.chunk
    for complaint in complaints.sorted(by: { $0.offset < $1.offset }) {
      problems.add(Problem(complaint.kind, at: chunk.place(complaint.offset), sample: sample))
    }
  }

  /// The text of a column, of the kind that the column has.
  private func text(
    of column: Int, _ value: JSONRecordReader.Value, in span: RawSpan
  ) throws(CellError) -> String {
    let field = base.schema.fields[base.schema.fieldOfColumn[column]]
    switch value {
    case .scalar(let item):
      let name = field.name
      if field.isSide { return item.shown(in: span) }
      guard let kind = JSONScalar(item)?.kind else {
        throw CellError(kind: .record(.missingValue(column: name)))
      }
      if case .scalar(let expected?) = field.kind, expected != kind {
        throw CellError(
          kind: .record(.mixedTypes(column: name, expected: expected.words, found: kind.words)))
      }
      return item.shown(in: span)
    case .vector(let entries, _):
      return entries[column - field.columns.lowerBound]?.shown(in: span) ?? "0"
    case .names(let text, _): return text
    case .missing, .refused: return ""
    }
  }

  private func number(
    of column: Int, _ value: JSONRecordReader.Value, in span: RawSpan
  ) throws(CellError) -> Double {
    let field = base.schema.fields[base.schema.fieldOfColumn[column]]
    let name = base.schema.columns[column]
    switch value {
    case .scalar(let item): return try item.number(of: name, in: span)
    case .vector(let entries, _):
      return try entries[column - field.columns.lowerBound]?.number(of: name, in: span) ?? 0
    case .names: throw CellError(kind: .record(.notAnArray(column: name)))
    case .missing, .refused: return 0
    }
  }

  private func offset(
    of column: Int, _ value: JSONRecordReader.Value, in record: JSONItem
  ) -> Int {
    let field = base.schema.fields[base.schema.fieldOfColumn[column]]
    let item: JSONItem? =
      switch value {
      case .scalar(let item), .names(_, let item): item
      case .vector(let entries, _): entries[column - field.columns.lowerBound]
      case .missing, .refused: nil
      }
    return (item ?? record).range.lowerBound
  }
}

extension JSONScalar.Kind {
  /// What a message calls such values.
  var words: String {
    switch self {
    case .string: "string"
    case .number: "number"
    case .bool: "truth value"
    }
  }
}

private let lineFeed = UInt8(ascii: "\n")
