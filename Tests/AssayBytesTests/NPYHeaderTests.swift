import AssayBytes
import Testing

/// The kind of error in a file with this dictionary.
private func kind(_ dictionary: String, version: UInt8 = 1) -> NPYError.Kind? {
  let file = npyFile(dictionary: dictionary, version: version)
  return npyFailure { () throws(NPYError) in try npyHeader(file) }?.kind
}

/// A dictionary with this element type, given with its quotes or brackets.
private func dictionary(descr: String = "'<f8'", shape: String = "(3,)") -> String {
  "{'descr': \(descr), 'fortran_order': False, 'shape': \(shape), }"
}

@Test(arguments: [1, 2, 3] as [UInt8])
func `a header of each version tells type, order, shape and place`(version: UInt8) throws {
  let data = [UInt8](repeating: 0, count: 96)
  let file = npyFile(">f8", "(3, 4)", isFortran: true, version: version, data: data)
  let header = try npyHeader(file)
  #expect(header.descr == ">f8")
  #expect(header.element == .float64)
  #expect(header.byteOrder == .bigEndian)
  #expect(header.order == .columns)
  #expect(header.shape == .matrix(rows: 3, columns: 4))
  #expect(header.rows == 3)
  #expect(header.columns == 4)
  #expect(header.elementSize == 8)
  #expect(header.byteCount == 96)
  #expect(header.dataOffset == file.count - 96)
  #expect(header.dataOffset.isMultiple(of: 64))
  #expect(header.fileSize == file.count)
  #expect(throws: Never.self) { try header.checkSize(ofFile: file.count) }
}

@Test(arguments: [
  "{'descr': '<f8', 'fortran_order': False, 'shape': (3, 4), }",
  "{\"shape\": (3, 4), \"fortran_order\": False, \"descr\": \"<f8\"}",
  "{'shape':(3,4),'descr':'<f8','fortran_order':False}",
  "  { 'fortran_order' : False ,\n\t'shape' : ( 3 , 4 , ) , 'descr' : '<f8' , }  \r\n ",
  "{'descr': '<f8', 'fortran_order': False, 'shape': (3L, 4L), }",
])
func `a dictionary may be written in any order and with any blanks`(dictionary: String) throws {
  let header = try npyHeader(npyFile(dictionary: dictionary))
  #expect(header.shape == .matrix(rows: 3, columns: 4))
  #expect(header.element == .float64)
  #expect(header.order == .rows)
}

@Test(
  arguments: [
    ("()", .scalar, 1, 1), ("(0,)", .vector(0), 0, 1), ("(7,)", .vector(7), 7, 1),
    ("(2, 3)", .matrix(rows: 2, columns: 3), 2, 3), ("(2,3,)", .matrix(rows: 2, columns: 3), 2, 3),
    ("(5, 0)", .matrix(rows: 5, columns: 0), 5, 0),
    ("(9223372036854775807, 0)", .matrix(rows: Int.max, columns: 0), Int.max, 0),
  ] as [(String, NPYHeader.Shape, Int, Int)])
func `a shape has up to two dimensions`(
  text: String, shape: NPYHeader.Shape, rows: Int, columns: Int
) throws {
  let header = try npyHeader(npyFile("<f8", text))
  #expect(header.shape == shape)
  #expect(header.rows == rows)
  #expect(header.columns == columns)
  #expect(header.byteCount == (columns == 0 ? 0 : rows * columns * 8))
}

@Test(
  arguments: [
    ("<f2", .float16, 2), ("<f4", .float32, 4), ("<f8", .float64, 8), ("|i1", .int8, 1),
    ("<i2", .int16, 2), ("<i4", .int32, 4), ("<i8", .int64, 8), ("|u1", .uint8, 1),
    ("<u2", .uint16, 2), ("<u4", .uint32, 4), ("<u8", .uint64, 8), ("|b1", .bool, 1),
    ("<U10", .unicode(length: 10), 40), ("|S7", .bytes(length: 7), 7), ("=f4", .float32, 4),
    ("f8", .float64, 8),
  ] as [(String, NPYElement, Int)])
func `an element type has a size`(descr: String, element: NPYElement, size: Int) throws {
  let header = try npyHeader(npyFile(descr, "(3,)"))
  #expect(header.element == element)
  #expect(header.elementSize == size)
  #expect(header.byteCount == 3 * size)
}

@Test(arguments: ["<", ">", "=", "|", ""])
func `only one mark means big endian`(mark: String) throws {
  let header = try npyHeader(npyFile("\(mark)i4", "(1,)"))
  #expect(header.byteOrder == (mark == ">" ? .bigEndian : .littleEndian))
}

