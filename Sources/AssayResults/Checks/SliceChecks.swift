import AssayData

extension ResultsContext {
  /// Checks that each sample is in exactly one slice of a table, and that the slices' errors add up
  /// to those of all samples.
  func check(
    _ slices: WrittenSlices, _ models: [ModelResults], _ reader: FormReader
  ) throws(ResultsFault) {
    for (place, table) in slices.tables.enumerated() {
      let number = "\(place + 1)"
      let isFirst = !slices.tables[..<place].contains {
        $0.columns.map(ExactText.init) == table.columns.map(ExactText.init)
      }
      guard isFirst else { throw reader.fault(.twice("column"), at: ["slices", number]) }
      var seen: Set<[ExactText]> = []
      for value in table.values where !seen.insert(value.texts.map(ExactText.init)).inserted {
        throw reader.fault(.twice("value"), at: ["slices", number, "values"])
      }
      try reader.expect(
        table.values.reduce(table.omitted.samples) { $0 + $1.count }, addsUpTo: count,
        at: "slices", number)
      try checkErrors(table, models, number, reader)
    }
  }

  private func checkErrors(
    _ table: SliceTable, _ models: [ModelResults], _ number: String, _ reader: FormReader
  ) throws(ResultsFault) {
    guard options.weight == nil, task == .classes else { return }
    for (place, model) in models.enumerated() {
      var wrong = 0.0
      for value in table.values {
        let error = value.models[place].estimate(MetricKey.errorRate).finite
        try reader.expect(error != nil, "n", at: "slices", number, "values")
        wrong += (error ?? 0) * Double(value.count)
      }
      let all = Double(count - model.correct)
      try reader.expect(
        wrong <= all + 1e-6 && all <= wrong + Double(table.omitted.samples) + 1e-6, "right",
        at: "slices", number, "values")
    }
  }
}
