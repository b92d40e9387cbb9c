import AssayBytes
import AssayData
import AssayResults

/// The sums that measure the calibration of one model: accumulate, merge, value.
///
/// Labels are classes here; soft labels are not folded.
struct CalibrationSums: Sendable {
  /// Confidence, the highest probability, against whether the answer is right.
  private(set) var confidence = ReliabilityBins(count: Metric.calibrationBins)
  private(set) var ranks: LabelRanks
  // For each loss the sum of the losses, the sum that the predictions expect, and the variance that
  // they expect: Σ B, Σ(1 − s₂), Σ 4(s₃ − s₂²), with sₘ = Σ pᵐ; Σ l, Σ H, Σ(Σ p ln²p − H²).
  private var brier = (loss: ExactSum(), expected: ExactSum(), variance: ExactSum())
  private var logarithmic = (loss: ExactSum(), expected: ExactSum(), variance: ExactSum())

  init(classCount: Int) { ranks = LabelRanks(classCount: classCount) }

  /// The bins and ranks of probabilities that are stored exactly, without the losses that tests
  /// need.
  init(_ store: ScoreStore) {
    self.init(classCount: store.classCount)
    for part in store.parts {
      guard case .exact(let values, let partRanks) = part.scores else { continue }
      ranks.add(partRanks)
      for row in part.labels.indices {
        let highest = store.highest(nil, row) { values[$0] }
        confidence.add(store.kind.scale.probability(highest), isPositive: partRanks[row] == 0)
      }
    }
  }

  mutating func add(
    _ batch: SampleBatch, _ distributions: Distributions, _ losses: LossColumns, _ ranks: [Int32]
  ) {
    self.ranks.add(ranks)
    let columns = CalibrationColumns(distributions)
    for row in 0..<batch.count {
      confidence.add(columns.highest[row], isPositive: batch.predicted[row] == batch.labels[row])
    }
    brier.expected.add(columns.squares.span)
    brier.variance.add(columns.squareVariance.span)
    logarithmic.expected.add(columns.entropy.span)
    logarithmic.variance.add(columns.logVariance.span)
    if let losses = losses.column(MetricKey.squaredError) { brier.loss.add(losses.span) }
    if let losses = losses.column(MetricKey.crossEntropy) { logarithmic.loss.add(losses.span) }
  }

  mutating func merge(_ other: CalibrationSums) {
    confidence.merge(other.confidence)
    ranks.merge(other.ranks)
    brier.loss.merge(other.brier.loss)
    brier.expected.merge(other.brier.expected)
    brier.variance.merge(other.brier.variance)
    logarithmic.loss.merge(other.logarithmic.loss)
    logarithmic.expected.merge(other.logarithmic.expected)
    logarithmic.variance.merge(other.logarithmic.variance)
  }

  /// The test of whether the squared errors are as large as the predictions expect.
  var brierTest: CalibrationTest? {
    CalibrationTest(
      lossSum: brier.loss.value, expectationSum: brier.expected.value,
      varianceSum: brier.variance.value)
  }

  /// The test of whether the cross-entropy equals the predictions' entropy; nil if it is infinite.
  var logTest: CalibrationTest? {
    guard logarithmic.loss.value.isFinite else { return nil }
    return CalibrationTest(
      lossSum: logarithmic.loss.value, expectationSum: logarithmic.expected.value,
      varianceSum: logarithmic.variance.value)
  }
}

// MARK: - Saved form

extension CalibrationSums {
  var saved: Saved {
    func sums(_ test: (loss: ExactSum, expected: ExactSum, variance: ExactSum)) -> Saved {
      .list([test.loss.saved, test.expected.saved, test.variance.saved])
    }
    return .members([
      ("bins", confidence.saved), ("label_ranks", ranks.saved), ("brier", sums(brier)),
      ("logarithmic", sums(logarithmic)),
    ])
  }

  /// Reads the sums of `count` samples back.
  init(saved: Saved, classCount: Int, count: Int) throws(SavedFault) {
    self.init(classCount: classCount)
    confidence = try ReliabilityBins(
      saved: saved.member("bins"), binCount: Metric.calibrationBins, count: count)
    ranks = try LabelRanks(
      saved: saved.member("label_ranks"), classCount: classCount, count: count)
    func sums(
      _ key: String
    ) throws(SavedFault) -> (loss: ExactSum, expected: ExactSum, variance: ExactSum) {
      let list = try saved.member(key).list(count: 3)
      return (
        try ExactSum(saved: list[0]), try ExactSum(saved: list[1]), try ExactSum(saved: list[2])
      )
    }
    brier = try sums("brier")
    logarithmic = try sums("logarithmic")
  }
}

/// Per-sample numbers that follow from a batch's predictions, whatever the labels.
private struct CalibrationColumns {
  let highest: [Double]
  /// 1 − s₂: the squared error that the prediction expects.
  let squares: [Double]
  /// 4(s₃ − s₂²): its variance.
  let squareVariance: [Double]
  /// H: the cross-entropy that the prediction expects.
  let entropy: [Double]
  /// Σ p ln²p − H².
  let logVariance: [Double]

  init(_ distributions: Distributions) {
    let (probabilities, logarithms) = (distributions.probabilities, distributions.logProbabilities)
    let empty = [Double](repeating: 0, count: probabilities.blocks * Matrix.laneCount)
    var (highest, squares, squareVariance, entropy, logVariance) = (
      empty, empty, empty, empty, empty
    )
    var highests = highest.mutableSpan
    var squareSpan = squares.mutableSpan
    var squareVariances = squareVariance.mutableSpan
    var entropies = entropy.mutableSpan
    var logVariances = logVariance.mutableSpan
    for block in 0..<probabilities.blocks {
      var (top, second, third) = (Lanes.zero, Lanes.zero, Lanes.zero)
      var (information, squared) = (Lanes.zero, Lanes.zero)
      for column in 0..<probabilities.columns {
        let p = probabilities.lanes(block, column)
        let logarithm = logarithms.lanes(block, column).replacing(with: 0, where: p .== .zero)
        let (square, term) = (p * p, p * logarithm)
        top = top.maximum(p)
        second += square
        third += square * p
        information -= term
        squared += term * logarithm
      }
      let place = block * Matrix.laneCount
      highests.store(top, at: place)
      squareSpan.store(1 - second, at: place)
      squareVariances.store((4 * (third - second * second)).maximum(.zero), at: place)
      entropies.store(information, at: place)
      logVariances.store((squared - information * information).maximum(.zero), at: place)
    }
    let rows = probabilities.rows
    self.highest = Array(highest.prefix(rows))
    self.squares = Array(squares.prefix(rows))
    self.squareVariance = Array(squareVariance.prefix(rows))
    self.entropy = Array(entropy.prefix(rows))
    self.logVariance = Array(logVariance.prefix(rows))
  }
}
