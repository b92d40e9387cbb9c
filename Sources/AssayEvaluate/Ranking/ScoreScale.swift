import AssayData
import AssayNumerics

/// The scale of a class's scores; ranking needs their order, calibration the probabilities.
package enum ScoreScale: Sendable {
  /// The probability p as given.
  case probability
  /// −q, where q is the given probability of the other class of two; 1 − q would be rounded.
  case complement
  /// ln p − ln(1 − p) of logits, which keeps its digits where p rounds to 0 or 1.
  case logOdds

  /// The probability of a score, rounded, in 0 … 1.
  package func probability(_ score: Double) -> Double {
    switch self {
    case .probability: score
    case .complement: 1 + score
    case .logOdds: Mathematics.exp(0 - Mathematics.softplus(0 - score))
    }
  }

  /// The score of a probability inside 0 … 1; exactly 0 for the log-odds of ½.
  func score(ofProbability p: Double) -> Double {
    switch self {
    case .probability: p
    case .complement: p - 1
    case .logOdds: Mathematics.log(p) - Mathematics.log1p(-p)
    }
  }
}

/// The form of a model's scores.
package enum ScoreSpace: Sendable, Equatable {
  /// A probability for each class.
  case probabilities
  /// The probability of one of two classes; the other's is 1 minus it.
  case oneProbability(of: Int)
  /// Logits.
  case logOdds

  /// The form of scores that were saved; `isOne` says whether only one of two probabilities was
  /// given.
  init(areLogits: Bool, isOne: Bool, classCount: Int, positive: Int?) {
    if areLogits {
      self = .logOdds
    } else {
      self = isOne && classCount == 2 ? .oneProbability(of: positive ?? 1) : .probabilities
    }
  }

  /// The scale of the kept scores.
  var scale: ScoreScale {
    switch self {
    case .probabilities, .oneProbability: .probability
    case .logOdds: .logOdds
    }
  }

  /// The class whose scores are the mirror image of the other's; nil if both have scores.
  var mirrored: Int? {
    switch self {
    case .probabilities, .logOdds: nil
    case .oneProbability(let positive): 1 - positive
    }
  }
}

// MARK: - Codes of 16 bits

extension ScoreScale {
  /// A score's code; codes are in the order of the scores.
  func code(_ score: Double) -> ScoreCode {
    switch self {
    case .probability: ScoreCode(score)
    case .complement: ScoreCode(rawValue: ~ScoreCode(-score).rawValue)
    case .logOdds: LogOddsCode(score).code
    }
  }

  /// The lowest and the highest score with a code.
  func scores(_ code: ScoreCode) -> ClosedRange<Double> {
    switch self {
    case .probability: return code.lowest...code.highest
    case .complement:
      let other = ScoreCode(rawValue: ~code.rawValue)
      return (0 - other.highest)...(0 - other.lowest)
    case .logOdds:
      let code = LogOddsCode(code)
      return code.lowest...code.highest
    }
  }

  /// The score that represents a code.
  func representative(_ code: ScoreCode) -> Double {
    switch self {
    case .probability: return code.representative
    case .complement: return 0 - ScoreCode(rawValue: ~code.rawValue).representative
    case .logOdds: return LogOddsCode(code).representative
    }
  }

  /// The lowest and the highest probability with a code.
  func probabilities(_ code: ScoreCode) -> ClosedRange<Double> {
    switch self {
    case .probability: return code.lowest...code.highest
    case .complement:
      let scores = scores(code)
      return (1 + scores.lowerBound)...(1 + scores.upperBound)
    case .logOdds: return LogOddsCode(code).probabilities
    }
  }
}
