import AssayData
import AssayEvaluate
import AssayResults
import AssayStatistics

extension Comparer {
  /// The models of each average: those of each pair and, if requested, all models.
  private var averaged: [[Int]] {
    let ofPairs = pairs.map { [$0.baseline, $0.candidate].sorted() }
    let all = Array(shape.models.indices)
    return options.averagesAll && all.count > 2 ? ofPairs + [all] : ofPairs
  }

  /// The averages of models, with information in nats; empty if only the core metrics are measured.
  var averages: [ModelAverage] {
    guard options.metrics == .all else { return [] }
    let found = concurrentMap(averaged.count, jobs: options.jobs) { [averaged] place in
      Result { () throws(NoAnswer) in try MeasuredAverage(averaged[place], self) }
    }
    let families = Families(primary: [], metrics, options.confidence)
    // For each metric, all averages are one family.
    let tests = AverageResults.keys.map { key in
      families.exploratory(
        found.compactMap { (try? $0.get())?.metrics.first { $0.key == key }?.test },
        lowerIsBetter: true)
    }
    var place = 0
    return zip(averaged, found).map { models, result in
      let made = result.map { average in
        defer { place += 1 }
        return AverageResults(
          count: average.count,
          metrics: zip(average.metrics, tests).map { $0.decided($1[place]) })
      }
      return ModelAverage(models: models, result: made)
    }
  }
}

/// An average before its tests are adjusted for those of other averages.
private struct MeasuredAverage: Sendable {
  let count: Int
  let metrics: [MeasuredMetric]

  struct MeasuredMetric: Sendable {
    let key: String
    let value: Double
    let better: Int
    let betterValue: Double
    let test: TestResult
    let record: LossRecord

    func decided(_ test: Result<PairedTest, NoPairedTest>) -> AverageMetric {
      AverageMetric(
        key: key, value: value, better: better, betterValue: betterValue, test: test,
        record: record)
    }
  }

  /// Measures an average and its models.
  ///
  /// - Throws: The reason why it has no values.
  init(_ models: [Int], _ comparer: Comparer) throws(NoAnswer) {
    let kept = try comparer.keptSamples()
    guard models.allSatisfy(kept.hasScores) else { throw .classesOnly }
    var fold = AverageFold(models, comparer)
    let order = kept.order
    let step = AverageFold.samplesAtOnce(comparer.shape)
    for start in stride(from: 0, to: order.count, by: step) {
      let places = Array(order[start..<min(start + step, order.count)])
      fold.add(kept.testSet(places, of: models, comparer.shape), rows: places.map(kept.row))
    }
    count = order.count
    metrics = AverageResults.keys.map(fold.metric)
  }
}

/// Folds an average and each of its models.
private struct AverageFold {
  /// About this many scores per model are measured at once.
  private static let scoresAtOnce = 1 << 16

  private let models: [Int]
  private let roundings: [LossRounding]
  /// One per model, then one of the average.
  private var evaluators: [Evaluator]
  /// The outcomes of the average against each model.
  private var outcomes: [PairedOutcomes]
  private var differences: [[String: DifferenceSums]]

  init(_ models: [Int], _ comparer: Comparer) {
    let shape = comparer.shape
    let metrics = MetricList(
      clip: nil, labelsAreSoft: shape.labelsAreSoft, classCount: shape.classes.count,
      selection: .core)
    self.models = models
    roundings = metrics.roundings.filter { AverageResults.keys.contains($0.key) }
    evaluators = Array(
      repeating: Evaluator(model: "", classCount: shape.classes.count, metrics: metrics),
      count: models.count + 1)
    outcomes = Array(repeating: PairedOutcomes(), count: models.count)
    differences = Array(repeating: [:], count: models.count)
  }

  static func samplesAtOnce(_ shape: TestSet.Shape) -> Int {
    max(64, scoresAtOnce / shape.classes.count)
  }

  mutating func add(_ samples: TestSet, rows: [Int]) {
    let whole = SampleRows.listed(rows[...])
    var batches = samples.models.map { SampleBatch(samples, model: $0, in: whole) }
    let average = Probabilities(means: batches.compactMap { $0.distributions?.probabilities })
    let coarsest = samples.models.map(\.precision).max { $0.unit < $1.unit } ?? .double
    batches.append(
      SampleBatch(
        samples,
        model: TestSet.Model(name: "", predictions: .probabilities(average), precision: coarsest),
        in: whole))
    let losses = batches.indices.map { evaluators[$0].add(batches[$0]) }
    for model in models.indices {
      let (old, new) = (batches[model], batches[models.count])
      outcomes[model].add(
        labels: old.labels[...], baseline: old.predicted[...], candidate: new.predicted[...])
      for rounding in roundings where rounding.key != MetricKey.errorRate {
        guard let column = rounding.differences((old, new), (losses[model], losses[models.count]))
        else { continue }
        differences[model][rounding.key, default: DifferenceSums()].add(column.span, rows: whole)
      }
    }
  }

  /// A metric of the average, compared with the model that has the smallest value.
  func metric(_ key: String) -> MeasuredAverage.MeasuredMetric {
    let values = evaluators.map { evaluator in
      evaluator.evaluation().estimate(key).finite ?? .infinity
    }
    let ofModels = values.dropLast()
    let best = ofModels.indices.min { ofModels[$0] < ofModels[$1] } ?? 0
    let (old, new) = (values[best], values[models.count])
    let sums = differences[best][key] ?? DifferenceSums()
    let isError = key == MetricKey.errorRate
    let test = TestResult { () throws(NoPairedTest) in
      guard isError else { return try DifferenceTest(sums, means: (old, new)) }
      let counts = outcomes[best]
      guard
        let test = DifferenceTest(
          onlyCandidate: counts.onlyCandidateRight, onlyBaseline: counts.onlyBaselineRight,
          of: counts.count)
      else { throw .notCompared }
      return test
    }
    return MeasuredAverage.MeasuredMetric(
      key: key, value: new, better: models[best], betterValue: old, test: test,
      record: isError ? outcomes[best].record : sums.record)
  }
}
