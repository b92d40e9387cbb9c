import AssayResults

/// The names of one model's primary metrics, by how they changed.
struct ChangeParts {
  let model: String
  var better: [String] = []
  var worse: [String] = []
  var same: [String] = []
  var unknown: [String] = []
  var undecided: [String] = []
  /// How many samples have an infinite loss in each version; nil if the metric is finite.
  var infinite: [(metric: String, old: Int?, new: Int?)] = []
  /// The untested metrics, each with the reason.
  var untested: [(metric: String, because: String)] = []

  var isEmpty: Bool { isWithoutFinding && same.isEmpty }

  /// Whether the only known metrics are those without a clear difference.
  var isWithoutFinding: Bool {
    (better + worse + unknown + undecided).isEmpty && infinite.isEmpty && untested.isEmpty
  }
}

/// The decomposition of a change into changed class shares and changed means within classes.
struct MixParts {
  let metric: String
  /// Signed, with units.
  let change: String
  let mix: String
  let rate: String
  /// The interval of the mix, with its level.
  let interval: String
}

/// The version that is best by some metrics, or several equal ones.
struct BestVersions {
  let versions: [String]
  let metrics: [String]
}

/// The versions in which a metric differs from the previous version.
struct VersionTurns {
  /// Only clear differences.
  let better: [String]
  let worse: [String]
  /// The versions in which it became infinite or finite.
  let ends: [(version: String, isFinite: Bool)]
  /// Whether any version was tested.
  let isTested: Bool
}

/// Words about the changes between two saved results.
protocol DiffWording {
  // MARK: Head

  /// The headline without its full stop.
  func headline(_ headline: ChangeHeadline) -> String
  /// The subject of a headline if the versions have no names.
  var newVersion: String { get }
  /// The name of the older version in such a headline.
  var oldVersion: String { get }
  /// A model's other findings besides better and worse, one sentence each.
  func unsaid(_ parts: ChangeParts) -> [String]
  /// Names models that did not clearly change.
  func unchanged(_ models: [String]) -> String
  /// One sentence for a model: what is better, what is worse, and what is unknown.
  func change(_ parts: ChangeParts) -> String

  // MARK: Facts and notes

  func words(_ note: VersionDiff.Note) -> String
  /// The relation of the two test sets.
  func words(_ relation: VersionDiff.Relation, _ counts: (old: Int, new: Int)) -> String
  /// How differences were tested.
  func method(_ relation: VersionDiff.Relation, isMeasured: Bool) -> String
  /// How the changes in a table are computed.
  func changeNote(level: String, isWidened: Bool) -> String
  func mix(_ parts: MixParts) -> String
  /// How many samples became wrong, and how many became right.
  func changed(newlyWrong: Int, newlyRight: Int) -> String
  /// Names a model that only one version has; `isOld` means the older one.
  func only(_ model: String, isOld: Bool) -> String

  // MARK: Cells

  /// The largest possible p-value, if it depends on which samples each version got wrong.
  func p(atMost most: String) -> String
  /// Says that a loss became finite or infinite.
  func turned(isFinite: Bool) -> String
  /// Says that a loss is infinite in both versions.
  var bothInfinite: String { get }
  /// `recall of cat`.
  func score(_ score: ClassScore, of name: String) -> String
  /// Says how many entries of a longer list are shown.
  func shown(_ count: Int, of total: Int) -> String

  // MARK: History

  /// The number of versions; `samples` is given if all have the same samples.
  func history(_ versions: Int, samples: Int?) -> String
  /// Names the versions with the best values, without the full stop; `best` is empty if no version
  /// has a value.
  func best(_ best: [BestVersions], of versions: Int) -> String
  /// The change of the newest version as a headline without its full stop; `version` is nil if the
  /// headline names it.
  func newest(_ version: String?, _ headline: ChangeHeadline) -> String
  /// The versions with the best value of a metric, and that value.
  func best(_ metric: String, _ value: String, _ versions: [String]) -> String
  /// The change from the oldest version to the newest, without the full stop; `versions` is nil if
  /// the headline names them.
  func across(_ versions: ChangeHeadline.Names?, _ headline: ChangeHeadline) -> String
  /// Names the versions that differ from the previous one.
  func turns(_ turns: VersionTurns) -> String
  /// Which versions of a history are tested against each other.
  var historyNote: String { get }
  /// Why a change is undecided.
  var undecidedNote: String { get }
  /// Counts the versions before those that a table shows.
  func older(_ versions: Int) -> String
  /// How to see, on a terminal, the versions before those shown.
  func unseen(_ versions: Int) -> String
}

extension TermWording {
  /// Names in a sentence; if there are many, the first and the number of the others.
  func list(_ names: [String], atMost most: Int) -> String {
    names.count > most ? list(Array(names.prefix(most)), more: names.count - most) : list(names)
  }
}
