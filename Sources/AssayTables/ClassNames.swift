import AssayData

/// Splits the contents of a cell into class names, separated by `|`, `;` or `,`.
package enum ClassNames {
  private static let separators = ["|", ";", ","].map { UInt8(ascii: $0) }

  /// The names without surrounding blanks; none for an empty cell.
  ///
  /// A text that is itself a class is not split. Otherwise the first of the separators, in this
  /// order, that occurs in the text is used.
  package static func split(_ text: String, isClass: (String) -> Bool = { _ in false }) -> [String]
  {
    let bytes = trimmed(Array(text.utf8)[...])
    if bytes.isEmpty { return [] }
    let text = String(decoding: bytes, as: UTF8.self)
    guard !isClass(text), let separator = separators.first(where: bytes.contains) else {
      return [text]
    }
    return bytes.split(separator: separator, omittingEmptySubsequences: false).map {
      String(decoding: trimmed($0), as: UTF8.self)
    }
  }

  private static func trimmed(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let isBlank: (UInt8) -> Bool = { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
    var text = text.drop(while: isBlank)
    while text.last.map(isBlank) ?? false { text.removeLast() }
    return text
  }
}

/// The prefix that fastText writes before each class name.
package let labelPrefix = "__label__"

/// A class name without fastText's prefix; nil if it lacks the prefix.
package func withoutLabelPrefix(_ name: String) -> String? {
  name.hasExactPrefix(labelPrefix) && name.utf8.count > labelPrefix.utf8.count
    ? String(decoding: name.utf8.dropFirst(labelPrefix.utf8.count), as: UTF8.self) : nil
}
