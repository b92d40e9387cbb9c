/// The header of an NPY file: the type, order and shape of its one array.
///
/// Reads versions 1.0, 2.0 and 3.0 of the format (NumPy, "NEP 1: A simple file format for NumPy
/// arrays"). Arrays of up to two dimensions, of numbers, truth values or text, are read; all others
/// are refused with a reason.
package struct NPYHeader: Sendable, Equatable {
  /// The maximum length of a header, magic included: what version 1.0 can express.
  ///
  /// This many bytes of a file, or all of a shorter one, are enough to read any header.
  package static let maximumLength = 10 + 0xFFFF

  /// The dimensions of the array.
  package enum Shape: Sendable, Equatable {
    /// `()`: one element.
    case scalar
    /// `(n,)`.
    case vector(Int)
    /// `(n, k)`.
    case matrix(rows: Int, columns: Int)
  }

  /// The storage order of a matrix.
  package enum Order: Sendable, Equatable {
    /// Row after row, as in C.
    case rows
    /// Column after column, as in Fortran.
    case columns
  }

  /// The element type as written in the header, such as `<f8`.
  package let descr: String
  /// The type of the elements.
  package let element: NPYElement
  /// The byte order of an element.
  package let byteOrder: NPYByteOrder
  /// The storage order of the elements.
  package let order: Order
  /// The dimensions.
  package let shape: Shape
  /// The offset of the first element in the file.
  package let dataOffset: Int
  /// The number of bytes of all elements.
  package let byteCount: Int

  /// The number of bytes of one element, at least 1.
  package var elementSize: Int { element.size }

  /// The length of the whole file.
  package var fileSize: Int { dataOffset &+ byteCount }

  /// The number of rows; for a vector, its number of elements.
  package var rows: Int {
    switch shape {
    case .scalar: 1
    case .vector(let count): count
    case .matrix(let rows, _): rows
    }
  }

  /// The number of columns; 1 for a vector.
  package var columns: Int {
    switch shape {
    case .scalar, .vector: 1
    case .matrix(_, let columns): columns
    }
  }

  /// Whether `bytes` start with the NPY magic.
  package static func isNPY(_ bytes: RawSpan) -> Bool {
    bytes.byteCount >= magic.count && matchesMagic(bytes)
  }

  /// Reads the header of the file that starts with `bytes`.
  ///
  /// The bytes may be the whole file or only its start; ``checkSize(ofFile:)`` checks that the data
  /// are complete. Complexity: O(length of the header).
  package init(_ bytes: RawSpan) throws(NPYError) {
    let range = try dictionaryRange(in: bytes)
    let isUTF8 = bytes.byte(at: 6) == 3
    let dictionary: NPYDictionary
    do throws(NPYLiteralError) {
      if isUTF8, let offset = firstInvalidUTF8(in: bytes.extracting(range)) {
        throw NPYLiteralError(offset: range.lowerBound + offset)
      }
      dictionary = try NPYDictionary(bytes, range)
    } catch {
      let start = headerText(bytes, excerpt(bytes, range), isUTF8: isUTF8)
      throw NPYError(
        kind: error.isTooLarge ? .sizeOverflow : .badHeader(start), offset: error.offset)
    }
    descr = headerText(bytes, excerpt(bytes, dictionary.descr), isUTF8: isUTF8)
    do throws(NPYTypeError) {
      guard !dictionary.isStructured else { throw NPYTypeError(kind: .structuredType(descr)) }
      guard descr.utf8.count == dictionary.descr.count else {
        throw NPYTypeError(kind: .unsupportedType(descr))
      }
      (element, byteOrder) = try parseNPYType(descr)
    } catch {
      throw NPYError(kind: error.kind, offset: dictionary.descr.lowerBound)
    }
    guard let shape = Shape(dictionary) else {
      let kind = NPYError.Kind.tooManyDimensions(dictionary.dimensionCount)
      throw NPYError(kind: kind, offset: dictionary.shapeOffset)
    }
    self.shape = shape
    order = dictionary.isFortran ? .columns : .rows
    dataOffset = range.upperBound
    guard let size = product(of: dictionary.dimensions, element.size), size <= Int.max - dataOffset
    else { throw NPYError(kind: .sizeOverflow, offset: dictionary.shapeOffset) }
    byteCount = size
  }

  /// Checks that a file of `size` bytes holds the whole array and nothing after it.
  package func checkSize(ofFile size: Int) throws(NPYError) {
    let found = max(size, dataOffset) - dataOffset
    if found < byteCount {
      throw NPYError(kind: .truncatedData(expected: byteCount, found: found), offset: size)
    }
    if found > byteCount {
      throw NPYError(kind: .trailingData(expected: byteCount, found: found), offset: fileSize)
    }
  }
}

