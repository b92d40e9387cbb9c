// AssayCompare measures several models on one test set and compares them. A `Comparer` takes
// batches of samples, folds an `Evaluator` per model and a `PairFold` per pair, and returns a
// `Comparison`: evaluations, tests with verdicts, slices, temperature refits, suspect labels and
// caveats. `Results/` converts that to the values of reports, and `Versions/` compares the results
// of two versions. Options that do not suit the models or the metrics are refused (`CompareError`),
// and so is a saved form that contradicts itself (`SavedFault`). A test or an answer that is
// impossible has a reason (`NoPairedTest`, `NoAnswer`). Start here, at `compare` and `add`; then
// read `Paired/DifferenceTest.swift`, which has the rule of the verdicts.

package import AssayData
import AssayEvaluate
import AssayResults

/// Measures all models of a test set and compares them with the baseline.
package func compare(
  _ testSet: TestSet, options: ComparisonOptions
) throws(CompareError) -> Comparison {
  var comparer = try Comparer(testSet.shape, options: options)
  comparer.add(testSet, firstRow: 0)
  return comparer.comparison
}

/// Folds samples into a comparison: accumulate, merge, value.
///
/// It makes one pass over the samples, in batches: each model's evaluator folds its losses, each
/// pair's outcomes are counted, and the samples worth showing are kept. However the samples are
/// split and merged, the comparison is the same to the bit.
package struct Comparer: Sendable {
  /// This many samples are measured and summed at once.
  static let batchSize = 4096

  package let shape: TestSet.Shape
  var options: ComparisonOptions
  let metrics: MetricList
  let baseline: Int
  var evaluators: [Evaluator]
  var pairs: [PairFold]
  /// The number of samples that none, one, two … of the models got right.
  var samplesByRight: [Int]
  var fingerprint = Fingerprint()
  var ends = EndIDs()
  var first: FirstSamples
  var telling: MostTelling
  var infinite: [InfiniteSamples]
  /// The slices; nil if not requested.
  var slices: SliceFold?
  /// The independent units; nil unless samples have weights, groups, or soft labels.
  var units: UnitFold?
  /// The samples from which some answers are computed; nil if there are no such answers.
  var kept: KeptSamples?
  /// Each model's outcome for each sample; nil if not requested.
  var outcomes: OutcomeFold?
  /// The number of samples with weight 0, which are left out.
  private var weightless = 0
  /// The losses of samples that were added model by model.
  private var joined: JoinedLosses

  package init(_ shape: TestSet.Shape, options: ComparisonOptions) throws(CompareError) {
    self.shape = shape
    self.options = options
    baseline = try Comparer.baseline(options.baseline, among: shape.models)
    guard options.costs == nil || shape.classes.count == 2 else {
      throw .costsOfClasses(shape.classes.count)
    }
    guard options.metrics == .all || shape.sliceNames.isEmpty else { throw .slicesOfCore }
    guard options.metrics == .all || shape.searched == nil else {
      throw .testsOfCore(option: "find-slices")
    }
    metrics = MetricList(
      clip: options.clip ?? (options.metrics == .all ? .sklearn : nil),
      labelsAreSoft: shape.labelsAreSoft,
      classCount: shape.classes.count,
      selection: options.metrics, task: shape.task)
    try Comparer.checkTests(
      options, metrics, isCore: options.metrics == .core, modelCount: shape.models.count)
    evaluators = shape.models.map { [metrics] in
      Evaluator(
        model: $0, classCount: shape.classes.count, metrics: metrics,
        modelCount: shape.models.count, positive: shape.positive)
    }
    let places = comparedPairs(
      of: shape.models.count, baseline: baseline, areAll: options.comparesAllPairs)
    pairs = places.map { [metrics] pair in
      PairFold(
        baseline: pair.baseline, candidate: pair.candidate, metrics: metrics,
        sampleLimit: options.sampleLimit.count, hasWeightsOrGroups: shape.hasWeightsOrGroups,
        classCount: metrics.ofConfusion.isEmpty ? nil : shape.classes.count)
    }
    samplesByRight = Array(repeating: 0, count: shape.models.count + 1)
    first = FirstSamples(limit: SampleSelection.whole(limit: options.sampleLimit.count))
    telling = MostTelling(limit: options.sampleLimit.count)
    infinite = shape.models.map { _ in InfiniteSamples() }
    joined = JoinedLosses(modelCount: shape.models.count)
    let keepsUnits =
      shape.hasWeightsOrGroups || shape.labelsAreSoft && options.metrics == .all
    units = keepsUnits ? UnitFold(isGrouped: shape.isGrouped) : nil
    slices = Comparer.slices(shape, options, metrics, pairs: pairs)
    kept = Comparer.kept(shape, options.metrics, pairCount: pairs.count)
    let keepsOutcomes = options.keepsOutcomes && !shape.hasWeightsOrGroups
    outcomes = keepsOutcomes ? OutcomeFold(options, shape.task, metrics) : nil
  }

  private static func baseline(
    _ name: String?, among models: [String]
  ) throws(CompareError) -> Int {
    guard let name else { return 0 }
    guard let place = models.firstIndex(exactly: name) else {
      throw .unknownBaseline(name, among: models)
    }
    return place
  }

  /// Throws if options about tests do not suit the metrics or the number of models.
  package func checkTests(_ options: ComparisonOptions) throws(CompareError) {
    try Comparer.checkTests(
      options, metrics, isCore: self.options.metrics == .core, modelCount: shape.models.count)
  }

  private static func checkTests(
    _ options: ComparisonOptions, _ metrics: MetricList, isCore: Bool, modelCount: Int
  ) throws(CompareError) {
    let chosen =
      options.primary.map { (option: "primary", metric: $0) }
      + options.margins.map { (option: "margin", metric: $0.metric) }
    let tested = metrics.tested.map(\.key)
    if !options.margins.isEmpty, modelCount < 2 { throw .marginOfOneModel }
    let margins = options.margins.map(\.metric)
    for (place, metric) in margins.enumerated() where margins[..<place].contains(exactly: metric) {
      throw .marginTwice(metric)
    }
    if options.averagesAll {
      guard modelCount > 1 else { throw .averageOfOneModel }
      guard !isCore, metrics.task == .classes, options.weight == nil, options.group == nil else {
        throw .noAverage
      }
    }
    if isCore, let option = chosen.first?.option {
      throw .testsOfCore(option: option)
    }
    for (option, metric) in chosen where !tested.contains(exactly: metric) {
      throw metrics.metrics.map(\.key).contains(exactly: metric)
        ? .untestedMetric(metric, option: option, among: tested)
        : .unknownMetric(metric, option: option, among: tested)
    }
  }

  /// Adds samples, the first of which is row `firstRow` of the whole test set; rows must come in
  /// rising order.
  package mutating func add(_ testSet: TestSet, firstRow: Int) {
    fingerprint.add(testSet, firstRow: firstRow)
    ends.add(testSet, firstRow: firstRow)
    let (samples, left) = testSet.withWeight
    weightless += testSet.count - samples.count
    let places = slices?.places(of: samples.side) ?? []
    for start in stride(from: 0, to: samples.count, by: Comparer.batchSize) {
      let rows = start..<min(start + Comparer.batchSize, samples.count)
      let whole: SampleRows =
        left.map { .listed($0[rows].map { $0 + firstRow }[...]) }
        ?? .from(rows.lowerBound + firstRow)
      let units = SampleUnits(samples.side, rows: rows)
      let batches = samples.models.map {
        SampleBatch(
          samples, model: $0, rows: rows, in: whole, units: units,
          isComplete: metrics.needDistributions)
      }
      let (losses, differences) = add(batches) { offset in
        SampleName(row: whole[offset], id: samples.ids.map { $0[rows.lowerBound + offset] })
      }
      let side = sides(of: samples, losses, differences, from: rows.lowerBound)
      kept?.add(
        batches, losses, shape.task.primaryLoss, ids: samples.ids, from: rows.lowerBound,
        side: side)
      outcomes?.add(batches, losses, ids: samples.ids, from: rows.lowerBound)
      if failure == nil { slices?.add(batches, losses, differences, places.map { $0[rows] }) }
    }
  }

  /// Adds the samples of another comparer.
  package mutating func merge(_ other: Comparer) {
    fingerprint.merge(other.fingerprint)
    ends.merge(other.ends)
    for index in evaluators.indices {
      evaluators[index].merge(other.evaluators[index])
      infinite[index].merge(other.infinite[index])
    }
    for index in pairs.indices { pairs[index].merge(other.pairs[index]) }
    for index in samplesByRight.indices { samplesByRight[index] += other.samplesByRight[index] }
    first.merge(other.first)
    telling.merge(other.telling)
    joined.merge(other.joined)
    if let other = other.units { units?.merge(other) }
    if let other = other.outcomes { outcomes?.merge(other) }
    if let other = other.kept { kept?.merge(other) }
    weightless += other.weightless
    if let other = other.slices { slices?.merge(other) }
  }

  package var failure: (any Error)? { slices?.failure }

  private mutating func add(
    _ batches: [SampleBatch], name: (Int) -> SampleName
  ) -> (losses: [LossColumns], differences: [LossColumns]) {
    let losses = batches.indices.map { evaluators[$0].add(batches[$0]) }
    let differences = pairs.indices.map { pairs[$0].add(batches, losses, name: name) }
    units?.add(batches, losses, differences)
    countRight(batches)
    for (index, losses) in losses.enumerated() {
      infinite[index].add(
        losses, shape.task, rows: batches[index].rows, name: name)
    }
    keepSamples(batches, losses, name: name)
    return (losses, differences)
  }
}

