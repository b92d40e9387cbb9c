import AssayCompare
import AssayEvaluate

extension Bounds.Method {
  /// What an interval is computed by.
  var words: String {
    switch self {
    case .wilson: "Wilson’s interval of a share"
    case .hall: "Hall’s interval of a mean, which allows for skewness"
    case .bootstrap: "percentiles of the metric in confusion matrices drawn anew"
    case .deLong: "DeLong’s interval on the scale of the logit"
    case .boyd: "Boyd’s interval on the scale of the logit"
    case .effectiveWilson: "Wilson’s interval of a share, with as many samples as these are worth"
    case .linearized: "Student’s t with the standard error of the linearized metric"
    }
  }
}

extension Bounds.Doubt {
  /// Why the interval is less certain than it looks, in a sentence without its stop.
  var words: String {
    switch self {
    case .fewSamples: "with so few samples the interval may be too narrow"
    case .rareClasses:
      "some classes have so few samples that the interval may be too narrow"
    case .heavyTail: "few samples make most of it, so the interval is approximate"
    }
  }
}

extension NoBounds {
  /// Why there is no interval, in a sentence without its stop.
  var words: String {
    switch self {
    case .noValue: "there is no finite value"
    case .fact: "it describes these samples"
    case .tooFewSamples(let least): "it takes \(Figures.count(least, "sample"))"
    case .noSpread: "nothing varies in these samples that would show how far it may be off"
    case .tooLarge: "the squares of the losses are too large"
    case .tooManyCells: "the confusion matrix has too many cells"
    case .tooManySlices: "there are too many slices to draw confusion matrices anew"
    case .noMethod: "no interval of it is known that holds what it promises"
    case .weighted: "samples have weights, and none is known that allows for them"
    case .grouped:
      "samples of a group are not independent of each other, and none is known that allows for it"
    case .rareClasses: "classes have too few samples to draw the confusion matrix anew"
    case .oftenUndefined: "in many samples drawn anew it has no value"
    }
  }
}

extension PairedTest.Verdict {
  /// The word in tables.
  var words: String {
    switch self {
    case .better: "better"
    case .worse: "worse"
    case .noClearDifference: "no clear difference"
    case .tooFewSamples: "too few samples to tell"
    }
  }
}

extension PairedTest.Method {
  /// What p and interval are computed by.
  var words: String {
    switch self {
    case .mcNemar: "McNemar’s mid-p and Tango’s interval"
    case .signFlip: "all ways to flip the differences’ signs"
    case .pairedT: "Student’s t on the differences"
    case .deLong: "DeLong’s test"
    }
  }
}

extension NoPairedTest {
  /// Why a difference has no test, in a sentence without its stop.
  var words: String {
    switch self {
    case .notCompared: "not both models have such a value"
    case .infinite(let samples):
      "a loss is infinite in \(Figures.count(samples, "sample"))"
    case .tooLarge: "the squares of the differences are too large"
    case .tooFewOfClass(let least): "its test takes \(Figures.count(least, "sample")) of each class"
    }
  }
}
