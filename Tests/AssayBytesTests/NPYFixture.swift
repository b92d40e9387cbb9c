import AssayBytes

/// The bytes of an NPY file with this dictionary, padded as NumPy pads it.
func npyFile(dictionary: String, version: UInt8 = 1, data: [UInt8] = []) -> [UInt8] {
  let lengthSize = version == 1 ? 2 : 4
  let text = Array(dictionary.utf8)
  let unpadded = 8 + lengthSize + text.count + 1
  let padding = (64 - unpadded % 64) % 64
  let header = text + Array(repeating: UInt8(ascii: " "), count: padding) + Array("\n".utf8)
  let length = (0..<lengthSize).map { UInt8(truncatingIfNeeded: header.count >> ($0 * 8)) }
  return [0x93] + Array("NUMPY".utf8) + [version, 0] + length + header + data
}

/// The bytes of an NPY file as NumPy writes it.
func npyFile(
  _ descr: String, _ shape: String, isFortran: Bool = false, version: UInt8 = 1,
  data: [UInt8] = []
) -> [UInt8] {
  let order = isFortran ? "True" : "False"
  let dictionary = "{'descr': '\(descr)', 'fortran_order': \(order), 'shape': \(shape), }"
  return npyFile(dictionary: dictionary, version: version, data: data)
}

/// The bytes of one integer.
func bytes(of integer: some FixedWidthInteger, isBigEndian: Bool) -> [UInt8] {
  let size = integer.bitWidth / 8
  let little = (0..<size).map { UInt8(truncatingIfNeeded: integer >> ($0 * 8)) }
  return isBigEndian ? little.reversed() : little
}

/// The bytes of a text as NumPy stores it, with padding NULs.
func utf32(_ text: String, length: Int, isBigEndian: Bool = false) -> [UInt8] {
  let units = text.unicodeScalars.map(\.value)
  let padded = units + Array(repeating: 0, count: length - units.count)
  return padded.flatMap { bytes(of: $0, isBigEndian: isBigEndian) }
}

/// The header of a file.
func npyHeader(_ file: [UInt8]) throws(NPYError) -> NPYHeader {
  try NPYHeader(file.span.bytes)
}

/// All numbers of a file, row by row.
func npyNumbers(_ file: [UInt8]) throws(NPYError) -> [Double] {
  let header = try npyHeader(file)
  try header.checkSize(ofFile: file.count)
  var values: [Double] = []
  try header.appendRows(0..<header.rows, ofFile: file.span.bytes, to: &values)
  return values
}

/// The texts of all elements of a file.
func npyTexts(_ file: [UInt8]) throws(NPYError) -> [String] {
  let header = try npyHeader(file)
  try header.checkSize(ofFile: file.count)
  var texts: [UInt8] = []
  var ends: [Int] = []
  try header.appendTexts(
    file.span.bytes, from: header.dataOffset, count: header.byteCount / header.elementSize,
    to: &texts, ends: &ends)
  return zip([0] + ends, ends).map { String(decoding: texts[$0..<$1], as: UTF8.self) }
}

/// The error of `body`, nil if absent.
func npyFailure(_ body: () throws(NPYError) -> some Any) -> NPYError? {
  do throws(NPYError) {
    _ = try body()
    return nil
  } catch {
    return error
  }
}
