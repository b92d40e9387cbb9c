import AssayData
import AssayResults

/// Ranks one model's scores of samples that have weights: accumulate, merge, value.
///
/// It is simpler than ``ScoreStore`` and ``CalibrationSums``, whose counts are whole numbers: every
/// score is kept, 8 bytes each, up to ``mostScores`` of all models. Sums of weights are exact and
/// equal scores are taken together, so neither order nor merging changes a bit. Multiplying all
/// weights by a power of two changes no result.
struct WeighedScores: Sendable {
  private static let mostScores = 20_000_000

  private let classCount: Int
  private let mostScores: Int
  private let scale: ScoreScale
  /// Scores `[n, K]` on the scale, row by row.
  private var scores: [Double] = []
  private var labels: [Int32] = []
  private var ranks: [Int32] = []
  private var weights: [Double] = []
  private var isOverfull = false

  init(classCount: Int, modelCount: Int, kind: ScoreSpace) {
    self.classCount = classCount
    scale = kind.scale
    mostScores = WeighedScores.mostScores / max(1, modelCount)
  }

  /// Adds samples, whose weights must be above 0.
  mutating func add(
    _ batch: SampleBatch, _ distributions: Distributions, _ weights: [Double]
  ) {
    guard !isOverfull else { return }
    let batchRanks = labelRanks(distributions.scores, labels: batch.labels)
    let batchScores = distributions.rankScores
    for row in 0..<batch.count {
      scores += batchScores.row(row)
      labels.append(batch.labels[row])
      ranks.append(batchRanks[row])
      self.weights.append(weights[row])
    }
    if scores.count > mostScores { overfill() }
  }

  mutating func merge(_ other: WeighedScores) {
    if other.isOverfull || scores.count + other.scores.count > mostScores { overfill() }
    guard !isOverfull else { return }
    scores += other.scores
    labels += other.labels
    ranks += other.ranks
    weights += other.weights
  }

  private mutating func overfill() {
    (isOverfull, scores, labels, ranks, weights) = (true, [], [], [], [])
  }

  /// The binary exponent of the largest weight of some samples.
  private func weightScale(_ isCounted: (Int) -> Bool) -> Int {
    let largest = labels.indices.reduce(0) { isCounted($1) ? max($0, weights[$1]) : $0 }
    return largest > 0 ? ScaledWeight(largest).exponent : 0
  }

  /// The weights, scaled such that the largest is from ½ up to 1.
  private var scaledWeights: [Double] {
    let scale = weightScale { _ in true }
    return weights.map { ScaledWeight($0).divided(by: scale) }
  }

  /// The total weights of the samples with one score.
  ///
  /// The largest weight of a positive is scaled to be from ½ up to 1, and so is that of a negative:
  /// the shares within a class are precise however little the class weighs.
  private struct Level {
    let positives: Double
    let negatives: Double
  }

  /// The samples by their scores of a class, from the highest down; a negative's weight times two
  /// to `exponent` is comparable with a positive's.
  private func levels(_ index: Int) -> (levels: [Level], exponent: Int) {
    let positiveScale = weightScale { labels[$0] == Int32(index) }
    let negativeScale = weightScale { labels[$0] != Int32(index) }
    var order = labels.indices.map { (score: scores[$0 * classCount + index], row: $0) }
    order.sort { $0.score > $1.score }
    var levels: [Level] = []
    var (positives, negatives) = (CompactSum(), CompactSum())
    for (place, (score, row)) in order.enumerated() {
      let weight = ScaledWeight(weights[row])
      if labels[row] == Int32(index) {
        positives.add(weight.divided(by: positiveScale))
      } else {
        negatives.add(weight.divided(by: negativeScale))
      }
      let next = place + 1
      guard next == order.count || order[next].score != score else { continue }
      levels.append(Level(positives: positives.value, negatives: negatives.value))
      (positives, negatives) = (CompactSum(), CompactSum())
    }
    return (levels, negativeScale - positiveScale)
  }

