import AssayData
import Testing

private func numbers(rows: Int, columns: Int) -> [Double] {
  (0..<(rows * columns)).map(Double.init)
}

@Test(arguments: [0, 1, 7, 8, 9, 24, 30], [1, 2, 5])
func `the same numbers are eight rows side by side`(rows: Int, columns: Int) {
  let plain = numbers(rows: rows, columns: columns)
  let lanes = Matrix(columns: columns, values: plain)
  #expect(lanes.values == plain)
  #expect(lanes.rows == rows)
  #expect(lanes.blocks == (rows + 7) / 8)
  for block in 0..<lanes.blocks {
    for column in 0..<columns {
      for lane in 0..<8 {
        let row = min(block * 8 + lane, rows - 1)
        #expect(lanes.lanes(block, column)[lane] == plain[row * columns + column])
      }
    }
  }
}

@Test(arguments: [1, 7, 8, 9, 30])
func `numbers set where they belong make the same matrix, filled up`(rows: Int) {
  let expected = Matrix(columns: 3, values: numbers(rows: rows, columns: 3))
  var storage = Matrix.emptyStorage(rows: rows + 20, columns: 3)
  for row in 0..<rows {
    let place = Matrix.place(ofRow: row, columns: 3)
    for column in 0..<3 {
      storage[place + column * Matrix.laneCount] = Double(row * 3 + column)
    }
  }
  #expect(Matrix(rows: rows, columns: 3, storage: storage) == expected)
  #expect(Matrix(rows: rows, columns: 3) { Double($0 * 3 + $1) } == expected)
}

@Test func `columns can be chosen, and rows joined`() {
  let matrix = Matrix(columns: 3, values: numbers(rows: 10, columns: 3))
  let chosen = matrix.columns([2, 0])
  for row in 0..<10 { #expect(chosen.row(row) == [matrix[row, 2], matrix[row, 0]]) }
  #expect(matrix.columns([0, 1, 2]) == matrix)
  let joined = Matrix(joining: [matrix[rows: 0..<3], matrix[rows: 3..<3], matrix[rows: 3..<10]])
  #expect(joined == matrix)
}

@Test func `any rows can be taken out, in any order`() {
  let plain = numbers(rows: 30, columns: 3)
  let lanes = Matrix(columns: 3, values: plain)
  for start in [0, 1, 8, 13, 16, 29, 30] {
    for end in [start, start + 1, start + 8, 30] where end >= start && end <= 30 {
      #expect(
        lanes[rows: start..<end].values == Array(plain[(start * 3)..<(end * 3)]))
    }
  }
  #expect(lanes.reordered([29, 0, 4]).values == [87, 88, 89, 0, 1, 2, 12, 13, 14])
}

@Test(arguments: [1, 8, 11])
func `a column is set from an array`(rows: Int) {
  let numbers = (0..<40).map(Double.init)
  for start in [0, 3, 40 - rows] {
    var lanes = Matrix(rows: rows, columns: 2)
    lanes.set(numbers, from: start, inColumn: 1)
    #expect((0..<rows).map { lanes[$0, 1] } == Array(numbers[start..<(start + rows)]))
    #expect(lanes.storage.count == lanes.blocks * 16)
  }
}
