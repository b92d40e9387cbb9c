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
    case .signFlip: "all ways to flip the differences’ signs, and Hall’s test of a mean"
    case .pairedT: "Student’s t on the differences, and Hall’s test of a mean"
    case .deLong: "DeLong’s test"
    case .influence: "a z test, its standard error from what each sample adds to the difference"
    case .influenceT: "Student’s t, its standard error from what each sample adds to the difference"
    case .bootstrap: "both models’ answers resampled 9,999 times"
    case .linearized: "a z test, its standard error from what each sample adds to the metric"
    case .constant: "all differences are equal, so that p is the smallest there can be"
    case .welch: "Welch’s test, as of different samples"
    case .newcombe: "the test of two shares, and Newcombe’s interval"
    case .independentDeLong: "DeLong’s variances, as of different samples"
    case .twoBootstraps: "each version’s answers resampled 9,999 times"
    case .mcNemarRange:
      "the largest p that McNemar’s test could have, and the widest that Tango’s interval could be"
    }
  }

  var allDifferencesEqual: String { "all differences are equal" }

  func words(_ reason: NoPairedTest) -> String {
    switch reason {
    case .notCompared: "not both models have such a value"
    case .infinite(let samples): "a loss is infinite in \(count(samples, .sample))"
    case .tooLarge: "the squares of the differences are too large"
    case .tooFewUnits: "all samples are in one group, and its test takes two"
    case .noSpread: "nothing varies that would show how far the difference may be off"
    case .onlyOneClipped: "the losses of one of the two are of logits, which are not clipped"
    case .tooFewOfClass(let least): "its test takes \(count(least, .sample)) of each class"
    case .oftenUndefined: "in many resamples one of the models has no value"
    case .tooManyCells: "the two models’ answers have too many combinations"
    case .weighted: "samples have weights, and no test is known that allows for them"
    case .grouped:
      "samples of a group are not independent of each other, and no test is known that allows for it"
    case .noStandardError: "of one version it is not known how far the value may be off"
    case .clipsDiffer: "the two versions were clipped differently"
    case .classesDiffer: "the two versions have different classes"
    }
  }

  func words(_ method: ConfidenceInterval.Method) -> String {
    switch method {
    case .wilson: "Wilson’s interval of a share"
    case .hall: "Hall’s interval of a mean, which allows for skewness"
    case .jackknifeHall: "Hall’s interval of a mean, with the jackknife’s standard error"
    case .bootstrap: "bootstrap percentiles of the metric over resampled confusion matrices"
    case .deLong: "DeLong’s interval on the scale of the logit"
    case .influence:
      "an interval on the scale of the logit, its standard error from what each sample adds"
    case .influenceT:
      "Student’s t on the scale of the logit, its standard error from what each sample adds"
    case .disjointPairs: "the exact bound where all pairs of samples are in order, or none is"
    case .effectiveWilson: "Wilson’s interval of a share, with as many samples as these are worth"
    case .linearized: "Student’s t with the standard error of the linearized metric"
    }
  }

  func words(_ doubt: ConfidenceInterval.Doubt) -> String {
    switch doubt {
    case .fewEffectiveUnits: "approximate, as a few samples or groups have most of the weight"
    case .fewSamples: "approximate, as there are few samples"
    case .fewErrors: "approximate, as fewer than ten wrong answers carry it"
    case .rareClasses: "approximate, as a class has few samples"
    case .heavyTail: "approximate, as few samples make most of it"
    }
  }

  func words(_ reason: NoInterval) -> String {
    switch reason {
    case .notAskedFor: notAskedFor
    case .noValue: "there is no finite value"
    case .fact: "it describes these samples"
    case .tooFewSamples(let least): "it takes \(count(least, .sample))"
    case .noSpread: "nothing varies in these samples that would show how far it may be off"
    case .tooLarge: "the squares of the losses are too large"
    case .tooManyCells: "the confusion matrix has too many cells"
    case .tooManySlices: "there are too many slices to resample confusion matrices"
    case .noMethod: "no interval of it with reliable coverage is known"
    case .weighted: "samples have weights, and none is known that allows for them"
    case .grouped:
      "samples of a group are not independent of each other, and none is known that allows for it"
    case .rareClasses: "classes have too few samples to resample the confusion matrix"
    case .oftenUndefined: "in many resamples it has no value"
    case .tooManyClasses: "there are too many classes to add up losses by class"
    case .tooManyShares: "there are too many soft labels to keep them all"
    case .notOfSlices: "losses are added up by class for all samples only"
    }
  }

  func words(_ reason: Undefined) -> String {
    switch reason {
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
    case .tooFewSamples: "it needs two samples that have the class and two that do not"
    }
  }

  var notAskedFor: String { "intervals were not asked for" }

  func undefined(because reason: String) -> String { "undefined: \(reason)" }

  func infinite(_ count: Int, of total: Int) -> String {
    "infinite: the loss of \(share(count, of: total, .sample)) is infinite"
  }
}
