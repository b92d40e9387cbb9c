import AssayBytes
package import AssayData
import AssaySystem

/// Named columns of cells: what every format of file looks like to the rest of this module.
///
/// A new format is one file with a type that conforms, and one line in ``openTableFile(_:_:)``.
package protocol Table: Sendable {
  var path: String { get }
  var format: String { get }
  var columns: [String] { get }
  var rowCount: Int { get }

  /// The texts of one column.
  func texts(of column: Int) -> TextColumn

  /// The texts of some columns in the first rows, read in one pass; a format without one gives all rows.
  func firstTexts(of columns: [Int], rows: Int) -> [TextColumn]

  /// Whether a column looks as if it held numbers, judged by its first cells.
  func looksNumeric(_ column: Int) -> Bool

  /// Whether a column holds numbers by its type, so that how they are written means nothing.
  func holdsNumbers(_ column: Int) -> Bool

  /// The numbers of some columns, row by row, or the cells that are none, with their samples' ids.
  func numbers(of columns: [Int], idColumn: Int?) throws(ReadError) -> Matrix

  /// Where a cell stands and what it says.
  func cell(row: Int, column: Int) -> Cell

  /// How a sample is called in a message: by its id, or by its row where nothing else tells it.
  func sampleName(ofRow row: Int, idColumn: Int?) -> String?

  /// How finely numbers are written.
  var precision: Precision { get }

  /// Whether the columns have names of their own; else they are numbered from 0.
  var hasNames: Bool { get }

  /// What showed the format, and where the names stand.
  var recognition: InspectedFile.Recognition { get }

  /// The columns that stand for the entries of arrays, as where a cell holds all scores of a row.
  var vectors: [VectorColumn] { get }

  /// The same rows, their form checked, and counted.
  func checked() throws(ReadError) -> any Table

  /// The same rows with some columns parsed in one pass, to be asked for later.
  func decoded(
    texts: [Int], numbers: [Int], idColumn: Int?
  ) throws(ReadError) -> any Table
}

/// Arrays of one length in the cells of a column, as the columns that they were spread over.
package struct VectorColumn: Sendable, Equatable {
  /// The column's own name: `proba` of `proba[0]`, `proba[1]` ….
  package let name: String
  /// Where its entries stand among the table's columns.
  package let columns: Range<Int>
  /// The classes that the file gives the entries; nil if it does not say.
  package let classNames: [String]?
  /// The names in another array of each row, which may be those of the entries.
  package var beside: NamesBeside?
}

/// An array of names in each row, the same in all but for their order.
package struct NamesBeside: Sendable, Equatable {
  package let name: String
  /// Those of the first row.
  package let names: [String]
  package let areInOneOrder: Bool
}

/// A cell, found again for a message.
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

  /// The column a user named, or an error with the columns there are.
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

/// A file that gives its rows in chunks.
///
/// A new format is one file with a type that conforms, its ``Table``, and a line in
/// ``openTableFile(_:_:)``.
package protocol TableFile: Sendable {
  /// The next rows, `rows` of them or as many as there are; nil at the end. Fewer, but one at least,
  /// if these take more than about `byteCount` bytes.
  ///
  /// It does as little as it can: parsing is for whoever gets the chunk.
  mutating func next(rows: Int, byteCount: Int) throws(ReadError) -> (any Table)?

  /// How many bytes were given out so far.
  var bytesRead: Int { get }

  /// Whether all rows were given out.
  var isAtEnd: Bool { get }

  /// Goes on at a byte where rows started that were given out before; false where only reading on
  /// gets there. What is wrong with rows is not found again, so lines need not be counted.
  mutating func move(toByte byte: Int) -> Bool

  /// Whether the file can be opened again and says the same.
  var isRereadable: Bool { get }

  /// What was found out about how the file is written: another part of it is written the same.
  var settled: TableOptions { get }

  /// How much of the file was taken in, as it is stored.
  var extent: ReadExtent { get }

  /// How a text is encoded, by its first bytes; to be asked before any row is taken.
  var encoding: InspectedFile.Encoding? { get }

  /// The columns' names, where they are known before any row is taken; else empty.
  var columnNames: [String] { get }
}

extension TableFile {
  /// The next rows, `rows` of them or as many as there are; nil at the end.
  package mutating func next(rows: Int) throws(ReadError) -> (any Table)? {
    try next(rows: rows, byteCount: .max)
  }

  package mutating func move(toByte byte: Int) -> Bool { false }
  package var settled: TableOptions { TableOptions() }
  package var extent: ReadExtent { ReadExtent(done: bytesRead) }
  package var encoding: InspectedFile.Encoding? { nil }
  package var columnNames: [String] { [] }
}

/// How many bytes of a file were taken in, and how many it has: packed ones where it is packed.
package struct ReadExtent: Sendable, Equatable {
  var done: Int
  /// Not known of what is no regular file.
  package var total: Int?
}

/// Opens a file by what its bytes are, or what they were said to be; a folder by its parts.
package func openTableFile(
  _ path: String, _ options: TableOptions = TableOptions()
) throws(ReadError) -> any TableFile {
  if path != "-", FileSystem.kind(of: path) == .directory { return try PartFiles(path, options) }
  // `FILE.npz:NAME` is an array of an archive; a file of that very name goes first.
  let (archive, array) = ArchivePath.split(path)
  let file = try openFile(archive)
  try options.opened?.note(file)
  var stream = try ByteStream(file)
  try stream.lookAhead(ByteStream.startSize)
  if let file = try openArrayFile(stream, file, name: array, archive: archive, path, options) {
    return file
  }
  // Only archives have arrays with names, so that this is the name of a file.
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
  /// The format of arrays that a file starts like.
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

/// All rows of a file.
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
  /// What a row's sample is called.
  package func name(ofRow row: Int, idColumn: Int?) -> SampleName {
    SampleName(row: row, id: idColumn.map { cell(row: row, column: $0).text })
  }
}
