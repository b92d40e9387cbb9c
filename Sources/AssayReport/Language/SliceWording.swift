import AssayResults

/// A value on a slice or on all samples.
struct SliceEvidence {
  let value: String
  let count: Int
  let interval: String
}

/// Words about slices.
protocol SliceWording {
  /// The slices that a table leaves out: the number of values with too few samples; `isAll` means
  /// that it shows none.
  func omitted(_ values: Int, fewerThan least: Int, samples: Int, isAll: Bool) -> String
  func worst(
    _ model: String, where slice: String, metric: String, _ inSlice: SliceEvidence,
    against whole: SliceEvidence
  ) -> String
  /// A difference that is reversed in a slice, as the samples there show.
  func reversed(
    _ candidate: String, _ baseline: String, where slice: String, metric: String,
    _ verdict: PairedTest.Verdict, evidence: [String], whole sign: Int
  ) -> String
  /// Further reversed slices together; `isClear` means that the samples show them to be reversed.
  func alsoReversed(
    _ candidate: String, _ baseline: String, where slices: (column: String, values: [String]),
    more: Int, metric: String,
    sign: Int, whole: Int, isClear: Bool
  ) -> String
  /// The size of a difference, as evidence.
  func by(_ size: String) -> String
}