extension NPYHeader.Shape {
  /// The shape in a dictionary; nil if it has more than two dimensions.
  fileprivate init?(_ dictionary: NPYDictionary) {
    let dimensions = dictionary.dimensions
    switch dictionary.dimensionCount {
    case 0: self = .scalar
    case 1: self = .vector(dimensions[0])
    case 2: self = .matrix(rows: dimensions[0], columns: dimensions[1])
    default: return nil
    }
  }
}

/// The magic bytes at the start of every NPY file.
private let magic: [UInt8] = [0x93] + Array("NUMPY".utf8)

/// Whether `bytes` match the magic, as far as they reach.
private func matchesMagic(_ bytes: RawSpan) -> Bool {
  zip(bytes.byteOffsets, magic).allSatisfy { bytes.byte(at: $0) == $1 }
}

/// The range of the dictionary; the data follow it.
private func dictionaryRange(in bytes: RawSpan) throws(NPYError) -> Range<Int> {
  guard !bytes.isEmpty, matchesMagic(bytes) else { throw NPYError(kind: .notNPY, offset: 0) }
  let truncated = NPYError(kind: .truncatedHeader, offset: bytes.byteCount)
  guard bytes.byteCount >= 8 else { throw truncated }
  let (major, minor) = (bytes.byte(at: 6), bytes.byte(at: 7))
  guard 1...3 ~= major, minor == 0 else {
    throw NPYError(kind: .version(major: major, minor: minor), offset: 6)
  }
  let start = major == 1 ? 10 : 12
  guard bytes.byteCount >= start else { throw truncated }
  let length = (8..<start).reversed().reduce(0) { $0 << 8 | Int(bytes.byte(at: $1)) }
  guard start + length <= NPYHeader.maximumLength else {
    throw NPYError(kind: .headerTooLong(length), offset: 8)
  }
  guard bytes.byteCount >= start + length else { throw truncated }
  return start..<start + length
}

/// The first 200 bytes of a part of the header, for a message, without blanks at the end.
private func excerpt(_ bytes: RawSpan, _ range: Range<Int>) -> Range<Int> {
  var shown = range.prefix(200)
  while let last = shown.last, bytes.byte(at: last) <= 0x20 { shown.removeLast() }
  return shown
}

/// The text of a part of the header.
private func headerText(_ bytes: RawSpan, _ range: Range<Int>, isUTF8: Bool) -> String {
  guard !isUTF8 else { return text(bytes, range) }
  // Versions 1.0 and 2.0 are Latin-1, whose bytes are the first 256 Unicode scalars.
  var result = String.UnicodeScalarView()
  for offset in range { result.append(Unicode.Scalar(bytes.byte(at: offset))) }
  return String(result)
}

/// The product of the dimensions and the element size; nil if it is too large.
private func product(of dimensions: [Int], _ size: Int) -> Int? {
  if dimensions.contains(0) { return 0 }
  var result = size
  for dimension in dimensions {
    let (product, isTooLarge) = result.multipliedReportingOverflow(by: dimension)
    if isTooLarge { return nil }
    result = product
  }
  return result
}
