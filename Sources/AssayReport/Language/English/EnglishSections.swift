import AssayData
import AssayResults

extension English {
  func intervalNote(
    _ level: String, _ method: ConfidenceInterval.Method, _ doubt: ConfidenceInterval.Doubt?
  ) -> String {
    "\(level) by \(words(method))" + (doubt.map { "; \(words($0))" } ?? "")
  }

  func noInterval(because reason: String) -> String { "no interval: \(reason)" }

  func atInfinity(_ count: Int, others: String?) -> String {
    self.count(count, .sample) + " at ∞" + (others.map { ", \($0) over the others" } ?? "")
  }

  func scoreboardNote(_ level: String, baseline: String?, isDrawn: Bool) -> String {
    let drawn = isDrawn ? ", drawn on a scale that the row shares" : ""
    let differences = baseline.map {
      " Differences are to \($0)" + (isDrawn ? ", whose value the thin line marks." : ".")
    }
    return label(.directionNote)
      + " Beneath a value stands its \(level) interval\(drawn); ⚠ where it is approximate."
      + (differences ?? "")
  }

  func byWeight(_ column: String) -> String { "weighted by \(column)" }

  var weightsNotCounted: String { "numbers of samples, not weighted" }

  var sharesByWeight: String { "numbers of samples; rates are weighted" }

  func agreement(_ share: String, _ task: EvaluationTask) -> String {
    "They predict the same class\(task == .multilabel ? "es" : "") for \(share) of the samples."
  }

  func divergence(
    _ baseline: String, _ candidate: String, jensenShannon: String, fromBaseline: String,
    fromCandidate: String
  ) -> String {
    "Their distributions differ by a mean Jensen–Shannon divergence of \(jensenShannon); "
      + "KL(\(baseline)‖\(candidate)) is \(fromBaseline), KL(\(candidate)‖\(baseline)) "
      + "\(fromCandidate)."
  }

  func words(_ list: ChangeList) -> String {
    switch list {
    case .newlyWrong: "newly wrong"
    case .newlyRight: "newly right"
    }
  }

  func meaning(_ verdict: PairedTest.Verdict, risk: String) -> String {
    switch verdict {
    case .tooFewSamples:
      "even the most extreme outcome could not reach an adjusted p of \(risk)."
    case .better, .worse: "the adjusted p is at most \(risk), and the interval excludes 0."
    case .noClearDifference: "everything else; this is not evidence that they are equal."
    case .undecided: "p depends on which samples each version got wrong."
    }
  }

  func term(_ verdict: PairedTest.Verdict) -> String {
    switch verdict {
    case .tooFewSamples: "Too few samples to tell"
    case .better, .worse: "Better or worse"
    case .noClearDifference: "No clear difference"
    case .undecided: "Undecided"
    }
  }

  func familiesNote(_ primary: [String], ofPairs: Bool, hasMargins: Bool) -> String {
    let all = ofPairs ? "pairs of models" : "candidates"
    return
      "The headline is made of the primary metrics alone, \(list(primary)): their p is adjusted for all "
      + "\(all) and primary metrics taken together (Holm 1979). Each metric beyond these is tested by "
      + "itself, adjusted for all \(all): it is exploratory."
      + (hasMargins
        ? " A margin is one question, asked beforehand: its word goes by the plain 95\u{A0}% interval, not adjusted for others."
        : "")
  }

  func testsNote(_ cochran: (p: String, statistic: String)?) -> String {
    "Lower / equal / higher counts samples by the candidate’s loss. Detectable: a true difference of "
      + "this size would be found in four of five such test sets (80\u{A0}% power). Samples needed: about "
      + "as many would settle a difference of the size observed. ⚠: approximate."
      + (cochran.map {
        " That all models are equally often right has \($0.p) (Cochran’s Q = \($0.statistic))."
      } ?? "")
  }
}

// MARK: - Confidence

extension English {
  func confidenceNote(_ level: String) -> String {
    "A dot is a bin of samples by their confidence, the larger the more samples it has; the bars "
      + "below count them. Whiskers are \(level) intervals; the grey band is what chance alone allows "
      + "in \(level) of cases, were the model as often right as it says. Above the diagonal a model is "
      + "right more often than it says, below it less often."
  }

  func side(isTooSure: Bool) -> String { isTooSure ? "too sure" : "too unsure" }

