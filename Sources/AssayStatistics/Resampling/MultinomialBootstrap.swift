import AssayNumerics

/// Resamples the cells of a table, as if its samples were drawn again with replacement.
///
/// Whatever depends on the samples through counts alone has the same law so as from resampled rows,
/// and the cost does not depend on their number. Each replicate draws the non-zero cells one by one,
/// each from the binomial distribution that the cells before leave it.
package struct MultinomialBootstrap: Sendable {
  private let cells: [Int]
  private let total: Int
  private let seed: UInt64
  private let replicates: Int

  /// The bootstrap; nil for negative counts, an empty table, or more samples than integers.
  ///
  /// The same seed gives the same replicates where the C library's logarithm has the same bits.
  package init?(cells: [Int], seed: UInt64, replicates: Int) {
    guard cells.allSatisfy({ $0 >= 0 }), replicates >= 0 else { return nil }
    var total = 0
    for cell in cells {
      let (sum, overflow) = total.addingReportingOverflow(cell)
      if overflow { return nil }
      total = sum
    }
    guard total > 0 else { return nil }
    self.cells = cells
    self.total = total
    self.seed = seed
    self.replicates = replicates
  }

  /// Calls `body` with the resampled cells of each replicate, in the order and with the sum of the
  /// cells given.
  package func forEachReplicate<Failure: Error>(
    _ body: (_ cells: [Int]) throws(Failure) -> Void
  ) throws(Failure) {
    let filled = cells.indices.filter { cells[$0] > 0 }
    var generator = SplitMix64(seed: seed)
    var drawn = cells
    for _ in 0..<replicates {
      var samplesLeft = total
      var massLeft = total
      for index in filled {
        let mass = cells[index]
        let isLast = mass == massLeft
        let draw = Binomial(
          possibleTrials: samplesLeft, Double(mass) / Double(massLeft))
        drawn[index] = isLast ? samplesLeft : draw.draw(using: &generator)
        samplesLeft -= drawn[index]
        massLeft -= mass
      }
      try body(drawn)
    }
  }
}
