import AssayBytes
import AssayData

/// Reads a JSON file: finds the columns in its first records, and gives all records in chunks.
///
/// JSON Lines and arrays are read on demand, however long the file is; documents of columns are
/// held in memory.
struct JSONFile: TableFile {
  /// The number of records that determine the columns, and of bytes if the records are long.
  private static let rowsForSchema = 4096
  private static let bytesForSchema = 1 << 24

  private var cutter: JSONCutter
  private var schema: JSONSchema
  /// Whether each line is a separate value.
  let isLines: Bool
  private let isGzipped: Bool
  var encoding: InspectedFile.Encoding?
  /// See ``JSONTable/allowsOtherNumbers``.
  var allowsOtherNumbers = false
  /// The classes that the document names for score arrays of the same length.
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
    // Invalid JSON is reported when rows are checked.
    guard !schema.columns.isEmpty || finder.records < chunk.rowCount else {
      throw ReadError.problem(.file(.noColumns), path: cutter.path)
    }
    guard schema.columns.count <= RecordLimit.columns else {
      throw ReadError.problem(
        .limit(.tooManyColumns(limit: RecordLimit.columns)), path: cutter.path)
    }
    self.cutter = cutter
  }

  /// Gives a column of row numbers the empty name that pandas writes into CSV.
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
  /// Examines the valid records of a chunk; invalid ones are reported when they are read.
  ///
  /// Stops at too many keys, since words of a text may be keys.
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
