/// The range of a field of a record, without the surrounding quotes.
package struct FieldRange: Sendable, Equatable {
  /// The offset of the first byte.
  package var start: Int
  /// The offset after the last byte.
  package var end: Int
  /// Whether the field contains doubled quotes.
  package var hasDoubledQuotes: Bool
  /// Whether the field is in quotes.
  package var isQuoted: Bool

  /// Creates a field from its range and how it is written.
  package init(start: Int, end: Int, hasDoubledQuotes: Bool = false, isQuoted: Bool = false) {
    self.start = start
    self.end = end
    self.hasDoubledQuotes = hasDoubledQuotes
    self.isQuoted = isQuoted
  }
}

/// The text of a field of `bytes`; doubled quotes become single ones.
///
/// Ill-formed UTF-8 is replaced with U+FFFD; a field that reaches outside `bytes` is clamped.
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
