import AssayData
import AssayEvaluate
import AssayResults

/// Folds two models' answers on the same samples: accumulate, merge, value.
struct PairFold: Sendable {
  /// The models' indices.
  let baseline: Int
  let candidate: Int
  private(set) var outcomes = PairedOutcomes()
  /// By metric, for the losses that both models have.
  private(set) var differences: [String: DifferenceSums] = [:]
  private(set) var changed: ChangedSamples
  /// The number of samples for which the two predict different classes.
  private(set) var changedAnswers = 0
  /// By k, the outcomes of whether the label is among the first k classes; empty if nothing is
  /// ranked.
  private(set) var topOutcomes: [Int: PairedOutcomes] = [:]
  private let topCounts: [Int]
  /// Nil if one of the models gives only classes.
  private(set) var divergence: Divergence?
  /// The joint distribution of the two models' losses; nil if one of them has no such loss.
  private(set) var density: LossDensity?
  /// The joint answers; nil if nothing that follows from confusion matrices is compared.
  private(set) var answers: JointAnswers?
  /// Whether samples have weights or are in groups, so that errors do not count equally.
  private let hasWeightsOrGroups: Bool
  /// Whether everything that tests need is folded, or only which of the two is right.
  let isComplete: Bool
  /// The loss by which samples are compared, if both models have it.
  private let primaryLoss: String
  /// The losses that are tested.
  private let tested: [LossRounding]
  private let sampleLimit: Int

  /// Creates an empty fold; without `classCount`, nothing that follows from confusion matrices is
  /// compared.
  init(
    baseline: Int, candidate: Int, metrics: MetricList, sampleLimit: Int, hasWeightsOrGroups: Bool,
    classCount: Int? = nil
  ) {
    self.hasWeightsOrGroups = hasWeightsOrGroups
    self.baseline = baseline
    self.candidate = candidate
    isComplete = metrics.selection == .all
    primaryLoss = metrics.task.primaryLoss
    topCounts = metrics.topCounts
    tested = metrics.roundings.filter { hasWeightsOrGroups || $0.key != MetricKey.errorRate }
    self.sampleLimit = isComplete ? sampleLimit : 0
    changed = ChangedSamples(limit: self.sampleLimit)
    answers = hasWeightsOrGroups ? nil : classCount.map(JointAnswers.init)
  }

  /// Adds samples with each model's predictions and losses.
  ///
  /// - Returns: The differences of the two models' losses.
  mutating func add(
    _ batches: [SampleBatch], _ losses: [LossColumns], name: (Int) -> SampleName
  ) -> LossColumns {
    let (first, second) = (batches[baseline], batches[candidate])
    outcomes.add(
      labels: first.labels[...], baseline: first.predicted[...],
      candidate: second.predicted[...])
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
    answers?.add(
      labels: first.labels, baseline: first.predicted, candidate: second.predicted)
    addTops(losses[baseline].labelRanks, losses[candidate].labelRanks)
    if let old = first.distributions, let new = second.distributions, !old.areIndependent {
      var sums = divergence ?? Divergence()
      sums.add(old, new, rows: first.rows, units: first.units)
      divergence = sums
    }
    addChanges(first, second, losses, differing, name: name)
    return differing
  }

