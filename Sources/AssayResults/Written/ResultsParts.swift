import AssayData

extension ObjectForm where Value == [ModelResults] {
  /// All members with one entry per model.
  static func models(_ context: ResultsContext) -> ObjectForm {
    let (names, metrics, count) = (context.models, context.metrics, context.count)
    return ObjectForm(
      Field(
        derived: "metrics", { $0.plainValues(metrics) }, Form.number.optional.entries.by(names)),
      Field(derived: "undefined", { $0.undefinedValues(metrics) }, Undefined.form.entries),
      Field(
        derived: "infinite", { $0.infiniteValues(metrics) },
        InfiniteMean.form(of: count).entries),
      Field(
        "estimates", { $0.map(\.values) }, MetricValues.form(context, count: count).by(names)),
      Field(
        "statistics", { $0.map(\.statistics) },
        LossStatistics.form(context).some(of: metrics.map(\.key)).by(names)),
      Field(
        "class_statistics", { $0.map(\.classStatistics) },
        ClassStatistics.form(context).some(of: metrics.map(\.key)).by(names)),
      Field("right", { $0.map(\.correct) }, Form.count(to: count).by(names)),
      Field("confusion", { $0.map(\.confusion) }, ConfusionMatrix.form(context).optional.by(names)),
      Field(
        "per_class", { $0.map(\.classes) },
        ClassResults.form(context).by(context.classes).by(names)),
      Field("class_means", { $0.map(\.means) }, ClassMeans.form.by(names)),
      Field(
        "calibration", { $0.map(\.calibration) },
        CalibrationResults.form(context).optional.by(names)),
      Field(
        ifPresent: "temperature",
        { $0.contains { $0.temperature == nil } ? nil : $0.compactMap(\.temperature) },
        Form<Result<TemperatureResults, NoAnswer>>.temperature(context).by(names)),
      Field("ranking", { $0.map(\.ranking) }, RankingResults.form(context).optional.by(names)),
      Field(
        "loss_histogram", { $0.map(\.losses) }, LossHistogram.form(of: count).optional.by(names)),
      Field("gives_logits", { $0.map(\.givesLogits) }, Form.flag.by(names)),
      Field(
        "tied_samples", { $0.map(\.tiedSamples) }, Form.count(to: count).optional.by(names))
    ) {
      reader, _, _, _, values, statistics, classStatistics, correct, confusion, classes, means,
      calibration, temperatures,
      ranking, losses, givesLogits, tied throws(ResultsFault) in
      let models = names.indices.map { place in
        var model = ModelResults(
          name: names[place], values: values[place], statistics: statistics[place],
          classStatistics: classStatistics[place],
          correct: correct[place], confusion: confusion[place], classes: classes[place],
          means: means[place], ranking: ranking[place], calibration: calibration[place],
          losses: losses[place], givesLogits: givesLogits[place], tiedSamples: tied[place])
        model.temperature = temperatures?[place]
        return model
      }
      for model in models { try context.check(model, reader) }
      return models
    }
  }
}

// MARK: - Pairs

/// All members with one entry per pair of models.
struct WrittenPairs: Sendable {
  fileprivate let comparisons: [WrittenComparison]
  fileprivate let changes: [WrittenChanges]
  fileprivate let outcomes: [WrittenOutcomes]
  /// Nil if no pair has a test after temperature scaling.
  fileprivate let refits: [WrittenRefit]?

  fileprivate init(
    comparisons: [WrittenComparison], changes: [WrittenChanges], outcomes: [WrittenOutcomes],
    refits: [WrittenRefit]?
  ) {
    (self.comparisons, self.changes) = (comparisons, changes)
    (self.outcomes, self.refits) = (outcomes, refits)
  }

  init(_ results: Results, _ context: ResultsContext) {
    comparisons = results.pairs.flatMap { $0.metrics.written($0.baseline, $0.candidate, context) }
    changes = results.pairs.map { pair in
      WrittenChanges(
        baseline: pair.baseline, candidate: pair.candidate, changedAnswers: pair.changedAnswers,
        divergence: pair.divergence, changed: pair.changed, density: pair.density)
    }
    outcomes = results.pairs.map { pair in
      WrittenOutcomes(
        baseline: pair.baseline, candidate: pair.candidate, outcomes: pair.outcomes,
        differences: context.metrics.map {
          if case .value(let value) = pair.difference($0.key) { value } else { nil }
        })
    }
    let refitted = results.pairs.compactMap(WrittenRefit.init)
    refits = refitted.isEmpty ? nil : refitted
  }

