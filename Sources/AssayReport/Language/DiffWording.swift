import AssayResults

/// What a diff says of one model's primary metrics, by name.
struct ChangeParts {
  let model: String
  var better: [String] = []
  var worse: [String] = []
  var same: [String] = []
  var unknown: [String] = []
  var undecided: [String] = []
  /// Of how many samples a loss is infinite in each version; nil if the metric is finite.
  var infinite: [(metric: String, old: Int?, new: Int?)] = []
  /// With the reason.
  var untested: [(metric: String, because: String)] = []

  var isEmpty: Bool { isWithoutFinding && same.isEmpty }

  /// Whether no metric but those without a clear difference is known.
  var isWithoutFinding: Bool {
    (better + worse + unknown + undecided).isEmpty && infinite.isEmpty && untested.isEmpty
  }
}

/// How a change splits into other class shares and other means within classes.
struct MixParts {
  let metric: String
  /// Signed, with units.
  let change: String
  let mix: String
  let rate: String
  /// The interval of the mix, with its level.
  let interval: String
}

/// The best version by some metrics, or several equal ones.
struct BestVersions {
  let versions: [String]
  let metrics: [String]
}

/// The versions in which a metric differs from the one before.
struct VersionTurns {
  /// Clearly.
  let better: [String]
  let worse: [String]
  /// Those in which it became infinite, or finite.
  let ends: [(version: String, isFinite: Bool)]
  /// Whether any version was tested.
  let isTested: Bool
}

/// What changed between two saved results.
protocol DiffWording {
  // MARK: Head

  /// Without its stop.
  func headline(_ headline: ChangeHeadline) -> String
  /// The subject of a headline where versions have no name.
  var newVersion: String { get }
  /// The other one, after it.
  var oldVersion: String { get }
  /// A model’s other findings, beside better and worse: a sentence each.
  func unsaid(_ parts: ChangeParts) -> [String]
  /// Models that did not clearly change.
  func unchanged(_ models: [String]) -> String
  /// One sentence for a model: what is better, worse, and what is not known.
  func change(_ parts: ChangeParts) -> String

  // MARK: Facts and notes

  func words(_ note: VersionDiff.Note) -> String
  /// How the two test sets belong together.
  func words(_ relation: VersionDiff.Relation, _ counts: (old: Int, new: Int)) -> String
  /// How differences were tested.
  func method(_ relation: VersionDiff.Relation, isMeasured: Bool) -> String
  /// How the changes of a table are computed.
  func changeNote(level: String, isWidened: Bool) -> String
  func mix(_ parts: MixParts) -> String
  /// How many samples became wrong and right.
  func changed(newlyWrong: Int, newlyRight: Int) -> String
  /// A model that one side only has; `isOld`: the older.
  func only(_ model: String, isOld: Bool) -> String

  // MARK: Cells

  /// The largest p that there may be, where it depends on which samples each version got wrong.
  func p(atMost most: String) -> String
  /// A loss became finite, or infinite.
  func turned(isFinite: Bool) -> String
  /// A loss is infinite in both versions.
  var bothInfinite: String { get }
  /// `recall of cat`.
  func score(_ score: ClassScore, of name: String) -> String
  /// What of a longer list is shown.
  func shown(_ count: Int, of total: Int) -> String

  // MARK: History

  /// How many versions there are; `samples`: if all are of the same ones.
  func history(_ versions: Int, samples: Int?) -> String
  /// Which versions have the best values, without the stop; empty: none has a value.
  func best(_ best: [BestVersions], of versions: Int) -> String
  /// The newest version’s change as a headline without its stop; `version`: nil if the headline names it.
  func newest(_ version: String?, _ headline: ChangeHeadline) -> String
  /// The versions with the best value of a metric, and the value.
  func best(_ metric: String, _ value: String, _ versions: [String]) -> String
  /// What changed from the oldest version to the newest, without its stop; `versions`: nil if the headline names them.
  func across(_ versions: ChangeHeadline.Names?, _ headline: ChangeHeadline) -> String
  /// The versions that differ from the one before.
  func turns(_ turns: VersionTurns) -> String
  /// Which versions of a history are tested against each other.
  var historyNote: String { get }
  /// Why a change is undecided.
  var undecidedNote: String { get }
  /// The versions before those that a table shows.
  func older(_ versions: Int) -> String
  /// How a terminal shows the versions before those that it shows.
  func unseen(_ versions: Int) -> String
}

extension TermWording {
  /// Names in a sentence: of many the first, and how many more there are.
  func list(_ names: [String], atMost most: Int) -> String {
    names.count > most ? list(Array(names.prefix(most)), more: names.count - most) : list(names)
  }
}
