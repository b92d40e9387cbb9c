/// Holm's step-down procedure (1979): several tests with a joint risk α of rejecting a true one.
///
/// Tests with the same p share one rank, so that nothing depends on the order of the tests. So do p
/// values that differ only by rounding: those within a factor of 1 + 10⁻⁹ of a smaller one count as
/// the largest of them.
package struct Holm: Sendable, Equatable {
  /// The decision about one test.
  package struct Decision: Sendable, Equatable {
    package let isRejected: Bool
    /// The confidence level at which this test's interval agrees with the decision.
    package let confidence: Confidence
  }

  /// The adjusted p values, in the order of the tests: the smallest α at which each test is
  /// rejected, except for the last bits; ``decisions(_:)`` is exact.
  package let adjusted: [Double]

  private let pValues: [Double]
  /// The tests in ascending order of their p values.
  private let ranked: [Ranked]

  /// A test, and the number of p values smaller than its own.
  private struct Ranked: Sendable, Equatable {
    let index: Int
    let rank: Int
  }

  /// The procedure; nil if a value is not from 0 to 1.
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

  /// The p values, with those that differ only by rounding set to the largest of them.
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

  /// Each test's decision, and a confidence level at which its interval never contradicts it.
  ///
  /// A p value with r smaller ones among m is compared with α_r = α/(m−r), up to the first that
  /// fails. An interval of risk α_r excludes 0 exactly if its own p ≤ α_r, so rejected tests use
  /// their α_r. All other tests have a p no smaller than the first that fails, at rank f; so with
  /// the risk α_f each of their intervals contains 0. This holds for intervals derived from the
  /// test itself; others must be made to agree.
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