// MARK: - Model by model

extension Comparer: SampleFold {
  package var comparesPredictions: Bool {
    options.metrics == .all && shape.models.count > 1 || shape.hasWeightsOrGroups
      || outcomes != nil
  }

  package mutating func add(labels: TestSet, firstRow: Int) {
    fingerprint.add(labels, firstRow: firstRow)
    ends.add(labels, firstRow: firstRow)
  }

  package mutating func add(model: Int, of samples: TestSet, rows: [Int32]) {
    guard let source = samples.models.first else { return }
    let batch = SampleBatch(
      samples, model: source, in: .listed(rows.map { Int($0) }[...]),
      isComplete: metrics.needDistributions)
    let losses = evaluators[model].add(batch)
    infinite[model].add(losses, shape.task, rows: batch.rows) {
      SampleName(row: Int(rows[$0]), id: samples.name(ofSample: $0).id)
    }
    if shape.models.count == 1 {
      units?.add([batch], [losses], [])
      let side = sides(of: samples, [losses], [], from: 0)
      kept?.add(
        [batch], [losses], shape.task.primaryLoss, ids: samples.ids, from: 0, side: side)
    }
    joined.add(model: model, batch, losses.column(primaryLoss), rows: rows)
    // With several models, slices need all models' predictions for each sample: see
    // `comparesPredictions`.
    guard shape.models.count == 1, let places = slices?.places(of: samples.side), failure == nil
    else { return }
    slices?.add([batch], [losses], [], places.map { $0[...] })
  }

