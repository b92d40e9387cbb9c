import AssayBytes
import Testing

/// A file with a matrix whose element in row r and column c is `r * columns + c`.
private func matrix(
  _ descr: String, rows: Int, columns: Int, isFortran: Bool,
  element: (Int) -> [UInt8]
) -> [UInt8] {
  let places =
    isFortran
    ? (0..<columns).flatMap { column in (0..<rows).map { $0 * columns + column } }
    : Array(0..<rows * columns)
  return npyFile(
    descr, "(\(rows), \(columns))", isFortran: isFortran, data: places.flatMap(element))
}

/// The bytes of a small number in an element type.
private func encoded(_ number: Int, _ type: String, isBigEndian: Bool) -> [UInt8] {
  switch type {
  case "f8": bytes(of: Double(number).bitPattern, isBigEndian: isBigEndian)
  case "f4": bytes(of: Float(number).bitPattern, isBigEndian: isBigEndian)
  case "f2": bytes(of: halfBits(number), isBigEndian: isBigEndian)
  case "i8", "u8": bytes(of: Int64(number), isBigEndian: isBigEndian)
  case "i4", "u4": bytes(of: Int32(number), isBigEndian: isBigEndian)
  case "i2", "u2": bytes(of: Int16(number), isBigEndian: isBigEndian)
  default: bytes(of: Int8(number), isBigEndian: isBigEndian)
  }
}

/// A whole number below 2048 as a half float.
private func halfBits(_ number: Int) -> UInt16 {
  guard number > 0 else { return 0 }
  let exponent = Int.bitWidth - 1 - number.leadingZeroBitCount
  return UInt16((exponent + 15) << 10 + ((number << 10) >> exponent) & 0x3FF)
}

@Test(
  arguments: ["f2", "f4", "f8", "i1", "i2", "i4", "i8", "u1", "u2", "u4", "u8"], [false, true])
func `every type in every order gives the same rows`(type: String, isBigEndian: Bool) throws {
  let descr = (isBigEndian ? ">" : "<") + type
  for (rows, columns) in [(1, 1), (7, 3), (3, 7), (12, 10), (1, 5), (5, 1)] {
    for isFortran in [false, true] {
      let file = matrix(descr, rows: rows, columns: columns, isFortran: isFortran) {
        encoded($0, type, isBigEndian: isBigEndian)
      }
      #expect(try npyNumbers(file) == (0..<rows * columns).map { Double($0) })
    }
  }
}

@Test(arguments: [false, true], [(1000, 10), (40, 600), (5000, 2), (17, 4097)])
func `any rows of a file are read, whole or by segments`(
  isFortran: Bool, shape: (rows: Int, columns: Int)
) throws {
  let (rows, columns) = shape
  let file = matrix("<f4", rows: rows, columns: columns, isFortran: isFortran) {
    encoded($0, "f4", isBigEndian: false)
  }
  let header = try npyHeader(file)
  let parts = [0..<rows, 0..<0, 0..<1, 3..<4, 1..<rows, rows - 1..<rows, rows / 3..<rows / 2]
  for part in parts {
    let expected = (part.lowerBound * columns..<part.upperBound * columns).map { Double($0) }
    var values: [Double] = [-1]
    try header.appendRows(part, ofFile: file.span.bytes, to: &values)
    #expect(values == [-1] + expected)
    let segments = header.segments(ofRows: part)
    #expect(segments.count == (part.isEmpty ? 0 : isFortran ? columns : 1))
    var block: [UInt8] = [0]
    for segment in segments { block += file[segment] }
    values = [-1]
    try header.appendRows(ofBlock: block.span.bytes, from: 1, count: part.count, to: &values)
    #expect(values == [-1] + expected)
  }
}

@Test(arguments: [false, true])
func `an element is where the order says`(isFortran: Bool) throws {
  let file = matrix("|u1", rows: 4, columns: 3, isFortran: isFortran) { [UInt8($0)] }
  let header = try npyHeader(file)
  for row in 0..<4 {
    for column in 0..<3 {
      #expect(file[header.offset(ofRow: row, column: column)] == row * 3 + column)
    }
  }
}

@Test(arguments: [false, true])
func `rows that do not exist are left out`(isFortran: Bool) throws {
  let file = matrix("|u1", rows: 4, columns: 3, isFortran: isFortran) { [UInt8($0)] }
  let header = try npyHeader(file)
  var values: [Double] = []
  try header.appendRows(3..<9, ofFile: file.span.bytes, to: &values)
  #expect(values == [9, 10, 11])
  try header.appendRows(8..<9, ofFile: file.span.bytes, to: &values)
  try header.appendRows(ofBlock: file.span.bytes, count: -1, to: &values)
  #expect(values.count == 3)
  #expect(header.segments(ofRows: 8..<9).isEmpty)
}

@Test(arguments: ["(5, 0)", "(0, 5)", "(9223372036854775807, 0)", "(0, 9223372036854775807)"])
func `a matrix without elements has no numbers`(shape: String) throws {
  for isFortran in [false, true] {
    let file = npyFile("<f8", shape, isFortran: isFortran)
    #expect(try npyNumbers(file).isEmpty)
    #expect(try npyHeader(file).segments(ofRows: 0..<5).isEmpty)
  }
}

@Test(arguments: [false, true])
func `a vector is a matrix of one column and a scalar one element`(isFortran: Bool) throws {
  #expect(
    try npyNumbers(npyFile("|u1", "(3,)", isFortran: isFortran, data: [4, 5, 6])) == [4, 5, 6])
  #expect(try npyNumbers(npyFile("|u1", "()", isFortran: isFortran, data: [9])) == [9])
}

@Test(arguments: [false, true])
func `an inexact integer is counted row by row`(isFortran: Bool) throws {
  let file = matrix("<i8", rows: 3000, columns: 4, isFortran: isFortran) {
    bytes(of: $0 == 2500 * 4 + 3 ? Int64.max : 1, isBigEndian: false)
  }
  let header = try npyHeader(file)
  var values: [Double] = [7]
  let error = npyFailure { () throws(NPYError) in
    try header.appendRows(100..<3000, ofFile: file.span.bytes, to: &values)
  }
  let offset = header.offset(ofRow: 2500, column: 3)
  #expect(error == NPYError(kind: .inexactInteger(index: 2400 * 4 + 3), offset: offset))
  #expect(values == [7])
}

@Test func `a block that is too short is an error`() throws {
  let header = try npyHeader(npyFile("<f4", "(10, 3)", isFortran: true))
  let block = [UInt8](repeating: 0, count: 47)
  for (offset, count) in [(0, 4), (12, 3), (-1, 1), (.max, 1)] {
    var values: [Double] = []
    let error = npyFailure { () throws(NPYError) in
      try header.appendRows(ofBlock: block.span.bytes, from: offset, count: count, to: &values)
    }
    guard case .truncatedData(_, found: 47) = error?.kind else {
      Issue.record("another kind: \(String(describing: error))")
      return
    }
    #expect(values.isEmpty)
  }
}
