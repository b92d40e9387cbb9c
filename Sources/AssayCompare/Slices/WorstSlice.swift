package import AssayStatistics

/// A slice in which a model is clearly worse than on all samples.
package struct WorstSlice: Sendable, Equatable {
  /// The places of the table, its value and the model.
  package let table: Int
  package let value: Int
  package let model: Int
  /// The bounds of the metric in the slice, which lie above those on all samples.
  package let interval: Interval
  /// How sure the interval is: more than was asked for, since it is the worst of many slices.
  package let confidence: Confidence
}
