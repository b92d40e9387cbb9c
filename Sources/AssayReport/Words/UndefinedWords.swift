import AssayData

extension Undefined {
  /// Why there is no number, in a sentence without its stop.
  var words: String {
    switch self {
    case .notMeasured: "it was not measured"
    case .classesOnly: "the model gives classes only, and this needs probabilities"
    case .neverPredicted: "the class is never predicted"
    case .noSamples: "no sample has the class"
    case .absent: "the class neither occurs nor is predicted"
    case .oneClass: "all samples have one class"
    case .noSpread: "all samples have, or were given, one class"
    case .infiniteLoss: "a loss that it is made of is infinite"
    case .softLabels: "labels are distributions, and this needs one class each"
    case .tooManyScores: "there are too many probabilities to keep them all"
    case .notInSummaries: "summaries do not keep the probabilities that it needs"
    case .noOtherSamples: "every sample has the class"
    case .weighted: "samples have weights, and it counts each once"
    case .noWeight: "no sample has a weight above 0"
    case .tooFewSamples: "it needs two samples that have the class and two that have not"
    }
  }
}

extension Estimate {
  /// Why there is no finite number; nil where there is one.
  func reason(count: Int) -> String? {
    switch self {
    case .value: nil
    case .infinite(let mean):
      "infinite: the loss of \(Figures.count(mean.count)) of \(Figures.count(count, "sample")) is infinite"
    case .undefined(let reason): "undefined: \(reason.words)"
    }
  }
}
