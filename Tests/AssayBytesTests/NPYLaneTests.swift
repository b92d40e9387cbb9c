import AssayBytes
import AssayNumerics
import AssayTestSupport
import Testing

private let types = [
  "|b1", "|i1", "<i2", ">i4", "<i8", "|u1", "<u2", ">u4", "<u8", "<f2", ">f2", "<f4", ">f4", "<f8",
]

@Test(arguments: types, [false, true])
func `rows side by side are those one behind another`(type: String, isFortran: Bool) throws {
  var random = seededGenerator(for: "NPY lanes \(type) \(isFortran)")
  for (rows, columns) in [(1, 1), (7, 3), (8, 1), (9, 65), (21, 64), (3, 200)] {
    let size = Int(type.dropFirst(2)) ?? 1
    let isWhole = size == 8 && !type.contains("f")
    let data = (0..<rows * columns * size).map { place -> UInt8 in
      // Integers beyond 2^53 are refused.
      if isWhole, place % 8 > 5 { return 0 }
      return type == "|b1"
        ? UInt8.random(in: 0...1, using: &random) : .random(in: 0...255, using: &random)
    }
    let file = npyFile(type, "(\(rows), \(columns))", isFortran: isFortran, data: data)
    let header = try npyHeader(file)
    var expected: [Double] = []
    try header.appendRows(ofBlock: data.span.bytes, count: rows, to: &expected)
    var lanes = [Double](repeating: -1, count: (rows + 7) / 8 * 8 * columns)
    var span = lanes.mutableSpan
    try header.decodeLanes(ofBlock: data.span.bytes, rows: rows, into: &span)
    for row in 0..<rows {
      for column in 0..<columns {
        let found = lanes[(row / 8 * columns + column) * 8 + row % 8]
        #expect(found.bitPattern == expected[row * columns + column].bitPattern)
      }
    }
  }
}

@Test(arguments: [false, true])
func `an integer that is not exact, and rows that are missing, are the same error`(
  isFortran: Bool
) throws {
  var data = [UInt8](repeating: 0, count: 8 * 30)
  data[8 * 17] = 1
  data[8 * 17 + 7] = 0x7F
  let file = npyFile("<i8", "(10, 3)", isFortran: isFortran, data: data)
  let header = try npyHeader(file)
  for bytes in [data, Array(data.dropLast())] {
    var expected: [Double] = []
    var lanes = [Double](repeating: -1, count: 16 * 3)
    var span = lanes.mutableSpan
    let error = #expect(throws: NPYError.self) {
      try header.appendRows(ofBlock: bytes.span.bytes, count: 10, to: &expected)
    }
    var found: NPYError?
    do throws(NPYError) {
      try header.decodeLanes(ofBlock: bytes.span.bytes, rows: 10, into: &span)
    } catch {
      found = error
    }
    #expect(found == error)
  }
}
