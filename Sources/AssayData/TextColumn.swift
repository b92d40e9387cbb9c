import AssayBytes

/// A column of short texts in one piece of memory: ids, or labels before they become classes.
///
/// Texts are bytes and are compared as bytes, eight at a time. They may be scattered among other
/// bytes where they were read, or adjacent: a million ids then take their bytes plus sixteen bytes
/// each.
package struct TextColumn: Sendable {
  @usableFromInline private(set) package var bytes: [UInt8]
  /// The ranges of the texts in ``bytes``, in increasing order.
  @usableFromInline private(set) package var ranges: [Range<Int>]

  /// The number of bytes required after the last text when one is appended, so that whole words can
  /// be stored.
  @usableFromInline static var slack: Int { 8 }

  package init() {
    (bytes, ranges) = ([], [])
  }

  /// Creates a column of texts within some bytes, in increasing order; the bytes are not copied.
  ///
  /// If texts reach outside the bytes, the column is empty.
  package init(in bytes: [UInt8], _ ranges: [Range<Int>]) {
    let isInside =
      (ranges.first?.lowerBound ?? 0) >= 0 && (ranges.last?.upperBound ?? 0) <= bytes.count
    (self.bytes, self.ranges) = isInside ? (bytes, ranges) : ([], [])
  }

  package init(_ texts: [String]) {
    self.init()
    for text in texts {
      append(text.utf8)
    }
  }

  package var count: Int { ranges.count }

  package mutating func append(_ text: String.UTF8View) {
    let bytes = Array(text)
    append(bytes.span.bytes, 0..<bytes.count)
  }

  /// Appends a range of some bytes.
  @inlinable
  package mutating func append(_ source: RawSpan, _ range: Range<Int>) {
    let start = ranges.last?.upperBound ?? 0
    let end = start + range.count
    if end + TextColumn.slack > bytes.count { grow(to: end + TextColumn.slack) }
    bytes.overwrite(at: start, with: source, from: range.lowerBound, count: range.count)
    ranges.append(start..<end)
  }

  @usableFromInline
  package mutating func grow(to count: Int) {
    let room = max(count, 2 * bytes.count, 256) - bytes.count
    bytes.append(contentsOf: repeatElement(0, count: room))
  }

  /// Appends one text of another column.
  package mutating func append(_ other: TextColumn, _ index: Int) {
    append(other.bytes.span.bytes, other.ranges[index])
  }

  /// Appends all texts of another column.
  package mutating func append(_ other: TextColumn) {
    for index in 0..<other.count { append(other, index) }
  }

  /// The first `count` texts, or all if there are fewer.
  package func first(_ count: Int) -> TextColumn {
    count < ranges.count ? TextColumn(in: bytes, Array(ranges.prefix(count))) : self
  }

  /// The same texts without the bytes between them.
  package var packed: TextColumn {
    var packed = TextColumn()
    packed.append(self)
    return packed
  }

  /// The bytes of one text.
  package func bytes(at index: Int) -> ArraySlice<UInt8> { bytes[ranges[index]] }

  package subscript(index: Int) -> String {
    String(decoding: bytes(at: index), as: UTF8.self)
  }
}

// MARK: - Equality

extension TextColumn: Equatable {
  package static func == (one: TextColumn, other: TextColumn) -> Bool {
    guard one.count == other.count else { return false }
    let (bytes, otherBytes) = (one.bytes.span.bytes, other.bytes.span.bytes)
    let (ranges, otherRanges) = (one.ranges.span, other.ranges.span)
    for index in 0..<ranges.count
    where !areEqual(bytes, ranges[index], otherBytes, otherRanges[index]) {
      return false
    }
    return true
  }

  /// Whether a text equals one of another column.
  func isEqual(at index: Int, to other: TextColumn, at otherIndex: Int) -> Bool {
    TextColumn.areEqual(
      bytes.span.bytes, ranges[index], other.bytes.span.bytes, other.ranges[otherIndex])
  }

  @inline(__always)
  private static func areEqual(
    _ one: RawSpan, _ range: Range<Int>, _ other: RawSpan, _ otherRange: Range<Int>
  ) -> Bool {
    guard range.count == otherRange.count else { return false }
    guard range.count > 8 else { return word(one, range) == word(other, otherRange) }
    var (start, otherStart) = (range.lowerBound, otherRange.lowerBound)
    while range.upperBound &- start > 8 {
      if one.word(at: start) != other.word(at: otherStart) { return false }
      (start, otherStart) = (start &+ 8, otherStart &+ 8)
    }
    // The last eight bytes, some of which may already be compared.
    return one.word(at: range.upperBound &- 8) == other.word(at: otherRange.upperBound &- 8)
  }

  /// Eight bytes of a text from `offset` on, the first in the lowest bits; zeros after its end.
  @inline(__always)
  private func word(_ range: Range<Int>, _ offset: Int) -> UInt64 {
    TextColumn.word(bytes.span.bytes, range.lowerBound &+ offset..<range.upperBound)
  }

