import AssayData
import AssayEvaluate
import AssayResults

/// Folds what two models said of the same samples: accumulate, merge, value.
struct PairFold: Sendable {
  /// Places of models.
  let baseline: Int
  let candidate: Int
  private(set) var outcomes = PairedOutcomes()
  /// By metric, those whose losses both models have.
  private(set) var differences: [String: DifferenceSums] = [:]
  private(set) var changed: ChangedSamples
  /// In how many samples the two predict different classes.
  private(set) var changedAnswers = 0
  /// Nil if one of the models gives classes only.
  private(set) var divergence: Divergence?
  /// Nil if one of the models has no such loss.
  private(set) var density: LossDensity?
  /// Whether samples have weights or belong to groups, so that errors do not count alike.
  private let hasWeightsOrGroups: Bool
  /// Whether all is folded that tests need, or only which of the two is right.
  let isComplete: Bool
  /// The loss by which samples are told apart, where both models have it.
  private let primaryLoss: String
  /// The losses that are tested.
  private let tested: [LossRounding]
  private let sampleLimit: Int

  init(
    baseline: Int, candidate: Int, metrics: MetricList, sampleLimit: Int, hasWeightsOrGroups: Bool
  ) {
    self.hasWeightsOrGroups = hasWeightsOrGroups
    self.baseline = baseline
    self.candidate = candidate
    isComplete = metrics.selection == .all
    primaryLoss = metrics.task.primaryLoss
    tested = metrics.roundings.filter { hasWeightsOrGroups || $0.key != MetricKey.errorRate }
    self.sampleLimit = isComplete ? sampleLimit : 0
    changed = ChangedSamples(limit: self.sampleLimit)
  }

  /// Adds samples as each of the models sees them, with their losses.
  ///
  /// - Returns: How the two models' losses differ.
  mutating func add(
    _ batches: [SampleBatch], _ losses: [LossColumns], name: (Int) -> SampleName
  ) -> LossColumns {
    let (first, second) = (batches[baseline], batches[candidate])
    addOutcomes(first.labels[...], first.predicted[...], second.predicted[...])
    guard isComplete else { return LossColumns() }
    let differing = LossColumns(
      columns: Dictionary(
        uniqueKeysWithValues: tested.compactMap { loss in
          loss.differences((first, second), (losses[baseline], losses[candidate]))
            .map { (loss.key, $0) }
        }))
    addDifferences(
      differing, 0..<first.count, rows: first.rows,
      units: first.units.map { UnitRange(units: $0, start: 0) })
    changedAnswers += first.changedAnswers(second)
    if let old = first.distributions, let new = second.distributions, !old.areIndependent {
      var sums = divergence ?? Divergence()
      sums.add(old, new, rows: first.rows, units: first.units)
      divergence = sums
    }
    addChanges(first, second, losses, differing, name: name)
    return differing
  }

  /// Adds some samples that were measured already, of which this is the pair at a place: who is right,
  /// and how the losses differ.
  mutating func add(_ samples: MeasuredSamples, pair: Int, in range: Range<Int>) {
    let (first, second) = (samples.models[baseline], samples.models[candidate])
    addOutcomes(samples.labels[range], first.predicted[range], second.predicted[range])
    guard isComplete else { return }
    for row in range { changedAnswers += first.predicted[row] == second.predicted[row] ? 0 : 1 }
    addDifferences(
      samples.differences[pair], range, rows: .listed(samples.rows[range]),
      units: samples.units.map { UnitRange(units: $0, start: range.lowerBound) })
  }

  private mutating func addOutcomes(
    _ labels: ArraySlice<Int32>, _ old: ArraySlice<Int32>, _ new: ArraySlice<Int32>
  ) {
    outcomes.add(labels: labels, baseline: old, candidate: new)
  }

  private mutating func addDifferences(
    _ differing: LossColumns, _ range: Range<Int>, rows: SampleRows, units: UnitRange?
  ) {
    for loss in tested {
      guard let column = differing.column(loss.key) else { continue }
      differences[loss.key, default: DifferenceSums()].add(
        column.span.extracting(range), rows: rows, units: units)
    }
  }

  /// Takes what the groups of all samples come to, by metric.
  mutating func set(_ groups: [String: GroupSums]) {
    for (key, sums) in groups { differences[key]?.set(sums) }
  }

  /// Samples are told apart by cross-entropies, or by errors where a model has none.
  private mutating func addChanges(
    _ first: SampleBatch, _ second: SampleBatch, _ losses: [LossColumns],
    _ differing: LossColumns, name: (Int) -> SampleName
  ) {
    func columns(_ key: String) -> ([Double], [Double])? {
      guard let old = losses[baseline].column(key), let new = losses[candidate].column(key)
      else { return nil }
      return (old, new)
    }
    guard
      let (old, new) = columns(primaryLoss) ?? columns(MetricKey.errorRate)
    else { return }
    if columns(primaryLoss) != nil { addDensity(old, new) }
    let differences = differing.column(primaryLoss)
    for offset in 0..<first.count {
      let (label, baseline, candidate) = (
        first.labels[offset], first.predicted[offset], second.predicted[offset]
      )
      changed.add(
        rise: ChangedSample.rise(from: old[offset], to: new[offset]),
        isEqual: differences?[offset] == 0, row: first.rows[offset],
        wasRight: baseline == label, isRight: candidate == label
      ) {
        ChangedSample(
          sample: name(offset), label: Int(label), baseline: Int(baseline),
          candidate: Int(candidate), baselineLoss: old[offset], candidateLoss: new[offset],
          sets: ChangedSample.Sets(first, second, at: offset))
      }
    }
  }

