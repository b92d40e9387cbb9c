package import AssayEvaluate
package import AssayResults

/// The samples with one value of a column, or one value in each of two columns.
package struct MeasuredSlice: Sendable {
  /// The text in each column; it may be empty.
  package let texts: [String]
  package let count: Int
  /// The evaluations, in the order of the comparison's; they have ranking and calibration if
  /// probabilities are kept exactly.
  package let evaluations: [Evaluation]
  /// The pairs, in the order of the comparison's; the tests of a metric are adjusted for those of
  /// the other values.
  package let pairs: [PairedComparison]
}

extension [MeasuredSlice] {
  /// The slices in order, the worst first: by the mean over models of a metric where lower is
  /// better, then by text.
  func worstFirst(by key: String) -> [MeasuredSlice] {
    sorted { one, other in
      let (first, second) = (one.mean(key), other.mean(key))
      return first == second
        ? one.texts.lexicographicallyPrecedes(other.texts, by: { $0.precedes($1) })
        : first > second
    }
  }
}

extension MeasuredSlice {
  fileprivate func mean(_ key: String) -> Double {
    let values = evaluations.compactMap { $0.estimate(key).finite }
    return values.reduce(0, +) / Double(Swift.max(1, values.count))
  }
}

extension String {
  /// Whether its bytes come before another's.
  fileprivate func precedes(_ other: String) -> Bool {
    utf8.lexicographicallyPrecedes(other.utf8)
  }
}

/// The slices of a test set by the values of one column, or of two.
package struct MeasuredSlices: Sendable {
  /// The names of the one or two columns.
  package let columns: [String]
  /// The slices with enough samples, the worst first.
  package let values: [MeasuredSlice]
  /// The number of values with fewer samples, and the number of their samples.
  package let omitted: SliceTable.Omitted
}
