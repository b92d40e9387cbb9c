package import AssayData
import AssayEvaluate

/// Measures every model of a test set and compares them with the baseline.
///
/// One pass over the samples, in batches: each model's evaluator folds its losses, each pair's
/// outcomes are counted, and the samples worth showing are kept.
package func compare(
  _ testSet: TestSet, options: ComparisonOptions
) throws(CompareError) -> Comparison {
  let names = testSet.models.map(\.name)
  var baseline = 0
  if let name = options.baseline {
    guard let place = names.firstIndex(where: { $0.utf8.elementsEqual(name.utf8) }) else {
      throw .unknownBaseline(name, among: names)
    }
    baseline = place
  }
  var comparer = Comparer(testSet, options: options, baseline: baseline)
  comparer.run()
  return comparer.comparison
}

private struct Comparer {
  private static let batchSize = 1024

  private let testSet: TestSet
  private let options: ComparisonOptions
  private let metrics: MetricList
  private let baseline: Int
  private let candidates: [Int]
  private var evaluators: [Evaluator]
  private var outcomes: [PairedOutcomes]
  private var telling: MostTelling

  init(_ testSet: TestSet, options: ComparisonOptions, baseline: Int) {
    self.testSet = testSet
    self.options = options
    self.baseline = baseline
    metrics = MetricList(clip: options.clip, labelsAreSoft: testSet.labels.isSoft)
    candidates = testSet.models.indices.filter { $0 != baseline }
    evaluators = testSet.models.map { [metrics] in
      Evaluator(model: $0.name, classCount: testSet.classes.count, metrics: metrics)
    }
    outcomes = candidates.map { _ in PairedOutcomes() }
    telling = MostTelling(limit: options.sampleLimit)
  }

  mutating func run() {
    for start in stride(from: 0, to: testSet.count, by: Comparer.batchSize) {
      add(start..<min(start + Comparer.batchSize, testSet.count))
    }
  }

  private mutating func add(_ rows: Range<Int>) {
    let batches = testSet.models.map { SampleBatch(testSet, model: $0, rows: rows) }
    let losses = batches.indices.map { evaluators[$0].add(batches[$0]) }
    for (pair, candidate) in candidates.enumerated() {
      for (offset, label) in batches[baseline].labels.enumerated() {
        outcomes[pair].add(
          baselineIsRight: batches[baseline].predicted[offset] == label,
          candidateIsRight: batches[candidate].predicted[offset] == label)
      }
    }
    keepTelling(batches, losses)
  }

  // MARK: - Samples

  private var isComplete: Bool { testSet.count <= options.sampleLimit }

  private mutating func keepTelling(_ batches: [SampleBatch], _ losses: [LossColumns]) {
    for offset in 0..<(batches.first?.rows.count ?? 0) {
      // In a small set all are kept, in the order of their rows.
      let score = isComplete ? 0 : disagreement(losses, at: offset)
      guard telling.wants(score) else { continue }
      telling.add(detail(batches, losses, at: offset), score: score)
    }
  }

  /// How far apart the models' losses are on one sample; of a single model the loss itself.
  private func disagreement(_ losses: [LossColumns], at offset: Int) -> Double {
    let entropies = losses.compactMap { $0.loss(MetricKey.crossEntropy, at: offset) }
    let values =
      entropies.count == losses.count
      ? entropies : losses.compactMap { $0.loss(MetricKey.errorRate, at: offset) }
    let highest = values.max() ?? 0
    guard values.count > 1 else { return highest }
    let lowest = values.min() ?? 0
    return lowest == .infinity ? 0 : highest - lowest
  }

  private func detail(
    _ batches: [SampleBatch], _ losses: [LossColumns], at offset: Int
  ) -> SampleDetail {
    let classCount = testSet.classes.count
    let places = (offset * classCount)..<((offset + 1) * classCount)
    let models = zip(batches, losses).map { batch, losses in
      SampleDetail.ModelSample(
        probabilities: batch.distributions.map { Array($0.probabilities[places]) },
        predicted: Int(batch.predicted[offset]),
        isCorrect: batch.predicted[offset] == batch.labels[offset],
        losses: losses.losses(at: offset))
    }
    let row = batches[0].rows.lowerBound + offset
    return SampleDetail(
      row: row, name: testSet.name(ofSample: row), label: Int(batches[0].labels[offset]),
      shares: batches[0].shares.map { Array($0[places]) }, models: models)
  }
}

// MARK: - The result

extension Comparer {
  var comparison: Comparison {
    let evaluations = evaluators.map(\.evaluation)
    let labelCounts = testSet.classes.names.indices.map {
      evaluations.first?.confusion.support(of: $0) ?? 0
    }
    return Comparison(
      options: options, count: testSet.count, classes: testSet.classes,
      labelCounts: labelCounts, labelsAreSoft: testSet.labels.isSoft,
      fingerprint: Fingerprint(testSet), metrics: metrics.metrics, evaluations: evaluations,
      baseline: baseline, pairs: pairs(evaluations),
      samples: SampleSelection(isComplete: isComplete, samples: telling.details),
      caveats: caveats(evaluations, labelCounts: labelCounts))
  }

  private func pairs(_ evaluations: [Evaluation]) -> [PairedComparison] {
    zip(candidates, outcomes).map { candidate, outcomes in
      var differences: [String: Difference] = [:]
      for metric in metrics.metrics {
        differences[metric.key] = Difference(
          from: evaluations[baseline].estimate(metric.key),
          to: evaluations[candidate].estimate(metric.key))
      }
      return PairedComparison(
        baseline: baseline, candidate: candidate, differences: differences, outcomes: outcomes)
    }
  }

  private func caveats(_ evaluations: [Evaluation], labelCounts: [Int]) -> [Caveat] {
    var caveats: [Caveat] = []
    let names = testSet.classes.names
    let present = names.indices.filter { labelCounts[$0] > 0 }
    if testSet.labels.isSoft {
      // A class without a sample of its own may still have a share of many.
    } else if present.count == 1 {
      caveats.append(.singleClass(names[present[0]]))
    } else if present.count < names.count {
      caveats.append(
        .classesWithoutSamples(names.indices.filter { labelCounts[$0] == 0 }.map { names[$0] }))
    }
    for (model, evaluation) in zip(testSet.models, evaluations) {
      if case .infinite(let mean) = evaluation.estimate(MetricKey.crossEntropy) {
        caveats.append(
          .infiniteLoss(
            model: evaluation.model, mean: mean,
            samples: mean.firstRows.map(testSet.name(ofSample:)),
            isOfLogits: model.predictions.areLogits))
      }
      if let rows = evaluation.tiedRows, rows > 0,
        let error = evaluation.estimate(MetricKey.errorRate).finite,
        let averaged = evaluation.estimate(MetricKey.tieAveragedError).finite
      {
        caveats.append(
          .ties(model: evaluation.model, rows: rows, error: error, averagedError: averaged))
      }
    }
    return caveats
  }
}
