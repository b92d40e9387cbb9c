import AssayBytes
import Testing

/// A file with a vector of integers or bit patterns.
private func vector<Bits: FixedWidthInteger>(
  _ letter: String, _ elements: [Bits], isBigEndian: Bool
) -> [UInt8] {
  let descr = "\(isBigEndian ? ">" : "<")\(letter)\(Bits.bitWidth / 8)"
  let data = elements.flatMap { bytes(of: $0, isBigEndian: isBigEndian) }
  return npyFile(descr, "(\(elements.count),)", data: data)
}

/// Extremes, neighbours of zero, and enough others to fill whole words and leave a remainder.
private func integers<Integer: FixedWidthInteger>(_: Integer.Type) -> [Integer] {
  [0, 1, 2, 99, .max, .max - 1, .min, .min + 1, ~0, 5, 6]
}

private func expectExact<Integer: FixedWidthInteger>(
  _ type: Integer.Type, _ letter: String, isBigEndian: Bool
) throws {
  let file = vector(letter, integers(type), isBigEndian: isBigEndian)
  #expect(try npyNumbers(file) == integers(type).map { Double($0) })
}

@Test(arguments: [false, true])
func `small integers become the same numbers`(isBigEndian: Bool) throws {
  try expectExact(Int8.self, "i", isBigEndian: isBigEndian)
  try expectExact(Int16.self, "i", isBigEndian: isBigEndian)
  try expectExact(Int32.self, "i", isBigEndian: isBigEndian)
  try expectExact(UInt8.self, "u", isBigEndian: isBigEndian)
  try expectExact(UInt16.self, "u", isBigEndian: isBigEndian)
  try expectExact(UInt32.self, "u", isBigEndian: isBigEndian)
}

@Test(arguments: [false, true])
func `integers of 64 bits are exact up to 2^53`(isBigEndian: Bool) throws {
  let limit: Int64 = 1 << 53
  let signed = [0, -1, 1, limit, -limit, limit - 1, 1 - limit]
  #expect(
    try npyNumbers(vector("i", signed, isBigEndian: isBigEndian)) == signed.map { Double($0) })
  let unsigned: [UInt64] = [0, 1, 1 << 53, 1 << 52]
  #expect(
    try npyNumbers(vector("u", unsigned, isBigEndian: isBigEndian)) == unsigned.map { Double($0) })
}

@Test(
  arguments: [1 << 53 + 1, .max, -(1 << 53) - 1, .min] as [Int64], [false, true])
func `an integer beyond 2^53 is an error with its index`(integer: Int64, isBigEndian: Bool) throws {
  // The wrong integers come after the first piece that is decoded at once.
  let elements = [Int64](repeating: 4, count: 3000) + [integer, integer]
  let file = vector("i", elements, isBigEndian: isBigEndian)
  let header = try npyHeader(file)
  var values: [Double] = [7]
  let error = npyFailure { () throws(NPYError) in
    try header.appendNumbers(
      file.span.bytes, from: header.dataOffset, count: elements.count, to: &values)
  }
  let offset = header.dataOffset + 3000 * 8
  #expect(error == NPYError(kind: .inexactInteger(index: 3000), offset: offset))
  #expect(values == [7])
}

@Test(arguments: [1 << 53 + 1, 1 << 63, .max] as [UInt64])
func `an unsigned integer beyond 2^53 is an error`(integer: UInt64) {
  let error = npyFailure { () throws(NPYError) in
    try npyNumbers(vector("u", [0, integer], isBigEndian: false))
  }
  #expect(error?.kind == .inexactInteger(index: 1))
}

@Test func `truth values are 0 and 1`() throws {
  let data: [UInt8] = [0, 1, 1, 0, 1, 0, 0, 0, 1, 2, 255]
  let expected: [Double] = [0, 1, 1, 0, 1, 0, 0, 0, 1, 1, 1]
  #expect(try npyNumbers(npyFile("|b1", "(11,)", data: data)) == expected)
}

/// Whether two numbers are the same, sign of zero included, or both NaN.
private func isSame(_ first: Double, _ second: Double) -> Bool {
  first.isNaN ? second.isNaN : first.bitPattern == second.bitPattern
}

