/// Escapes text for HTML and XML, between tags and inside quoted attribute values.
///
/// | text | becomes | because |
/// |---|---|---|
/// | `&` | `&amp;` | it starts a character reference |
/// | `<`, `>` | `&lt;`, `&gt;` | they delimit tags and comments |
/// | `"`, `'` | `&quot;`, `&#39;` | they end a quoted attribute; HTML 4 lacks `&apos;` |
package enum XMLEscaping {
  /// Appends the escaped text.
  package static func append(_ text: String, to output: inout [UInt8]) {
    guard text.utf8.contains(where: isSpecial) else {
      output += text.utf8
      return
    }
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "&"): output += "&amp;".utf8
      case UInt8(ascii: "<"): output += "&lt;".utf8
      case UInt8(ascii: ">"): output += "&gt;".utf8
      case UInt8(ascii: "\""): output += "&quot;".utf8
      case UInt8(ascii: "'"): output += "&#39;".utf8
      default: output.append(byte)
      }
    }
  }

  private static func isSpecial(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""),
      UInt8(ascii: "'"):
      true
    default: false
    }
  }
}
