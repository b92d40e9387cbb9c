import AssayBytes
import AssayData

/// A JSON file on its way in: what its first records hold, and all of them in chunks.
///
/// JSON Lines and arrays come in as they are asked for, however long the file is; documents that are
/// columns are held whole.
struct JSONFile: TableFile {
  /// From how many records the columns are known, and from how many bytes where records are long.
  private static let rowsForSchema = 4096
  private static let bytesForSchema = 1 << 24

  private var cutter: JSONCutter
  private var schema: JSONSchema
  /// Whether each line is a value of its own.
  let isLines: Bool
  private let isGzipped: Bool
  var encoding: InspectedFile.Encoding?
  /// See ``JSONTable/allowsOtherNumbers``.
  var allowsOtherNumbers = false
  /// The classes that the document names for arrays of as many scores.
  var classes: [String]? {
    get { schema.classes }
    set { schema.classes = newValue }
  }

  init(
    _ cutter: JSONCutter, isLines: Bool, isGzipped: Bool, sides: [String]
  ) throws(ReadError) {
    self.isLines = isLines
    self.isGzipped = isGzipped
    var cutter = cutter
    var finder = JSONSchemaFinder()
    let chunk = try cutter.first(
      rows: JSONFile.rowsForSchema, byteCount: JSONFile.bytesForSchema)
    guard let chunk else { throw ReadError.problem(.file(.noRecords), path: cutter.path) }
    finder.add(chunk)
    schema = finder.schema(sides: sides)
    // What is no JSON is said when rows are checked.
    guard !schema.columns.isEmpty || finder.records < chunk.rowCount else {
      throw ReadError.problem(.file(.noColumns), path: cutter.path)
    }
    guard schema.columns.count <= RecordLimit.columns else {
      throw ReadError.problem(
        .limit(.tooManyColumns(limit: RecordLimit.columns)), path: cutter.path)
    }
    self.cutter = cutter
  }

  /// Takes a column as the one without a name that pandas writes into CSV.
  mutating func takeAsRowNumbers(_ name: String) {
    guard let column = schema.columns.firstIndex(of: name) else { return }
    schema.columns[column] = ""
  }

  private var format: String {
    (isLines ? "JSON Lines" : "JSON") + (isGzipped ? ", gzipped" : "")
  }

  var bytesRead: Int { cutter.bytesRead }
  var extent: ReadExtent { cutter.extent }
  var isAtEnd: Bool { cutter.isAtEnd }
  var isRereadable: Bool { cutter.isRereadable }

  mutating func next(rows: Int, byteCount: Int) throws(ReadError) -> (any Table)? {
    guard let chunk = try cutter.cut(rows: rows, byteCount: byteCount) else { return nil }
    return JSONTable(
      chunk: chunk, schema: schema, format: format, allowsOtherNumbers: allowsOtherNumbers)
  }
}

extension JSONSchemaFinder {
  /// Looks at the records of a chunk that are JSON; the others are complained of when they are read.
  ///
  /// Ends early where they have many keys: words of texts may be keys as well.
  mutating func add(_ chunk: JSONChunk) {
    let span = chunk.bytes.span.bytes
    var offset = 0
    while let record = chunk.record(from: offset, in: span) {
      if let item = try? chunk.item(record, in: span) { add(item, in: span) }
      if keyCount > RecordLimit.columns { return }
      offset = record.upperBound + 1
    }
  }
}
