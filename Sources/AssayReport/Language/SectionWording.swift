import AssayChart
import AssayData
import AssayResults

/// A number of calibration that the report names and explains.
enum CalibrationNumber: CaseIterable {
  case equalWidth, equalMass, debiased, maximum, classwise, brierTest, logTest
  case miscalibration, discrimination, uncertainty, reliability, resolution
}

/// A list of samples that changed between two models.
enum ChangeList {
  case newlyWrong, newlyRight
}

/// A mean over classes.
enum ClassMean {
  /// Undefined values count as 0.
  case all
  case whereDefined
  /// Means of areas: unweighted, weighted by class size, and over pairs of classes.
  case plain, weighted, pairs
}

/// Sentences in sections that contain names and numbers.
protocol SectionWording {
  // MARK: Scoreboard

  /// How an interval is computed, and why it is approximate.
  func intervalNote(
    _ level: String, _ method: ConfidenceInterval.Method, _ doubt: ConfidenceInterval.Doubt?
  ) -> String
  func noInterval(because reason: String) -> String
  /// The number of samples with infinite loss; `others` is the mean over the others.
  func atInfinity(_ count: Int, others: String?) -> String
  /// `isDrawn` means that intervals are drawn, too.
  func scoreboardNote(
    _ level: String, baseline: String?, isDrawn: Bool, isByModel: Bool
  ) -> String

  // MARK: Differences

  func agreement(_ share: String, _ task: EvaluationTask) -> String
  /// `fromBaseline` and `fromCandidate` are nil if infinite.
  func divergence(
    _ baseline: String, _ candidate: String, jensenShannon: String, fromBaseline: String?,
    fromCandidate: String?
  ) -> String
  func words(_ list: ChangeList) -> String
  /// The meaning of a verdict, by the rule that all comparisons use.
  func meaning(_ verdict: PairedTest.Verdict, risk: String) -> String
  /// The term that is explained; better and worse share one.
  func term(_ verdict: PairedTest.Verdict) -> String
  /// Which metrics the headline uses, and how all tests share their risk; `ofPairs` means that all
  /// pairs of models are compared.
  func familiesNote(
    _ primary: [String], replaced loss: String?, ofPairs: Bool, hasMargins: Bool
  ) -> String
  func testsNote(_ cochran: (p: String, statistic: String)?) -> String

  // MARK: Weights

  /// A note beside a table's name: the values are weighted by this column.
  func byWeight(_ column: String) -> String
  /// A note beside a table's name: it counts samples.
  var weightsNotCounted: String { get }
  /// A note beside a table's name: it counts samples, and its shares are weighted.
  var sharesByWeight: String { get }

  // MARK: Confidence

  func confidenceNote(_ level: String) -> String
  /// Says whether the confidence of a miscalibrated bin is too high or too low.
  func side(isTooSure: Bool) -> String
  /// The caption of a table of quantiles of the loss.
  func lossQuantiles(_ loss: String, inBins: Bool) -> String
  func name(_ number: CalibrationNumber) -> String
  func meaning(_ number: CalibrationNumber) -> String

  // MARK: Classes and ranking

  /// The note beside the scores of classes; `baseline` is nil for a single model.
  func classesNote(_ level: String, baseline: String?) -> String
  func lowestF1(_ count: Int) -> String
  func words(_ mean: ClassMean) -> String
  /// `isPart` means that only the classes with the lowest areas are shown.
  func againstOthers(isPart: Bool) -> String
  /// The rule for positive scores; `classes` says how scores of exactly 0.5 count here and
  /// elsewhere, for the models in `ties`.
  func thresholdNote(
    _ classes: (here: String, elsewhere: String)?, _ ties: [(model: String, samples: Int)]
  ) -> String
  func coded(_ bound: String) -> String
  func words(_ threshold: NamedThreshold) -> String
  var aboveAll: String { get }

  // MARK: Slices and samples

  func slicesNote(_ metric: String, _ level: String) -> String
  func allSamples(_ count: Int, areOfSeveral: Bool) -> String

  // MARK: Arithmetic, definitions, Markdown

  /// A sample's loss, written out.
  func worked(_ sample: String, _ metric: MetricWords, _ formula: String) -> String
  /// The number of further terms.
  func more(_ count: Int) -> String
  func definitionsNote(_ logarithm: String, _ unit: String) -> String
  func leftOut(_ sections: [String], bytes: Int) -> String
}

extension ChartWording {
  /// The title and the description of a chart.
  func text(_ subject: ChartSubject, id: String) -> ChartText {
    ChartText(id: id, title: title(subject), description: description(subject))
  }
}

/// The part of something long that a report shows; the JSON results have all of it.
enum ShownPart {
  /// The baseline and the models with the lowest value of a metric.
  case models(shown: Int, of: Int, lowest: String)
  case pairs(shown: Int, of: Int)
  /// The values of a slice with the worst metric.
  case worstValues(shown: Int, of: Int)
  /// The first files.
  case files(shown: Int, of: Int)
  case caveats(more: Int)
  /// Only the worst ones.
  case worst(Int, of: Int)
  /// The summary line of a folded section.
  case others(Int, of: Int)
}

/// Notes about parts that a report shows.
protocol PartWording {
  func part(_ part: ShownPart) -> String
}

extension PartWording {
  /// Says which models are shown; nil if all are.
  func shownModels(_ results: WordedResults) -> String? {
    guard let whole = results.whole, whole.models > results.models.count else {
      return nil
    }
    return part(
      .models(
        shown: results.models.count, of: whole.models,
        lowest: results.words(MetricKey.errorRate).name))
  }

  /// Says which pairs are shown; nil unless all pairs of models are compared and some models or
  /// pairs are left out.
  func shownPairs(_ results: WordedResults) -> String? {
    guard let whole = results.whole, results.options.comparesAllPairs else { return nil }
    return part(.pairs(shown: results.pairs.count, of: whole.pairs))
  }
}

/// Words beside the table of a small test set.
protocol LectureWording {
  /// How to read the computed values; `inOrder` lists the classes whose probabilities are shown, or
  /// is nil if there are too many.
  func computedNote(inOrder classes: [String]?) -> String
}

/// Words of the terminal's scoreboard that reports do not have.
protocol TerminalWording {
  /// The confidence level of the intervals beside the values: `95% intervals`.
  func intervals(_ level: String) -> String
  /// The heading of a table of differences, which names what they are differences from.
  func against(_ baseline: String) -> String
  /// The confidence levels of the intervals of differences, if these differ from those of values.
  func differenceIntervals(_ levels: [String]) -> String
}