@Test(
  arguments: [
    ("'|O'", .objectArray("|O")), ("'O'", .objectArray("O")), ("'<c16'", .complexType("<c16")),
    ("'<M8[ns]'", .dateType("<M8[ns]")), ("'<m8[D]'", .dateType("<m8[D]")),
    ("'|V8'", .voidType("|V8")), ("'<f16'", .unsupportedType("<f16")),
    ("'<f3'", .unsupportedType("<f3")), ("'<U0'", .unsupportedType("<U0")),
    ("'|S0'", .unsupportedType("|S0")), ("''", .unsupportedType("")),
    ("'<'", .unsupportedType("<")), ("'<f'", .unsupportedType("<f")),
    ("'<f8x'", .unsupportedType("<f8x")), ("'<f-8'", .unsupportedType("<f-8")),
    ("'float64'", .unsupportedType("float64")), ("'<<f8'", .unsupportedType("<<f8")),
    ("'<f8 '", .unsupportedType("<f8")), ("'<f08'", .unsupportedType("<f08")),
    ("'<U99999999999999999999'", .unsupportedType("<U99999999999999999999")),
    ("'<U4611686018427387904'", .unsupportedType("<U4611686018427387904")),
    ("[('a', '<f8'), ('b', '<i4')]", .structuredType("[('a', '<f8'), ('b', '<i4')]")),
    ("[('a]', '<f8', (2,))]", .structuredType("[('a]', '<f8', (2,))]")),
    ("('<f8', (2,))", .structuredType("('<f8', (2,))")),
  ] as [(String, NPYError.Kind)])
func `an element type that is not read is refused by name`(descr: String, expected: NPYError.Kind) {
  #expect(kind(dictionary(descr: descr)) == expected)
}

@Test(
  arguments: [
    ("(1, 2, 3)", .tooManyDimensions(3)), ("(1, 2, 3, 0)", .tooManyDimensions(4)),
    ("(99999999999999999999,)", .sizeOverflow), ("(9223372036854775808, 0)", .sizeOverflow),
    ("(9223372036854775807,)", .sizeOverflow), ("(4294967296, 4294967296)", .sizeOverflow),
    ("(1152921504606846975,)", .sizeOverflow),
  ] as [(String, NPYError.Kind)])
func `a shape that is too large is an error`(shape: String, expected: NPYError.Kind) {
  #expect(kind(dictionary(shape: shape)) == expected)
}

@Test(
  arguments: [
    "", "{", "{}", "{,}", "}", "[]", "None", "{'descr'}", "{'descr': }",
    "{'descr': '<f8', 'fortran_order': False}", "{'descr': '<f8', 'shape': (3,), }",
    dictionary() + "x", dictionary() + dictionary(), dictionary(shape: "(3)"),
    dictionary(shape: "3"), dictionary(shape: "[3, 4]"), dictionary(shape: "(-1,)"),
    dictionary(shape: "(+1,)"), dictionary(shape: "(3,,4)"), dictionary(shape: "(,)"),
    dictionary(shape: "(3 4)"), dictionary(shape: "(03,)"), dictionary(shape: "(1_0,)"),
    dictionary(shape: "(1.0,)"), dictionary(shape: "((3,),)"), dictionary(shape: "(3,"),
    dictionary(descr: "<f8"), dictionary(descr: "'<f8"), dictionary(descr: "'<f8\""),
    dictionary(descr: "'\\x3cf8'"), dictionary(descr: "u'<f8'"), dictionary(descr: "None"),
    dictionary(descr: "[('a', '<f8')"), dictionary(descr: "[[[[[[[["),
    dictionary().replacing("False", with: "false"), dictionary().replacing("False", with: "0"),
    dictionary().replacing("False", with: "Falsey"), dictionary().replacing("False", with: "Tru"),
    dictionary().replacing("'shape'", with: "'Shape'"), dictionary().replacing(",", with: ";"),
    "{'descr': '<f8', 'descr': '<f8', 'fortran_order': False, 'shape': (3,), }",
    "{'descr': '<f8', 'fortran_order': False, 'shape': (3,), 'more': 1}",
  ])
func `a dictionary that NumPy does not write is an error with its text`(text: String) {
  #expect(kind(text) == .badHeader(text))
}

@Test func `a bad header is shown to its start, in the encoding of its version`() {
  let long = "{'\u{E9}" + String(repeating: "x", count: 300)
  #expect(kind(long, version: 3) == .badHeader(String(long.unicodeScalars.prefix(199))))
  #expect(kind("{\u{E9}", version: 1) == .badHeader("{\u{C3}\u{A9}"))
  #expect(kind("{\u{E9}", version: 3) == .badHeader("{\u{E9}"))
}

@Test func `a header of version 3 must be UTF-8`() throws {
  var file = npyFile("<f8", "(3,)", version: 3)
  file[file.count - 2] = 0xFF
  let error = try #require(npyFailure { () throws(NPYError) in try npyHeader(file) })
  #expect(error.offset == file.count - 2)
  guard case .badHeader = error.kind else {
    Issue.record("another kind: \(error.kind)")
    return
  }
}

@Test func `an error says where`() {
  func offset(_ text: String) -> Int? {
    let file = npyFile(dictionary: text)
    return npyFailure { () throws(NPYError) in try npyHeader(file) }?.offset
  }
  #expect(offset("{'descr': '|O', 'fortran_order': False, 'shape': (3,), }") == 10 + 11)
  #expect(offset("{'descr': [('a', '<f8')], 'fortran_order': False, 'shape': (3,)}") == 10 + 10)
  #expect(offset("{'descr': '<f8', 'fortran_order': False, 'shape': (1, 2, 3)}") == 10 + 50)
  #expect(offset("{'descr': '<f8', 'fortran_order': Fals, 'shape': (1,)}") == 10 + 34)
}
