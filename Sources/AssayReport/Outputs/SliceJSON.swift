import AssayCompare

/// `slices` of `results.json`: a table a column, the values in the order of the reports.
struct SliceJSON {
  let comparison: Comparison

  /// Nothing where there are no slices.
  var members: [(String, JSON)] {
    comparison.slices.isEmpty ? [] : [("slices", .array(comparison.slices.map(table)))]
  }

  private func table(_ table: SliceTable) -> JSON {
    .object([
      ("column", .string(table.columns.joined(separator: "*"))),
      ("values", .array(table.values.map(value))),
      (
        "omitted",
        .object([
          ("values", .integer(table.omitted.values)), ("samples", .integer(table.omitted.samples)),
        ])
      ),
    ])
  }

  private func value(_ value: SliceValue) -> JSON {
    let inference = InferenceJSON(comparison: comparison)
    return .object([
      ("value", .string(value.texts.joined(separator: " × "))), ("n", .integer(value.count)),
      ("estimates", inference.estimates(value.evaluations)),
      ("comparisons", inference.comparisons(value.pairs)),
    ])
  }
}
