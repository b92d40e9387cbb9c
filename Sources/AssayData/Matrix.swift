// Public, and the type usable from inline: else nothing here would be inlined in other modules.
public import AssayBytes

/// Numbers `[n, K]`, nothing promised of them, with eight rows side by side: one loop over the columns
/// is a loop over eight rows at once.
///
/// Blocks of eight rows follow each other; in a block the columns follow each other, each as eight
/// numbers. The last row fills up the last block, so that every block is whole.
@usableFromInline package struct Matrix: Sendable, Equatable {
  @inlinable
  package static var laneCount: Int {
    @inline(__always) get { Lanes.scalarCount }
  }

  package let rows: Int
  @usableFromInline package let columns: Int
  /// The numbers block by block: column k of row r is at ``place(_:_:)``.
  @usableFromInline internal(set) package var storage: [Double]

  /// Numbers that are all 0.
  package init(rows: Int, columns: Int) {
    precondition(columns > 0)
    (self.rows, self.columns) = (rows, columns)
    storage = Matrix.emptyStorage(rows: rows, columns: columns)
  }

  /// Numbers that are where ``storage`` has them; further blocks are let go, and the last row fills
  /// up the last one.
  ///
  /// - Precondition: `storage` has as many numbers as ``emptyStorage(rows:columns:)``, or more.
  package init(rows: Int, columns: Int, storage: [Double]) {
    let count = Matrix.blockCount(rows) * Matrix.laneCount * columns
    precondition(columns > 0 && storage.count >= count)
    (self.rows, self.columns, self.storage) = (rows, columns, storage)
    self.storage.removeLast(storage.count - count)
    fillUp()
  }

  /// Room for the numbers of some rows, all 0 for now.
  package static func emptyStorage(rows: Int, columns: Int) -> [Double] {
    Array(repeating: 0, count: blockCount(rows) * laneCount * columns)
  }

  /// Where the first number of a row is in ``storage``; each other one is ``laneCount`` further.
  @inlinable @inline(__always)
  package static func place(ofRow row: Int, columns: Int) -> Int {
    Lanes.place(ofRow: row, columns: columns)
  }

  /// The numbers of some rows, row by row.
  ///
  /// - Precondition: `values` are whole rows.
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

  /// The numbers that a function gives for each row and column.
  package init(rows: Int, columns: Int, _ value: (_ row: Int, _ column: Int) -> Double) {
    self.init(rows: rows, columns: columns)
    fill(value)
  }

  /// The rows of several matrices with the same columns, one behind the other; at least one.
  package init(joining parts: [Matrix]) {
    self.init(columns: parts[0].columns, values: parts.flatMap(\.values))
  }

  /// How many blocks of eight rows there are; the last may be filled up.
  package var blocks: Int { Matrix.blockCount(rows) }

  package static func blockCount(_ rows: Int) -> Int { (rows + laneCount - 1) / laneCount }

  /// Where the eight numbers that a column has in a block start in ``storage``.
  ///
  /// Loops over all columns go by this and `storage.span`, which costs no call.
  @inlinable @inline(__always)
  package func place(ofBlock block: Int, _ column: Int) -> Int {
    (block &* columns &+ column) &* Matrix.laneCount
  }

  /// A column of a block: eight rows.
  @inlinable @inline(__always)
  package func lanes(_ block: Int, _ column: Int) -> Lanes {
    storage.span.lanes(at: place(ofBlock: block, column))
  }

  /// Where a number stands in ``storage``.
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
    // What is not finite less itself is NaN.
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

  /// All numbers row by row, in O(n·K).
  package var values: [Double] {
    columns == 1 ? Array(storage.prefix(rows)) : (0..<rows).flatMap(row)
  }

  /// Some consecutive rows.
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

  /// Sets every number, those that fill up the last block included.
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

  /// Fills up the last block with the last row, where rows were set one by one.
  package mutating func fillUp() {
    for row in rows..<max(rows, blocks * Matrix.laneCount) {
      for column in 0..<columns { self[row, column] = self[rows - 1, column] }
    }
  }

  /// The same rows with some of the columns, in the order that these are named; a column of zeros for none.
  package func columns(_ places: [Int]) -> Matrix {
    if places.isEmpty { return Matrix(rows: rows, columns: 1) }
    return places == Array(0..<columns)
      ? self : Matrix(rows: rows, columns: places.count) { self[$0, places[$1]] }
  }

  /// The same numbers with the rows in another order: row i of the result is row `order[i]`.
  package func reordered(_ order: [Int]) -> Matrix {
    Matrix(rows: order.count, columns: columns) { self[order[$0], $1] }
  }
}

// MARK: - Whole matrices

extension Matrix {
  /// Puts every number through a function, eight at a time.
  @inlinable @inline(__always)
  package mutating func map(_ function: (Lanes) -> Lanes) {
    var span = storage.mutableSpan
    for place in stride(from: 0, to: span.count, by: Matrix.laneCount) {
      span.store(function(span.lanes(at: place)), at: place)
    }
  }

  /// Adds the numbers of another matrix of as many rows and columns.
  package mutating func add(_ other: Matrix) {
    precondition(rows == other.rows && columns == other.columns)
    let added = other.storage.span
    var span = storage.mutableSpan
    for place in stride(from: 0, to: span.count, by: Matrix.laneCount) {
      span.store(span.lanes(at: place) + added.lanes(at: place), at: place)
    }
  }

  /// Puts every number of a column through a function, eight at a time, and sets another column,
  /// or the same, to what comes out.
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

  /// Lets a function change the numbers block by block; it gets them all, and the places of the block.
  @inlinable @inline(__always)
  package mutating func changeBlocks(_ change: (inout MutableSpan<Double>, Range<Int>) -> Void) {
    let length = columns &* Matrix.laneCount
    var span = storage.mutableSpan
    for start in stride(from: 0, to: span.count, by: length) {
      change(&span, start..<(start &+ length))
    }
  }

  /// Sets a column to consecutive numbers of an array, one a row.
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
