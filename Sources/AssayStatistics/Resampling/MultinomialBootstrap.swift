import AssayNumerics

/// Resamples the cells of a table, as if its samples were drawn again with replacement.
///
/// Anything that depends on the samples only through counts has the same distribution as with
/// resampled rows, and the cost does not depend on the number of samples. Each replicate draws the
/// nonzero cells one by one, each from the binomial distribution given the cells before.
package struct MultinomialBootstrap: Sendable {
  private let cells: [Int]
  private let total: Int
  private let seed: UInt64
  private let replicates: Int

  /// The bootstrap; nil for negative numbers, an empty table, or a total that overflows.
  ///
  /// The same seed gives the same replicates if the C library's logarithm has the same bits.
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

  /// Calls `body` with the resampled cells of each replicate, in the order of the given cells and
  /// with the same total.
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
