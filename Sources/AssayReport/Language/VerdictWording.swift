import AssayResults

/// Whose number it is: of a model by its name, or of the one that the sentence is about.
enum Owner {
  case its
  case model(String)
}

/// In which metrics a candidate is better, worse, not clearly different, or unknown.
struct ClaimParts {
  let candidate: String
  let baseline: String
  let better: [String]
  let worse: [String]
  let same: [String]
  let unknown: [String]
}

/// How one metric of two models differs.
struct MetricChange {
  let metric: String
  /// Without sign.
  let size: String
  let isLower: Bool
  let old: String
  let new: String
  /// Whose the old value is, where that is not the report’s baseline.
  let reference: String?
  /// The range of the interval with its level, and p; nil if samples do not tell.
  let certainty: (interval: String, p: String)?
}

/// A margin of a metric, and the difference of two models.
struct MarginWords {
  let candidate: String
  let baseline: String
  let metric: String
  /// Of the margin, with its unit.
  let size: String
  /// With its level; nil without one.
  let interval: String?
  /// Whether the candidate is worse, by less than the margin.
  let isWorseWithinMargin: Bool
  /// Whether the whole interval lies beyond the margin.
  let isBeyondMargin: Bool
}

/// Which way a model’s confidence is off, in words.
enum ConfidenceFinding {
  case overconfident
  case underconfident
  case off
  case noClearFault
  case unknown
}

/// The sentences at the head of a report.
protocol VerdictWording {
  // MARK: Claims

  func claim(_ parts: ClaimParts) -> String
  func tooFewSamples(toTell candidate: String, from baseline: String, because: String) -> String
  /// Why no test can show anything: the smallest p that such samples could give, and what a claim takes.
  ///
  /// `tests`: how many share the risk, and `whole`: that risk.
  func leastP(of samples: String, p: String, risk: String, tests: Int, whole: String) -> String
  func samplesThatOneGetsRight(_ count: Int, of total: Int) -> String
  func samplesThatDiffer(_ count: Int, of total: Int) -> String

  // MARK: Evidence

  /// Clauses as one sentence; `isTurn`: the last goes against the first.
  func sentence(_ clauses: [String], isTurn: Bool) -> String
  /// `than`: the other model, where no sentence before has named it.
  func change(_ change: MetricChange, of owner: Owner, than other: String?) -> String
  /// `models`: the two, where no sentence before has named them.
  func same(_ metric: String, _ value: String, models: (String, String)?) -> String
  /// The second of two metrics that are the same.
  func alsoSame(_ metric: String, _ value: String) -> String
  func allSame(_ metrics: String, _ value: String) -> String
  func infinite(_ metric: String, of owner: Owner, because: String) -> String
  func finite(
    _ metric: String, _ value: String, of owner: Owner, where other: String, because: String
  ) -> String
  func bothInfinite(_ metrics: String) -> String
  /// That a model's probabilities are better or worse by another loss than the primary one; `size`: of the difference.
  func byFiniteLoss(
    _ metric: String, of model: String, isBetter: Bool, size: String, certainty: [String]
  ) -> String
  /// `models`: those that give classes only.
  func classesOnly(_ models: [String]) -> String
  /// Why a loss is infinite; `model`: nil if the sentence is about it.
  func certainAndWrong(_ model: String?, in samples: Int) -> String
  /// Finite logits are so large that the loss is not.
  func overflowing(_ model: String?, in samples: Int) -> String
  func certainOfWrongAnswer(_ model: String?, in samples: Int) -> String

  /// Why a primary metric has no test; `models`: the two, where no sentence before has named them.
  func untested(_ metric: String, models: (String, String)?, because: String) -> String
  /// The same of differences that were said.
  func untestedDifferences(_ metrics: [String], because: String) -> String
  /// The reason that a metric has no value for some models.
  func undefined(of models: [String], because: String) -> String
  /// About how many samples, or groups, would settle differences of the sizes observed: a count and a metric each.
  func settling(_ needed: [(count: String, metric: String)], _ noun: Noun) -> String
  /// What a margin comes to; `needed`: about how many samples would decide it.
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
  /// Two clauses in one sentence.
  func joined(_ first: String, _ second: String) -> String
  /// Worse than always answering the class frequencies, or not shown to be better.
  func noSkill(
    _ model: String, isWorse: Bool, isApproximate: Bool, _ metric: String, _ value: String
  ) -> String
  /// Worse than always answering the most frequent class, or not shown to be better.
  func noBetterThanMajority(
    _ model: String, isWorse: Bool, isApproximate: Bool, error: String, majority: String
  ) -> String
  /// `p`: of the test of calibration.
  func calibration(
    _ model: String, _ finding: ConfidenceFinding, confidence: String, right: String, p: String?
  ) -> String

  // MARK: Costs

  /// Each model’s cost per sample, the cheapest first.
  ///
  /// `costs`: of a false positive and of a false negative; `areFitted`: thresholds were chosen on one half of the
  /// samples and judged on the other; `constant`: of answering the positive class always, and never.
  func thresholdCosts(
    _ costs: (String, String), areFitted: Bool,
    _ models: [(name: String, cost: String)], more: Int,
    constant: (positive: String, always: String, never: String)?
  ) -> String
  func noThresholdCosts(_ costs: (String, String), because: String) -> String
  /// A number as a logit.
  func logit(_ value: String) -> String
}
