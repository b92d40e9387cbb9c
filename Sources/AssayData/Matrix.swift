/// Numbers as they were read: `[rows, columns]`, row by row in one array, nothing promised of them.
package struct Matrix: Sendable, Equatable {
  package let columns: Int
  package private(set) var values: [Double]

  package init(columns: Int, values: [Double] = []) {
    precondition(columns > 0 && values.count.isMultiple(of: columns))
    self.columns = columns
    self.values = values
  }

  package var rows: Int { values.count / columns }

  package subscript(row: Int, column: Int) -> Double {
    values[row * columns + column]
  }

  package mutating func reserve(rows: Int) {
    values.reserveCapacity(rows * columns)
  }

  package mutating func append(_ value: Double) {
    values.append(value)
  }

  package func row(_ row: Int) -> ArraySlice<Double> {
    values[(row * columns)..<((row + 1) * columns)]
  }

  /// The same numbers with the rows in another order: row i of the result is row `order[i]`.
  package func reordered(_ order: [Int]) -> Matrix {
    var result: [Double] = []
    result.reserveCapacity(order.count * columns)
    for row in order {
      result.append(contentsOf: self.row(row))
    }
    return Matrix(columns: columns, values: result)
  }
}
