extension NPYHeader {
  /// Appends the text of each element of a run, for labels and ids, as concatenated UTF-8.
  ///
  /// Integers are written in decimal, truth values as `True` and `False`, and floats as in Python:
  /// a whole number as `1.0`, others with as many digits as their width needs (halves with those of
  /// binary32). Text loses the NULs that pad its end, but no others. The text of an element starts
  /// where that of the previous element ends. After an error nothing is appended. Complexity:
  /// O(bytes of the elements).
  ///
  /// - Parameters:
  ///   - bytes: The file or any part of it.
  ///   - offset: The offset of the first element in `bytes`.
  ///   - count: The number of elements.
  ///   - stride: The distance between the starts of two elements, at least 1; nil if they are
  ///     adjacent.
  ///   - texts: Receives the texts at its end.
  ///   - ends: Receives the offset in `texts` after each text.
  /// - Throws: `truncatedData` for a run that is not inside `bytes`, `invalidText` for text that is
  ///   not Unicode.
  package func appendTexts(
    _ bytes: RawSpan, from offset: Int, count: Int, stride: Int? = nil, to texts: inout [UInt8],
    ends: inout [Int]
  ) throws(NPYError) {
    let run = try NPYRun(
      bytes, from: offset, count: count, stride: stride ?? elementSize, size: elementSize)
    let (textsBefore, endsBefore) = (texts.count, ends.count)
    for index in 0..<run.count {
      if let invalid = appendText(bytes, at: run.offset &+ index &* run.stride, to: &texts) {
        texts.removeLast(texts.count - textsBefore)
        ends.removeLast(ends.count - endsBefore)
        throw NPYError(kind: .invalidText(index: index), offset: invalid)
      }
      ends.append(texts.count)
    }
  }

  /// Appends the text of the element at `offset`; returns the offset that is not Unicode, if any.
  private func appendText(_ bytes: RawSpan, at offset: Int, to texts: inout [UInt8]) -> Int? {
    switch element {
    case .unicode(let length):
      return appendUnicode(bytes, at: offset, length: length, to: &texts)
    case .bytes(let length):
      return appendUTF8(bytes, offset..<offset &+ length, to: &texts)
    case .bool:
      texts.append(contentsOf: (bytes.byte(at: offset) == 0 ? "False" : "True").utf8)
    case .float16:
      let single = NPYHalf.single(UInt16(truncatingIfNeeded: elementBits(bytes, at: offset)))
      texts.append(contentsOf: floatText(single).utf8)
    case .float32:
      let bits = UInt32(truncatingIfNeeded: elementBits(bytes, at: offset))
      texts.append(contentsOf: floatText(Float(bitPattern: bits)).utf8)
    case .float64:
      let number = Double(bitPattern: elementBits(bytes, at: offset))
      texts.append(contentsOf: floatText(number).utf8)
    case .int8, .int16, .int32, .int64:
      // Shifting the sign bit to the top and back extends the sign.
      let unused = UInt64(64 - elementSize * 8)
      let number = Int64(bitPattern: elementBits(bytes, at: offset) << unused) >> unused
      texts.append(contentsOf: String(number).utf8)
    case .uint8, .uint16, .uint32, .uint64:
      texts.append(contentsOf: String(elementBits(bytes, at: offset)).utf8)
    }
    return nil
  }

  /// Appends UTF-32 units without the NULs at the end; returns the offset of an invalid unit, if
  /// any.
  private func appendUnicode(
    _ bytes: RawSpan, at offset: Int, length: Int, to texts: inout [UInt8]
  ) -> Int? {
    func unit(_ index: Int) -> UInt32 {
      let bits = UInt32(
        truncatingIfNeeded: bits(in: bytes, at: offset &+ index &* 4, size: 4))
      return byteOrder == .bigEndian ? bits.byteSwapped : bits
    }
    var end = length
    while end > 0, unit(end &- 1) == 0 { end &-= 1 }
    for index in 0..<end {
      let value = unit(index)
      if value < 0x80 {
        texts.append(UInt8(truncatingIfNeeded: value))
      } else {
        guard let scalar = Unicode.Scalar(value) else { return offset &+ index &* 4 }
        texts.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
      }
    }
    return nil
  }
}

/// Appends UTF-8 without the NULs at the end; returns the offset where it is ill-formed, if it is.
private func appendUTF8(
  _ bytes: RawSpan, _ range: Range<Int>, to texts: inout [UInt8]
) -> Int? {
  var end = range.upperBound
  while end > range.lowerBound, bytes.byte(at: end &- 1) == 0 { end &-= 1 }
  if let invalid = firstInvalidUTF8(in: bytes.extracting(range.lowerBound..<end)) {
    return range.lowerBound &+ invalid
  }
  for offset in range.lowerBound..<end { texts.append(bytes.byte(at: offset)) }
  return nil
}

/// A float as written by Python.
private func floatText<Number: BinaryFloatingPoint & CustomStringConvertible>(
  _ number: Number
) -> String {
  guard number.isFinite else { return number.isNaN ? "nan" : number < 0 ? "-inf" : "inf" }
  // Below this limit Python writes whole numbers without an exponent.
  guard number.magnitude < 1e16, number != 0, case let whole = Int64(number),
    Number(whole) == number
  else { return number.description }
  return "\(whole).0"
}
