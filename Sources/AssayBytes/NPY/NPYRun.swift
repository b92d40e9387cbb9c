/// Elements at equal distances in a file.
struct NPYRun {
  /// The offset of the first element.
  var offset: Int
  /// The number of elements.
  var count: Int
  /// The distance between the starts of two elements.
  let stride: Int

  /// Creates a part of a run that is already known to lie inside the bytes.
  init(uncheckedFrom offset: Int, count: Int, stride: Int) {
    (self.offset, self.count, self.stride) = (offset, count, stride)
  }

  /// Creates a run after checking that all its elements, of `size` bytes each, lie inside `bytes`.
  init(
    _ bytes: RawSpan, from offset: Int, count: Int, stride: Int, size: Int
  ) throws(NPYError) {
    self.offset = offset
    self.count = max(count, 0)
    self.stride = stride
    guard count > 0 else { return }
    let (length, isTooLong) = (count - 1).multipliedReportingOverflow(by: stride)
    let (last, isTooFar) = length.addingReportingOverflow(offset)
    let (end, isOutside) = last.addingReportingOverflow(size)
    let expected = isTooLong || isTooFar || isOutside ? Int.max : end
    guard offset >= 0, stride > 0, expected <= bytes.byteCount else {
      let kind = NPYError.Kind.truncatedData(expected: expected, found: bytes.byteCount)
      throw NPYError(kind: kind, offset: bytes.byteCount)
    }
  }

  /// Removes up to `limit` elements from the front and returns them.
  mutating func popFirst(_ limit: Int) -> NPYRun {
    var first = self
    first.count = min(limit, count)
    offset &+= first.count &* stride
    count &-= first.count
    return first
  }
}

/// Decodes the numbers of a run, the first to `values[start]`, each other one `step` places
/// further.
///
/// This is the fast loop: it takes eight bytes at a time if the elements are adjacent. `step` is 1
/// unless a column fills a matrix of rows.
///
/// - Precondition: `run` lies inside `bytes`, and all places inside `values`.
/// - Returns: Whether all numbers are exact; if not, the stored values are meaningless.
func decode<Number: NPYNumber>(
  _: Number.Type, _ bytes: RawSpan, _ run: NPYRun, _ byteOrder: NPYByteOrder,
  into values: inout MutableSpan<Double>, at start: Int, step: Int
) -> Bool {
  let isSwapped = byteOrder == .bigEndian
  let size = MemoryLayout<Number.Bits>.size
  var isExact = true
  var place = start
  var offset = run.offset
  var remaining = run.count
  if run.stride == size {
    while remaining >= 8 / size {
      var word = bytes.word(at: offset)
      for _ in 0..<8 / size {
        let element = Number.Bits(truncatingIfNeeded: word)
        let bits = isSwapped ? element.byteSwapped : element
        isExact = isExact && Number.isExact(bits)
        values[place] = Number.number(bits)
        place &+= step
        word >>= UInt64(size &* 8)
      }
      offset &+= 8
      remaining &-= 8 / size
    }
  }
  while remaining > 0 {
    let element = Number.Bits(truncatingIfNeeded: bits(in: bytes, at: offset, size: size))
    let bits = isSwapped ? element.byteSwapped : element
    isExact = isExact && Number.isExact(bits)
    values[place] = Number.number(bits)
    place &+= step
    offset &+= run.stride
    remaining &-= 1
  }
  return isExact
}

/// The `size` bytes at `offset`, at most eight, the first of them in the lowest bits; the bits
/// above them are undefined.
///
/// - Precondition: the bytes lie inside the span.
func bits(in bytes: RawSpan, at offset: Int, size: Int) -> UInt64 {
  let start = min(offset, bytes.byteCount &- 8)
  guard start < 0 else { return bytes.word(at: start) >> UInt64((offset &- start) &* 8) }
  return (offset..<offset &+ size).reversed().reduce(0) { $0 << 8 | UInt64(bytes.byte(at: $1)) }
}
