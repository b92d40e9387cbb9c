package import AssayTemplate

/// What a page may load and run: nothing but the styles and scripts that its templates hold.
///
/// A template writes the value `content_policy` as the content of a meta element. That is a
/// placeholder, since the policy depends on the rest of the page: it lists the SHA-256 of each
/// inline style and script (Content Security Policy Level 3, section 2.3.1), and takes its place
/// once the page is rendered.
///
/// Only what the templates themselves say is believed, by the places of values that the engine
/// notes. An element with a byte of data in it, however that came there, gets no hash and so does
/// nothing; and no data makes an element.
package enum ContentPolicy {
  /// What the tree of values holds in the policy's place.
  package static let placeholder = "assay-content-policy"

  /// The page with its policy; the page as it is where no meta element asks for one.
  ///
  /// Takes time linear in the page.
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

  /// Whether a value is the content that a template gives to a meta element with a policy.
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
