import AssayChart
import AssayData
import AssayResults

/// A number of calibration, as the report names and explains it.
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
  /// Undefined counts as 0.
  case all
  case whereDefined
  /// Of areas: each class alike, by its samples, over pairs of classes.
  case plain, weighted, pairs
}

/// What sections say with names and numbers in it.
protocol SectionWording {
  // MARK: Scoreboard

  /// How an interval is computed, and why it is doubtful.
  func intervalNote(
    _ level: String, _ method: ConfidenceInterval.Method, _ doubt: ConfidenceInterval.Doubt?
  ) -> String
  func noInterval(because reason: String) -> String
  /// So many samples of infinite loss; `others`: the mean over the others.
  func atInfinity(_ count: Int, others: String?) -> String
  /// `isDrawn`: intervals are drawn, too.
  func scoreboardNote(
    _ level: String, baseline: String?, isDrawn: Bool, isByModel: Bool
  ) -> String

  // MARK: Differences

  func agreement(_ share: String, _ task: EvaluationTask) -> String
  /// `fromBaseline` and `fromCandidate`: nil if infinite.
  func divergence(
    _ baseline: String, _ candidate: String, jensenShannon: String, fromBaseline: String?,
    fromCandidate: String?
  ) -> String
  func words(_ list: ChangeList) -> String
  /// What the word of a verdict means, by the rule that all comparisons go by.
  func meaning(_ verdict: PairedTest.Verdict, risk: String) -> String
  /// What is so explained; better and worse are together.
  func term(_ verdict: PairedTest.Verdict) -> String
  /// Which metrics the headline is made of, and how all tests share their risk; `ofPairs`: whether all pairs
  /// of models are compared.
  func familiesNote(
    _ primary: [String], replaced loss: String?, ofPairs: Bool, hasMargins: Bool
  ) -> String
  func testsNote(_ cochran: (p: String, statistic: String)?) -> String

  // MARK: Weights

  /// Beside a table's name, where samples have weights: its values go by the weights of this column.
  func byWeight(_ column: String) -> String
  /// It counts samples.
  var weightsNotCounted: String { get }
  /// It counts samples, and its shares go by weights.
  var sharesByWeight: String { get }

  // MARK: Confidence

  func confidenceNote(_ level: String) -> String
  /// Of a bin that is off: whether the confidence is too high.
  func side(isTooSure: Bool) -> String
  /// What a table says of the loss that a share of the samples does not exceed.
  func lossQuantiles(_ loss: String, inBins: Bool) -> String
  func name(_ number: CalibrationNumber) -> String
  func meaning(_ number: CalibrationNumber) -> String

  // MARK: Classes and ranking

  /// What is beside a class's scores; `baseline`: nil for a single model.
  func classesNote(_ level: String, baseline: String?) -> String
  func lowestF1(_ count: Int) -> String
  func words(_ mean: ClassMean) -> String
  /// `isPart`: only those with the lowest areas.
  func againstOthers(isPart: Bool) -> String
  /// Of scores that are known by 16 bits each.
  /// What counts as positive; `classes`: what scores of exactly 0.5 count as here and elsewhere, of these models.
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

  /// A sample’s loss, written out.
  func worked(_ sample: String, _ metric: MetricWords, _ formula: String) -> String
  /// So many more terms.
  func more(_ count: Int) -> String
  func definitionsNote(_ logarithm: String, _ unit: String) -> String
  func leftOut(_ sections: [String], bytes: Int) -> String
}

extension ChartWording {
  /// The words of a chart.
  func text(_ subject: ChartSubject, id: String) -> ChartText {
    ChartText(id: id, title: title(subject), description: description(subject))
  }
}
