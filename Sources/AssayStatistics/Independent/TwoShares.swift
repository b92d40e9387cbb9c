/// Two shares of different samples: Newcombe's interval, and the test of equal shares.
package struct TwoShares: Sendable, Equatable {
  /// The number of samples that count, and of all samples.
  package typealias Share = (count: Int, total: Int)

  private let first: [Int]
  private let second: [Int]

  /// nil unless each count is at least 0 and at most its total, which is above 0.
  package init?(_ first: Share, _ second: Share) {
    for share in [first, second] {
      guard share.total > 0, 0...share.total ~= share.count else { return nil }
    }
    (self.first, self.second) = ([first.count, first.total], [second.count, second.total])
  }

  private static func share(_ side: [Int]) -> Double { Double(side[0]) / Double(side[1]) }

  /// The first share minus the second.
  package var difference: Double { TwoShares.share(first) - TwoShares.share(second) }

  /// The z statistic with the pooled share; 0 if both shares are 0 or both are 1.
  package var z: Double {
    let (n, m) = (Double(first[1]), Double(second[1]))
    let pooled = Double(first[0] + second[0]) / (n + m)
    let error = (pooled * (1 - pooled) * (1 / n + 1 / m)).squareRoot()
    return error > 0 ? difference / error : 0
  }

  /// The two-sided p value for equal shares.
  package var p: Double { Normal.twoSided(z) }

  /// The smallest possible ``p`` for these numbers of samples: one share is 0, the other 1.
  package var smallestP: Double {
    TwoShares((0, first[1]), (second[1], second[1]))?.p ?? 1
  }

  /// The standard error, from the variance of each share.
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

extension Interval {
  /// The hybrid score interval of the difference between two proportions of different samples.
  ///
  /// R. G. Newcombe 1998, method 10: the distance of each limit combines Wilson's limits. The
  /// interval is within −1...1.
  ///
  /// - Throws: `tooFew` without trials, `impossible` unless 0 ≤ successes ≤ trials.
  package static func newcombe(
    _ first: (successes: Int, trials: Int), _ second: (successes: Int, trials: Int),
    _ confidence: Confidence
  ) throws(Indeterminate) -> Interval {
    let one = try wilson(first.successes, of: first.trials, confidence)
    let other = try wilson(second.successes, of: second.trials, confidence)
    let p = Double(first.successes) / Double(first.trials)
    let q = Double(second.successes) / Double(second.trials)
    func distance(_ a: Double, _ b: Double) -> Double { (a * a + b * b).squareRoot() }
    return Interval(
      low: max(p - q - distance(p - one.low, other.high - q), -1),
      high: min(p - q + distance(one.high - p, q - other.low), 1))
  }
}