  /// The number for the positive class of two, else the mean of the number over classes.
  private func overClasses(
    _ positive: Int?, _ value: ([Level], Int) -> Estimate
  ) -> Estimate {
    if isOverfull { return .undefined(.tooManyScores) }
    if labels.isEmpty { return .undefined(.noWeight) }
    func estimate(_ index: Int) -> Estimate {
      let (levels, exponent) = levels(index)
      return value(levels, exponent)
    }
    if classCount == 2 { return estimate(positive ?? 1) }
    return ClassAverage(macro: (0..<classCount).map(estimate)).estimate
  }

  /// The area under the ROC curve: the share of the weight of pairs that are in the right order.
  func area(positive: Int?) -> Estimate {
    overClasses(positive) { levels, _ in
      var (positives, negatives, ordered) = (ExactSum(), ExactSum(), ExactSum())
      for level in levels.reversed() {
        ordered.add(level.positives * (negatives.value + level.negatives / 2))
        positives.add(level.positives)
        negatives.add(level.negatives)
      }
      guard positives.value > 0 else { return .undefined(.noSamples) }
      guard negatives.value > 0 else { return .undefined(.noOtherSamples) }
      return .value(ordered.value / positives.value / negatives.value)
    }
  }

  /// The mean over the positives of the precision at their score.
  func averagePrecision(positive: Int?) -> Estimate {
    overClasses(positive) { levels, exponent in
      // In sums over both sides, the larger of the two has weights up to 1.
      func scaled(_ weight: Double, _ exponent: Int) -> Double {
        Double(sign: .plus, exponent: min(0, exponent), significand: weight)
      }
      var (positives, all, sum) = (ExactSum(), ExactSum(), ExactSum())
      for level in levels {
        positives.add(level.positives)
        all.add(scaled(level.positives, -exponent))
        all.add(scaled(level.negatives, exponent))
        guard level.positives > 0 else { continue }
        // The sum underflows to 0 only while there are no negatives.
        let precision = all.value > 0 ? scaled(positives.value, -exponent) / all.value : 1
        sum.add(level.positives * precision)
      }
      guard positives.value > 0 else { return .undefined(.noSamples) }
      return .value(sum.value / positives.value)
    }
  }

  /// The share of the weight of samples whose label is not among the first k classes.
  func topError(_ k: Int) -> Estimate {
    if isOverfull { return .undefined(.tooManyScores) }
    var (wrong, all) = (ExactSum(), ExactSum())
    for (rank, weight) in zip(ranks, scaledWeights) {
      all.add(weight)
      if Int(rank) >= k { wrong.add(weight) }
    }
    return all.value > 0 ? .value(wrong.value / all.value) : .undefined(.noWeight)
  }

  /// Each bin's weight, and its gap between confidence and the share of right answers; bins without
  /// weight are left out.
  private var gaps: [(weight: Double, gap: Double)] {
    let bins = ReliabilityBins(count: Metric.calibrationBins)
    let weights = scaledWeights
    var sums = Array(
      repeating: (weight: ExactSum(), gap: ExactSum()), count: Metric.calibrationBins)
    for row in labels.indices {
      let highest = scores[row * classCount..<(row + 1) * classCount].max()
      let confidence = highest.map(scale.probability) ?? 0
      let bin = bins.bin(of: confidence)
      let isRight = ranks[row] == 0
      sums[bin].weight.add(weights[row])
      sums[bin].gap.add(weights[row] * (confidence - (isRight ? 1 : 0)))
    }
    return sums.map { ($0.weight.value, $0.gap.value.magnitude) }.filter { $0.weight > 0 }
  }

  var expectedError: Estimate {
    error { gaps in
      var (gap, weight) = (ExactSum(), ExactSum())
      for bin in gaps {
        gap.add(bin.gap)
        weight.add(bin.weight)
      }
      return gap.value / weight.value
    }
  }

  var maximumError: Estimate { error { $0.reduce(0) { max($0, $1.gap / $1.weight) } } }

  private func error(_ value: ([(weight: Double, gap: Double)]) -> Double) -> Estimate {
    if isOverfull { return .undefined(.tooManyScores) }
    let gaps = gaps
    return gaps.isEmpty ? .undefined(.noWeight) : .value(value(gaps))
  }
}