  package mutating func join() -> [Int] {
    let (losses, isRight) = joined.inOrder
    joined = JoinedLosses(modelCount: 0)
    for index in pairs.indices {
      pairs[index].add(
        baselineIsRight: isRight[pairs[index].baseline],
        candidateIsRight: isRight[pairs[index].candidate])
    }
    let count = isRight.first?.count ?? 0
    for row in 0..<count where shape.models.count > 2 {
      samplesByRight[isRight.count { $0[row] }] += 1
    }
    for row in 0..<count {
      let score = Comparer.disagreement(losses, at: row)
      if telling.wants(score) { telling.add(row: row, score: score, detail: nil) }
    }
    return telling.rows.sorted()
  }

  package mutating func add(sample: TestSet, row: Int) {
    let batches = sample.models.map { SampleBatch(sample, model: $0, in: .from(row)) }
    // Each model was already measured; this is only to get one sample's losses.
    let losses = zip(shape.models, batches).map { name, batch in
      var evaluator = Evaluator(model: name, classCount: shape.classes.count, metrics: metrics)
      return evaluator.add(batch)
    }
    let detail = detail(batches, losses, at: 0, name: sample.name(ofSample: 0, firstRow: row))
    if first.wants(row) { first.add(detail) }
    telling.complete(detail)
  }
}

