/// The samples whose labels all models contradict with the same suggestion.
struct AgreedSuspects {
  let count: Int
  /// The number of these models.
  let modelCount: Int
  /// The name of the model if it is the only one; nil if there are several.
  let model: String?
  /// Whether there are other models that predict classes only, and so are not considered.
  let areSome: Bool
  /// The number of samples examined; nil if all were.
  let lookedAt: Int?
  /// The first of these samples.
  let examples: [(sample: String, label: String, suggested: String)]
}

/// Words about samples whose labels models contradict.
protocol SuspectWording {
  /// Says which labels to check.
  func agreed(_ suspects: AgreedSuspects) -> String
  /// When a label is suspect, and which samples this applies to.
  var suspectRule: String { get }
  /// Says that not all samples were examined.
  func suspectSamples(_ count: String, of total: String) -> String
  /// Says that only the first of the suspects are shown.
  func shownSuspects(_ count: Int, of total: Int) -> String
  /// The meaning of the error rate without some samples.
  var whatIf: String { get }
  /// A terminal line: a file lists the suspects among some of the samples only.
  func suspectsAmong(_ count: Int, of total: Int, path: String) -> String
}
