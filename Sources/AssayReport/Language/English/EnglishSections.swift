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
    self.count(count, .sample) + " infinite" + (others.map { "; mean of the rest \($0)" } ?? "")
  }

  func scoreboardNote(
    _ level: String, baseline: String?, isDrawn: Bool, isByModel: Bool
  ) -> String {
    let drawn = isDrawn ? ", drawn on one scale per metric" : ""
    let differences = baseline.map {
      " Differences are from \($0)\(isDrawn ? ", whose value the thin line marks" : "")"
        + (isByModel ? "; those of percentages are in points." : ".")
    }
    return label(.directionNote)
      + " Below each value is its \(level) interval\(drawn); ⚠ where it is approximate."
      + (differences ?? "")
  }

  func byWeight(_ column: String) -> String { "weighted by \(column)" }

  var weightsNotCounted: String { "numbers of samples, not weighted" }

  var sharesByWeight: String { "numbers of samples; rates are weighted" }

  func agreement(_ share: String, _ task: EvaluationTask) -> String {
    "They predict the same class\(task == .multilabel ? "es" : "") for \(share)."
  }

  func divergence(
    _ baseline: String, _ candidate: String, jensenShannon: String, fromBaseline: String?,
    fromCandidate: String?
  ) -> String {
    func divergence(_ from: String, _ to: String, _ mean: String?) -> String {
      "KL(\(from)‖\(to)) is "
        + (mean ?? "infinite, because \(to) gives probability 0 where \(from) does not")
    }
    return "The mean Jensen–Shannon divergence between their distributions is \(jensenShannon); "
      + divergence(baseline, candidate, fromBaseline) + "; "
      + divergence(candidate, baseline, fromCandidate) + "."
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

  func familiesNote(
    _ primary: [String], replaced loss: String?, ofPairs: Bool, hasMargins: Bool
  ) -> String {
    let all = ofPairs ? "pairs of models" : "candidates"
    return
      (loss == nil ? "The headline rests on the primary metrics" : "The primary metrics are")
      + "\(loss == nil ? ", " : " ")\(list(primary)): their p is adjusted for all \(all) and "
      + "primary metrics together (Holm 1979). Every other metric is adjusted for all \(all) only, and is "
      + "exploratory."
      + (loss.map {
        " Because the \($0) of several models is infinite, the headline does not rest on it."
      }
        ?? "")
      + (hasMargins
        ? " A margin is a single, prespecified question, so it is judged by the plain 95% interval, without adjustment."
        : "")
  }

  func testsNote(_ cochran: (p: String, statistic: String)?) -> String {
    "Loss lower / equal / higher: samples by the loss of the model named first. Detectable: a true "
      + "difference of this size would be found in four of five such test sets (80% power). Samples needed: "
      + "with about this many, the observed difference would be detectable. ⚠: approximate."
      + (cochran.map {
        " Test that all models are right equally often: \($0.p) (Cochran’s Q = \($0.statistic))."
      } ?? "")
  }
}

// MARK: - Confidence

extension English {
  func confidenceNote(_ level: String) -> String {
    "Each dot is a bin of similar confidence; larger dots hold more samples, and the bars below count "
      + "them. Whiskers are \(level) intervals; the grey bar behind a dot is where it would fall in \(level) of cases for "
      + "a perfectly calibrated model. Above the diagonal a model is right more often than it says, below it "
      + "less often."
  }

  func side(isTooSure: Bool) -> String { isTooSure ? "overconfident" : "underconfident" }

  func lossQuantiles(_ loss: String, inBins: Bool) -> String {
    let share = "that share of the samples has at most this loss (\(loss))."
    return inBins
      ? "Loss quantiles (upper edge of the bin): \(share) Each doubling of the loss is divided into four bins."
      : "Loss quantiles: \(share)"
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
    case .maximum: "the largest calibration error of any bin"
    case .classwise: "the mean of each class’s own ECE"
    case .brierTest, .logTest:
      "whether losses are as large as the probabilities imply; z above 0: larger"
    case .miscalibration:
      "at most what recalibration would take off the MSE: the fit is made on these very samples"
    case .discrimination: "how much the ranking of the probabilities takes off the MSE"
    case .uncertainty: "the MSE of always predicting the class frequencies"
    case .reliability:
      "the squared distance between confidence and the share right; 0 is best"
    case .resolution: "how much the share right varies between bins; more is better"
    }
  }
}

