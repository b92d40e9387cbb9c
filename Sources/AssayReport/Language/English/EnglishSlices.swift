import AssayResults

extension English {
  func omitted(_ values: Int, fewerThan least: Int, samples: Int, isAll: Bool) -> String {
    "\(Figures.count(values)) \(isAll ? "" : "further ")\(values == 1 ? "value" : "values") with fewer "
      + "than \(count(least, .sample)), \(count(samples, .sample))"
      + (values == 1 ? "" : " together")
  }

  func worst(
    _ model: String, where slice: String, metric: String, _ inSlice: SliceEvidence,
    against whole: SliceEvidence
  ) -> String {
    "\(model) is clearly worse where \(slice) than on all samples: its \(metric) there is "
      + "\(inSlice.value) (\(count(inSlice.count, .sample)); \(inSlice.interval)) vs \(whole.value) "
      + "(\(whole.interval))."
  }

  func reversed(
    _ candidate: String, _ baseline: String, where slice: String, metric: String,
    _ verdict: PairedTest.Verdict, evidence: [String], whole sign: Int
  ) -> String {
    "Reversed: where \(slice), \(candidate) is \(words(verdict)) than \(baseline) in \(metric) "
      + "(\(semicolons(evidence))), while on all samples \(whose(candidate)) is \(words(sign: sign))."
  }

  func alsoReversed(
    _ candidate: String, _ baseline: String, where slices: (column: String, values: [String]),
    more: Int, metric: String,
    sign: Int, whole: Int, isClear: Bool
  ) -> String {
    let values = more > 0 ? slices.values + ["\(Figures.count(more)) others"] : slices.values
    return (isClear ? "Likewise reversed, and clearly so: " : "In these samples, ")
      + "\(whose(candidate)) \(metric) is \(words(sign: sign)) than \(whose(baseline)) where \(slices.column) is \(alternatives(values)), while on "
      + "all samples it is \(words(sign: whole))"
      + (isClear ? "." : "; not clear enough to call it reversed.")
  }

  func by(_ size: String) -> String { "by \(size)" }
}