// MARK: - The result

extension Comparer {
  package var comparison: Comparison {
    var comparer = self
    if let units {
      units.close(&comparer.evaluators, &comparer.pairs, jobs: options.jobs)
      comparer.units = nil
    }
    comparer.kept?.close()
    return comparer.closed
  }

  /// The result, if evaluators and pairs already have the sums over units.
  private var closed: Comparison {
    let confidence = options.metrics == .all ? options.confidence : nil
    let rankings = confidence.map {
      Evaluator.rankings(
        of: evaluators,
        pairs: pairs.map { ModelPair(baseline: $0.baseline, candidate: $0.candidate) }, $0,
        jobs: options.jobs)
    }
    let evaluations = concurrentMap(evaluators.count, jobs: options.jobs) {
      evaluators[$0].evaluation(
        bounds: confidence, jobs: options.jobs, rankings: rankings, place: $0)
    }
    let count = evaluations.first?.count ?? 0
    let labelCounts = shape.classes.names.indices.map {
      evaluations.first?.support(of: $0) ?? 0
    }
    let sliced = sliced(evaluations)
    let comparisons = compared(evaluations, rankings)
    return Comparison(
      options: options, task: shape.task, count: count, classes: shape.classes,
      labelCounts: labelCounts,
      labelsAreSoft: shape.labelsAreSoft, fingerprint: fingerprint, metrics: metrics.metrics,
      evaluations: evaluations, baseline: baseline, pairs: comparisons,
      cochranQ: cochranQ, slices: sliced.tables, worstSlice: sliced.worst,
      sliceMetric: Comparer.sliceMetric(evaluations, shape.task),
      samples: selected, refits: refits, averages: averages,
      positiveClass: positiveClass(evaluations, labelCounts: labelCounts),
      labelSuspects: labelSuspects,
      foundSlices: foundSlices(evaluations),
      suspicions: suspicions(evaluations, comparisons),
      caveats: caveats(evaluations, labelCounts: labelCounts))
  }

  /// The samples that a report shows individually.
  var selected: SelectedSamples {
    let isComplete = count <= SampleSelection.whole(limit: options.sampleLimit.count)
    return SelectedSamples(
      isComplete: isComplete, samples: isComplete ? first.details : telling.details)
  }

  private func caveats(_ evaluations: [Evaluation], labelCounts: [Int]) -> [Caveat] {
    var caveats: [Caveat] = []
    let names = shape.classes.names
    let present = names.indices.filter { labelCounts[$0] > 0 }
    if shape.labelsAreSoft {
      // A class that is no sample's largest may still have a share of many.
    } else if present.count == 1, shape.task == .classes {
      caveats.append(.singleClass(names[present[0]]))
    } else if present.count < names.count {
      caveats.append(
        .classesWithoutSamples(names.indices.filter { labelCounts[$0] == 0 }.map { names[$0] }))
    }
    if let worth = evaluations.first?.worth {
      if let column = options.weight {
        caveats.append(
          .weighted(column: column, effective: worth.effectiveCount, weightless: weightless))
      }
      if let column = options.group, let groups = worth.groupCount {
        caveats.append(.grouped(column: column, groups: groups))
      }
    }
    for (samples, evaluation) in zip(infinite, evaluations) {
      if let (key, mean) = shape.task.infiniteLoss(of: evaluation) {
        caveats.append(
          .infiniteLoss(
            model: evaluation.model, mean: mean, samples: samples.names(key),
            isOfLogits: evaluation.isOfLogits, isBinary: key == MetricKey.binaryCrossEntropy))
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
