import AssayBytes
import AssayData

/// Samples in bins of equal width: bin j of M holds the scores in ((j − 1)/M, j/M].
///
/// Edges are the doubles nearest to j/M, computed as j/M; j·(1/M) and steps of 1/M would give
/// others. A score of 0 is in the first bin. All sums are whole numbers, so neither order nor
/// merging changes a bit.
package struct ReliabilityBins: Sendable, Equatable {
  /// The sum of the scores and the number of a bin's samples with one outcome.
  private struct Half: Sendable, Equatable {
    var sum = ScoreSum()
    var count = 0
  }

  /// Negatives and positives of each bin, side by side.
  private var halves: [Half]
  /// The edges of the bins: a score above an edge is in the bin that starts there.
  ///
  /// The first edge is lower than any score, the last is 1.
  private let edges: [Double]

  /// - Parameter count: M, at least 1; 15 is usual in the literature.
  package init(count: Int) {
    let count = max(1, count)
    halves = Array(repeating: Half(), count: 2 * count)
    edges = [-1] + (1...count).map { Double($0) / Double(count) }
  }

  /// The probabilities of a ranking; codes are binned by their representatives, which may be in
  /// another bin.
  package init(_ ranked: RankedScores, count: Int) {
    self.init(count: count)
    for group in ranked.groups {
      let p = ranked.probability(group)
      let place = 2 * bin(of: p)
      let score = ScoreSum(p)
      halves[place].sum += score * group.negatives
      halves[place].count += group.negatives
      halves[place + 1].sum += score * group.positives
      halves[place + 1].count += group.positives
    }
  }

  package var count: Int { edges.count - 1 }

  /// The bin of a probability, counted from 0; one outside 0 … 1 is in the first or last bin.
  package func bin(of score: Double) -> Int {
    let inside = score > 0 ? min(score, 1) : 0
    // Adding 2⁵² rounds x to a whole number in the low bits, without a conversion. That is the
    // nearest edge; the score is in the bin above or below it.
    let scaled = inside * Double(edges.count &- 1)
    let near = Int(truncatingIfNeeded: (scaled + 0x1p52).bitPattern & 0xFFFF_FFFF)
    return near &- (inside <= edges[near] ? 1 : 0)
  }

  /// Adds a sample.
  package mutating func add(_ score: Double, isPositive: Bool) {
    let place = 2 * bin(of: score) + (isPositive ? 1 : 0)
    halves[place].sum += ScoreSum(score)
    halves[place].count += 1
  }

  /// Adds the samples of other bins; there must be the same number of bins.
  package mutating func merge(_ other: ReliabilityBins) {
    for (place, half) in zip(halves.indices, other.halves) {
      halves[place].sum += half.sum
      halves[place].count += half.count
    }
  }

  /// All bins, including empty ones.
  package var bins: [ReliabilityBin] {
    (0..<count).map { index in
      let (negative, positive) = (halves[2 * index], halves[2 * index + 1])
      var bin = ReliabilityBin()
      bin.count = negative.count + positive.count
      bin.positives = positive.count
      bin.scoreSum = negative.sum + positive.sum
      bin.positiveScoreSum = positive.sum
      return bin
    }
  }
}

// MARK: - Equal numbers of samples

extension RankedScores {
  /// Bins with about the same number of samples each, from the lowest scores up.
  ///
  /// Of N samples, one with L lower scores and E equal ones, its own included, is in bin ⌊M·(2L +
  /// E)/(2N)⌋. Ties stay together, placed by their middle, so the order of the samples makes no
  /// difference. Bins that ties leave empty are included. The idea is by M. P. Naeini, K. Nguyen
  /// and B. O'Connor (2015); the rule for ties is Assay's.
  ///
  /// - Parameter binCount: M, at least 1.
  /// - Returns: M bins, including empty ones.
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

// MARK: - Saved form

extension ReliabilityBins {
  /// The negatives and the positives of each bin, as count and sum.
  var saved: Saved {
    .list(halves.map { .list([.count($0.count), $0.sum.saved]) })
  }

  /// Reads the bins of `count` samples back.
  init(saved: Saved, binCount: Int, count: Int) throws(SavedFault) {
    self.init(count: binCount)
    var total = 0
    for (place, entry) in try saved.list(count: halves.count).enumerated() {
      let half = try entry.list(count: 2)
      halves[place] = Half(
        sum: try ScoreSum(saved: half[1]), count: try half[0].count(to: count))
      total += halves[place].count
    }
    guard total == count else {
      throw saved.fault(.notAddingUp(saved.name, expected: count, found: total))
    }
  }
}
