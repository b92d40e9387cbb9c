/// A rendered template, with the ranges that are values.
///
/// All other bytes come from templates. A program that trusts templates more than data, such as one
/// that allows a page's scripts, uses this to distinguish the two.
package struct RenderedText: Sendable, Equatable {
  /// The text in UTF-8.
  package let bytes: [UInt8]

  /// The ranges of `bytes` that are values, escaped or not; in ascending order, not empty,
  /// disjoint.
  package let values: [Range<Int>]

  package init(bytes: [UInt8], values: [Range<Int>]) {
    self.bytes = bytes
    self.values = values
  }

  /// The whole text.
  package var text: String { String(decoding: bytes, as: UTF8.self) }

  /// Whether no byte of this range is a value's, so that all of it comes from templates.
  ///
  /// Takes time logarithmic in the number of values.
  package func isTemplateText(_ range: Range<Int>) -> Bool {
    var (low, high) = (0, values.count)
    while low < high {
      let middle = (low + high) / 2
      if values[middle].upperBound > range.lowerBound { high = middle } else { low = middle + 1 }
    }
    return low == values.count || values[low].lowerBound >= range.upperBound
  }
}
