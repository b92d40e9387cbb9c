import AssayBytes
import AssayData
import AssaySystem

/// Reads a NumPy array: the rows of a matrix, or the elements of a vector.
///
/// Arrays have no column names: the columns of a matrix are called 0, 1, …, that of a vector
/// `value`.
struct NPYFile: TableFile {
  private let path: String
  private let header: NPYHeader
  private let columns: [String]
  private var bytes: ArrayBytes
  private var nextRow = 0

  private static let headBytes = 4 << 20

  init(_ bytes: ArrayBytes, path: String) throws(ReadError) {
    self.path = path
    var probe = bytes
    let start = try probe.read(0..<min(bytes.count, NPYHeader.maximumLength), path: path)
    do {
      header = try NPYHeader(start.span.bytes)
      try header.checkSize(ofFile: bytes.count)
    } catch {
      throw ReadError.problem(.array(.npy(error.kind)), path: path)
    }
    guard header.columns > 0, header.rows > 0 else {
      throw ReadError.problem(.array(.emptyArray), path: path)
    }
    guard header.columns <= RecordLimit.columns else {
      throw ReadError.problem(.limit(.tooManyColumns(limit: RecordLimit.columns)), path: path)
    }
    guard header.elementSize <= RecordLimit.bytes / header.columns else {
      throw ReadError.problem(.limit(.recordTooLong), path: path)
    }
    self.bytes = header.isScattered ? try bytes.inAnyOrder(path: path) : bytes
    columns =
      if case .matrix = header.shape { (0..<header.columns).map(String.init) } else { ["value"] }
  }

  var bytesRead: Int { isAtEnd ? bytes.count : nextRow * header.columns * header.elementSize }
  var extent: ReadExtent { ReadExtent(done: bytesRead, total: bytes.count) }
  var isAtEnd: Bool { nextRow == header.rows }
  var isRereadable: Bool { true }

  mutating func next(rows: Int, byteCount: Int) throws(ReadError) -> (any Table)? {
    // A small first chunk is enough; later ones have as many rows as those of other files.
    let isHead = nextRow == 0 && byteCount < .max
    let byteCount = isHead ? min(byteCount, NPYFile.headBytes) : byteCount
    let rows = min(rows, max(1, byteCount / (header.columns * header.elementSize)))
    let range = nextRow..<(rows < header.rows - nextRow ? nextRow + rows : header.rows)
    guard !range.isEmpty else { return nil }
    var block: [UInt8] = []
    for segment in header.segments(ofRows: range) {
      let part = try bytes.read(segment, path: path)
      if block.isEmpty { block = part } else { block += part }
    }
    nextRow = range.upperBound
    if isAtEnd { try bytes.checkUnchanged() }
    return NPYTable(path: path, header: header, columns: columns, block: block, rows: range)
  }
}

extension NPYHeader {
  /// Whether consecutive rows are not contiguous in the file.
  fileprivate var isScattered: Bool { order == .columns && columns > 1 && rows > 1 }
}

/// Some consecutive rows of an array.
struct NPYTable: Table {
  let path: String
  let header: NPYHeader
  let columns: [String]
  /// The rows' elements in file order: row by row, or column by column.
  let block: [UInt8]
  /// The range of these rows in the array.
  let rows: Range<Int>

  var format: String { "NPY \(header.descr)" }
  var rowCount: Int { rows.count }
  var hasNames: Bool { false }

  func texts(of column: Int) -> TextColumn { texts(of: column, rows: rowCount) }

  func firstTexts(of columns: [Int], rows: Int) -> [TextColumn] {
    columns.map { texts(of: $0, rows: min(rows, rowCount)) }
  }

  private func texts(of column: Int, rows: Int) -> TextColumn {
    var texts: [UInt8] = []
    var ends: [Int] = []
    // Invalid text was refused when the rows were checked.
    try? header.appendTexts(
      block.span.bytes, from: start(ofColumn: column), count: rows, stride: stride,
      to: &texts, ends: &ends)
    return TextColumn(in: texts, zip([0] + ends, ends).map { $0..<$1 })
  }

  func looksNumeric(_ column: Int) -> Bool {
    switch header.element {
    case .unicode, .bytes: false
    default: true
    }
  }

  func holdsNumbers(_ column: Int) -> Bool { looksNumeric(column) }

  var precision: Precision {
    switch header.element {
    case .float16: .half
    case .float32: .single
    default: .double
    }
  }

  func numbers(of wanted: [Int], idColumn: Int?) throws(ReadError) -> Matrix {
    var storage = Matrix.emptyStorage(rows: rowCount, columns: header.columns)
    do {
      var span = storage.mutableSpan
      try header.decodeLanes(ofBlock: block.span.bytes, rows: rowCount, into: &span)
    } catch {
      throw problem(.array(.npy(error.kind)))
    }
    let matrix = Matrix(rows: rowCount, columns: header.columns, storage: storage)
    if !matrix.isFinite { try refuseInfinite(matrix, wanted) }
    return matrix.columns(wanted)
  }

  private func refuseInfinite(_ matrix: Matrix, _ wanted: [Int]) throws(ReadError) {
    var problems = ProblemList(path: path)
    let wanted = Set(wanted)
    for row in 0..<matrix.rows {
      for column in 0..<matrix.columns
      where !matrix[row, column].isFinite && wanted.contains(column) {
        problems.add(
          Problem(
            .cell(.notFinite(column: columns[column], text: "\(matrix[row, column])")),
            sample: name(ofRow: row)))
      }
    }
    try problems.check()
  }

  func cell(row: Int, column: Int) -> Cell {
    let texts = texts(of: column)
    return Cell(
      text: row < texts.count ? texts[row] : "", place: nil)
  }

  func sampleName(ofRow row: Int, idColumn: Int?) -> String? { name(ofRow: row) }

  func checked() throws(ReadError) -> any Table {
    for column in columns.indices where !looksNumeric(column) || header.columns == 1 {
      guard texts(of: column).count == rowCount else {
        throw problem(.array(.npy(.invalidText(index: rows.lowerBound))))
      }
    }
    return self
  }

  func decoded(
    texts: [Int], numbers: [Int], idColumn: Int?
  ) throws(ReadError) -> any Table { self }

  private func name(ofRow row: Int) -> String { "row \(rows.lowerBound + row + 1)" }

  private var stride: Int {
    header.order == .rows ? header.columns * header.elementSize : header.elementSize
  }

  private func start(ofColumn column: Int) -> Int {
    header.order == .rows
      ? column * header.elementSize : column * rowCount * header.elementSize
  }
}