  /// Adds some samples that were already measured: who is right, and the differences of the losses.
  ///
  /// `pair` is the index of this pair in the samples.
  mutating func add(_ samples: MeasuredSamples, pair: Int, in range: Range<Int>) {
    let (first, second) = (samples.models[baseline], samples.models[candidate])
    outcomes.add(
      labels: samples.labels[range], baseline: first.predicted[range],
      candidate: second.predicted[range])
    guard isComplete else { return }
    for row in range { changedAnswers += first.predicted[row] == second.predicted[row] ? 0 : 1 }
    addDifferences(
      samples.differences[pair], range, rows: .listed(samples.rows[range]),
      units: samples.units.map { UnitRange(units: $0, start: range.lowerBound) })
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

  private mutating func addTops(_ old: [Int32]?, _ new: [Int32]?) {
    guard let old, let new else { return }
    for count in topCounts {
      topOutcomes[count, default: PairedOutcomes()].add(baseline: old, candidate: new, below: count)
    }
  }

  /// Whether the two models' predictions are the same for every sample.
  ///
  /// Probabilities may differ by 4 units in the last place of 1; if they are not compared, every
  /// answer and loss must be equal.
  var isSame: Bool {
    guard isComplete, changedAnswers == 0 else { return false }
    if let divergence { return divergence.largestDifference <= 4 * .ulpOfOne }
    return differences.values.allSatisfy { $0.count > 0 && $0.ties == $0.count }
  }

  /// Sets the sums over the units of all samples, by metric.
  mutating func set(_ units: [String: UnitSums]) {
    for (key, sums) in units { differences[key]?.set(sums) }
  }

  /// Samples are compared by cross-entropies, or by errors if a model has none.
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
      let pair = ChangedSample.Losses(baseline: old[offset], candidate: new[offset])
      changed.add(
        pair, isEqual: differences?[offset] == 0, row: first.rows[offset],
        wasRight: baseline == label, isRight: candidate == label
      ) {
        ChangedSample(
          sample: name(offset), label: Int(label), baseline: Int(baseline),
          candidate: Int(candidate), losses: pair,
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

  /// Adds samples of which it is only known which model was right.
  mutating func add(baselineIsRight: [Bool], candidateIsRight: [Bool]) {
    outcomes.add(baselineIsRight: baselineIsRight, candidateIsRight: candidateIsRight)
  }

  mutating func merge(_ other: PairFold) {
    outcomes.merge(other.outcomes)
    for (key, sums) in other.differences {
      differences[key, default: DifferenceSums()].merge(sums)
    }
    changedAnswers += other.changedAnswers
    if let cells = other.answers { answers?.merge(cells) }
    for (count, outcomes) in other.topOutcomes {
      topOutcomes[count, default: PairedOutcomes()].merge(outcomes)
    }
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

  /// Moves the samples down by `rows` rows.
  mutating func move(by rows: Int) {
    for key in differences.keys { differences[key]?.move(by: rows) }
    changed.move(by: rows)
    divergence?.move(by: rows)
  }

  /// By metric, in how many samples the candidate's loss is lower, equal and higher; empty if
  /// nothing is tested.
  var records: [String: LossRecord] {
    guard isComplete else { return [:] }
    var records = differences.mapValues(\.record)
    guard !hasWeightsOrGroups else { return records }
    records[MetricKey.errorRate] = outcomes.record
    for (count, outcomes) in topOutcomes {
      if let metric = Metric.topError(of: count) { records[metric.key] = outcomes.record }
    }
    return records
  }

  /// The test of the top-k error.
  func topTest(_ count: Int) -> Result<DifferenceTest, NoPairedTest> {
    let test = topOutcomes[count].flatMap {
      DifferenceTest(
        onlyCandidate: $0.onlyCandidateRight, onlyBaseline: $0.onlyBaselineRight, of: $0.count)
    }
    return test.map(Result.success) ?? .failure(.notCompared)
  }

  /// The number of samples whose squared errors differ; these depend on the whole prediction.
  var differing: Int {
    differences[MetricKey.squaredError].map { $0.record.lower + $0.record.higher } ?? 0
  }

  /// The test of a metric's difference before adjustment for those of other candidates;
  /// `evaluations` are all models' on these samples.
  func test(
    _ key: String, _ evaluations: [Evaluation]
  ) -> Result<DifferenceTest, NoPairedTest> {
    if key == MetricKey.errorRate, !hasWeightsOrGroups {
      let test = DifferenceTest(
        onlyCandidate: outcomes.onlyCandidateRight, onlyBaseline: outcomes.onlyBaselineRight,
        of: outcomes.count)
      return test.map(Result.success) ?? .failure(.notCompared)
    }
    guard let sums = differences[key] else { return .failure(.notCompared) }
    let (old, new) = (evaluations[baseline], evaluations[candidate])
    if key == MetricKey.clippedCrossEntropy, old.isOfLogits != new.isOfLogits {
      return .failure(.onlyOneClipped)
    }
    let means = (old.estimate(key).finite ?? 0, new.estimate(key).finite ?? 0)
    return Result { () throws(NoPairedTest) in
      try DifferenceTest(
        sums, means: means, doubt: old.totals.doubtOfMeans ?? new.totals.doubtOfMeans,
        isOfShares: key == MetricKey.errorRate)
    }
  }
}

// MARK: - Saved form

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
      ("changed_answers", .count(changedAnswers)), ("answers", answers?.saved ?? .null),
      ("tops", .list(topCounts.map { topOutcomes[$0]?.saved ?? .null })),
      ("changed", changed.saved),
      ("divergence", divergence?.saved ?? .null), ("loss_density", density?.saved ?? .null),
    ])
  }

  /// Reads the fold of this pair back, of `count` samples.
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
    // If only one model is right the answers differ; if both are, they do not.
    let apart = outcomes.onlyBaselineRight + outcomes.onlyCandidateRight
    changedAnswers = try saved.member("changed_answers").count(
      from: isComplete ? apart : 0, to: isComplete ? apart + outcomes.bothWrong : 0)
    try readTops(saved.member("tops"), count: count, old, new)
    try readAnswers(saved.member("answers"), count: count, old.confusion, new.confusion)
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

  /// Reads the outcomes for the first k classes, which must agree with the two models' ranks.
  private mutating func readTops(
    _ saved: Saved, count: Int, _ old: Evaluator, _ new: Evaluator
  ) throws(SavedFault) {
    for (top, entry) in zip(topCounts, try saved.list(count: topCounts.count)) {
      guard let first = old.samplesRanked(below: top), let second = new.samplesRanked(below: top)
      else {
        try entry.null()
        continue
      }
      topOutcomes[top] = try PairedOutcomes(
        saved: entry, count: count, baselineCorrect: first, candidateCorrect: second)
    }
  }

  /// Reads the joint answers, which must agree with the two confusion matrices.
  private mutating func readAnswers(
    _ saved: Saved, count: Int, _ old: ConfusionMatrix, _ new: ConfusionMatrix
  ) throws(SavedFault) {
    guard answers != nil else {
      try saved.null()
      return
    }
    let read = try JointAnswers(saved: saved, classCount: old.classCount, count: count)
    answers = read
    guard !read.isOverfull else { return }
    for (matrix, answer) in [(old, \JointAnswers.Cell.baseline), (new, \.candidate)] {
      let counts = read.counts(answer)
      let fits = matrix.cells.allSatisfy { cell in
        counts[
          SIMD2(
            Int32(truncatingIfNeeded: cell.label), Int32(truncatingIfNeeded: cell.predicted))]
          == cell.count
      }
      guard fits else { throw saved.fault(.contradiction(saved.name, other: "confusion")) }
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
