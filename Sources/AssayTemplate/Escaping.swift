/// How text is written into an output so that it shows as itself there and does nothing else.
package enum Escaping: Sendable, Equatable {
  /// For the text and the quoted attributes of HTML, and of XML.
  case html

  /// For running text, headings and table cells of Markdown as GitHub and GitLab show it.
  case markdown

  /// Text stays as it is.
  case none

  /// The text as it is written in this output.
  package func escape(_ text: String) -> String {
    var output: [UInt8] = []
    append(text, to: &output)
    return String(decoding: output, as: UTF8.self)
  }

  /// Appends the text as it is written in this output, in UTF-8.
  func append(_ text: String, to output: inout [UInt8]) {
    switch self {
    case .html: HTMLEscaping.append(text, to: &output)
    case .markdown: MarkdownEscaping.append(text, to: &output)
    case .none: output += text.utf8
    }
  }
}

extension UInt8 {
  /// Whether this is a control character that HTML and XML do not allow: not tab, newline, return.
  var isForbiddenControl: Bool {
    (self < 0x20 && !isWhitespace) || self == 0x7F
  }
}

/// U+FFFD, which stands for characters that the output must not have.
let replacementCharacter = Array("\u{FFFD}".utf8)
