package import AssayTemplate

/// The content security policy of a page: it may load and run only the styles and scripts of its
/// templates.
///
/// A template writes the value `content_policy` as the content of a meta element. That value is a
/// placeholder, because the policy depends on the rest of the page: it lists the SHA-256 of each
/// inline style and script (Content Security Policy Level 3, section 2.3.1), and replaces the
/// placeholder once the page is rendered.
///
/// Only text from the templates themselves is trusted; the engine records the ranges of values. An
/// element that contains a byte of data, however it got there, gets no hash and so has no effect;
/// and no data can form an element.
package enum ContentPolicy {
  /// The placeholder for the policy in the tree of values.
  package static let placeholder = "assay-content-policy"

  /// The page with its policy; unchanged if no meta element asks for one.
  ///
  /// Takes time linear in the length of the page.
  package static func applied(to page: RenderedText) -> String {
    let place = page.values.first {
      page.bytes[$0].elementsEqual(placeholder.utf8) && isContentOfMeta($0, in: page)
    }
    guard let place else { return page.text }
    let before = String(decoding: page.bytes[..<place.lowerBound], as: UTF8.self)
    let after = String(decoding: page.bytes[place.upperBound...], as: UTF8.self)
    let policy = policy(of: page)
    return before + (before.hasSuffix("'") ? Escaping.html.escape(policy) : policy) + after
  }

  private static func policy(of page: RenderedText) -> String {
    let elements = InlineElements(page)
    var policy = "default-src 'none'"
    for (directive, name) in [("style-src", "style"), ("script-src", "script")] {
      var sources: [String] = []
      for text in elements.texts(of: name) {
        let source = "'sha256-\(base64(SHA256.digest(text)))'"
        if !sources.contains(source) { sources.append(source) }
      }
      if !sources.isEmpty { policy += "; \(directive) \(sources.joined(separator: " "))" }
    }
    return policy
  }

  /// Whether a value is the content of a template's meta element with a policy.
  private static func isContentOfMeta(_ value: Range<Int>, in page: RenderedText) -> Bool {
    let bytes = page.bytes
    guard let start = bytes[..<value.lowerBound].lastIndex(of: UInt8(ascii: "<")),
      let end = bytes[value.upperBound...].firstIndex(of: UInt8(ascii: ">")),
      page.isTemplateText(start..<value.lowerBound), page.isTemplateText(value.upperBound..<end)
    else { return false }
    let before = String(decoding: bytes[start..<value.lowerBound], as: UTF8.self).lowercased()
    let after = String(decoding: bytes[value.upperBound..<end], as: UTF8.self).lowercased()
    return before.hasPrefix("<meta ")
      && (before.hasSuffix("content=\"") || before.hasSuffix("content='"))
      && (before + after).contains("content-security-policy")
  }
}

/// Base64 (RFC 4648, section 4): four characters for three bytes, padded with `=`.
package func base64(_ bytes: [UInt8]) -> String {
  let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
  var text: [UInt8] = []
  for start in stride(from: 0, to: bytes.count, by: 3) {
    let group = bytes[start..<min(start + 3, bytes.count)]
    let bits = group.reduce(UInt32(0)) { $0 << 8 | UInt32($1) } << (8 * UInt32(3 - group.count))
    for letter in 0..<4 {
      let isPadding = letter > group.count
      text.append(
        isPadding ? UInt8(ascii: "=") : alphabet[Int(bits >> (18 - 6 * UInt32(letter)) & 63)])
    }
  }
  return String(decoding: text, as: UTF8.self)
}