  private mutating func addDensity(_ old: [Double], _ new: [Double]) {
    var sums = density ?? LossDensity()
    density = nil
    sums.add(baseline: old, candidate: new)
    density = sums
  }

  /// Adds samples of which only is known which model was right.
  mutating func add(baselineIsRight: [Bool], candidateIsRight: [Bool]) {
    for (old, new) in zip(baselineIsRight, candidateIsRight) {
      outcomes.add(baselineIsRight: old, candidateIsRight: new)
    }
  }

  mutating func merge(_ other: PairFold) {
    outcomes.merge(other.outcomes)
    for (key, sums) in other.differences {
      differences[key, default: DifferenceSums()].merge(sums)
    }
    changedAnswers += other.changedAnswers
    changed.merge(other.changed)
    if let sums = other.density {
      if density == nil { density = sums } else { density?.merge(sums) }
    }
    if let sums = other.divergence {
      var merged = divergence ?? Divergence()
      merged.merge(sums)
      divergence = merged
    }
  }

  /// Makes room for so many samples before these.
  mutating func move(by rows: Int) {
    for key in differences.keys { differences[key]?.move(by: rows) }
    changed.move(by: rows)
    divergence?.move(by: rows)
  }

  /// By metric, in how many samples the candidate's loss is lower; empty where nothing is tested.
  var records: [String: LossRecord] {
    guard isComplete else { return [:] }
    var records = differences.mapValues(\.record)
    if !hasWeightsOrGroups { records[MetricKey.errorRate] = outcomes.record }
    return records
  }

  /// The test of a metric's difference before it is weighed with other candidates'; `evaluations` are
  /// all models' on these samples.
  func test(
    _ key: String, _ evaluations: [Evaluation]
  ) -> Result<DifferenceTest, NoPairedTest> {
    if key == MetricKey.errorRate, !hasWeightsOrGroups {
      return DifferenceTest(outcomes).map(Result.success) ?? .failure(.notCompared)
    }
    guard let sums = differences[key] else { return .failure(.notCompared) }
    let (old, new) = (evaluations[baseline], evaluations[candidate])
    if key == MetricKey.clippedCrossEntropy, old.isOfLogits != new.isOfLogits {
      return .failure(.onlyOneClipped)
    }
    let means = (old.estimate(key).finite ?? 0, new.estimate(key).finite ?? 0)
    return Result { () throws(NoPairedTest) in try DifferenceTest(sums, means: means) }
  }
}

// MARK: - Written

extension PairFold {
  var saved: Saved {
    .members([
      ("outcomes", outcomes.saved),
      (
        "differences",
        .members(
          tested.compactMap { loss in
            differences[loss.key].map { (key: loss.key, value: $0.saved) }
          })
      ),
      ("changed_answers", .count(changedAnswers)), ("changed", changed.saved),
      ("divergence", divergence?.saved ?? .null), ("loss_density", density?.saved ?? .null),
    ])
  }

  /// Reads back what two of these models are on `count` samples.
  mutating func read(
    _ saved: Saved, count: Int, _ evaluators: [Evaluator], classCount: Int
  ) throws(SavedFault) {
    let (old, new) = (evaluators[baseline], evaluators[candidate])
    outcomes = try PairedOutcomes(
      saved: saved.member("outcomes"), count: count, baselineCorrect: old.correct,
      candidateCorrect: new.correct)
    try readDifferences(
      saved.member("differences"), count: count,
      of: isComplete ? old.measuredKeys.intersection(new.measuredKeys) : [])
    // Where only one model is right the answers differ; where both are, they do not.
    let apart = outcomes.onlyBaselineRight + outcomes.onlyCandidateRight
    changedAnswers = try saved.member("changed_answers").count(
      from: isComplete ? apart : 0, to: isComplete ? apart + outcomes.bothWrong : 0)
    let losses =
      differences[primaryLoss]?.record
      ?? outcomes.record
    changed = try ChangedSamples(
      saved: saved.member("changed"), limit: sampleLimit, classCount: classCount, count: count,
      outcomes, losses)
    let divergence = try saved.member("divergence")
    let density = try saved.member("loss_density")
    if isComplete, old.scores != .classes, new.scores != .classes {
      self.divergence = try Divergence(saved: divergence, count: count)
      self.density = try LossDensity(saved: density, count: count)
    } else {
      try divergence.null()
      try density.null()
    }
  }

  private mutating func readDifferences(
    _ saved: Saved, count: Int, of measured: Set<String>
  ) throws(SavedFault) {
    let expected = tested.map(\.key).filter(measured.contains)
    for key in expected {
      differences[key] = try DifferenceSums(saved: saved.member(key), count: count)
    }
    let found = try saved.members().count
    guard found == expected.count else {
      throw saved.fault(.length(saved.name, expected: expected.count, found: found))
    }
  }
}
