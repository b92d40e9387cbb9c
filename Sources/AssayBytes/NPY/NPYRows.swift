extension NPYHeader {
  /// The offset of an element in the file, for either storage order.
  ///
  /// - Precondition: `row` and `column` are those of an element; otherwise the result is
  ///   meaningless.
  package func offset(ofRow row: Int, column: Int) -> Int {
    let index = order == .rows ? row &* columns &+ column : column &* rows &+ row
    return dataOffset &+ index &* elementSize
  }

  /// The ranges of some rows in the file: one range if the file is stored by rows, one per column,
  /// in order, if it is stored by columns.
  ///
  /// Their concatenation is the block that ``appendRows(ofBlock:from:count:to:)`` decodes. Rows
  /// that do not exist are left out.
  package func segments(ofRows rows: Range<Int>) -> some RandomAccessCollection<Range<Int>> {
    let rows = rows.clamped(to: 0..<self.rows)
    let segmentCount = rows.isEmpty ? 0 : order == .rows ? min(columns, 1) : columns
    let width = order == .rows ? columns : 1
    return (0..<segmentCount).lazy.map { column in
      let start = offset(ofRow: rows.lowerBound, column: column)
      return start..<start &+ rows.count &* width &* elementSize
    }
  }

  /// Decodes some rows of a file and appends them to `values` row by row, for either storage order.
  ///
  /// Rows that do not exist are left out. Numbers and errors are those of
  /// ``appendNumbers(_:from:count:stride:to:)``. Complexity: O(rows · columns).
  package func appendRows(
    _ rows: Range<Int>, ofFile bytes: RawSpan, to values: inout [Double]
  ) throws(NPYError) {
    let rows = rows.clamped(to: 0..<self.rows)
    try appendMatrix(
      bytes, from: offset(ofRow: rows.lowerBound, column: 0), rows: rows.count,
      columnDistance: self.rows &* elementSize, to: &values)
  }

  /// Decodes a block of rows and appends them to `values` row by row, for either storage order.
  ///
  /// The block is the concatenation of `segments(ofRows:)`; at most the array's number of rows is
  /// decoded. Numbers, errors and complexity are those of `appendRows(_:ofFile:to:)`.
  package func appendRows(
    ofBlock bytes: RawSpan, from offset: Int = 0, count: Int, to values: inout [Double]
  ) throws(NPYError) {
    let count = min(max(count, 0), rows)
    try appendMatrix(
      bytes, from: offset, rows: count, columnDistance: count &* elementSize, to: &values)
  }

  /// Decodes rows that are stored in `bytes` in this array's order.
  private func appendMatrix(
    _ bytes: RawSpan, from offset: Int, rows: Int, columnDistance: Int, to values: inout [Double]
  ) throws(NPYError) {
    guard rows > 0, columns > 0 else { return }
    guard order == .columns, columns > 1 else {
      return try appendNumbers(bytes, from: offset, count: rows &* columns, to: &values)
    }
    let (length, isTooLong) = columnDistance.multipliedReportingOverflow(by: columns - 1)
    let (start, isTooFar) = offset.addingReportingOverflow(length)
    let first = try NPYRun(
      bytes, from: offset, count: rows, stride: elementSize, size: elementSize)
    // If the first and the last column are inside, so are those between them.
    _ = try NPYRun(
      bytes, from: isTooLong || isTooFar ? Int.max : start, count: rows, stride: elementSize,
      size: elementSize)
    let before = values.count
    do throws(NPYError) {
      try transpose(bytes, first, columnDistance, to: &values)
    } catch {
      values.removeLast(values.count - before)
      throw error
    }
  }

  /// Decodes columns that start at equal distances, and appends them row by row.
  ///
  /// Fills a few rows at a time, so that what one column writes is still in cache when the next one
  /// fills the gaps.
  private func transpose(
    _ bytes: RawSpan, _ firstColumn: NPYRun, _ columnDistance: Int, to values: inout [Double]
  ) throws(NPYError) {
    let height = max(16, 4096 / columns)
    var rest = firstColumn
    while rest.count > 0 {
      let row = firstColumn.count - rest.count
      var run = rest.popFirst(height)
      let start = values.count
      values.append(contentsOf: repeatElement(0, count: run.count * columns))
      var span = values.mutableSpan
      for column in 0..<columns {
        guard try decodeNumbers(bytes, run, into: &span, at: start + column, step: columns) else {
          throw inexactInteger(bytes, run, from: (row, column))
        }
        run.offset &+= columnDistance
      }
    }
  }

  /// The error for an inexact integer in a column; its index counts row by row through the
  /// requested rows.
  private func inexactInteger(
    _ bytes: RawSpan, _ run: NPYRun, from place: (row: Int, column: Int)
  ) -> NPYError {
    let error = inexactInteger(bytes, run)
    guard case .inexactInteger(let index) = error.kind else { return error }
    let row = place.row + index
    return NPYError(
      kind: .inexactInteger(index: row * columns + place.column), offset: error.offset)
  }
}
