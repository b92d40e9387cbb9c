/// Holm's step-down procedure (1979): several tests, and still a risk of α to reject a true one.
package struct Holm: Sendable, Equatable {
  /// What became of one test.
  package struct Decision: Sendable, Equatable {
    package let isRejected: Bool
    /// How sure the interval of this test must be to agree.
    package let confidence: Confidence
  }

  /// The adjusted p values, in the order of the tests: each the least α at which its test is
  /// rejected, but for the last bits; `decisions` decides.
  package let adjusted: [Double]

  private let pValues: [Double]
  /// The tests by their p values, the smallest first.
  private let order: [Int]

  /// The procedure; nil if one is no p value.
  package init?(_ pValues: [Double]) {
    guard pValues.allSatisfy({ 0...1 ~= $0 }) else { return nil }
    order = pValues.indices.sorted { (pValues[$0], $0) < (pValues[$1], $1) }
    self.pValues = pValues
    var adjusted = pValues
    var largest = 0.0
    for (rank, index) in order.enumerated() {
      largest = max(largest, min(1, Double(order.count - rank) * pValues[index]))
      adjusted[index] = largest
    }
    self.adjusted = adjusted
  }

  /// Each test's decision, and an interval's confidence that never contradicts it.
  ///
  /// The i-th smallest p of m is compared with α_i = α/(m−i+1), up to the first step f that fails. An
  /// interval of risk α_i excludes 0 exactly when its own p ≤ α_i, so those rejected take their α_i.
  /// All others have p ≥ p_f > α_f, so with the risk α_f each of their intervals holds 0. This is so of intervals
  /// that are made from the test itself; one that is not has to be brought to agree.
  package func decisions(_ confidence: Confidence) -> [Decision] {
    let steps = order.indices.map { confidence.shared(among: order.count - $0) }
    let failure = zip(order, steps).enumerated().first {
      pValues[$0.element.0] > $0.element.1.alpha
    }
    let reached = failure?.offset ?? order.count
    var decisions = pValues.map { _ in
      Decision(isRejected: false, confidence: failure?.element.1 ?? confidence)
    }
    for (index, step) in zip(order, steps).prefix(reached) {
      decisions[index] = Decision(isRejected: true, confidence: step)
    }
    return decisions
  }
}