  /// The first eight bytes of a text, the first in the lowest bits; zeros after its end.
  @inline(__always)
  private static func word(_ bytes: RawSpan, _ range: Range<Int>) -> UInt64 {
    guard bytes.byteCount &- range.lowerBound >= 8 else { return lastWord(bytes, range) }
    let word = bytes.word(at: range.lowerBound)
    return range.count >= 8 ? word : word & ~(~0 &<< UInt64(truncatingIfNeeded: 8 &* range.count))
  }

  /// The same word near the end of all bytes, where a whole word cannot be loaded.
  private static func lastWord(_ bytes: RawSpan, _ range: Range<Int>) -> UInt64 {
    range.reversed().reduce(0) { $0 << 8 | UInt64(bytes.byte(at: $1)) }
  }
}

// MARK: - Hashes, keys and numbers

extension TextColumn {
  /// A 64-bit hash of a text: multiplied and folded eight bytes at a time, mixed at the end.
  func hash(at index: Int, seed: UInt64) -> UInt64 {
    hashes(at: index, seeds: (seed, seed)).0
  }

  /// A 128-bit hash of a text; two different texts share it with a probability of about 2⁻¹²⁸.
  package func key(at index: Int) -> UInt128 {
    let (low, high) = hashes(at: index, seeds: (0x8cb9_2ba7_2f3d_8dd7, 0x2d35_8dcc_aa6c_78a5))
    return UInt128(high) << 64 | UInt128(low)
  }

  /// Two hashes of a text.
  @inline(__always)
  func hashes(at index: Int, seeds: (UInt64, UInt64)) -> (UInt64, UInt64) {
    let range = ranges[index]
    let length = UInt64(truncatingIfNeeded: range.count)
    var hashes = (seeds.0 ^ length, seeds.1 ^ length)
    var offset = 0
    while offset < range.count {
      let word = word(range, offset)
      hashes = (TextColumn.folded(hashes.0 ^ word), TextColumn.folded(hashes.1 ^ word))
      offset &+= 8
    }
    return (TextColumn.mixed(hashes.0), TextColumn.mixed(hashes.1))
  }

  @inline(__always)
  private static func folded(_ value: UInt64) -> UInt64 {
    let product = value.multipliedFullWidth(by: 0x9e37_79b9_7f4a_7c15)
    return product.high ^ product.low
  }

  @inline(__always)
  private static func mixed(_ value: UInt64) -> UInt64 {
    let product = (value ^ (value >> 32)) &* 0xd6e8_feb8_6659_fd93
    return product ^ (product >> 32)
  }

  /// A text of up to seven bytes with its length, or the hash of a longer one.
  @inline(__always)
  func key(at index: Int, seed: UInt64) -> UInt64 {
    let range = ranges[index]
    guard range.count < 8 else { return hash(at: index, seed: seed) | (0xFF &<< 56) }
    return word(range, 0) | (UInt64(truncatingIfNeeded: range.count) &<< 56)
  }

  /// The whole number of up to eight digits that a text spells in canonical form; nil for other
  /// texts.
  @inline(__always)
  func wholeNumber(at index: Int) -> Int? {
    let range = ranges[index]
    return AssayBytes.wholeNumber(word(range, 0), count: range.count)
  }

  /// Whether a key contains the whole text.
  static func isWhole(_ key: UInt64) -> Bool { key >> 56 != 0xFF }
}

// MARK: - Order

extension TextColumn {
  /// Whether each text is greater than the one before: compared by bytes, or first by length, as
  /// whole numbers are.
  package var rises: (asTexts: Bool, asNumbers: Bool) {
    var rises = (asTexts: true, asNumbers: true)
    let (bytes, ranges) = (bytes.span.bytes, ranges.span)
    guard ranges.count > 1 else { return rises }
    // The first eight bytes of a text nearly always decide.
    var (previous, key) = (ranges[0], TextColumn.word(bytes, ranges[0]).byteSwapped)
    for index in 1..<ranges.count where rises.asTexts || rises.asNumbers {
      let next = ranges[index]
      let nextKey = TextColumn.word(bytes, next).byteSwapped
      let isLess = key == nextKey ? TextColumn.precedes(bytes, previous, next) : key < nextKey
      rises.asTexts = rises.asTexts && isLess
      rises.asNumbers =
        rises.asNumbers
        && (previous.count < next.count || (previous.count == next.count && isLess))
      (previous, key) = (next, nextKey)
    }
    return rises
  }

  @inline(__always)
  private static func precedes(
    _ bytes: RawSpan, _ one: Range<Int>, _ other: Range<Int>
  ) -> Bool {
    let shared = min(one.count, other.count)
    var offset = 0
    while offset < shared {
      let left = word(bytes, one.lowerBound &+ offset..<one.upperBound).byteSwapped
      let right = word(bytes, other.lowerBound &+ offset..<other.upperBound).byteSwapped
      if left != right { return left < right }
      offset &+= 8
    }
    return one.count < other.count
  }
}
