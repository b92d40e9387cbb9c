import AssayTemplate

/// The elements of a page whose text is not markup, `<style>` and `<script>`, as far as templates
/// alone made them.
struct InlineElements {
  private let page: RenderedText

  init(_ page: RenderedText) {
    self.page = page
  }

  /// The text of each element of this name, as a browser hashes it: its line ends made newlines, as
  /// every reader of HTML makes them.
  ///
  /// What looks like an element in a comment or an attribute is listed too, which does no harm: it
  /// is still a template that says it.
  ///
  /// - Parameter name: In lower case.
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

  /// What stands between the tag whose name ends at this position and the tag that ends the element.
  private func textOfElement(from position: Int, endingWith ending: String) -> Range<Int>? {
    guard let close = closeOfTag(from: position), let end = next(ending, from: close + 1) else {
      return nil
    }
    return close + 1..<end
  }

  /// Where the `>` of a tag stands, outside the quotes of its attributes; nil if the name goes on.
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

  /// Where a tag begins next, its letters large or small.
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
