import AssayBytes
import AssayNumerics
import Foundation

/// The result of `parseNumber` for a whole text.
func parsed(_ text: String) -> ParsedNumber {
  let bytes = Array(text.utf8)
  return parseNumber(bytes.span.bytes, 0..<bytes.count)
}
