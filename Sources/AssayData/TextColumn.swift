import AssayBytes

/// A column of short texts in one piece of memory: ids, or labels before they are classes.
///
/// Texts are bytes here and are compared as bytes, eight at a time. A million ids cost their bytes
/// and eight more each.
package struct TextColumn: Sendable {
  /// The texts one behind the other, and at least ``slack`` bytes more, so that words may be loaded
  /// and stored across a text's end.
  @usableFromInline private(set) package var bytes: [UInt8] = []
  @usableFromInline private(set) package var ends: [Int] = []

  @usableFromInline package static var slack: Int { 8 }

  package init() {}

  /// Takes bytes and where each text in them ends; an end that is none makes the column empty.
  package init(bytes: [UInt8], ends: [Int]) {
    var last = 0
    for end in ends {
      guard end >= last, end <= bytes.count else { return }
      last = end
    }
    self.bytes = bytes + [UInt8](repeating: 0, count: TextColumn.slack)
    self.ends = ends
  }

  package init(_ texts: [String]) {
    for text in texts {
      append(text.utf8)
    }
  }

  package var count: Int { ends.count }

  package mutating func append(_ text: String.UTF8View) {
    let bytes = Array(text)
    append(bytes.span.bytes, 0..<bytes.count)
  }

  /// Appends a range of some bytes.
  @inlinable
  package mutating func append(_ source: RawSpan, _ range: Range<Int>) {
    let start = ends.last ?? 0
    let end = start + range.count
    if end + TextColumn.slack > bytes.count { grow(to: end + TextColumn.slack) }
    bytes.overwrite(at: start, with: source, from: range.lowerBound, count: range.count)
    ends.append(end)
  }

  /// Drops all texts but the first `count`.
  package mutating func truncate(to count: Int) {
    ends.removeLast(max(0, ends.count - count))
  }

  @usableFromInline
  package mutating func grow(to count: Int) {
    let room = max(count, 2 * bytes.count, 256) - bytes.count
    bytes.append(contentsOf: repeatElement(0, count: room))
  }

  /// Whether a text is the same as one of another column.
  func isEqual(at index: Int, to other: TextColumn, at otherIndex: Int) -> Bool {
    let (one, two) = (range(of: index), other.range(of: otherIndex))
    guard one.count == two.count else { return false }
    for offset in stride(from: 0, to: one.count, by: 8)
    where word(one, offset) != other.word(two, offset) {
      return false
    }
    return true
  }

  /// A 64-bit hash of a text: multiplied and folded eight bytes at a time, mixed at the end.
  func hash(at index: Int, seed: UInt64) -> UInt64 {
    let range = range(of: index)
    var hash = seed ^ UInt64(truncatingIfNeeded: range.count)
    for offset in stride(from: 0, to: range.count, by: 8) {
      let product = (hash ^ word(range, offset))
        .multipliedFullWidth(by: 0x9e37_79b9_7f4a_7c15)
      hash = product.high ^ product.low
    }
    hash = (hash ^ (hash >> 32)) &* 0xd6e8_feb8_6659_fd93
    return hash ^ (hash >> 32)
  }

  /// A text of up to seven bytes with its length, or the hash of a longer one.
  func key(at index: Int, seed: UInt64) -> UInt64 {
    let range = range(of: index)
    guard range.count < 8 else { return hash(at: index, seed: seed) | (0xFF &<< 56) }
    return word(range, 0) | (UInt64(truncatingIfNeeded: range.count) &<< 56)
  }

  /// Whether a key is all there is of a text.
  static func isWhole(_ key: UInt64) -> Bool { key >> 56 != 0xFF }

  /// Appends one text of another column.
  package mutating func append(_ other: TextColumn, _ index: Int) {
    append(other.bytes.span.bytes, other.range(of: index))
  }

  /// Appends all texts of another column.
  package mutating func append(_ other: TextColumn) {
    guard other.count > 0 else { return }
    let start = ends.last ?? 0
    bytes.removeLast(bytes.count - start)
    bytes += other.bytes
    for end in other.ends { ends.append(start + end) }
  }

  private func range(of index: Int) -> Range<Int> {
    (index == 0 ? 0 : ends[index - 1])..<ends[index]
  }

  /// Eight bytes of a text from `offset` on, the first in the lowest bits; 0 behind its end.
  private func word(_ range: Range<Int>, _ offset: Int) -> UInt64 {
    let word = bytes.span.bytes.word(at: range.lowerBound &+ offset)
    let rest = range.count &- offset
    return rest >= 8 ? word : word & ((1 &<< UInt64(8 &* rest)) &- 1)
  }

  /// Whether each text is beyond the one before: by its bytes, or first by its length, as whole
  /// numbers are.
  package var rises: (asTexts: Bool, asNumbers: Bool) {
    var rises = (asTexts: true, asNumbers: true)
    guard count > 1 else { return rises }
    var previous = range(of: 0)
    for index in 1..<count where rises.asTexts || rises.asNumbers {
      let next = range(of: index)
      let isLess = precedes(previous, next)
      rises.asTexts = rises.asTexts && isLess
      rises.asNumbers =
        rises.asNumbers
        && (previous.count < next.count || (previous.count == next.count && isLess))
      previous = next
    }
    return rises
  }

  private func precedes(_ one: Range<Int>, _ other: Range<Int>) -> Bool {
    for offset in stride(from: 0, to: min(one.count, other.count), by: 8) {
      let (left, right) = (word(one, offset).byteSwapped, word(other, offset).byteSwapped)
      if left != right { return left < right }
    }
    return one.count < other.count
  }

  /// The bytes of one text.
  package func bytes(at index: Int) -> ArraySlice<UInt8> {
    bytes[range(of: index)]
  }

  package subscript(index: Int) -> String {
    String(decoding: bytes(at: index), as: UTF8.self)
  }
}

extension TextColumn: Equatable {
  package static func == (one: TextColumn, other: TextColumn) -> Bool {
    guard one.ends == other.ends else { return false }
    let whole = 0..<(one.ends.last ?? 0)
    for offset in stride(from: 0, to: whole.count, by: 8)
    where one.word(whole, offset) != other.word(whole, offset) {
      return false
    }
    return true
  }
}
