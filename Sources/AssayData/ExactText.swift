/// A text as a key: equal to another where their UTF-8 bytes are.
///
/// Swift takes two Unicode spellings of one letter, as é and e with an accent, for equal; two files,
/// columns, classes or ids that are spelt so are two. Whatever comes from a file or a command line is
/// compared by this type or by the methods below; `==` is for texts of which one is an ASCII constant.
package struct ExactText: Sendable {
  package let text: String

  package init(_ text: String) { self.text = text }
}

extension ExactText: Hashable {
  package static func == (one: ExactText, other: ExactText) -> Bool {
    one.text.isExactly(other.text)
  }

  package func hash(into hasher: inout Hasher) {
    // The same for texts of the same bytes, and quick; two spellings of one letter share it.
    hasher.combine(text)
  }
}

// MARK: - Comparing

extension StringProtocol {
  /// Whether it is another text, byte by byte.
  package func isExactly(_ other: some StringProtocol) -> Bool {
    utf8.count == other.utf8.count && utf8.elementsEqual(other.utf8)
  }

  /// Whether it begins with the bytes of another text.
  package func hasExactPrefix(_ prefix: some StringProtocol) -> Bool {
    utf8.starts(with: prefix.utf8)
  }
}

extension Optional where Wrapped: StringProtocol {
  /// Whether it is there and is another text, byte by byte.
  package func isExactly(_ other: some StringProtocol) -> Bool {
    map { $0.isExactly(other) } ?? false
  }
}

extension Collection where Element: StringProtocol {
  /// Whether it has the same texts in the same order, byte by byte.
  package func areExactly(_ others: some Collection<Element>) -> Bool {
    elementsEqual(others) { $0.isExactly($1) }
  }

  /// Whether a text is among these, byte by byte.
  package func contains(exactly text: Element) -> Bool {
    contains { $0.isExactly(text) }
  }

  /// The place of the first that is a text, byte by byte; nil if none is.
  package func firstIndex(exactly text: Element) -> Index? {
    firstIndex { $0.isExactly(text) }
  }
}

extension Sequence<String> {
  /// Each text once, in the order in which they come.
  package var distinct: [String] {
    var seen: Set<ExactText> = []
    return filter { seen.insert(ExactText($0)).inserted }
  }
}

// MARK: - As keys

extension Dictionary where Key == ExactText {
  /// The value of a text.
  package subscript(_ text: String) -> Value? {
    get { self[ExactText(text)] }
    set { self[ExactText(text)] = newValue }
  }
}

extension Set where Element == ExactText {
  /// The texts as a set.
  package init(exactly texts: some Sequence<String>) { self.init(texts.lazy.map(ExactText.init)) }

  /// Whether a text is in the set.
  package func contains(_ text: String) -> Bool { contains(ExactText(text)) }
}
