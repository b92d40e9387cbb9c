package import AssayData

/// The mean of a number over classes, in the two usual ways.
package struct MacroMean: Sendable, Equatable {
  /// Over all K classes, where an undefined value counts as 0 (scikit-learn's `zero_division=0`).
  package let overAll: Double
  /// Over the classes where it is defined; nil if it is defined for none.
  package let overDefined: Double?

  package init(_ estimates: [Estimate]) {
    let defined = estimates.compactMap(\.finite)
    var sum = ExactSum()
    for value in defined { sum.add(value) }
    overAll = sum.value / Double(max(1, estimates.count))
    overDefined = defined.isEmpty ? nil : sum.value / Double(defined.count)
  }
}
