package import AssayData
import AssayStatistics

/// Folds the sums that ranking and calibration of one model need: accumulate, merge, value.
struct ScoreFold: Sendable {
  private var sums: CalibrationSums
  /// The scores; nil if samples were read back from a summary that had too many to include.
  private(set) var store: ScoreStore?

  var ranks: LabelRanks { sums.ranks }

  init(classCount: Int, modelCount: Int, kind: ScoreSpace) {
    sums = CalibrationSums(classCount: classCount)
    store = ScoreStore(classCount: classCount, modelCount: modelCount, kind: kind)
  }

  /// Creates a fold of scores that are kept exactly.
  init(_ store: ScoreStore) {
    sums = CalibrationSums(store)
    self.store = store
  }

  /// Adds samples with their losses and the ranks of their labels.
  mutating func add(
    _ batch: SampleBatch, _ distributions: Distributions, _ losses: LossColumns, _ ranks: [Int32]
  ) {
    sums.add(batch, distributions, losses, ranks)
    store?.add(batch, distributions.rankScores, ranks)
  }

  mutating func merge(_ other: ScoreFold) {
    sums.merge(other.sums)
    if let scores = other.store { store?.merge(scores) } else { store = nil }
  }

  /// The ranking and calibration; without tests and bounds of calibration unless samples are
  /// independent.
  func analysis(
    _ ranking: ModelRanking?, _ confidence: Confidence, areIndependent: Bool
  ) -> ScoreAnalysis {
    ScoreAnalysis(
      ranking: ranking,
      noRanking: ranking == nil ? store == nil ? .notInSummaries : .tooManyScores : nil,
      calibration: ModelCalibration(
        sums, store, ranking, areIndependent ? confidence : nil),
      ranks: sums.ranks)
  }
}

/// The results of ranking and calibration.
package struct ScoreAnalysis: Sendable {
  /// The ranking; nil for the reason ``noRanking``.
  package let ranking: ModelRanking?
  package let noRanking: Undefined?
  package let calibration: ModelCalibration?
  package let ranks: LabelRanks
}

// MARK: - Saved form

extension ScoreFold {
  var saved: Saved {
    .members([("sums", sums.saved), ("scores", store?.saved ?? .null)])
  }

  /// Reads the fold of `count` samples back.
  init(
    saved: Saved, classCount: Int, modelCount: Int, areLogits: Bool, positive: Int?, count: Int
  ) throws(SavedFault) {
    sums = try CalibrationSums(
      saved: saved.member("sums"), classCount: classCount, count: count)
    store = try saved.member("scores").optional.map { saved throws(SavedFault) in
      try ScoreStore(
        saved: saved, classCount: classCount, modelCount: modelCount, areLogits: areLogits,
        positive: positive, count: count)
    }
  }

  mutating func move(by rows: Int) { store?.move(by: rows) }
}
