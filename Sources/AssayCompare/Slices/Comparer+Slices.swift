import AssayData
import AssayEvaluate
import AssayResults
import AssayStatistics

// The slices of a comparison, once all samples are in.
extension Comparer {
  /// Confusion matrices are resampled only in tables with at most this many values.
  private static let mostDrawn = 50

  static func slices(
    _ shape: TestSet.Shape, _ options: ComparisonOptions, _ metrics: MetricList,
    pairs: [PairFold]
  ) -> SliceFold? {
    guard options.metrics == .all, !shape.sliceNames.isEmpty else { return nil }
    let names = options.slices.isEmpty ? shape.sliceNames : options.slices
    let empty = SliceValueFold(
      evaluators: shape.models.map {
        Evaluator(model: $0, classCount: shape.classes.count, metrics: metrics, isOfSlice: true)
      },
      pairs: pairs.map {
        PairFold(
          baseline: $0.baseline, candidate: $0.candidate, metrics: metrics, sampleLimit: 0,
          hasWeightsOrGroups: shape.hasWeightsOrGroups)
      }, units: shape.hasWeightsOrGroups ? UnitFold(isGrouped: shape.isGrouped) : nil)
    let tables = names.compactMap { name in
      sliceColumns(of: name) { column in
        shape.sliceNames.firstIndex(exactly: column)
      }
    }.map { SliceTableFold($0, empty: empty) }
    return SliceFold(
      tables, modelCount: shape.models.count, pairCount: pairs.count,
      lossCount: metrics.losses.count)
  }

  /// The metric by which slices are compared: the cross-entropy, or the error if a model's
  /// cross-entropy is not finite.
  static func sliceMetric(_ evaluations: [Evaluation], _ task: EvaluationTask) -> String {
    evaluations.allSatisfy { $0.estimate(task.primaryLoss).finite != nil }
      ? task.primaryLoss : task.answerError
  }

  /// Each table of slices, and the slice in which a model is clearly worse than on all samples.
  func sliced(_ evaluations: [Evaluation]) -> (tables: [MeasuredSlices], worst: WorstSlice?) {
    guard var slices else { return ([], nil) }
    slices.close(least: options.leastSliceSamples.count, jobs: options.jobs)
    let key = Comparer.sliceMetric(evaluations, shape.task)
    let shown = slices.tables.map { table in
      table.values.indices.filter { table.values[$0].fold.count >= options.leastSliceSamples.count }
    }
    let confidence = options.confidence
    let shared = Confidence(alpha: confidence.alpha / Double(max(1, shown.joined().count)))
    var worst: (slice: WorstSlice, excess: Double)?
    let tables = slices.tables.indices.map { index in
      let fold = slices.tables[index]
      let table = table(fold, shown[index], key)
      let values = shown[index].map { fold.values[$0] }
      for found in clearlyWorse(table, values, evaluations, key, shared ?? confidence)
      where worst.map({ found.excess > $0.excess }) ?? true {
        worst = (found.slice(index), found.excess)
      }
      return table
    }
    return (tables, worst?.slice)
  }

  private func table(
    _ table: SliceTableFold, _ places: [Int], _ key: String
  ) -> MeasuredSlices {
    let shown = places.map { table.values[$0] }
    let draws = shown.count <= Comparer.mostDrawn
    let rowPlaces = table.rowPlaces
    let scores = evaluators.map { $0.scores(by: rowPlaces, count: table.values.count) }
    let evaluations = concurrentMap(shown.count, jobs: options.jobs) { value in
      shown[value].fold.evaluators.indices.map { model in
        shown[value].fold.evaluators[model].evaluation(
          bounds: options.confidence, drawsMatrices: draws, scores: scores[model][places[value]])
      }
    }
    let families = Families(primary: [], metrics, options.confidence)
    let tests = pairs.indices.map { pair in
      families.results(
        lossTests(zip(shown, evaluations).map { ($0.fold.pairs[pair], $1) }),
        evaluations.map { ($0[pairs[pair].baseline], $0[pairs[pair].candidate]) })
    }
    let values = shown.indices.map { value in
      MeasuredSlice(
        texts: shown[value].texts, count: shown[value].fold.count,
        evaluations: evaluations[value],
        pairs: pairs.indices.map { pair in
          compared(
            shown[value].fold.pairs[pair], evaluations[value],
            tests[pair].mapValues { $0[value] })
        })
    }
    let all = table.values.reduce(0) { $0 + $1.fold.count }
    return MeasuredSlices(
      columns: table.columns, values: values.worstFirst(by: key),
      omitted: SliceTable.Omitted(
        values: table.values.count - values.count,
        samples: all - values.reduce(0) { $0 + $1.count }))
  }
}

// MARK: - The worst

extension Comparer {
  /// A model that is clearly worse on a table's worst slice.
  private struct Worse {
    let model: Int
    let excess: Double
    let interval: Interval
    let confidence: Confidence

    func slice(_ table: Int) -> WorstSlice {
      WorstSlice(
        table: table, value: 0, model: model, interval: interval,
        confidence: confidence.level)
    }
  }

  /// The models whose metric on the worst slice exceeds that on all samples, even at the near ends
  /// of the two intervals.
  ///
  /// The worst of many slices is bad by chance alone, so its interval has the confidence level with
  /// which the intervals of all slices hold together (Bonferroni).
  private func clearlyWorse(
    _ table: MeasuredSlices, _ shown: [(texts: [String], fold: SliceValueFold)],
    _ evaluations: [Evaluation], _ key: String, _ confidence: Confidence
  ) -> [Worse] {
    guard let first = table.values.first,
      let fold = shown.first(where: { $0.texts.areExactly(first.texts) })?.fold
    else { return [] }
    return evaluations.indices.compactMap { model in
      let slice = fold.evaluators[model].evaluation(bounds: confidence, drawsMatrices: false)
      guard let interval = slice.bounds[key]?.bounds?.interval,
        let whole = evaluations[model].bounds[key]?.bounds?.interval, interval.low > whole.high,
        let value = slice.estimate(key).finite, let all = evaluations[model].estimate(key).finite
      else { return nil }
      return Worse(
        model: model, excess: value - all, interval: interval, confidence: confidence)
    }
  }
}
