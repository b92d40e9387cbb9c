import AssayData
import AssayEvaluate
import AssayResults

extension PairResults {
  /// - Parameters:
  ///   - pair: The comparison of two models, with logarithms in nats.
  ///   - values: Each model's values.
  ///   - metrics: The keys of the metrics.
  ///   - unit: The unit of information.
  ///   - task: The task.
  init(
    _ pair: PairedComparison, _ values: [MetricValues], _ metrics: [String], _ unit: ResultUnit,
    task: EvaluationTask
  ) {
    let changed = pair.changed
    let change = { (changes: TopChanges) in
      changes.changes.map { SampleChange($0, loss: { unit.value($0, of: task.primaryLoss) }) }
    }
    self.init(
      baseline: pair.baseline, candidate: pair.candidate,
      metrics: MetricDifferences(pair, values, metrics, unit), outcomes: pair.outcomes,
      changedAnswers: pair.changedAnswers,
      changed: ChangedSampleLists(
        newlyWrong: change(changed.newlyWrong), newlyRight: change(changed.newlyRight),
        largestRises: change(changed.largestRises), largestFalls: change(changed.largestFalls),
        bothWrong: change(changed.bothWrong)),
      divergence: pair.divergence.map { Divergences($0, unit) }, density: pair.density)
  }
}

extension MetricDifferences {
  fileprivate init(
    _ pair: PairedComparison, _ values: [MetricValues], _ metrics: [String], _ unit: ResultUnit
  ) {
    var tests = pair.tests
    for (key, test) in tests {
      tests[key] = test.map { $0.map { unit.value($0, of: key) } }
    }
    self.init(
      from: (values[pair.baseline], values[pair.candidate]), of: metrics, tests: tests,
      records: pair.records)
  }
}

extension Divergences {
  fileprivate init(_ means: Divergence.Means, _ unit: ResultUnit) {
    self.init(
      fromBaseline: means.fromBaseline.map(unit.information),
      fromCandidate: means.fromCandidate.map(unit.information),
      jensenShannon: means.jensenShannon.map(unit.information))
  }
}

// MARK: - Slices

extension SliceTable {
  init(_ slices: MeasuredSlices, _ metrics: [Metric], _ unit: ResultUnit) {
    self.init(
      columns: slices.columns,
      values: slices.values.map { SliceValue($0, metrics, unit) }, omitted: slices.omitted)
  }
}

extension SliceValue {
  fileprivate init(_ slice: MeasuredSlice, _ metrics: [Metric], _ unit: ResultUnit) {
    let models = slice.evaluations.map { MetricValues($0, metrics, unit) }
    self.init(
      texts: slice.texts, count: slice.count, models: models,
      pairs: slice.pairs.map { MetricDifferences($0, models, metrics.map(\.key), unit) })
  }
}
