import AssayBytes
import AssayData

/// Parses records into text columns and a matrix.
///
/// A record written like a recent one is read by that one's template, the fast path. Any other is
/// parsed and read by its keys, which also finds problems; then a template is made from it. All
/// invalid records are counted.
struct JSONRowDecoder {
  /// The maximum number of templates kept, such as one for sparse vectors and one for dense ones.
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
  /// The most recent templates, that of the previous record first.
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

  /// The parsed table, valid if there were no problems.
  var table: DecodedTable<JSONTable> {
    DecodedTable(
      base: base, rowCount: base.rowCount,
      textColumns: Dictionary(uniqueKeysWithValues: zip(textColumns, texts)),
      numberColumns: numberColumns, matrix: matrix)
  }

  /// Parses all records.
  ///
  /// A template may skip a value that is not read together with the line end before it, so that two
  /// lines look like one record. Records are then missing at the end, and all are read again by
  /// their keys, which shows the line that ends too early.
  mutating func decode() {
    guard !decode(byTemplates: true) else { return }
    texts = textColumns.map { _ in TextColumn() }
    problems = ProblemList(path: base.path)
    _ = decode(byTemplates: false)
  }

  /// - Returns: Whether as many records were read as were counted.
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

  /// Reads consecutive records that match one of the templates.
  ///
  /// - Returns: Whether any was read.
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

  /// Where the next record can start after one that ends at `end`; nil if anything but a line end
  /// or comma follows.
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

  /// The text of a column; throws if the value is not of the column's type.
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
  /// The name of such values in messages.
  var words: String {
    switch self {
    case .string: "string"
    case .number: "number"
    case .bool: "truth value"
    }
  }
}

private let lineFeed = UInt8(ascii: "\n")
