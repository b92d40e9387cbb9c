/// Samples with similar scores: their number, the number of positives, and the sum of the scores.
package struct ReliabilityBin: Sendable, Equatable {
  package var count = 0
  package var positives = 0
  package var scoreSum = ScoreSum()
  /// The part of ``scoreSum`` that comes from positives.
  package var positiveScoreSum = ScoreSum()

  package init() {}

  /// The mean score, in 0 … 1; nil if the bin is empty.
  package var meanScore: Double? { count == 0 ? nil : scoreSum.value / Double(count) }

  /// The share of positives, in 0 … 1; nil if the bin is empty.
  package var frequency: Double? { count == 0 ? nil : Double(positives) / Double(count) }

  /// The mean score minus the share of positives, in −1 … 1; above 0 if the scores are too high.
  package var gap: Double? { count == 0 ? nil : gapSum.value / Double(count) }

  /// ``gap`` times ``count``, exactly.
  var gapSum: ScoreSum { scoreSum - ScoreSum(count: positives) }

  /// p(1 − p) of the share of positives.
  var frequencyVariance: Double {
    guard count > 0 else { return 0 }
    return Double(Int128(positives) * Int128(count - positives))
      / Double(Int128(count) * Int128(count))
  }

  mutating func add(_ group: RankedScores.Group, probability: Double) {
    let score = ScoreSum(probability)
    count += group.count
    positives += group.positives
    scoreSum += score * group.count
    positiveScoreSum += score * group.positives
  }
}
