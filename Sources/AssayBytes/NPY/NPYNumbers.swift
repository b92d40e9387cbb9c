extension NPYHeader {
  /// Decodes a run of elements and appends them to `values`.
  ///
  /// Floats of every width, integers and truth values (as 0 and 1) become binary64 without loss;
  /// integers beyond 2^53 that it would round are an error. After an error `values` is unchanged.
  /// Complexity: O(count).
  ///
  /// - Parameters:
  ///   - bytes: The file or any part of it.
  ///   - offset: The offset of the first element in `bytes`.
  ///   - count: The number of elements to decode.
  ///   - stride: The distance between the starts of two elements, at least 1; nil if they are
  ///     adjacent.
  ///   - values: Receives the numbers at its end.
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
      // Few enough to be still in the fastest cache when they are filled in.
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

  /// Decodes a run with the loop for this array's type; returns false if an integer is not exact.
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

  /// The error for the first integer of a run that binary64 cannot represent.
  func inexactInteger(_ bytes: RawSpan, _ run: NPYRun) -> NPYError {
    let index = (0..<run.count).first { index in
      let bits = elementBits(bytes, at: run.offset &+ index &* run.stride)
      return element == .uint64 ? !UInt64.isExact(bits) : !Int64.isExact(bits)
    }
    let offset = run.offset &+ (index ?? 0) &* run.stride
    return NPYError(kind: .inexactInteger(index: index ?? 0), offset: offset)
  }

  /// The bits of the number at `offset`; the unused upper bits are zero.
  ///
  /// - Precondition: the element is a number, and lies inside `bytes`.
  func elementBits(_ bytes: RawSpan, at offset: Int) -> UInt64 {
    let bits = bits(in: bytes, at: offset, size: elementSize)
    let unused = UInt64(64 - min(elementSize, 8) * 8)
    return (byteOrder == .bigEndian ? bits.byteSwapped : bits << unused) >> unused
  }
}
