/// Cochran's Q (1950): tests whether several models are right equally often on the same samples.
package struct CochranQ: Sendable, Equatable {
  package let statistic: Double
  package let degreesOfFreedom: Int
  /// P(χ² > Q).
  package let p: Double

  package init(statistic: Double, degreesOfFreedom: Int, p: Double) {
    (self.statistic, self.degreesOfFreedom, self.p) = (statistic, degreesOfFreedom, p)
  }

  /// Makes the test from counts that add up over parts.
  ///
  /// - Parameters:
  ///   - right: The number of samples that each of the k models is right about: k counts.
  ///   - samplesByRight: The number of samples that 0 to k models are right about: k+1 counts.
  /// - Throws: `tooFew` for one model, `noSpread` if the models agree on every sample, `impossible`
  ///   if no samples can have these counts.
  package init(right: [Int], samplesByRight: [Int]) throws(Indeterminate) {
    let k = right.count
    guard k >= 2, let distribution = ChiSquared(degreesOfFreedom: k - 1) else {
      throw .tooFew(least: 2)
    }
    let samples = CochranQ.total(samplesByRight)
    guard samplesByRight.count == k + 1, (right + samplesByRight).allSatisfy({ $0 >= 0 }),
      right.allSatisfy({ $0 <= samples }),
      CochranQ.total(right) == CochranQ.total(samplesByRight.enumerated().map { ($0, $1) })
    else { throw .impossible }

    // k·ΣG² − (ΣG)² is the sum of the squares of all differences, computed without cancellation.
    var apart = 0.0
    for (index, first) in right.enumerated() {
      for second in right[..<index] {
        apart += Double(first - second) * Double(first - second)
      }
    }
    var discordance = 0.0
    for (count, samples) in samplesByRight.enumerated() {
      discordance += Double(samples) * Double(count) * Double(k - count)
    }
    guard discordance > 0 else { throw .noSpread }
    statistic = Double(k - 1) * apart / discordance
    degreesOfFreedom = k - 1
    p = distribution.survival(statistic)
  }

  private static func total(_ counts: [Int]) -> Int128 {
    counts.reduce(0) { $0 + Int128($1) }
  }

  private static func total(_ weighted: [(Int, Int)]) -> Int128 {
    weighted.reduce(0) { $0 + Int128($1.0) * Int128($1.1) }
  }
}