  func lossesInBins(_ loss: String) -> String {
    "So many of the samples, those with the smallest losses, have at most this loss (\(loss)). Losses are "
      + "counted in bins of a quarter of an octave, of which the upper edge is given."
  }

  func name(_ number: CalibrationNumber) -> String {
    switch number {
    case .equalWidth: "ECE, equal width"
    case .equalMass: "ECE, equal mass"
    case .debiased: "ECE, debiased"
    case .maximum: "MCE"
    case .classwise: "classwise ECE"
    case .brierTest: "calibration test (squared error)"
    case .logTest: "calibration test (log loss)"
    case .miscalibration: "miscalibration (CORP)"
    case .discrimination: "discrimination (CORP)"
    case .uncertainty: "uncertainty (CORP)"
    case .reliability: "reliability (Murphy)"
    case .resolution: "resolution (Murphy)"
    }
  }

  func meaning(_ number: CalibrationNumber) -> String {
    switch number {
    case .equalWidth: "in bins of equal width"
    case .equalMass: "in bins of equally many samples"
    case .debiased:
      "less part of what chance adds; above 0 on average even for a perfectly calibrated model"
    case .maximum: "the bin that is off the most"
    case .classwise: "the mean over classes of each one’s own ECE"
    case .brierTest, .logTest:
      "whether the losses are those that the probabilities themselves expect; above 0 they are higher"
    case .miscalibration:
      "at most what recalibration would take off the MSE: the fit is made on these very samples"
    case .discrimination: "what the order of the probabilities takes off it"
    case .uncertainty: "the MSE of always answering the class frequencies"
    case .reliability:
      "of confidence: the squared distance from the shares that came true; 0 is best"
    case .resolution: "of confidence: how far the shares of the bins differ; more is better"
    }
  }
}

// MARK: - Further sections

extension English {
  func classesNote(_ level: String, baseline: String?) -> String {
    "Precision and recall have their \(level) interval."
      + (baseline.map {
        " “Better” and “worse” are against \($0), adjusted for all classes, and exploratory; a class with "
          + "fewer than ten samples has no such word."
      } ?? "")
  }

  func lowestF1(_ count: Int) -> String { "The \(Figures.count(count)) classes with the lowest F1" }

  func words(_ mean: ClassMean) -> String {
    switch mean {
    case .all: "mean over all classes, undefined as 0"
    case .whereDefined: "mean over classes where defined"
    case .plain: "mean over classes"
    case .weighted: "weighted by samples"
    case .pairs: "mean over pairs of classes"
    }
  }

  func errorsLess(_ candidate: String, _ baseline: String) -> String {
    "Errors of \(candidate) less those of \(baseline), in % of the label’s samples"
  }

  func againstOthers(isPart: Bool) -> String {
    "Each class against the others" + (isPart ? ", those with the lowest areas" : "")
  }

  func coded(_ bound: String) -> String {
    "With so many probabilities, each was kept in 16 bits; the areas may be off by up to \(bound)."
  }

  func words(_ threshold: NamedThreshold) -> String {
    switch threshold {
    case .half: "0.5"
    case .fewestErrors: "fewest errors"
    case .leastCost: "least cost"
    }
  }

  var aboveAll: String { "above all" }

  func slicesNote(_ metric: String, _ level: String) -> String {
    "The worst first, by the models’ mean \(metric). Below a value stands its \(level) interval; ⚠ "
      + "where that is approximate. Each verdict is adjusted for all values of its table (Holm 1979); "
      + "⇄ where the difference has the other sign than on all samples, and “reversed” where that is "
      + "clear."
  }

  func allSamples(_ count: Int, areOfSeveral: Bool) -> String {
    "All \(self.count(count, .sample))" + (areOfSeveral ? ", as each model sees them." : ".")
  }

  func worked(_ sample: String, _ metric: MetricWords, _ formula: String) -> String {
    "\(sample): \(lossName(metric.metric)) \(formula)"
  }

  func more(_ count: Int) -> String { "\(count) more" }

  func definitionsNote(_ logarithm: String, _ unit: String) -> String {
    "N samples, K classes; p is the prediction, y the label; log is \(logarithm), so information is "
      + "in \(unit); 0·log 0 counts as 0."
  }

  func leftOut(_ sections: [String], bytes: Int) -> String {
    "Left out, to stay within \(count(bytes, .byte)): \(semicolons(sections))."
  }
}
