import AssayCompare
import AssayEvaluate

/// What calibration says of a model, in a sentence, by stated rules.
struct CalibrationWords {
  let model: String
  let calibration: ModelCalibration
  /// How many samples.
  let count: Int
  /// The risk of calling a model miscalibrated that is not.
  let risk: Double

  private static let leastSamples = 20

  /// Which way the confidence is off, where the samples tell.
  ///
  /// They tell where there are twenty of them, and Spiegelhalter's test is at most the risk; where the mean confidence
  /// leans the other way than the test, the confidence is off both ways.
  enum Finding {
    case overconfident
    case underconfident
    case off
    case noClearFault
    /// Nothing was expected to vary, or too few samples are there for the test to hold.
    case unknown
  }

  var finding: Finding {
    guard let test = calibration.brierTest, count >= CalibrationWords.leastSamples else {
      return .unknown
    }
    guard test.p <= risk else { return .noClearFault }
    // A squared error above what the predictions expect is too much confidence.
    return switch (test.z > 0, calibration.overconfidence > 0) {
    case (true, true): .overconfident
    case (false, false): .underconfident
    default: .off
    }
  }

  /// `rf is underconfident: …`, with its evidence.
  var sentence: String {
    let evidence =
      "its mean confidence is \(Figures.percent(calibration.meanConfidence)), and it is right in "
      + Figures.percent(calibration.meanConfidence - calibration.overconfidence)
    let test = calibration.brierTest.map { " (calibration test \(Figures.pWords($0.p)))" } ?? ""
    switch finding {
    case .overconfident: return "\(model) is overconfident: \(evidence)\(test)."
    case .underconfident: return "\(model) is underconfident: \(evidence)\(test)."
    case .off: return "\(model)’s probabilities are not those that come true: \(evidence)\(test)."
    case .noClearFault:
      return "\(model) shows no clear fault of calibration: \(evidence)\(test)."
    case .unknown:
      return "Whether \(model) is calibrated cannot be told from these samples: \(evidence)."
    }
  }
}
