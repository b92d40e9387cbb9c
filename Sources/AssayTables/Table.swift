// This module reads files as tables. It takes a path and gives chunks of rows, with named columns
// of texts, numbers or arrays. It reads text tables such as CSV, JSON, NumPy arrays, the texts of
// some other programs and folders of part files; text may be gzipped. It refuses unsupported
// formats, each with a command that converts it, invalid or ambiguous contents, records too long
// for memory, and files that change while they are read. Every refusal is a `ReadError`, worded in
// `Problems`. Start with `Table`, `TableFile` and `openTableFile` below; `Steps/StepReader.swift`
// reads several files in step.

import AssayBytes
package import AssayData
import AssaySystem

/// Named columns of cells: the form that all file formats are read into.
///
/// To add a format, write a file with a type that conforms, and a line in ``openTableFile(_:_:)``.
package protocol Table: Sendable {
  var path: String { get }
  var format: String { get }
  var columns: [String] { get }
  var rowCount: Int { get }

  /// The texts of one column.
  func texts(of column: Int) -> TextColumn

  /// The texts of some columns in the first rows, read in one pass; some formats return all rows.
  func firstTexts(of columns: [Int], rows: Int) -> [TextColumn]

  /// Whether a column seems to hold numbers, judged by its first cells.
  func looksNumeric(_ column: Int) -> Bool

  /// Whether a column has a numeric type, so that the way numbers are written means nothing.
  func holdsNumbers(_ column: Int) -> Bool

  /// The numbers of some columns, row by row; throws the cells that are not numbers, with sample
  /// ids.
  func numbers(of columns: [Int], idColumn: Int?) throws(ReadError) -> Matrix

  /// The text and the position of a cell.
  func cell(row: Int, column: Int) -> Cell

  /// The name of a sample in messages: its id, or its row if nothing else identifies it.
  func sampleName(ofRow row: Int, idColumn: Int?) -> String?

  /// The precision of the numbers.
  var precision: Precision { get }

  /// Whether the columns have names; otherwise they are numbered from 0.
  var hasNames: Bool { get }

  /// How the format and the place of the names were recognized.
  var recognition: InspectedFile.Recognition { get }

  /// The columns that hold the entries of arrays, for example if one cell holds all scores of a
  /// row.
  var vectors: [VectorColumn] { get }

  /// The same rows, with their form checked and their number counted.
  func checked() throws(ReadError) -> any Table

  /// The same rows, with some columns parsed in one pass for later use.
  func decoded(
    texts: [Int], numbers: [Int], idColumn: Int?
  ) throws(ReadError) -> any Table
}

/// Arrays of one length in the cells of a column, with the columns that they are spread over.
package struct VectorColumn: Sendable, Equatable {
  /// The column's own name: `proba` for `proba[0]`, `proba[1]` ….
  package let name: String
  /// The range of its entries among the table's columns.
  package let columns: Range<Int>
  /// The classes that the file gives the entries; nil if it names none.
  package let classNames: [String]?
  /// The names in another array of each row, which may belong to the entries.
  package var beside: NamesBeside?
}

/// An array of names in each row, the same in all rows except for the order.
package struct NamesBeside: Sendable, Equatable {
  package let name: String
  /// The names in the first row.
  package let names: [String]
  package let areInOneOrder: Bool
}

/// A cell, looked up for a message.
package struct Cell {
  package let text: String
  package let place: Problem.Place?

  package init(text: String, place: Problem.Place?) {
    (self.text, self.place) = (text, place)
  }
}

extension Table {
  package var hasNames: Bool { true }

  package var precision: Precision { .double }

  package var recognition: InspectedFile.Recognition {
    InspectedFile.Recognition(format: .firstBytes, names: hasNames ? .keys : .array)
  }

  package var vectors: [VectorColumn] { [] }

  package func holdsNumbers(_ column: Int) -> Bool { false }

  package func firstTexts(of columns: [Int], rows: Int) -> [TextColumn] { columns.map(texts) }

  package func sampleName(ofRow row: Int, idColumn: Int?) -> String? {
    idColumn.map { cell(row: row, column: $0).text }
  }

  /// The column with exactly this name.
  package func column(named name: String) -> Int? {
    columns.firstIndex(exactly: name)
  }

  /// The column that a user named; throws the list of columns if absent.
  package func requiredColumn(named name: String) throws(ReadError) -> Int {
    guard let column = column(named: name) else {
      throw problem(.columns(.noColumn(name, among: columns)))
    }
    return column
  }

  package func problem(_ kind: Problem.Kind, at place: Problem.Place? = nil) -> ReadError {
    var list = ProblemList(path: path)
    list.add(Problem(kind, at: place))
    return .problems(list)
  }
}

/// A file that is read in chunks of rows.
///
/// To add a format, write a file with a type that conforms, its ``Table``, and a line in
/// ``openTableFile(_:_:)``.
package protocol TableFile: Sendable {
  /// The next `rows` rows, or all that are left; nil at the end.
  ///
  /// Fewer, but at least one, are returned if they exceed about `byteCount` bytes. This does as
  /// little work as possible: parsing is left to the worker that gets the chunk.
  mutating func next(rows: Int, byteCount: Int) throws(ReadError) -> (any Table)?

  /// The number of bytes given out so far.
  var bytesRead: Int { get }

  /// Whether all rows were given out.
  var isAtEnd: Bool { get }

  /// Continues at the start of rows that were given out before; false if it can only be reached by
  /// reading on.
  ///
  /// Problems with rows are not found again, so lines need not be counted.
  mutating func move(toByte byte: Int) -> Bool

  /// Whether the file can be opened again with the same contents.
  var isRereadable: Bool { get }

  /// The detected format options, which apply to other parts of the file too.
  var settled: TableOptions { get }

  /// How much of the file was read, as stored.
  var extent: ReadExtent { get }

  /// The encoding of a text, judged by its first bytes; must be asked for before any row is read.
  var encoding: InspectedFile.Encoding? { get }

  /// The column names, if they are known before any row is read; otherwise empty.
  var columnNames: [String] { get }
}

