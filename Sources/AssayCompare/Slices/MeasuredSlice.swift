package import AssayEvaluate

/// The samples with one value of a column, or of two.
package struct MeasuredSlice: Sendable {
  /// The text in each column; one may be empty.
  package let texts: [String]
  package let count: Int
  /// In the order of the comparison's; ranking and calibration are in them while
  /// probabilities are kept as they are.
  package let evaluations: [Evaluation]
  /// In the order of the comparison's; the tests of a metric are weighed with those of the other values.
  package let pairs: [PairedComparison]
}

extension [MeasuredSlice] {
  /// The worst first: by the mean over models of a metric that is better where lower, then by value.
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
