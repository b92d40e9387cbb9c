package import AssayResults
package import AssayStatistics

/// The calibration of one model: whether its probabilities match the observed shares.
package struct ModelCalibration: Sendable {
  /// A bin of a reliability diagram with the interval of its share.
  package struct Band: Sendable, Equatable {
    package let bin: ReliabilityBin
    /// Wilson's interval of the share of positives; nil for an empty bin, and if samples are in
    /// groups.
    package let interval: Interval?
  }

  /// Confidence against whether the answer is right, in bins of equal width and of equal numbers of
  /// samples.
  package let equalWidth: [Band]
  package let equalMass: [Band]
  package let errors: CalibrationErrors
  package let equalMassErrors: CalibrationErrors?
  /// The mean over classes of each class's calibration error.
  package let classwiseError: Double?
  /// Mean confidence minus accuracy; above 0 if the model is overconfident.
  package let overconfidence: Double
  package let meanConfidence: Double
  package let brierTest: CalibrationTest?
  package let logTest: CalibrationTest?
  /// Decompositions: of being right, and of the squared error of all classes together.
  package let corpOfConfidence: CORPDecomposition?
  package let murphyOfConfidence: MurphyDecomposition?
  package let miscalibration: Double?
  package let discrimination: Double?
  package let uncertainty: Double?
  /// The isotonic reliability curve of confidence, thinned to what can be seen.
  package let curve: [IsotonicFit.Point]

  /// Nil if there are no samples.
  ///
  /// Without a confidence level there are neither tests nor bounds; both assume that samples are
  /// independent.
  init?(
    _ sums: CalibrationSums, _ store: ScoreStore?, _ ranking: ModelRanking?,
    _ confidence: Confidence?
  ) {
    let bins = sums.confidence.bins
    guard let errors = CalibrationErrors(bins) else { return nil }
    func bands(_ bins: [ReliabilityBin]) -> [Band] {
      bins.map { bin in
        Band(
          bin: bin,
          interval: confidence.flatMap { try? .wilson(bin.positives, of: bin.count, $0) })
      }
    }
    self.errors = errors
    equalWidth = bands(bins)
    let count = bins.reduce(0) { $0 + $1.count }
    let right = bins.reduce(0) { $0 + $1.positives }
    meanConfidence = bins.reduce(into: ScoreSum()) { $0 += $1.scoreSum }.value / Double(count)
    overconfidence = meanConfidence - Double(right) / Double(count)
    (brierTest, logTest) = confidence == nil ? (nil, nil) : (sums.brierTest, sums.logTest)
    guard let store, let ranking else {
      equalMass = []
      equalMassErrors = nil
      (classwiseError, corpOfConfidence, murphyOfConfidence) = (nil, nil, nil)
      (miscalibration, discrimination, uncertainty, curve) = (nil, nil, nil, [])
      return
    }
    let ranked = store.rankedByConfidence
    let massBins = ranked.equalMassBins(Metric.calibrationBins)
    equalMass = bands(massBins)
    equalMassErrors = CalibrationErrors(massBins)
    let fit = IsotonicFit(ranked)
    curve = fit.curve(limit: 64)
    let corp = CORPDecomposition(ranked, fit)
    corpOfConfidence = corp
    murphyOfConfidence = (corp?.score).flatMap { MurphyDecomposition(bins, score: $0) }
    let classErrors = ranking.classes.compactMap(\.calibrationError)
    classwiseError = classErrors.reduce(0, +) / Double(max(1, classErrors.count))
    let parts = ranking.classes.compactMap(\.brier)
    miscalibration = parts.reduce(0) { $0 + $1.miscalibration }
    discrimination = parts.reduce(0) { $0 + $1.discrimination }
    uncertainty = parts.reduce(0) { $0 + $1.uncertainty }
  }
}
