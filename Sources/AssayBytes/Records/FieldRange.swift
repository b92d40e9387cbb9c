/// A field of a record: where its bytes are, without the surrounding quotes.
package struct FieldRange: Sendable, Equatable {
  /// The offset of the first byte.
  package var start: Int
  /// The offset after the last byte.
  package var end: Int
  /// Whether quotes inside the field are written twice.
  package var hasDoubledQuotes: Bool
  /// Whether the field stands in quotes.
  package var isQuoted: Bool

  /// Creates a field from its bytes and how they are written.
  package init(start: Int, end: Int, hasDoubledQuotes: Bool = false, isQuoted: Bool = false) {
    self.start = start
    self.end = end
    self.hasDoubledQuotes = hasDoubledQuotes
    self.isQuoted = isQuoted
  }
}

/// The text of a field of `bytes`, doubled quotes undone.
///
/// Ill-formed UTF-8 is repaired with U+FFFD; a field that reaches outside `bytes` is cut.
package func fieldText(_ bytes: RawSpan, _ field: FieldRange) -> String {
  guard field.start < field.end else { return "" }
  let range = (field.start..<field.end).clamped(to: bytes.byteOffsets)
  guard field.hasDoubledQuotes else { return text(bytes, range) }
  var content: [UInt8] = []
  content.reserveCapacity(range.count)
  var isSecondQuote = false
  for offset in range {
    let byte = bytes.byte(at: offset)
    isSecondQuote = byte == UInt8(ascii: "\"") && !isSecondQuote
    if !isSecondQuote { content.append(byte) }
  }
  return String(decoding: content, as: UTF8.self)
}
