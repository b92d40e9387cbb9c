extension RankedScores {
  /// Samples in bins of about the same number, from the lowest scores on.
  ///
  /// Of N samples, one with L lower scores and E equal ones, its own included, is in bin
  /// ⌊M·(2L + E)/(2N)⌋: by the middle of its ties, which stay together, so that the order of the
  /// samples makes no difference. Bins that ties leave empty are there. The idea is M. P. Naeini's,
  /// K. Nguyen's and B. O'Connor's (2015); the rule for ties is Assay's.
  ///
  /// - Parameter binCount: M, 1 at least.
  /// - Returns: M bins, empty ones too.
  package func equalMassBins(_ binCount: Int) -> [ReliabilityBin] {
    var bins = Array(repeating: ReliabilityBin(), count: max(1, binCount))
    var lower = count
    for group in groups {
      lower -= group.count
      let place = Int128(bins.count) * Int128(2 * lower + group.count) / Int128(2 * count)
      bins[Int(place)].add(group, probability: probability(group))
    }
    return bins
  }
}
