// Public, with a type usable from inline: otherwise nothing here would be inlined in other modules.
public import AssayBytes

/// Numbers `[n, K]` without further guarantees, stored with eight rows side by side, so that a loop
/// over the columns handles eight rows at once.
///
/// Blocks of eight rows follow each other; in a block the columns follow each other, each as eight
/// numbers. The last block is padded with copies of the last row.
@usableFromInline package struct Matrix: Sendable, Equatable {
  @inlinable
  package static var laneCount: Int {
    @inline(__always) get { Lanes.scalarCount }
  }

  package let rows: Int
  @usableFromInline package let columns: Int
  /// The numbers block by block: column k of row r is at ``place(_:_:)``.
  @usableFromInline internal(set) package var storage: [Double]

  /// Creates a matrix of zeros.
  package init(rows: Int, columns: Int) {
    precondition(columns > 0)
    (self.rows, self.columns) = (rows, columns)
    storage = Matrix.emptyStorage(rows: rows, columns: columns)
  }

  /// Creates a matrix from numbers in the layout of ``storage``; surplus blocks are dropped, and
  /// the last block is padded with the last row.
  ///
  /// - Precondition: `storage` has at least as many numbers as ``emptyStorage(rows:columns:)``.
  package init(rows: Int, columns: Int, storage: [Double]) {
    let count = Matrix.blockCount(rows) * Matrix.laneCount * columns
    precondition(columns > 0 && storage.count >= count)
    (self.rows, self.columns, self.storage) = (rows, columns, storage)
    self.storage.removeLast(storage.count - count)
    fillUp()
  }

  /// Storage for a matrix, all zeros.
  package static func emptyStorage(rows: Int, columns: Int) -> [Double] {
    Array(repeating: 0, count: blockCount(rows) * laneCount * columns)
  }

  /// The place of the first number of a row in ``storage``; each other number is ``laneCount``
  /// further.
  @inlinable @inline(__always)
  package static func place(ofRow row: Int, columns: Int) -> Int {
    Lanes.place(ofRow: row, columns: columns)
  }

  /// Creates a matrix from numbers in row order.
  ///
  /// - Precondition: `values` consists of whole rows.
  package init(columns: Int, values: [Double]) {
    precondition(columns > 0 && values.count.isMultiple(of: columns))
    self.init(rows: values.count / columns, columns: columns)
    let last = rows - 1
    let source = values.span
    var target = storage.mutableSpan
    for block in 0..<Matrix.blockCount(last + 1) {
      let first = block * Matrix.laneCount
      var starts = SIMD8<Int>()
      for lane in 0..<Matrix.laneCount { starts[lane] = min(first + lane, last) * columns }
      for column in 0..<columns {
        let lanes = Lanes(
          source[starts[0] &+ column], source[starts[1] &+ column],
          source[starts[2] &+ column], source[starts[3] &+ column],
          source[starts[4] &+ column], source[starts[5] &+ column],
          source[starts[6] &+ column], source[starts[7] &+ column])
        target.store(lanes, at: (block &* columns &+ column) &* Matrix.laneCount)
      }
    }
  }

  /// Creates a matrix from a function of row and column.
  package init(rows: Int, columns: Int, _ value: (_ row: Int, _ column: Int) -> Double) {
    self.init(rows: rows, columns: columns)
    fill(value)
  }

  /// Joins the rows of at least one matrix in order; all have the same columns.
  package init(joining parts: [Matrix]) {
    self.init(columns: parts[0].columns, values: parts.flatMap(\.values))
  }

  /// The number of blocks of eight rows; the last may be padded.
  package var blocks: Int { Matrix.blockCount(rows) }

  package static func blockCount(_ rows: Int) -> Int { (rows + laneCount - 1) / laneCount }

  /// The place in ``storage`` of the eight numbers of a column in a block.
  ///
  /// Loops over all columns use this with `storage.span`, which costs no call.
  @inlinable @inline(__always)
  package func place(ofBlock block: Int, _ column: Int) -> Int {
    (block &* columns &+ column) &* Matrix.laneCount
  }

  /// The eight numbers of a column in a block.
  @inlinable @inline(__always)
  package func lanes(_ block: Int, _ column: Int) -> Lanes {
    storage.span.lanes(at: place(ofBlock: block, column))
  }

  /// The place of a number in ``storage``.
  @inlinable @inline(__always)
  package func place(_ row: Int, _ column: Int) -> Int {
    Matrix.place(ofRow: row, columns: columns) &+ column &* Matrix.laneCount
  }

  @inlinable
  package subscript(row: Int, column: Int) -> Double {
    @inline(__always) get { storage[place(row, column)] }
    set { storage[place(row, column)] = newValue }
  }

  /// Whether all numbers are finite.
  package var isFinite: Bool {
    let values = storage.span
    // A number that is not finite, minus itself, is NaN.
    var sum = Lanes.zero
    for place in stride(from: 0, to: values.count, by: Matrix.laneCount) {
      let lanes = values.lanes(at: place)
      sum += lanes - lanes
    }
    return sum == .zero
  }

  /// One row.
  package func row(_ row: Int) -> [Double] {
    (0..<columns).map { self[row, $0] }
  }

  /// All numbers in row order, in O(n·K).
  package var values: [Double] {
    columns == 1 ? Array(storage.prefix(rows)) : (0..<rows).flatMap(row)
  }

  /// Consecutive rows.
  package subscript(rows range: Range<Int>) -> Matrix {
    if range == 0..<rows { return self }
    if range.lowerBound.isMultiple(of: Matrix.laneCount) {
      let start = range.lowerBound * columns
      let count = Matrix.blockCount(range.count) * Matrix.laneCount * columns
      return Matrix(
        rows: range.count, columns: columns, storage: Array(storage[start..<(start + count)]))
    }
    return Matrix(rows: range.count, columns: columns) { self[range.lowerBound + $0, $1] }
  }

  /// Sets every number, including the padding of the last block.
  package mutating func fill(_ value: (_ row: Int, _ column: Int) -> Double) {
    let (rows, columns) = (rows, columns)
    var span = storage.mutableSpan
    for block in 0..<Matrix.blockCount(rows) {
      for column in 0..<columns {
        for lane in 0..<Matrix.laneCount {
          let row = min(block &* Matrix.laneCount &+ lane, rows - 1)
          span[(block &* columns &+ column) &* Matrix.laneCount &+ lane] = value(row, column)
        }
      }
    }
  }

  /// Pads the last block with the last row, after rows were set one by one.
  package mutating func fillUp() {
    for row in rows..<max(rows, blocks * Matrix.laneCount) {
      for column in 0..<columns { self[row, column] = self[rows - 1, column] }
    }
  }

  /// The same rows with the given columns, in that order; one column of zeros if none is given.
  package func columns(_ places: [Int]) -> Matrix {
    if places.isEmpty { return Matrix(rows: rows, columns: 1) }
    return places == Array(0..<columns)
      ? self : Matrix(rows: rows, columns: places.count) { self[$0, places[$1]] }
  }

  /// The rows in another order: row i of the result is row `order[i]`.
  package func reordered(_ order: [Int]) -> Matrix {
    Matrix(rows: order.count, columns: columns) { self[order[$0], $1] }
  }
}

