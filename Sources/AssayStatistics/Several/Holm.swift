/// Holm's step-down procedure (1979): several tests, and still a risk of α to reject a true one.
///
/// Tests with the same p share one rank, so that nothing depends on the order of the tests. So do p values
/// that rounding has parted: those within 10⁻⁹ of a smaller one count as the largest of them.
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
  private let ranked: [Ranked]

  /// A test, and how many p values are smaller than its own.
  private struct Ranked: Sendable, Equatable {
    let index: Int
    let rank: Int
  }

  /// The procedure; nil if one is no p value.
  package init?(_ pValues: [Double]) {
    guard pValues.allSatisfy({ 0...1 ~= $0 }) else { return nil }
    let pValues = Holm.levelled(pValues)
    self.pValues = pValues
    var ranked: [Ranked] = []
    for index in pValues.indices.sorted(by: { pValues[$0] < pValues[$1] }) {
      let tied = ranked.last.flatMap { pValues[$0.index] == pValues[index] ? $0.rank : nil }
      ranked.append(Ranked(index: index, rank: tied ?? ranked.count))
    }
    self.ranked = ranked
    var adjusted = pValues
    var largest = 0.0
    for test in ranked {
      largest = max(largest, min(1, Double(pValues.count - test.rank) * pValues[test.index]))
      adjusted[test.index] = largest
    }
    self.adjusted = adjusted
  }

  /// The same, of those that only rounding parts the largest for all.
  private static func levelled(_ pValues: [Double]) -> [Double] {
    var levelled = pValues
    let sorted = pValues.indices.sorted { pValues[$0] < pValues[$1] }
    var rest = sorted[...]
    while let first = rest.first {
      let tied = rest.prefix { pValues[$0] <= pValues[first] * (1 + 1e-9) }
      let largest = tied.last.map { pValues[$0] } ?? pValues[first]
      for index in tied { levelled[index] = largest }
      rest = rest.dropFirst(tied.count)
    }
    return levelled
  }

  /// Each test's decision, and an interval's confidence that never contradicts it.
  ///
  /// A p with r smaller ones among m is compared with α_r = α/(m−r), up to the first that fails. An
  /// interval of risk α_r excludes 0 exactly when its own p ≤ α_r, so those rejected take their α_r.
  /// All others have a p no smaller than the first that fails, at f; so with the risk α_f each of
  /// their intervals holds 0. This is so of intervals that are made from the test itself; one that is not
  /// has to be brought to agree.
  package func decisions(_ confidence: Confidence) -> [Decision] {
    var decisions = pValues.map { _ in Decision(isRejected: false, confidence: confidence) }
    var failed: Confidence?
    for test in ranked {
      let step = failed ?? confidence.shared(among: pValues.count - test.rank)
      if pValues[test.index] > step.alpha { failed = step }
      decisions[test.index] = Decision(isRejected: failed == nil, confidence: step)
    }
    return decisions
  }
}
