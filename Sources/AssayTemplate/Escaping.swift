import AssayText

/// How text is written into an output so that it shows as itself there and does nothing else.
///
/// In every output U+FFFD takes the place of what is unprintable (`Unicode.Scalar.isUnprintable`).
package enum Escaping: Sendable, Equatable {
  /// For the text and the quoted attributes of HTML, and of XML.
  case html

  /// For running text, headings and table cells of Markdown as GitHub and GitLab show it.
  case markdown

  /// For plain text, which has no markup.
  case plain

  /// The text as it is written in this output.
  package func escape(_ text: String) -> String {
    var output: [UInt8] = []
    append(text, to: &output)
    return String(decoding: output, as: UTF8.self)
  }

  /// Appends the text as it is written in this output, in UTF-8.
  func append(_ text: String, to output: inout [UInt8]) {
    let text = text.printable
    switch self {
    case .html: XMLEscaping.append(text, to: &output)
    case .markdown: MarkdownEscaping.append(text, to: &output)
    case .plain: output += text.utf8
    }
  }
}
