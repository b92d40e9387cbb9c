/// The text of a range of `bytes`.
///
/// Ill-formed UTF-8 is repaired with U+FFFD; a range that reaches outside is cut to what is there.
package func text(_ bytes: RawSpan, _ range: Range<Int>) -> String {
  let range = range.clamped(to: bytes.byteOffsets)
  // Sound: the slice is inside the span and is copied before the closure ends.
  return unsafe bytes.withUnsafeBytes { buffer in
    unsafe String(decoding: buffer[range], as: UTF8.self)
  }
}
