/// The rising step function of the scores that is closest to the outcomes: the calibrated scores in
/// this order.
///
/// It is computed by pooling adjacent violators (M. Ayer et al., "An empirical distribution
/// function for sampling with incomplete information", 1955), and minimizes both the Brier score
/// and the log score. Tied scores are pooled first; frequencies are compared as fractions, so
/// nothing is rounded.
package struct IsotonicFit: Sendable, Equatable {
  /// Adjacent scores that get the same probability, `positives/count`.
  package struct Block: Sendable, Equatable {
    /// The lowest of their given probabilities.
    package fileprivate(set) var lowest: Double
    package fileprivate(set) var highest: Double
    package fileprivate(set) var positives: Int
    package fileprivate(set) var count: Int

    /// The recalibrated probability, in 0 … 1.
    package var frequency: Double { Double(positives) / Double(count) }

    fileprivate func isAtLeast(_ other: Block) -> Bool {
      Int128(positives) * Int128(other.count) >= Int128(other.positives) * Int128(count)
    }
  }

  /// The blocks from the lowest scores to the highest, with rising frequencies; at most about N^⅔
  /// of them, since all these fractions differ.
  package let blocks: [Block]

  package init(_ ranked: RankedScores) {
    var blocks: [Block] = []
    for group in ranked.groups.reversed() {
      let range = ranked.probabilities(group)
      var block = Block(
        lowest: range.lowerBound, highest: range.upperBound, positives: group.positives,
        count: group.count)
      while let last = blocks.last, last.isAtLeast(block) {
        block.lowest = last.lowest
        block.positives += last.positives
        block.count += last.count
        blocks.removeLast()
      }
      blocks.append(block)
    }
    self.blocks = blocks
  }
}

// MARK: - Reliability diagram

extension IsotonicFit {
  package struct Point: Sendable, Equatable {
    package let score: Double
    /// The recalibrated probability.
    package let frequency: Double
  }

  /// The points of a reliability diagram: both ends of each block, flat between them, rising to the
  /// next.
  ///
  /// There are at most `limit` points (at least two), those that show the most, to be joined by
  /// straight lines. T. Dimitriadis, T. Gneiting and A. I. Jordan, "Stable reliability diagrams for
  /// probabilistic classifiers", 2021.
  package func curve(limit: Int) -> [Point] {
    var places: [SIMD2<Double>] = []
    for block in blocks {
      places.append(SIMD2(block.lowest, block.frequency))
      guard block.highest > block.lowest else { continue }
      places.append(SIMD2(block.highest, block.frequency))
    }
    return cornerIndices(places, limit: limit).map { index in
      Point(score: places[index].x, frequency: places[index].y)
    }
  }
}
