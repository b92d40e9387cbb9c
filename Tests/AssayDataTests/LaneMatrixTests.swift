import AssayData
import Testing

private func matrix(rows: Int, columns: Int) -> Matrix {
  Matrix(columns: columns, values: (0..<(rows * columns)).map(Double.init))
}

@Test(arguments: [0, 1, 7, 8, 9, 24, 30], [1, 2, 5])
func `the same numbers stand eight rows side by side`(rows: Int, columns: Int) {
  let plain = matrix(rows: rows, columns: columns)
  let lanes = LaneMatrix(plain)
  #expect(lanes.rowMajor == plain.values)
  #expect(lanes.blocks == (rows + 7) / 8)
  for block in 0..<lanes.blocks {
    for column in 0..<columns {
      for lane in 0..<8 {
        let row = min(block * 8 + lane, rows - 1)
        #expect(lanes.lanes(block, column)[lane] == plain[row, column])
      }
    }
  }
}

@Test func `any rows can be taken out, in any order`() {
  let plain = matrix(rows: 30, columns: 3)
  let lanes = LaneMatrix(plain)
  for start in [0, 1, 8, 13, 16, 29, 30] {
    for end in [start, start + 1, start + 8, 30] where end >= start && end <= 30 {
      #expect(
        lanes[rows: start..<end].rowMajor == Array(plain.values[(start * 3)..<(end * 3)]))
    }
  }
  #expect(lanes.reordered([29, 0, 4]).rowMajor == [87, 88, 89, 0, 1, 2, 12, 13, 14])
}

@Test(arguments: [1, 8, 11])
func `a column is set from an array`(rows: Int) {
  let numbers = (0..<40).map(Double.init)
  for start in [0, 3, 40 - rows] {
    var lanes = LaneMatrix(rows: rows, columns: 2)
    lanes.set(numbers, from: start, inColumn: 1)
    #expect((0..<rows).map { lanes[$0, 1] } == Array(numbers[start..<(start + rows)]))
    #expect(lanes.values.count == lanes.blocks * 16)
  }
}
