/// Candidates of which the same is known in the head's metrics.
struct HeadGroup {
  /// Those that are named.
  let names: [String]
  /// How many more there are.
  let more: Int
  let findings: [HeadFinding]
}

/// The sentences at the head of a report.
protocol HeadWording {
  /// Without its stop.
  func headline(_ headline: Headline) -> String
  /// Groups of candidates in one sentence, the best first.
  func headSentence(_ groups: [HeadGroup]) -> String
  /// The likely reason why all candidates answer as the baseline does.
  var givenTwice: String { get }
  /// By which metric probabilities are compared where the loss of several models is infinite.
  func replacing(_ loss: String, by metric: String) -> String
  /// In which metrics samples are too few to show any difference.
  func tooFew(in metrics: [String]) -> String
  /// What too few samples show of two models; `closer`: the one with the smaller loss, and both losses.
  func observed(
    _ models: [String], errors: [Int], of total: Int,
    closer: (model: String, metric: String, new: String, old: String)?
  ) -> String
  /// How often a single model is wrong; `rate`: with its interval, `averaged`: with ties broken at random.
  func wrong(_ model: String, in count: Int, of total: Int, rate: String, averaged: String?)
    -> String

  /// Several models that are worth no more than always answering the class frequencies, or the most frequent class.
  ///
  /// `skills`: a metric of which 0 is no more, and a value a model; nil unless all have it.
  func noSkill(
    _ models: [String], more: Int, isWorse: Bool, ofClassesOnly: Bool,
    skills: (metric: String, values: [String])?
  ) -> String

  /// The two sides of 0 on an axis of differences: `fewer ◂ 0 ▸ more`.
  func sides(_ aspect: HeadAspect, lowerIsBetter: Bool) -> String
  /// Below the table of models: from which model the differences are, and how sure their intervals at least.
  ///
  /// `lacksSome`: Of some differences the samples are too few for one.
  func headNote(
    baseline: String, level: String, isWidened: Bool, lacksSome: Bool, hasBest: Bool
  ) -> String
  /// The word for a difference without a test.
  var notTested: String { get }
  /// Why a loss is infinite, in a cell.
  func infiniteCell(_ samples: Int, _ cause: InfiniteCause) -> String
  /// How sure a model is and how often it is right, in a cell: `underconfident 78% → 98%`.
  func saysAndIsRight(_ finding: ConfidenceFinding?, says: String, right: String) -> String

  /// A metric with the names of others that have the same values.
  func name(_ metric: String, sameAs others: [String]) -> String
  /// Metrics that have the same values here, in groups; a table shows the first of each.
  func identities(_ groups: [[String]]) -> String
  /// What depends on the labels alone: each metric with its value.
  func ofLabels(_ metrics: [String]) -> String

  /// How many samples only one of two models gets right: each candidate, and the baseline.
  func onlyRight(_ candidates: [(name: String, new: Int, old: Int)], _ baseline: String) -> String

  /// How a terminal shows all, and how many remarks more there are.
  func verbose(more: Int) -> String

  /// In a cell, how many samples’ losses are infinite.
  func infinite(_ samples: Int) -> String

  // MARK: Caveats

  /// How many caveats are about models that are not shown.
  func hiddenCaveats(_ count: Int) -> String
  /// Models that are not shown, and whose numbers look like those of a mistake.
  func hiddenSuspicions(_ models: [String], more: Int) -> String

  /// Of how many samples several models’ losses are infinite.
  func infiniteLosses(
    _ models: [(model: String, samples: Int)], more: Int, isBinary: Bool, isOfLogits: Bool
  ) -> String
  /// In how many samples the highest score of several models is shared by classes.
  func ties(_ models: [(model: String, samples: Int)], more: Int) -> String
}