  /// The pairs of these models.
  func results(
    _ models: [ModelResults], _ context: ResultsContext, _ reader: FormReader
  ) throws(ResultsFault) -> [PairResults] {
    let places = context.pairs.map { [$0.baseline, $0.candidate] }
    guard changes.map({ [$0.baseline, $0.candidate] }) == places else {
      throw reader.fault(.contradiction(with: "models"), at: "changes")
    }
    guard outcomes.map({ [$0.baseline, $0.candidate] }) == places else {
      throw reader.fault(.contradiction(with: "models"), at: "differences")
    }
    for (outcome, change) in zip(outcomes, changes) {
      try context.check(outcome, change, models, reader)
    }
    let tests = Dictionary(grouping: comparisons) { [$0.baseline, $0.candidate] }
    var refitted: [[Int]: Result<PairedTest, NoPairedTest>] = [:]
    for refit in refits ?? [] { refitted[[refit.baseline, refit.candidate]] = refit.test }
    guard
      (refits ?? []).map({ [$0.baseline, $0.candidate] }) == places.filter({ refitted[$0] != nil })
    else { throw reader.fault(.contradiction(with: "models"), at: "paired_after_refit") }
    for (place, refit) in (refits ?? []).enumerated() {
      let areRefitted = [refit.baseline, refit.candidate].allSatisfy {
        (try? models[$0].temperature?.get()) != nil || models[$0].temperature?.failure == .tooLarge
      }
      guard areRefitted else {
        throw reader.fault(
          .contradiction(with: "temperature"), at: "paired_after_refit", "\(place + 1)")
      }
    }
    return zip(changes, outcomes).map { change, outcome in
      var pair = PairResults(
        baseline: change.baseline, candidate: change.candidate,
        metrics: MetricDifferences(
          tests[[change.baseline, change.candidate]] ?? [],
          (models[change.baseline].values, models[change.candidate].values), context),
        outcomes: outcome.outcomes, changedAnswers: change.changedAnswers,
        changed: change.changed, divergence: change.divergence, density: change.density)
      pair.afterRefit = refitted[[pair.baseline, pair.candidate]]
      return pair
    }
  }
}

extension ObjectForm where Value == WrittenPairs {
  static func pairs(_ context: ResultsContext) -> ObjectForm {
    ObjectForm(
      Field(
        "comparisons", \.comparisons,
        WrittenComparison.form(context).list(ofKnown: context.metrics.map(\.key), at: "metric")),
      Field("changes", \.changes, WrittenChanges.form(context).list()),
      Field("differences", \.outcomes, WrittenOutcomes.form(context).list()),
      Field(ifPresent: "paired_after_refit", \.refits, WrittenRefit.form(context).list())
    ) { _, comparisons, changes, outcomes, refits in
      WrittenPairs(
        comparisons: comparisons, changes: changes, outcomes: outcomes, refits: refits)
    }
  }
}

// MARK: - Slices

/// The tables of slices, and the worst slice.
struct WrittenSlices: Sendable {
  let tables: [SliceTable]
  let worst: WorstSlice?
  /// Nil if weak slices were not requested.
  let found: Result<FoundSlices, NoAnswer>?

  fileprivate init(
    tables: [SliceTable], worst: WorstSlice?, found: Result<FoundSlices, NoAnswer>?
  ) {
    (self.tables, self.worst, self.found) = (tables, worst, found)
  }

  init(_ results: Results) {
    (tables, worst, found) = (results.slices, results.worstSlice, results.foundSlices)
  }
}

extension ObjectForm where Value == WrittenSlices {
  /// No members without slices.
  static func slices(_ context: ResultsContext) -> ObjectForm {
    ObjectForm(
      Field(
        ifPresent: "slices", { $0.tables.isEmpty ? nil : $0.tables },
        SliceTable.form(context).list()),
      Field(ifPresent: "worst_slice", \.worst, WorstSlice.form(context)),
      Field(ifPresent: "found_slices", \.found, .foundSlices(context))
    ) { reader, tables, worst, found throws(ResultsFault) in
      let tables = tables ?? []
      if let worst {
        guard tables.indices.contains(worst.table),
          tables[worst.table].values.indices.contains(worst.value)
        else { throw reader.fault(.contradiction(with: "slices"), at: "worst_slice") }
      }
      return WrittenSlices(tables: tables, worst: worst, found: found)
    }
  }
}
