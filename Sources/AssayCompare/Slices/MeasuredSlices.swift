package import AssayResults

/// A test set by the values of a column, or of two.
package struct MeasuredSlices: Sendable {
  /// The names of one column or two.
  package let columns: [String]
  /// The values with enough samples, the worst first.
  package let values: [MeasuredSlice]
  /// How many values have fewer samples, and how many samples these have together.
  package let omitted: SliceTable.Omitted
}
