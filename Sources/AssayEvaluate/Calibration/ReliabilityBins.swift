import AssayBytes
import AssayData

/// Samples in bins of equal width of their scores: bin j of M has those in ((j − 1)/M, j/M].
///
/// Edges are the doubles nearest to j/M, as j/M gives them and neither j·(1/M) nor steps of 1/M do.
/// A score of 0 is in the first bin. Whole numbers all, so that neither order nor merging changes a
/// bit.
package struct ReliabilityBins: Sendable, Equatable {
  /// What the samples of a bin with one outcome add up to.
  private struct Half: Sendable, Equatable {
    var sum = ScoreSum()
    var count = 0
  }

  /// Negatives and positives of each bin, side by side.
  private var halves: [Half]
  /// What is above an edge is in the bin that starts there; lower than any score the first, so that
  /// it is above it, and 1 the last.
  private let edges: [Double]

  /// - Parameter count: M, 1 at least; 15 where the literature has no reason for another.
  package init(count: Int) {
    let count = max(1, count)
    halves = Array(repeating: Half(), count: 2 * count)
    edges = [-1] + (1...count).map { Double($0) / Double(count) }
  }

  /// The probabilities of a ranking: of codes, by their representatives, which may be in another bin.
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

  /// Which bin a probability is in, counted from 0; what is outside 0 … 1 is in the first or last.
  package func bin(of score: Double) -> Int { ReliabilityBins.bin(of: score, edges.span) }

  @inline(__always)
  private static func bin(of score: Double, _ edges: Span<Double>) -> Int {
    let inside = score > 0 ? min(score, 1) : 0
    // As the low bits of 2⁵² + x, x is rounded to a whole number without a conversion: the edge
    // that is nearest, and the score is in the bin above or below it.
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

  /// Adds samples, as many as both arrays have.
  package mutating func add(_ scores: [Double], isPositive: [Bool]) {
    let allEdges = edges
    let (scores, edges) = (scores.span, allEdges.span)
    var span = halves.mutableSpan
    // Looked up, since a jump on the outcome would be guessed wrong half the time.
    let sides = SIMD2(0, 1)
    for row in 0..<min(scores.count, isPositive.count) {
      let score = scores[row]
      let side = sides[isPositive[row] ? 1 : 0]
      let place = 2 &* ReliabilityBins.bin(of: score, edges) &+ side
      span[place].sum += ScoreSum(score)
      span[place].count &+= 1
    }
  }

  /// Adds what bins of the same number have of other samples.
  package mutating func merge(_ other: ReliabilityBins) {
    for (place, half) in zip(halves.indices, other.halves) {
      halves[place].sum += half.sum
      halves[place].count += half.count
    }
  }

  /// All bins, empty ones too.
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

// MARK: - Written

extension ReliabilityBins {
  /// Of each bin the negatives and the positives, as count and sum.
  var saved: Saved {
    .list(halves.map { .list([.count($0.count), $0.sum.saved]) })
  }

  /// Reads them back, of `count` samples.
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
