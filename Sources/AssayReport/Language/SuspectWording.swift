/// The samples whose labels all models contradict alike.
struct AgreedSuspects {
  let count: Int
  /// The number of models that do.
  let modelCount: Int
  /// The only one’s name; nil of several.
  let model: String?
  /// Whether others give classes only, and are not asked.
  let areSome: Bool
  /// The number of samples that were looked at; nil if that is all.
  let lookedAt: Int?
  /// The first of them.
  let examples: [(sample: String, label: String, suggested: String)]
}

/// Words about samples whose labels models contradict.
protocol SuspectWording {
  /// Which labels to look at.
  func agreed(_ suspects: AgreedSuspects) -> String
  /// When a label is suspect, and of which samples that holds.
  var suspectRule: String { get }
  /// Not all samples were looked at.
  func suspectSamples(_ count: String, of total: String) -> String
  /// Only the first of the suspects are shown.
  func shownSuspects(_ count: Int, of total: Int) -> String
  /// What the error rate without some samples is.
  var whatIf: String { get }
  /// A line for a terminal: a file has the suspects among some of the samples only.
  func suspectsAmong(_ count: Int, of total: Int, path: String) -> String
}
