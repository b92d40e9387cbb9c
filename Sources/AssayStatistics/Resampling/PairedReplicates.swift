/// The differences between two models in one metric, in bootstrap replicates.
package struct PairedReplicates: Sendable, Equatable {
  /// Differences of at most 10⁻¹² in magnitude are stored as 0.
  private let differences: [Double]
  package let atMostZero: Int
  package let atLeastZero: Int

  /// The share of replicates that must have a value.
  package static let leastDefined = 0.99

  /// Takes the differences of all replicates, NaN if one of the models has no value; nil if that is
  /// so in more than 1 % of them.
  package init?(_ replicates: [Double]) {
    let defined = replicates.filter { !$0.isNaN }.map { $0.magnitude <= 1e-12 ? 0 : $0 }
    let least = PairedReplicates.leastDefined * Double(replicates.count)
    guard !defined.isEmpty, Double(defined.count) >= least else { return nil }
    differences = defined
    atMostZero = defined.count { $0 <= 0 }
    atLeastZero = defined.count { $0 >= 0 }
  }

  package var count: Int { differences.count }

  /// The two-sided p value for no difference, 2·(k + 1)/(B + 1) for k of B replicates on the rarer
  /// side of 0 (Davison and Hinkley 1997, 4.4).
  package var p: Double {
    min(1, 2 * Double(min(atMostZero, atLeastZero) + 1) / Double(count + 1))
  }

  /// The smallest ``p`` that ``count`` replicates could give.
  package var smallestP: Double { min(1, 2 / Double(count + 1)) }

  /// The percentile interval, which excludes 0 exactly if ``p`` is at most the risk; nil if it
  /// needs more replicates.
  package func interval(_ confidence: Confidence) -> Interval? {
    try? Interval.percentile(of: differences, confidence)
  }

  /// The standard deviation of the replicates.
  package var standardError: Double {
    let mean = differences.reduce(0, +) / Double(count)
    let squares = differences.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    return (squares / Double(max(1, count - 1))).squareRoot()
  }
}