// MARK: - Whole matrices

extension Matrix {
  /// Applies a function to every number, eight at a time.
  @inlinable @inline(__always)
  package mutating func map(_ function: (Lanes) -> Lanes) {
    var span = storage.mutableSpan
    for place in stride(from: 0, to: span.count, by: Matrix.laneCount) {
      span.store(function(span.lanes(at: place)), at: place)
    }
  }

  /// Adds another matrix of the same shape.
  package mutating func add(_ other: Matrix) {
    precondition(rows == other.rows && columns == other.columns)
    let added = other.storage.span
    var span = storage.mutableSpan
    for place in stride(from: 0, to: span.count, by: Matrix.laneCount) {
      span.store(span.lanes(at: place) + added.lanes(at: place), at: place)
    }
  }

  /// Applies a function to every number of a column, eight at a time, and stores the results in
  /// another column or the same one.
  @inlinable @inline(__always)
  package mutating func map(_ column: Int, into target: Int, _ function: (Lanes) -> Lanes) {
    let length = columns &* Matrix.laneCount
    let offset = (target &- column) &* Matrix.laneCount
    let first = place(ofBlock: 0, column)
    var span = storage.mutableSpan
    for place in stride(from: first, to: span.count, by: length) {
      span.store(function(span.lanes(at: place)), at: place &+ offset)
    }
  }

  /// Changes the numbers block by block; the function gets all numbers and the places of the block.
  @inlinable @inline(__always)
  package mutating func changeBlocks(_ change: (inout MutableSpan<Double>, Range<Int>) -> Void) {
    let length = columns &* Matrix.laneCount
    var span = storage.mutableSpan
    for start in stride(from: 0, to: span.count, by: length) {
      change(&span, start..<(start &+ length))
    }
  }

  /// Sets a column to consecutive numbers of an array, one per row.
  package mutating func set(_ numbers: [Double], from start: Int, inColumn column: Int) {
    let whole = min(rows, numbers.count - start) / Matrix.laneCount
    let source = numbers.span
    let (first, length) = (place(ofBlock: 0, column), columns &* Matrix.laneCount)
    var span = storage.mutableSpan
    for block in 0..<whole {
      let lanes = source.lanes(at: start &+ block &* Matrix.laneCount)
      span.store(lanes, at: first &+ block &* length)
    }
    for row in (whole * Matrix.laneCount)..<(blocks * Matrix.laneCount) {
      self[row, column] = numbers[start + min(row, rows - 1)]
    }
  }
}