@Test(arguments: [false, true])
func `floats keep every number`(isBigEndian: Bool) throws {
  let doubles: [Double] = [
    0, -0.0, 1, 0.1, -2.5, .infinity, -.infinity, .nan, .leastNonzeroMagnitude,
    -.leastNormalMagnitude, .greatestFiniteMagnitude, .pi, 0x1.fffffffffffffp-1,
  ]
  let file8 = vector("f", doubles.map(\.bitPattern), isBigEndian: isBigEndian)
  #expect(zip(try npyNumbers(file8), doubles).allSatisfy { isSame($0, $1) })
  let floats: [Float] = [
    0, -0.0, 1, 0.1, -2.5, .infinity, -.infinity, .nan, .leastNonzeroMagnitude,
    -.leastNormalMagnitude, .greatestFiniteMagnitude, .pi, 0x1.fffffep-1,
  ]
  let file4 = vector("f", floats.map(\.bitPattern), isBigEndian: isBigEndian)
  #expect(zip(try npyNumbers(file4), floats).allSatisfy { isSame($0, Double($1)) })
}

/// The value of a half float from its definition (IEEE 754-2019, section 3.4).
private func halfTwin(_ bits: UInt16) -> Double {
  let sign = bits >> 15 == 0 ? 1.0 : -1.0
  let fraction = Double(bits & 0x3FF)
  switch bits >> 10 & 0x1F {
  case 0: return sign * fraction * 0x1p-24
  case 31: return fraction == 0 ? sign * .infinity : .nan
  case let exponent:
    return sign * Double(sign: .plus, exponent: Int(exponent) - 25, significand: 1024 + fraction)
  }
}

@Test(arguments: [false, true])
func `every half float becomes the number it is`(isBigEndian: Bool) throws {
  let all = Array(UInt16.min...UInt16.max)
  let values = try npyNumbers(vector("f", all, isBigEndian: isBigEndian))
  #expect(values.count == all.count)
  #expect(zip(values, all).allSatisfy { isSame($0, halfTwin($1)) })
}

@Test(arguments: [1, 2, 3, 4, 5, 7, 8, 9, 2047, 2048, 2049, 5000])
func `a run of any length and distance is decoded`(count: Int) throws {
  for letter in ["u1", "<u2", ">u4", "<u8"] {
    let size = try npyHeader(npyFile(letter, "(1,)")).elementSize
    for stride in [size, size + 1, 3 * size, 1] {
      let length = (count - 1) * stride + size
      let data = (0..<length).map { UInt8(truncatingIfNeeded: size == 8 ? 0 : $0 &* 37) }
      let header = try npyHeader(npyFile(letter, "(1,)"))
      var values: [Double] = [-1]
      try header.appendNumbers(data.span.bytes, from: 0, count: count, stride: stride, to: &values)
      let expected = (0..<count).map { index in
        let element = data[index * stride..<index * stride + size]
        let big = header.byteOrder == .bigEndian ? Array(element) : element.reversed()
        return Double(big.reduce(0) { $0 << 8 | UInt64($1) })
      }
      #expect(values == [-1] + expected)
    }
  }
}

@Test(
  arguments: [
    (-1, 1, 4), (0, 4, 4), (10, 1, 4), (0, 2, -4), (0, 2, 0), (0, 3, 5), (0, .max, 4), (.max, 1, 4),
    (4, 2, .max), (.min, 2, .max),
  ] as [(Int, Int, Int)])
func `a run outside the bytes is an error`(offset: Int, count: Int, stride: Int) throws {
  let data = [UInt8](repeating: 1, count: 13)
  let header = try npyHeader(npyFile("<f4", "(3,)"))
  var values: [Double] = []
  let error = npyFailure { () throws(NPYError) in
    try header.appendNumbers(
      data.span.bytes, from: offset, count: count, stride: stride, to: &values)
  }
  guard case .truncatedData(_, found: 13) = error?.kind else {
    Issue.record("another kind: \(String(describing: error))")
    return
  }
  #expect(values.isEmpty)
}

@Test func `an empty run is no error`() throws {
  let header = try npyHeader(npyFile("<f4", "(0,)"))
  let none: [UInt8] = []
  var values: [Double] = []
  try header.appendNumbers(none.span.bytes, from: 0, count: 0, to: &values)
  try header.appendNumbers(none.span.bytes, from: 5, count: -1, to: &values)
  #expect(values.isEmpty)
}

@Test(arguments: ["<U2", "|S8"])
func `text is not numbers`(descr: String) {
  let file = npyFile(descr, "(1,)", data: Array("00000000".utf8))
  let error = npyFailure { () throws(NPYError) in try npyNumbers(file) }
  #expect(error?.kind == .notNumbers(descr))
}
