/// A column of short texts in one piece of memory: ids, or labels before they are classes.
///
/// Texts are bytes here and are compared as bytes. A million ids cost their bytes and eight more each.
package struct TextColumn: Sendable, Equatable {
  private var bytes: [UInt8] = []
  private var ends: [Int] = []

  package init() {}

  /// Takes bytes and where each text in them ends; an end that is none makes the column empty.
  package init(bytes: [UInt8], ends: [Int]) {
    var last = 0
    for end in ends {
      guard end >= last, end <= bytes.count else { return }
      last = end
    }
    self.bytes = bytes
    self.ends = ends
  }

  package init(_ texts: [String]) {
    for text in texts {
      append(text.utf8)
    }
  }

  package var count: Int { ends.count }

  package mutating func append(_ text: some Collection<UInt8>) {
    bytes.append(contentsOf: text)
    ends.append(bytes.count)
  }

  /// The bytes of one text.
  package func bytes(at index: Int) -> ArraySlice<UInt8> {
    bytes[(index == 0 ? 0 : ends[index - 1])..<ends[index]]
  }

  package subscript(index: Int) -> String {
    String(decoding: bytes(at: index), as: UTF8.self)
  }
}
