/// A column of short texts in one piece of memory: ids, or labels before they are classes.
///
/// Texts are bytes here and are compared as bytes. A million ids cost their bytes and eight more each.
package struct TextColumn: Sendable, Equatable {
  private var bytes: [UInt8] = []
  private var ends: [Int] = []

  package init() {}

  /// Takes bytes and where each text in them ends; an end that is none makes the column empty.
  package init(bytes: [UInt8], ends: [Int]) {
    var last = 0
    for end in ends {
      guard end >= last, end <= bytes.count else { return }
      last = end
    }
    self.bytes = bytes
    self.ends = ends
  }

  package init(_ texts: [String]) {
    for text in texts {
      append(text.utf8)
    }
  }

  package var count: Int { ends.count }

  package mutating func append(_ text: String.UTF8View) {
    bytes.append(contentsOf: text)
    ends.append(bytes.count)
  }

  package mutating func append(_ text: ArraySlice<UInt8>) {
    for byte in text { bytes.append(byte) }
    ends.append(bytes.count)
  }

  /// Whether a text is these bytes.
  package func matches(_ other: [UInt8], at index: Int) -> Bool {
    let start = index == 0 ? 0 : ends[index - 1]
    guard ends[index] - start == other.count else { return false }
    for place in other.indices where bytes[start + place] != other[place] { return false }
    return true
  }

  /// Whether a text is the same as one of another column.
  func isEqual(at index: Int, to other: TextColumn, at otherIndex: Int) -> Bool {
    let (one, two) = (range(of: index), other.range(of: otherIndex))
    guard one.count == two.count else { return false }
    for offset in 0..<one.count
    where bytes[one.lowerBound + offset] != other.bytes[two.lowerBound + offset] {
      return false
    }
    return true
  }

  /// A 64-bit hash of a text: multiplied and folded byte by byte, mixed at the end.
  func hash(at index: Int, seed: UInt64) -> UInt64 {
    var hash = seed
    for place in range(of: index) {
      let product = (hash ^ UInt64(bytes[place])).multipliedFullWidth(by: 0x9e37_79b9_7f4a_7c15)
      hash = product.high ^ product.low
    }
    hash = (hash ^ (hash >> 32)) &* 0xd6e8_feb8_6659_fd93
    return hash ^ (hash >> 32)
  }

  private func range(of index: Int) -> Range<Int> {
    (index == 0 ? 0 : ends[index - 1])..<ends[index]
  }

  /// Whether each text is beyond the one before: by its bytes, or first by its length, as whole
  /// numbers are.
  package var rises: (asTexts: Bool, asNumbers: Bool) {
    var rises = (asTexts: true, asNumbers: true)
    var start = 0
    var end = ends.first ?? 0
    for next in ends.dropFirst() where rises.asTexts || rises.asNumbers {
      let isLess = precedes(start..<end, end..<next)
      let (length, nextLength) = (end - start, next - end)
      rises.asTexts = rises.asTexts && isLess
      rises.asNumbers =
        rises.asNumbers && (length < nextLength || (length == nextLength && isLess))
      (start, end) = (end, next)
    }
    return rises
  }

  private func precedes(_ one: Range<Int>, _ other: Range<Int>) -> Bool {
    for offset in 0..<min(one.count, other.count) {
      let (left, right) = (bytes[one.lowerBound + offset], bytes[other.lowerBound + offset])
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