extension TableFile {
  /// The next `rows` rows, or all that are left; nil at the end.
  package mutating func next(rows: Int) throws(ReadError) -> (any Table)? {
    try next(rows: rows, byteCount: .max)
  }

  package mutating func move(toByte byte: Int) -> Bool { false }
  package var settled: TableOptions { TableOptions() }
  package var extent: ReadExtent { ReadExtent(done: bytesRead) }
  package var encoding: InspectedFile.Encoding? { nil }
  package var columnNames: [String] { [] }
}

/// The number of bytes read of a file and its size, both as stored.
package struct ReadExtent: Sendable, Equatable {
  var done: Int
  /// nil unless the file is a regular file.
  package var total: Int?
}

/// Opens a file in the stated format, or the one that its bytes show; a folder by its parts.
package func openTableFile(
  _ path: String, _ options: TableOptions = TableOptions()
) throws(ReadError) -> any TableFile {
  if path != "-", FileSystem.kind(of: path) == .directory { return try PartFiles(path, options) }
  // `FILE.npz:NAME` is an array of an archive, unless a file has exactly that name.
  let (archive, array) = ArchivePath.split(path)
  let file = try openFile(archive)
  try options.opened?.note(file)
  var stream = try ByteStream(file)
  try stream.lookAhead(ByteStream.startSize)
  if let file = try openArrayFile(stream, file, name: array, archive: archive, path, options) {
    return file
  }
  // Only archives have named arrays, so this is the name of a file.
  if array != nil { _ = try openFile(path) }
  let start = Array(stream.ahead.prefix(ByteStream.startSize))
  if let format = ForeignFormat(start: start) {
    throw ReadError.problem(.file(.foreign(format)), path: path)
  }
  if options.format?.delimiter == nil,
    var json = try openJSONFile(
      &stream, sides: options.sideColumns, configurationKeys: options.configurationKeys)
  {
    try options.check(json.isLines ? .jsonl : .json, path: path)
    json.allowsOtherNumbers = options.hasClasses
    return json
  }
  if options.format == nil, options.hasHeader == nil, let lines = try LineFile(&stream) {
    return lines
  }
  if let format = options.format, format.delimiter == nil {
    throw ReadError.problem(.file(.formatDiffers(stated: format, found: nil)), path: path)
  }
  return try DelimitedFile(stream, options)
}

/// A NumPy array or archive; nil for any other file.
private func openArrayFile(
  _ stream: ByteStream, _ file: OpenFile, name: String?, archive: String, _ path: String,
  _ options: TableOptions
) throws(ReadError) -> NPYFile? {
  let start = stream.start
  guard let format = FileFormat(arrayStart: start) else {
    guard let packed = FileFormat(arrayStart: stream.ahead) else { return nil }
    throw ReadError.problem(.array(.packedArray(packed)), path: path)
  }
  guard let size = file.size else { throw ReadError.problem(.file(.needsFile(format)), path: path) }
  try options.checkArray(format, path: path)
  let bytes =
    format == .npz
    ? try ArchivePath.array(name, of: file, path: archive) : .file(file, offset: 0, size: size)
  return try NPYFile(bytes, path: path)
}

extension FileFormat {
  /// The array format that a file starts with; nil for any other.
  fileprivate init?(arrayStart start: [UInt8]) {
    if ArchivePath.magics.contains(where: { start.starts(with: $0) }) {
      self = .npz
    } else if NPYHeader.isNPY(start.span.bytes) {
      self = .npy
    } else {
      return nil
    }
  }
}

/// Reads all rows of a file.
package func openTable(
  _ path: String, _ options: TableOptions = TableOptions()
) throws(ReadError) -> (table: any Table, byteCount: Int) {
  var file = try openTableFile(path, options)
  guard let table = try file.next(rows: .max) else {
    var list = ProblemList(path: path)
    list.add(Problem(.file(.noRows)))
    throw .problems(list)
  }
  return (try table.checked(), file.bytesRead)
}

extension Table {
  /// The name of a row's sample.
  package func name(ofRow row: Int, idColumn: Int?) -> SampleName {
    SampleName(row: row, id: idColumn.map { cell(row: row, column: $0).text })
  }
}

/// Decodes a table as workers do: in chunks of rows, each parsed in one pass.
///
/// - Parameters:
///   - path: The file.
///   - texts: The columns that are kept as texts, such as ids.
///   - numbers: The columns that are parsed, from left to right.
///   - chunkRows: The number of rows per chunk.
///   - visit: Called with the numbers of each chunk, of shape `[rows, numbers]`.
/// - Throws: ``ReadError`` if the file cannot be read or a cell is not a number.
package func decodeNumbers(
  _ path: String, texts: [Int], numbers: [Int], chunkRows: Int = 1024, visit: (Matrix) -> Void
) throws(ReadError) {
  var file = try openTableFile(path)
  while let chunk = try file.next(rows: chunkRows) {
    let table = try chunk.decoded(texts: texts, numbers: numbers, idColumn: texts.first)
    visit(try table.numbers(of: numbers, idColumn: texts.first))
  }
}
