import AssayData
import AssayResults

extension English {
  func name(_ metric: Metric) -> String {
    switch metric.id {
    case .errorRate: "error rate"
    case .exactMatchError: "exact-match error"
    case .expectedError: "expected error"
    case .tieAveragedError: "error rate with random ties"
    case .accuracy: "accuracy"
    case .exactMatch: "exact match"
    case .hammingError: "Hamming error"
    case .majorityError: "majority error"
    case .balancedError: "balanced error"
    case .top2Error: "top-2 error"
    case .top3Error: "top-3 error"
    case .top5Error: "top-5 error"
    case .crossEntropy: "cross-entropy"
    case .clippedCrossEntropy: "clipped cross-entropy"
    case .binaryCrossEntropy: "binary cross-entropy"
    case .independentCrossEntropy: "binary cross-entropy"
    case .klDivergence: "KL divergence"
    case .squaredError: "MSE"
    case .halvedSquaredError: "halved MSE"
    case .squaredErrorPerClass: "MSE per class"
    case .independentSquaredError: "MSE per class"
    case .labelEntropy: "label entropy"
    case .predictionEntropy: "prediction entropy"
    case .logLossSkill: "D² (log loss)"
    case .brierSkill: "Brier skill"
    case .macroF1: "macro F1"
    case .microF1: "micro F1"
    case .matthewsCorrelation: "MCC"
    case .cohenKappa: "Cohen’s kappa"
    case .rocArea: "ROC AUC"
    case .averagePrecision: "average precision"
    case .calibrationError: "calibration error (ECE)"
    case .maximumCalibrationError: "largest calibration error (MCE)"
    }
  }

  func plural(_ metric: Metric) -> String {
    let name = name(metric)
    return name.hasSuffix("entropy") ? name.dropLast() + "ies" : name + "s"
  }

  func lossName(_ metric: Metric) -> String {
    switch metric.id {
    case .squaredError: "squared error"
    case .squaredErrorPerClass, .independentSquaredError: "squared error per class"
    default: name(metric)
    }
  }

  func range(_ metric: Metric, in results: WordedResults) -> String {
    metric.id == .clippedCrossEntropy && results.options.clip == .torch
      ? "0 … 100 nats" : metric.range
  }
}
