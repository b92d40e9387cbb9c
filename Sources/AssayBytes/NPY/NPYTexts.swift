extension NPYHeader {
  /// Appends the text of each element of a run, for labels and ids, one behind another in UTF-8.
  ///
  /// Integers are written in decimal, truth values as `True` and `False`, and floats the way Python
  /// does: a whole number as `1.0`, others with as many digits as their width needs (halves with
  /// those of binary32). Text loses the NULs that fill it up, and none before them. The text of
  /// element i starts where that of the element before it ends. After an error nothing is appended.
  /// Complexity: O(bytes of the elements).
  ///
  /// - Parameters:
  ///   - bytes: The file or any part of it.
  ///   - offset: Where in `bytes` the first element stands.
  ///   - count: How many to take.
  ///   - stride: The distance from the start of one element to the start of the next, at least 1;
  ///     without one they stand one behind another.
  ///   - texts: What the texts are appended to.
  ///   - ends: What the offset in `texts` after each text is appended to.
  /// - Throws: `truncatedData` for a run that is not inside `bytes`, `invalidText` for units or
  ///   bytes that are not Unicode.
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

  /// Appends the text of the element at `offset`; returns where it is not Unicode, if it is not.
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
      // The sign is moved to the top and pulled down again.
      let unused = UInt64(64 - elementSize * 8)
      let number = Int64(bitPattern: elementBits(bytes, at: offset) << unused) >> unused
      texts.append(contentsOf: String(number).utf8)
    case .uint8, .uint16, .uint32, .uint64:
      texts.append(contentsOf: String(elementBits(bytes, at: offset)).utf8)
    }
    return nil
  }

  /// Appends UTF-32 units without the NULs at their end; returns where one is no character.
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

/// Appends UTF-8 without the NULs at its end; returns where it is ill-formed.
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

/// A float as Python writes it.
private func floatText<Number: BinaryFloatingPoint & CustomStringConvertible>(
  _ number: Number
) -> String {
  guard number.isFinite else { return number.isNaN ? "nan" : number < 0 ? "-inf" : "inf" }
  // Up to here Python writes whole numbers without an exponent.
  guard number.magnitude < 1e16, number != 0, case let whole = Int64(number),
    Number(whole) == number
  else { return number.description }
  return "\(whole).0"
}
