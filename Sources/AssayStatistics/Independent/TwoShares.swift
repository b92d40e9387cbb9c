/// Two shares of different samples: Newcombe's interval, and the test of equal shares.
package struct TwoShares: Sendable, Equatable {
  /// Samples that count, of all.
  package typealias Share = (count: Int, total: Int)

  private let first: [Int]
  private let second: [Int]

  /// Nil unless each count is part of a total above 0.
  package init?(_ first: Share, _ second: Share) {
    for share in [first, second] {
      guard share.total > 0, 0...share.total ~= share.count else { return nil }
    }
    (self.first, self.second) = ([first.count, first.total], [second.count, second.total])
  }

  private static func share(_ side: [Int]) -> Double { Double(side[0]) / Double(side[1]) }

  /// The first share less the second.
  package var difference: Double { TwoShares.share(first) - TwoShares.share(second) }

  /// The z statistic with the pooled share; 0 where both shares are 0 or both are 1.
  package var z: Double {
    let (n, m) = (Double(first[1]), Double(second[1]))
    let pooled = Double(first[0] + second[0]) / (n + m)
    let error = (pooled * (1 - pooled) * (1 / n + 1 / m)).squareRoot()
    return error > 0 ? difference / error : 0
  }

  /// The two-sided p value of equal shares.
  package var p: Double { Normal.twoSided(z) }

  /// The smallest ``p`` of as many samples: one share 0, the other 1.
  package var smallestP: Double {
    TwoShares((0, first[1]), (second[1], second[1]))?.p ?? 1
  }

  /// The standard error with each share's own variance.
  package var standardError: Double {
    let variances = [first, second].map { side in
      let share = TwoShares.share(side)
      return share * (1 - share) / Double(side[1])
    }
    return (variances[0] + variances[1]).squareRoot()
  }

  /// Newcombe's hybrid score interval.
  package func interval(_ confidence: Confidence) -> Interval? {
    try? Interval.newcombe((first[0], first[1]), (second[0], second[1]), confidence)
  }
}
