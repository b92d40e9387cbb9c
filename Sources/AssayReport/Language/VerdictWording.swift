import AssayResults

/// The owner of a number: a named model, or the one that the sentence is about.
enum Owner {
  case its
  case model(String)
}

/// The metrics in which a candidate is better, worse, not clearly different or unknown.
struct ClaimParts {
  let candidate: String
  let baseline: String
  let better: [String]
  let worse: [String]
  let same: [String]
  let unknown: [String]
}

/// The difference between two models in one metric.
struct MetricChange {
  let metric: String
  /// The absolute difference.
  let size: String
  let isLower: Bool
  let old: String
  let new: String
  /// The model of the old value, if that is not the report's baseline.
  let reference: String?
  /// The range of the interval with its level, and p; nil if the samples show no difference.
  let certainty: (interval: String, p: String)?
}

/// A margin of a metric, and the difference between two models.
struct MarginWords {
  let candidate: String
  let baseline: String
  let metric: String
  /// The size of the margin, with its unit.
  let size: String
  /// The interval with its level; nil if absent.
  let interval: String?
  /// Whether the candidate is worse, but by less than the margin.
  let isWorseWithinMargin: Bool
  /// Whether the whole interval lies beyond the margin.
  let isBeyondMargin: Bool
}

/// How a model's confidence is off.
enum ConfidenceFinding {
  case overconfident
  case underconfident
  case off
  case noClearFault
  case unknown
}

/// The sentences about claims and evidence.
protocol VerdictWording {
  // MARK: Claims

  func claim(_ parts: ClaimParts) -> String
  func tooFewSamples(toTell candidate: String, from baseline: String, because: String) -> String
  /// Why no test can show anything: the smallest p-value that so few samples can give, and the
  /// largest that supports a claim.
  ///
  /// `tests` is the number of tests that share the risk `whole`.
  func leastP(of samples: String, p: String, risk: String, tests: Int, whole: String) -> String
  func samplesThatOneGetsRight(_ count: Int, of total: Int) -> String
  func samplesThatDiffer(_ count: Int, of total: Int) -> String

  // MARK: Evidence

  /// Joins clauses into one sentence; `isTurn` means that the last contradicts the first.
  func sentence(_ clauses: [String], isTurn: Bool) -> String
  /// `other` is the other model; nil if an earlier sentence names it.
  func change(_ change: MetricChange, of owner: Owner, than other: String?) -> String
  /// `models` are the two models; nil if an earlier sentence names them.
  func same(_ metric: String, _ value: String, models: (String, String)?) -> String
  /// The second of two metrics that are the same.
  func alsoSame(_ metric: String, _ value: String) -> String
  func allSame(_ metrics: String, _ value: String) -> String
  func infinite(_ metric: String, of owner: Owner, because: String) -> String
  func finite(
    _ metric: String, _ value: String, of owner: Owner, where other: String, because: String
  ) -> String
  func bothInfinite(_ metrics: String) -> String
  /// Says that a model's probabilities are better or worse by another loss than the primary one;
  /// `size` is that of the difference.
  func byFiniteLoss(
    _ metric: String, of model: String, isBetter: Bool, size: String, certainty: [String]
  ) -> String
  /// `models` are those that predict classes only.
  func classesOnly(_ models: [String]) -> String
  /// Why a loss is infinite; `model` is nil if the sentence is already about it.
  func certainAndWrong(_ model: String?, in samples: Int) -> String
  /// Says that finite logits are so large that the loss overflows.
  func overflowing(_ model: String?, in samples: Int) -> String
  func certainOfWrongAnswer(_ model: String?, in samples: Int) -> String

  /// Why a primary metric has no test; `models` are the two models, or nil if an earlier sentence
  /// names them.
  func untested(_ metric: String, models: (String, String)?, because: String) -> String
  /// The same for differences that were already mentioned.
  func untestedDifferences(_ metrics: [String], because: String) -> String
  /// Why a metric has no value for some models.
  func undefined(of models: [String], because: String) -> String
  /// About how many samples or groups would settle differences of the observed sizes, with a count
  /// for each metric.
  func settling(_ needed: [(count: String, metric: String)], _ noun: Noun) -> String
  /// The conclusion about a margin; `needed` is the approximate number of samples that would decide
  /// it.
  func margin(
    _ margin: MarginWords, _ verdict: MarginResult.Verdict, needed: String?, _ noun: Noun
  ) -> String

  // MARK: One model

  func wrong(
    _ model: String, in count: Int, of total: Int, metric: String, value: String
  ) -> String
  func itsValue(_ metric: String, _ value: String) -> String
  func itsInfinite(_ metric: String, because: String) -> String
  func undefined(_ metric: String, because: String) -> String
  /// Joins two clauses into one sentence.
  func joined(_ first: String, _ second: String) -> String
  /// Says that a model is worse than always predicting the class frequencies, or not shown to be
  /// better.
  func noSkill(
    _ model: String, isWorse: Bool, isApproximate: Bool, _ metric: String, _ value: String
  ) -> String
  /// Says that a model is worse than always predicting the most frequent class, or not shown to be
  /// better.
  func noBetterThanMajority(
    _ model: String, isWorse: Bool, isApproximate: Bool, error: String, majority: String
  ) -> String
  /// `p` is that of the calibration test.
  func calibration(
    _ model: String, _ finding: ConfidenceFinding, confidence: String, right: String, p: String?
  ) -> String

  // MARK: Costs

  /// Each model's cost per sample, the cheapest first.
  ///
  /// `costs` are those of a false positive and of a false negative; `areFitted` means that
  /// thresholds were chosen on one half of the samples and evaluated on the other; `constant` has
  /// the costs of always and never predicting the positive class.
  func thresholdCosts(
    _ costs: (String, String), areFitted: Bool,
    _ models: [(name: String, cost: String)], more: Int,
    constant: (positive: String, always: String, never: String)?
  ) -> String
  func noThresholdCosts(_ costs: (String, String), because: String) -> String
  /// A number as a logit.
  func logit(_ value: String) -> String
}
