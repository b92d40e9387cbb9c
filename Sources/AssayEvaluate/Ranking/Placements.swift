/// Where each score stands among the other class's: its placement, twice as large so that it is
/// whole.
///
/// Of a positive, 2 for each negative below and 1 for each with the same score; of a negative, the
/// same of positives above. Their sums over either class are 2U (E. R. DeLong, D. M. DeLong and
/// D. L. Clarke-Pearson, "Comparing the areas under two or more correlated receiver operating
/// characteristic curves", 1988; from ranks as X. Sun and W. Xu, 2014, do).
package struct Placements: Sendable {
  /// From the highest to the lowest.
  private let scores: [Double]
  /// What is above each of them; one more entry for all.
  private let above: [(positives: Int, negatives: Int)]
  /// Of the scores with a code, the first is so far down; one more entry for the end.
  private let starts: [Int]
  private let negatives: Int
  private let resolution: RankedScores.Resolution
  private let scale: ScoreScale

  package init(_ ranked: RankedScores) {
    var starts = Array(repeating: 0, count: ScoreCode.count + 1)
    var above = [(positives: 0, negatives: 0)]
    above.reserveCapacity(ranked.groups.count + 1)
    var sums = (positives: 0, negatives: 0)
    for group in ranked.groups {
      starts[Placements.place(ranked.scale.code(group.score)) + 1] += 1
      sums.positives += group.positives
      sums.negatives += group.negatives
      above.append(sums)
    }
    for place in 0..<ScoreCode.count { starts[place + 1] += starts[place] }
    (self.starts, self.above) = (starts, above)
    scores = ranked.groups.map(\.score)
    (negatives, resolution, scale) = (ranked.negatives, ranked.resolution, ranked.scale)
  }

  /// Twice the placement of a score, in 0 … 2N of a positive and 0 … 2P of a negative.
  ///
  /// The score need not be among those ranked. O(log n), of the scores with the same code alone.
  package func twice(_ score: Double, isPositive: Bool) -> Int {
    let code = scale.code(score)
    guard resolution == .exact else { return twice(ofCode: code, isPositive: isPositive) }
    let end = starts[Placements.place(code) + 1]
    // The first that is not above the score.
    var (first, last) = (starts[Placements.place(code)], end)
    while first < last {
      let middle = (first + last) / 2
      if scores[middle] > score { first = middle + 1 } else { last = middle }
    }
    return twice(at: first, isFound: first < end && scores[first] == score, isPositive: isPositive)
  }

  /// The same of a score that is known by its code alone.
  func twice(ofCode code: ScoreCode, isPositive: Bool) -> Int {
    let (first, end) = (starts[Placements.place(code)], starts[Placements.place(code) + 1])
    return twice(at: first, isFound: first < end, isPositive: isPositive)
  }

  private func twice(at first: Int, isFound: Bool, isPositive: Bool) -> Int {
    let (here, next) = (above[first], above[isFound ? first + 1 : first])
    return isPositive
      ? 2 * negatives - here.negatives - next.negatives : here.positives + next.positives
  }

  /// Codes from the highest on, as the groups are.
  private static func place(_ code: ScoreCode) -> Int { Int(~code.rawValue) }
}
