import AssayTemplate

/// The elements `<style>` and `<script>` of a page, whose text is not markup, if they come from
/// templates alone.
struct InlineElements {
  private let page: RenderedText

  init(_ page: RenderedText) {
    self.page = page
  }

  /// The texts of all elements with this name, as a browser hashes them: with line ends normalized
  /// to newlines, as HTML parsers do.
  ///
  /// This also lists what looks like an element in a comment or an attribute, which is harmless,
  /// because it comes from a template, too.
  ///
  /// - Parameter name: The name in lower case.
  /// - Returns: The texts in the order of the page, in UTF-8.
  func texts(of name: String) -> [[UInt8]] {
    var texts: [[UInt8]] = []
    var position = 0
    while let start = next("<\(name)", from: position) {
      position = start + name.utf8.count + 1
      guard let text = textOfElement(from: position, endingWith: "</\(name)"),
        page.isTemplateText(start..<text.upperBound + name.utf8.count + 2)
      else { continue }
      texts.append(withNewlines(page.bytes[text]))
    }
    return texts
  }

  /// The range between the start tag whose name ends at this position and the end tag.
  private func textOfElement(from position: Int, endingWith ending: String) -> Range<Int>? {
    guard let close = closeOfTag(from: position), let end = next(ending, from: close + 1) else {
      return nil
    }
    return close + 1..<end
  }

  /// The position of a tag's `>`, outside quoted attributes; nil if the name continues.
  private func closeOfTag(from position: Int) -> Int? {
    guard position < page.bytes.count, " \t\n\u{C}\r/>".utf8.contains(page.bytes[position]) else {
      return nil
    }
    var quote: UInt8?
    return page.bytes[position...].firstIndex { (byte: UInt8) -> Bool in
      switch byte {
      case quote: quote = nil
      case UInt8(ascii: "\""), UInt8(ascii: "'"): quote = quote ?? byte
      case UInt8(ascii: ">"): return quote == nil
      default: break
      }
      return false
    }
  }

  /// The position of the next tag, ignoring case.
  private func next(_ tag: String, from position: Int) -> Int? {
    let tag = Array(tag.utf8)
    var start = position
    while let found = page.bytes[start...].firstIndex(of: tag[0]) {
      guard found + tag.count <= page.bytes.count else { return nil }
      if page.bytes[found..<found + tag.count].elementsEqual(tag, by: { lowercased($0) == $1 }) {
        return found
      }
      start = found + 1
    }
    return nil
  }

  private func lowercased(_ byte: UInt8) -> UInt8 {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
  }

  private func withNewlines(_ text: ArraySlice<UInt8>) -> [UInt8] {
    var lines: [UInt8] = []
    var previous: UInt8 = 0
    for byte in text {
      defer { previous = byte }
      if byte == UInt8(ascii: "\n"), previous == UInt8(ascii: "\r") { continue }
      lines.append(byte == UInt8(ascii: "\r") ? UInt8(ascii: "\n") : byte)
    }
    return lines
  }
}
