import AssayResults

/// A value of a slice against all samples.
struct SliceEvidence {
  let value: String
  let count: Int
  let interval: String
}

/// What there is to say about slices.
protocol SliceWording {
  /// What a table leaves out: so many values of so few samples; `isAll`: it shows no value.
  func omitted(_ values: Int, fewerThan least: Int, samples: Int, isAll: Bool) -> String
  func worst(
    _ model: String, where slice: String, metric: String, _ inSlice: SliceEvidence,
    against whole: SliceEvidence
  ) -> String
  /// A reversed difference that the samples show to be one.
  func reversed(
    _ candidate: String, _ baseline: String, where slice: String, metric: String,
    _ verdict: PairedTest.Verdict, evidence: [String], whole sign: Int
  ) -> String
  /// Others together; `isClear`: the samples show them to be reversed.
  func alsoReversed(
    _ candidate: String, _ baseline: String, where slices: (column: String, values: [String]),
    more: Int, metric: String,
    sign: Int, whole: Int, isClear: Bool
  ) -> String
  /// The size of a difference, as evidence.
  func by(_ size: String) -> String
}
