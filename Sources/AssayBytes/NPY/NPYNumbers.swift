extension NPYHeader {
  /// Decodes a run of elements and appends them to `values`.
  ///
  /// Floats of every width, integers and truth values (as 0 and 1) become the same number in
  /// binary64, with nothing lost; integers beyond 2^53 are an error where that would round them.
  /// After an error `values` are what they were. Complexity: O(count).
  ///
  /// - Parameters:
  ///   - bytes: The file or any part of it.
  ///   - offset: Where in `bytes` the first element stands.
  ///   - count: How many to decode.
  ///   - stride: The distance from the start of one element to the start of the next, at least 1;
  ///     without one they stand one behind another.
  ///   - values: What the numbers are appended to.
  /// - Throws: `truncatedData` for a run that is not inside `bytes`, `inexactInteger`, and
  ///   `notNumbers` for text.
  package func appendNumbers(
    _ bytes: RawSpan, from offset: Int, count: Int, stride: Int? = nil, to values: inout [Double]
  ) throws(NPYError) {
    let all = try NPYRun(
      bytes, from: offset, count: count, stride: stride ?? elementSize, size: elementSize)
    let before = values.count
    var rest = all
    while rest.count > 0 {
      // Few enough to be still in the fastest memory when they are filled in.
      let run = rest.popFirst(2048)
      let start = values.count
      values.append(contentsOf: repeatElement(0, count: run.count))
      var span = values.mutableSpan
      guard try decodeNumbers(bytes, run, into: &span, at: start, step: 1) else {
        values.removeLast(values.count - before)
        throw inexactInteger(bytes, all)
      }
    }
  }

  /// Decodes a run by the loop of this array's type; false where an integer is not exact.
  ///
  /// - Precondition: as for `decode`.
  func decodeNumbers(
    _ bytes: RawSpan, _ run: NPYRun, into values: inout MutableSpan<Double>, at start: Int,
    step: Int
  ) throws(NPYError) -> Bool {
    func decoded<Number: NPYNumber>(_ type: Number.Type) -> Bool {
      decode(type, bytes, run, byteOrder, into: &values, at: start, step: step)
    }
    switch element {
    case .bool: return decoded(Bool.self)
    case .int8: return decoded(Int8.self)
    case .int16: return decoded(Int16.self)
    case .int32: return decoded(Int32.self)
    case .int64: return decoded(Int64.self)
    case .uint8: return decoded(UInt8.self)
    case .uint16: return decoded(UInt16.self)
    case .uint32: return decoded(UInt32.self)
    case .uint64: return decoded(UInt64.self)
    case .float16: return decoded(NPYHalf.self)
    case .float32: return decoded(Float.self)
    case .float64: return decoded(Double.self)
    case .unicode, .bytes: throw NPYError(kind: .notNumbers(descr), offset: run.offset)
    }
  }

  /// The error for the first integer of a run that binary64 does not hold.
  func inexactInteger(_ bytes: RawSpan, _ run: NPYRun) -> NPYError {
    let index = (0..<run.count).first { index in
      let bits = elementBits(bytes, at: run.offset &+ index &* run.stride)
      return element == .uint64 ? !UInt64.isExact(bits) : !Int64.isExact(bits)
    }
    let offset = run.offset &+ (index ?? 0) &* run.stride
    return NPYError(kind: .inexactInteger(index: index ?? 0), offset: offset)
  }

  /// The bits of the one number at `offset`, the rest zero.
  ///
  /// - Precondition: the element is a number, and lies inside `bytes`.
  func elementBits(_ bytes: RawSpan, at offset: Int) -> UInt64 {
    let bits = bits(in: bytes, at: offset, size: elementSize)
    let unused = UInt64(64 - min(elementSize, 8) * 8)
    return (byteOrder == .bigEndian ? bits.byteSwapped : bits << unused) >> unused
  }
}
