/// A text as a key; two texts are equal if their UTF-8 bytes are.
///
/// Swift treats two Unicode forms of one letter, such as é and e with a combining accent, as equal;
/// files, columns, classes and ids with such names are different. Everything from a file or a
/// command line is compared with this type or the methods below; `==` is only for comparison with
/// an ASCII constant.
package struct ExactText: Sendable {
  package let text: String

  package init(_ text: String) { self.text = text }
}

extension ExactText: Hashable {
  package static func == (one: ExactText, other: ExactText) -> Bool {
    one.text.isExactly(other.text)
  }

  package func hash(into hasher: inout Hasher) {
    // Equal for equal bytes, and fast; Unicode forms of one text share it.
    hasher.combine(text)
  }
}

// MARK: - Comparing

extension StringProtocol {
  /// Whether it has the same bytes as another text.
  package func isExactly(_ other: some StringProtocol) -> Bool {
    utf8.count == other.utf8.count && utf8.elementsEqual(other.utf8)
  }

  /// Whether it begins with the bytes of another text.
  package func hasExactPrefix(_ prefix: some StringProtocol) -> Bool {
    utf8.starts(with: prefix.utf8)
  }
}

extension Optional where Wrapped: StringProtocol {
  /// Whether it is not nil and has the same bytes as another text.
  package func isExactly(_ other: some StringProtocol) -> Bool {
    map { $0.isExactly(other) } ?? false
  }
}

extension Collection where Element: StringProtocol {
  /// Whether both have the same texts in the same order, compared by bytes.
  package func areExactly(_ others: some Collection<Element>) -> Bool {
    elementsEqual(others) { $0.isExactly($1) }
  }

  /// Whether it contains a text, compared by bytes.
  package func contains(exactly text: Element) -> Bool {
    contains { $0.isExactly(text) }
  }

  /// The index of the first text with the same bytes; nil if absent.
  package func firstIndex(exactly text: Element) -> Index? {
    firstIndex { $0.isExactly(text) }
  }
}

extension Sequence<String> {
  /// The distinct texts, in order of first appearance.
  package var distinct: [String] {
    var seen: Set<ExactText> = []
    return filter { seen.insert(ExactText($0)).inserted }
  }
}

// MARK: - Keys

extension Dictionary where Key == ExactText {
  /// The value for a text.
  package subscript(_ text: String) -> Value? {
    get { self[ExactText(text)] }
    set { self[ExactText(text)] = newValue }
  }
}

extension Set where Element == ExactText {
  /// Creates a set of the texts.
  package init(exactly texts: some Sequence<String>) { self.init(texts.lazy.map(ExactText.init)) }

  /// Whether a text is in the set.
  package func contains(_ text: String) -> Bool { contains(ExactText(text)) }
}
