import AssayResults

/// The calibration of a model in a sentence, by stated rules.
struct CalibrationWords {
  let evaluation: ModelResults
  let calibration: CalibrationResults
  let results: WordedResults

  private static let leastSamples = 20

  /// How the confidence is off, if the samples show it.
  ///
  /// They do if there are at least twenty and the p-value of Spiegelhalter's test is at most the
  /// risk. If the mean confidence and the test point in different directions, the confidence is off
  /// both ways. A model that is always certain, and wrong at least once, is overconfident without a
  /// test.
  var finding: ConfidenceFinding {
    guard results.count >= CalibrationWords.leastSamples else { return .unknown }
    // A model that is always certain leaves no room for an error, and no variance for a test.
    if calibration.meanConfidence == 1, calibration.overconfidence > 0 { return .overconfident }
    guard let test = calibration.brierTest else { return .unknown }
    guard test.p <= results.options.confidence.alpha else { return .noClearFault }
    // A squared error above its expectation under the predictions indicates overconfidence.
    return switch (test.z > 0, calibration.overconfidence > 0) {
    case (true, true): .overconfident
    case (false, false): .underconfident
    default: .off
    }
  }

  /// `rf is underconfident: …`, with its evidence.
  var sentence: String {
    let wording = results.wording
    let (says, right) = shares
    return wording.calibration(
      evaluation.name, finding, confidence: says, right: right,
      p: (calibration.brierTest?.p).map(Figures.pWords))
  }

  /// The model's mean confidence and its share of right answers: `78%`, `98%`.
  ///
  /// They have a decimal only if they would otherwise look equal, or like 0% or 100%.
  var shares: (says: String, right: String) {
    let says = calibration.meanConfidence * 100
    let right = says - calibration.overconfidence * 100
    for decimals in 0..<2 {
      let texts = [says, right].map { Figures.fixed($0, decimals: decimals) }
      let ends = [Figures.fixed(0, decimals: decimals), Figures.fixed(100, decimals: decimals)]
      let isExact = zip(texts, [says, right]).allSatisfy { text, share in
        !ends.contains(text) || share == 0 || share == 100
      }
      if isExact, texts[0] != texts[1] || says == right {
        return (results.wording.percent(texts[0]), results.wording.percent(texts[1]))
      }
    }
    return (results.wording.percent(says / 100), results.wording.percent(right / 100))
  }
}
