import AssayResults

/// What a diff says of one model's primary metrics, by name.
struct ChangeParts {
  let model: String
  var better: [String] = []
  var worse: [String] = []
  var same: [String] = []
  var unknown: [String] = []
  var undecided: [String] = []
  /// With the reason.
  var untested: [(metric: String, because: String)] = []

  var isEmpty: Bool {
    (better + worse + same + unknown + undecided).isEmpty && untested.isEmpty
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

/// What changed between two saved results.
protocol DiffWording {
  /// One sentence for a model: what is better, worse, and what is not known.
  func change(_ parts: ChangeParts) -> String
  func words(_ note: VersionDiff.Note) -> String
  /// How the two test sets belong together.
  func words(_ relation: VersionDiff.Relation, _ counts: (old: Int, new: Int)) -> String
  /// How differences were tested.
  func method(_ relation: VersionDiff.Relation, isMeasured: Bool) -> String
  func mix(_ parts: MixParts) -> String
  /// How many samples became wrong and right.
  func changed(newlyWrong: Int, newlyRight: Int) -> String
  /// A p that depends on which samples each version got wrong.
  func p(from low: String, to high: String) -> String
  /// A model that one side only has; `isOld`: the older.
  func only(_ model: String, isOld: Bool) -> String
  /// `recall of cat`.
  func score(_ score: ClassScore, of name: String) -> String
  /// How many versions there are; `samples`: if all are of the same ones.
  func history(_ versions: Int, samples: Int?) -> String
  /// The best version of a metric and the newest, and those that are clearly better or worse than the one before.
  func history(
    of metric: String, best: String?, newest: String, better: [String], worse: [String]
  ) -> String
  /// What of a longer list is shown.
  func shown(_ count: Int, of total: Int) -> String
}