// MARK: - Further sections

extension English {
  func classesNote(_ level: String, baseline: String?) -> String {
    "Precision and recall have their \(level) interval."
      + (baseline.map {
        " “Better” and “worse” are in comparison with \($0), adjusted for all classes, and exploratory; "
          + "classes with fewer than ten samples get neither."
      } ?? "")
  }

  func lowestF1(_ count: Int) -> String { "The \(Figures.count(count)) classes with the lowest F1" }

  func words(_ mean: ClassMean) -> String {
    switch mean {
    case .all: "mean over all classes, counting undefined as 0"
    case .whereDefined: "mean over classes where defined"
    case .plain: "mean over classes"
    case .weighted: "weighted by samples"
    case .pairs: "mean over pairs of classes"
    }
  }

  func againstOthers(isPart: Bool) -> String {
    "Each class against the others" + (isPart ? ", those with the lowest areas" : "")
  }

  func thresholdNote(
    _ classes: (here: String, elsewhere: String)?, _ ties: [(model: String, samples: Int)]
  ) -> String {
    let note = "Samples at or above the threshold count as positive."
    guard let classes else { return note }
    let counts = ties.map { "\($0.model) \(Figures.count($0.samples))" }
    return note
      + " Those at exactly 0.5 count as \(classes.here) here, and elsewhere in the report as "
      + "\(classes.elsewhere), the first class (samples: \(commas(counts)))."
  }

  func coded(_ bound: String) -> String {
    "Probabilities were kept in 16 bits each; the areas may be off by up to \(bound)."
  }

  func words(_ threshold: NamedThreshold) -> String {
    switch threshold {
    case .half: "default"
    case .fewestErrors: "fewest errors"
    case .leastCost: "least cost"
    }
  }

  var aboveAll: String { "above all scores" }

  func slicesNote(_ metric: String, _ level: String) -> String {
    "Worst first, by the models’ mean \(metric). Below each value is its \(level) interval; ⚠ where it "
      + "is approximate. Verdicts are adjusted for all values of a table (Holm 1979). ⇄: the difference has "
      + "the opposite sign to all samples; “reversed”: clearly so."
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

extension English {
  func part(_ part: ShownPart) -> String {
    switch part {
    case .models(let shown, let all, let lowest):
      "Of \(count(all, .model)), the baseline and the \(Figures.count(shown - 1)) with the lowest "
        + "\(lowest) are shown; \(results)."
    case .pairs(let shown, let all):
      "Of \(Figures.count(all)) pairs of models, \(Figures.count(shown)) are shown: those with the "
        + "baseline, then those that differ most clearly; \(results)."
    case .worstValues(let shown, let all):
      "of \(Figures.count(all)) values, the worst \(Figures.count(shown)) are shown; \(results)"
    case .files(let shown, let all):
      "Of \(Figures.count(all)) files, the first \(Figures.count(shown)) are listed; \(results)."
    case .caveats(let more):
      "\(Figures.count(more)) more caveats are left out here; \(results)."
    case .worst(let count, let all): "the worst \(Figures.count(count)) of \(Figures.count(all))"
    case .others(let count, let all): "\(Figures.count(count)) more of \(Figures.count(all))"
    }
  }

  private var results: String { "the JSON results\(named(.json)) have all" }
}

extension English {
  func computedNote(inOrder classes: [String]?) -> String {
    classes.map { "Probabilities are in the order of the classes: \(commas($0))." }
      ?? "Beside a class is its probability: of the predicted class, and of the target if it is a different one."
  }
}

extension English {
  func intervals(_ level: String) -> String { "\(level) intervals" }
  func against(_ baseline: String) -> String { "difference from \(baseline)" }

  func differenceIntervals(_ levels: [String]) -> String {
    "Difference intervals are widened for multiple comparisons: \(levels.joined(separator: " to "))."
  }
}
