// Public, and the type usable from inline: else nothing here would be inlined in other modules.
public import AssayBytes

/// Numbers `[n, K]` with eight rows side by side, so that one loop over the columns is a loop over
/// eight rows at once.
///
/// Blocks of eight rows follow each other; in a block the columns follow each other, each as eight
/// numbers. Some row fills up the last block, so that every block is whole.
@usableFromInline package struct LaneMatrix: Sendable, Equatable {
  @inlinable
  package static var laneCount: Int {
    @inline(__always) get { Lanes.scalarCount }
  }

  package let rows: Int
  @usableFromInline package let columns: Int
  /// Column k of row r stands at ``place(_:_:)``.
  @usableFromInline internal(set) package var values: [Double]

  /// Numbers that are all 0 for now.
  package init(rows: Int, columns: Int) {
    precondition(columns > 0)
    self.rows = rows
    self.columns = columns
    values = Array(
      repeating: 0, count: LaneMatrix.blockCount(rows) * LaneMatrix.laneCount * columns)
  }

  private init(rows: Int, columns: Int, values: [Double]) {
    (self.rows, self.columns, self.values) = (rows, columns, values)
  }

  /// The same numbers as a matrix that has them row by row.
  package init(_ matrix: Matrix) {
    self.init(rows: matrix.rows, columns: matrix.columns)
    let (last, columns, blocks) = (rows - 1, columns, blocks)
    let source = matrix.values.span
    var target = values.mutableSpan
    for block in 0..<blocks {
      let first = block * LaneMatrix.laneCount
      var starts = SIMD8<Int>()
      for lane in 0..<LaneMatrix.laneCount { starts[lane] = min(first + lane, last) * columns }
      for column in 0..<columns {
        let lanes = Lanes(
          source[starts[0] &+ column], source[starts[1] &+ column],
          source[starts[2] &+ column], source[starts[3] &+ column],
          source[starts[4] &+ column], source[starts[5] &+ column],
          source[starts[6] &+ column], source[starts[7] &+ column])
        target.store(lanes, at: (block &* columns &+ column) &* LaneMatrix.laneCount)
      }
    }
  }

  /// How many blocks of eight rows there are; the last may be filled up.
  package var blocks: Int { LaneMatrix.blockCount(rows) }

  package static func blockCount(_ rows: Int) -> Int { (rows + laneCount - 1) / laneCount }

  /// Where the eight numbers that a column has in a block start in ``values``.
  ///
  /// Loops over all columns go by this and `values.span`, which costs no call.
  @inlinable @inline(__always)
  package func place(ofBlock block: Int, _ column: Int) -> Int {
    (block &* columns &+ column) &* LaneMatrix.laneCount
  }

  /// A column of a block: eight rows.
  @inlinable @inline(__always)
  package func lanes(_ block: Int, _ column: Int) -> Lanes {
    values.span.lanes(at: place(ofBlock: block, column))
  }

  /// Where a number stands in ``values``.
  @inlinable @inline(__always)
  package func place(_ row: Int, _ column: Int) -> Int {
    ((row >> 3) &* columns &+ column) &* LaneMatrix.laneCount &+ (row & 7)
  }

  @inlinable
  package subscript(row: Int, column: Int) -> Double {
    @inline(__always) get { values[place(row, column)] }
    set { values[place(row, column)] = newValue }
  }

  /// One row.
  package func row(_ row: Int) -> [Double] {
    (0..<columns).map { self[row, $0] }
  }

  /// All numbers row by row.
  package var rowMajor: [Double] { (0..<rows).flatMap(row) }

  /// Some consecutive rows.
  package subscript(rows range: Range<Int>) -> LaneMatrix {
    if range == 0..<rows { return self }
    if range.lowerBound.isMultiple(of: LaneMatrix.laneCount) {
      let start = range.lowerBound * columns
      let count = LaneMatrix.blockCount(range.count) * LaneMatrix.laneCount * columns
      return LaneMatrix(
        rows: range.count, columns: columns, values: Array(values[start..<(start + count)]))
    }
    var result = LaneMatrix(rows: range.count, columns: columns)
    result.fill { self[range.lowerBound + $0, $1] }
    return result
  }

  /// Sets every number, those that fill up the last block included.
  package mutating func fill(_ value: (_ row: Int, _ column: Int) -> Double) {
    for place in 0..<(blocks * LaneMatrix.laneCount) {
      let row = min(place, rows - 1)
      for column in 0..<columns { self[place, column] = value(row, column) }
    }
  }

  /// The same numbers with the rows in another order: row i of the result is row `order[i]`.
  package func reordered(_ order: [Int]) -> LaneMatrix {
    var result = LaneMatrix(rows: order.count, columns: columns)
    result.fill { self[order[$0], $1] }
    return result
  }
}

// MARK: - Whole matrices

extension LaneMatrix {
  /// Puts every number through a function, eight at a time.
  @inlinable @inline(__always)
  package mutating func map(_ function: (Lanes) -> Lanes) {
    var span = values.mutableSpan
    for place in stride(from: 0, to: span.count, by: LaneMatrix.laneCount) {
      span.store(function(span.lanes(at: place)), at: place)
    }
  }

  /// Puts every number of a column through a function, eight at a time, and sets another column,
  /// or the same, to what comes out.
  @inlinable @inline(__always)
  package mutating func map(_ column: Int, into target: Int, _ function: (Lanes) -> Lanes) {
    let length = columns &* LaneMatrix.laneCount
    let offset = (target &- column) &* LaneMatrix.laneCount
    let first = place(ofBlock: 0, column)
    var span = values.mutableSpan
    for place in stride(from: first, to: span.count, by: length) {
      span.store(function(span.lanes(at: place)), at: place &+ offset)
    }
  }

  /// Lets a function change the numbers block by block; it gets them all, and the places of the block.
  @inlinable @inline(__always)
  package mutating func changeBlocks(_ change: (inout MutableSpan<Double>, Range<Int>) -> Void) {
    let length = columns &* LaneMatrix.laneCount
    var span = values.mutableSpan
    for start in stride(from: 0, to: span.count, by: length) {
      change(&span, start..<(start &+ length))
    }
  }

  /// Sets a column to consecutive numbers of an array, one a row.
  package mutating func set(_ numbers: [Double], from start: Int, inColumn column: Int) {
    let whole = min(rows, numbers.count - start) / LaneMatrix.laneCount
    let source = numbers.span
    let (first, length) = (place(ofBlock: 0, column), columns &* LaneMatrix.laneCount)
    var span = values.mutableSpan
    for block in 0..<whole {
      let lanes = source.lanes(at: start &+ block &* LaneMatrix.laneCount)
      span.store(lanes, at: first &+ block &* length)
    }
    for row in (whole * LaneMatrix.laneCount)..<(blocks * LaneMatrix.laneCount) {
      self[row, column] = numbers[start + min(row, rows - 1)]
    }
  }
}
