/// Candidates with the same findings in the metrics of the head.
struct HeadGroup {
  /// The candidates that are named.
  let names: [String]
  /// The number of further candidates.
  let more: Int
  let findings: [HeadFinding]
}

/// The sentences at the head of a report.
protocol HeadWording {
  /// The headline without its full stop.
  func headline(_ headline: Headline) -> String
  /// One sentence about groups of candidates, the best first.
  func headSentence(_ groups: [HeadGroup]) -> String
  /// The likely reason why all candidates have the same predictions as the baseline.
  var givenTwice: String { get }
  /// Names the metric that compares probabilities if the loss of several models is infinite.
  func replacing(_ loss: String, by metric: String) -> String
  /// Names the metrics in which there are too few samples to show any difference.
  func tooFew(in metrics: [String]) -> String
  /// The observed values of two models, if there are too few samples for a test; `closer` is the
  /// one with the smaller loss, with both losses.
  func observed(
    _ models: [String], errors: [Int], of total: Int,
    closer: (model: String, metric: String, new: String, old: String)?
  ) -> String
  /// How often a single model is wrong; `rate` includes its interval, and `averaged` is the rate
  /// with ties broken at random.
  func wrong(_ model: String, in count: Int, of total: Int, rate: String, averaged: String?)
    -> String

  /// Names models that are no better than always predicting the class frequencies, or the most
  /// frequent class.
  ///
  /// `skills` is a metric that is 0 for such models, with one value per model; nil unless all have
  /// it.
  func noSkill(
    _ models: [String], more: Int, isWorse: Bool, ofClassesOnly: Bool,
    skills: (metric: String, values: [String])?
  ) -> String

  /// The two sides of 0 on an axis of differences: `fewer ◂ 0 ▸ more`.
  func sides(_ aspect: HeadAspect, lowerIsBetter: Bool) -> String
  /// The note below the table of models: which model the differences are from, and the least
  /// confidence level of their intervals.
  ///
  /// `lacksSome` means that some differences have no interval, because there are too few samples.
  func headNote(
    baseline: String, level: String, isWidened: Bool, lacksSome: Bool, hasBest: Bool
  ) -> String
  /// The word for a difference without a test.
  var notTested: String { get }
  /// Why a loss is infinite, in a cell.
  func infiniteCell(_ samples: Int, _ cause: InfiniteCause) -> String
  /// A model's confidence and its share of right answers, in a cell: `underconfident 78% → 98%`.
  func saysAndIsRight(_ finding: ConfidenceFinding?, says: String, right: String) -> String

  /// A metric, with the names of other metrics that have the same values.
  func name(_ metric: String, sameAs others: [String]) -> String
  /// Groups of metrics that have the same values here; a table shows the first of each.
  func identities(_ groups: [[String]]) -> String
  /// The metrics that depend on the labels alone, each with its value.
  func ofLabels(_ metrics: [String]) -> String

  /// The number of samples that only one of two models gets right, for each candidate and the
  /// baseline.
  func onlyRight(_ candidates: [(name: String, new: Int, old: Int)], _ baseline: String) -> String

  /// How to show everything on a terminal, and how many more remarks there are.
  func verbose(more: Int) -> String

  /// The number of samples with infinite loss, in a cell.
  func infinite(_ samples: Int) -> String

  // MARK: Caveats

  /// The number of caveats about models that are not shown.
  func hiddenCaveats(_ count: Int) -> String
  /// Names models that are not shown and whose numbers suggest a mistake.
  func hiddenSuspicions(_ models: [String], more: Int) -> String

  /// The number of samples with infinite loss for each of several models.
  func infiniteLosses(
    _ models: [(model: String, samples: Int)], more: Int, isBinary: Bool, isOfLogits: Bool
  ) -> String
  /// The number of samples in which several classes share the highest score, for each of several
  /// models.
  func ties(_ models: [(model: String, samples: Int)], more: Int) -> String
}
