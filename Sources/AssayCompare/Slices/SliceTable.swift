/// A test set by the values of a column, or of two.
package struct SliceTable: Sendable {
  /// The names of one column or two.
  package let columns: [String]
  /// The values with enough samples, the worst first.
  package let values: [SliceValue]
  /// How many values have fewer samples, and how many samples these have together.
  package let omitted: Omitted

  /// What a table leaves out.
  package struct Omitted: Sendable, Equatable {
    package let values: Int
    package let samples: Int
  }
}
