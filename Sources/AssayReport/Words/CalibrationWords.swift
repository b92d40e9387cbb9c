import AssayResults

/// What calibration says of a model, in a sentence, by stated rules.
struct CalibrationWords {
  let evaluation: ModelResults
  let calibration: CalibrationResults
  let results: WordedResults

  private static let leastSamples = 20

  /// Which way the confidence is off, where the samples tell.
  ///
  /// They tell where there are twenty of them, and Spiegelhalter's test is at most the risk; where the mean confidence
  /// leans the other way than the test, the confidence is off both ways.
  var finding: ConfidenceFinding {
    guard let test = calibration.brierTest, results.count >= CalibrationWords.leastSamples
    else { return .unknown }
    guard test.p <= results.options.confidence.alpha else { return .noClearFault }
    // A squared error above what the predictions expect is too much confidence.
    return switch (test.z > 0, calibration.overconfidence > 0) {
    case (true, true): .overconfident
    case (false, false): .underconfident
    default: .off
    }
  }

  /// `rf is underconfident: …`, with its evidence.
  var sentence: String {
    let wording = results.wording
    return wording.calibration(
      evaluation.name, finding, confidence: wording.percent(calibration.meanConfidence),
      right: wording.percent(calibration.meanConfidence - calibration.overconfidence),
      p: (calibration.brierTest?.p).map(Figures.pWords))
  }
}
