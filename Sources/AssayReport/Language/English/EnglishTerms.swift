import AssayData
import AssayResults

extension English {
  func unit(_ base: LogBase) -> String {
    switch base {
    case .e: "nats"
    case .two: "bits"
    case .ten: "hartleys"
    }
  }

  func named(_ name: String, in unit: String) -> String { "\(name), \(unit)" }
  var unitOfPoints: String { "points" }
  func points(_ number: String) -> String { number + (number == "1" ? " point" : " points") }
  func range(_ low: String, _ high: String) -> String { "\(low) to \(high)" }
  func interval(_ level: String, _ range: String) -> String { "\(level) interval \(range)" }
  func widened(_ level: String) -> String { "widened \(level)" }

  var undefined: String { "undefined" }
  var empty: String { "(empty)" }
  var noName: String { "(no name)" }
  var noClass: String { "none" }

  func words(_ direction: Metric.Direction) -> String {
    switch direction {
    case .lowerIsBetter: "lower is better"
    case .higherIsBetter: "higher is better"
    case .descriptive: "neither higher nor lower is better"
    }
  }

  func words(sign: Int) -> String { sign == 0 ? "equal" : sign < 0 ? "lower" : "higher" }

  func infinite(isBaseline: Bool) -> String {
    isBaseline ? "finite; baseline infinite" : "infinite"
  }

  func words(_ verdict: PairedTest.Verdict) -> String {
    switch verdict {
    case .better: "better"
    case .worse: "worse"
    case .noClearDifference: "no clear difference"
    case .tooFewSamples: "too few samples to tell"
    case .undecided: "undecided"
    }
  }

  func words(_ method: PairedTest.Method) -> String {
    switch method {
    case .mcNemar: "McNemar’s mid-p and Tango’s interval"
    case .signFlip: "exact sign-flip test and Hall’s test of a mean"
    case .pairedT: "paired t test and Hall’s test of a mean"
    case .deLong: "DeLong’s test"
    case .influence:
      "z test, with the standard error from each sample’s influence on the difference"
    case .influenceT:
      "t test, with the standard error from each sample’s influence on the difference"
    case .bootstrap: "bootstrap of both models’ answers, 9,999 resamples"
    case .linearized: "z test, with the standard error from each sample’s influence on the metric"
    case .constant: "all differences are equal, so p is the smallest possible"
    case .welch: "Welch’s test, as for different samples"
    case .newcombe: "test of two proportions and Newcombe’s interval"
    case .independentDeLong: "DeLong’s variances, as for different samples"
    case .twoBootstraps: "bootstrap of each version’s answers, 9,999 resamples"
    case .mcNemarRange:
      "the largest p that McNemar’s test and the widest that Tango’s interval could have"
    }
  }

  var allDifferencesEqual: String { "all differences are equal" }

  func words(_ reason: NoPairedTest) -> String {
    switch reason {
    case .notCompared: "one of the models has no such value"
    case .infinite(let samples): "a loss is infinite in \(count(samples, .sample))"
    case .tooLarge: "the squares of the differences are too large"
    case .tooFewUnits: "all samples are in one group, and the test needs two"
    case .noSpread: "the differences do not vary, so their uncertainty cannot be estimated"
    case .onlyOneClipped: "one model’s losses are of logits, which are not clipped"
    case .tooFewOfClass(let least): "its test needs \(count(least, .sample)) of each class"
    case .oftenUndefined: "one of the models has no value in many resamples"
    case .tooManyCells: "the two models’ answers have too many combinations"
    case .weighted: "there is no test of it for weighted samples"
    case .grouped:
      "there is no test of it for grouped samples, which are not independent"
    case .noStandardError: "the uncertainty of one version’s value is not known"
    case .clipsDiffer: "the two versions were clipped differently"
    case .classesDiffer: "the two versions have different classes"
    }
  }

  func words(_ method: ConfidenceInterval.Method) -> String {
    switch method {
    case .wilson: "Wilson’s interval for a proportion"
    case .hall: "Hall’s interval for a mean, corrected for skewness"
    case .jackknifeHall: "Hall’s interval for a mean, with the jackknife standard error"
    case .bootstrap: "percentile bootstrap of the confusion matrix"
    case .deLong: "DeLong’s interval on the logit scale"
    case .influence:
      "z interval on the logit scale, with the standard error from each sample’s influence"
    case .influenceT:
      "t interval on the logit scale, with the standard error from each sample’s influence"
    case .disjointPairs: "the exact bound where all pairs of samples are in order, or none is"
    case .effectiveWilson:
      "Wilson’s interval for a proportion, with the effective number of samples"
    case .linearized: "t interval with the standard error of the linearized metric"
    }
  }

  func words(_ doubt: ConfidenceInterval.Doubt) -> String {
    switch doubt {
    case .fewEffectiveUnits: "approximate, because a few samples or groups have most of the weight"
    case .fewSamples: "approximate, because there are few samples"
    case .fewErrors: "approximate, because it rests on fewer than ten wrong answers"
    case .rareClasses: "approximate, because a class has few samples"
    case .heavyTail: "approximate, because a few samples make up most of it"
    }
  }

  func words(_ reason: NoInterval) -> String {
    switch reason {
    case .notAskedFor: "intervals were not requested"
    case .noValue: "there is no finite value"
    case .fact: "it describes these samples"
    case .tooFewSamples(let least): "it needs \(count(least, .sample))"
    case .noSpread: "these samples do not vary in it, so its uncertainty cannot be estimated"
    case .tooLarge: "the squares of the losses are too large"
    case .tooManyCells: "the confusion matrix has too many cells"
    case .tooManySlices: "there are too many slices to resample confusion matrices"
    case .noMethod: "no interval with reliable coverage is known"
    case .weighted: "there is no method for weighted samples"
    case .grouped:
      "there is no method for grouped samples, which are not independent"
    case .rareClasses: "some classes have too few samples to resample the confusion matrix"
    case .oftenUndefined: "it has no value in many resamples"
    case .tooManyClasses: "there are too many classes to add up losses by class"
    case .tooManyShares: "there are too many soft labels to keep them all"
    case .notOfSlices: "losses are added up by class for all samples only"
    }
  }

  func words(_ reason: Undefined) -> String {
    switch reason {
    case .notMeasured: "it was not measured"
    case .classesOnly: "the model predicts classes only, and this needs probabilities"
    case .neverPredicted: "the class is never predicted"
    case .noSamples: "no sample has the class"
    case .absent: "the class neither occurs nor is predicted"
    case .oneClass: "all samples have one class"
    case .noSpread: "all samples have, or are predicted, one class"
    case .infiniteLoss: "it rests on an infinite loss"
    case .softLabels: "it needs labels of one class each, and these are distributions"
    case .tooManyScores: "there are too many probabilities to keep them all"
    case .notInSummaries: "summaries do not keep the probabilities that it needs"
    case .noOtherSamples: "no sample is of another class"
    case .weighted: "samples have weights, and it counts each sample once"
    case .noWeight: "no sample has a weight above 0"
    case .tooFewSamples: "it needs two samples that have the class and two that do not"
    }
  }

  func undefined(because reason: String) -> String { "undefined: \(reason)" }

  func infinite(_ count: Int, of total: Int) -> String {
    "infinite: \(share(count, of: total, .sample)) \(count == 1 ? "has" : "have") an infinite loss"
  }
}
