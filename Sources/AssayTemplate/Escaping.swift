import AssayText

/// Escapes text for an output format, so that it is shown literally and has no other effect.
///
/// In every format, unprintable characters (`Unicode.Scalar.isUnprintable`) become U+FFFD.
package enum Escaping: Sendable, Equatable {
  /// For text and quoted attribute values of HTML and XML.
  case html

  /// For running text, headings and table cells of Markdown, as rendered by GitHub and GitLab.
  case markdown

  /// For plain text, which has no markup.
  case plain

  /// The text, escaped for this format.
  package func escape(_ text: String) -> String {
    var output: [UInt8] = []
    append(text, to: &output)
    return String(decoding: output, as: UTF8.self)
  }

  /// Appends the text, escaped for this format, in UTF-8.
  func append(_ text: String, to output: inout [UInt8]) {
    let text = text.printable
    switch self {
    case .html: XMLEscaping.append(text, to: &output)
    case .markdown: MarkdownEscaping.append(text, to: &output)
    case .plain: output += text.utf8
    }
  }
}
