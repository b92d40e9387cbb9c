// AssayEvaluate measures one model on a test set. It takes batches of samples with predictions
// (`SampleBatch`) and returns their losses and, in the end, an `Evaluation`: every metric of a
// `MetricList` with its bounds, the confusion matrix, ranking and calibration. Evaluators of parts
// merge without changing a bit. A metric without a value has a reason (`Undefined`), as have
// missing bounds (`NoInterval`); a saved form that contradicts itself is refused (`SavedFault`).
// Start here, at `add` and `evaluation`; then read `SampleLoss.swift` and a metric in `Losses/`.

package import AssayData
package import AssayResults
package import AssayStatistics

/// Evaluates one model: folds batches of its samples, merges, and gives the value of every metric.
package struct Evaluator: Sendable {
  private let model: String
  private let classCount: Int
  let losses: [any SampleLoss]
  let keys: [String]
  let derived: [any DerivedMetric]
  var means: [MeanLoss?]
  package private(set) var confusion: ConfusionMatrix
  /// The weights of the confusion matrix; nil without weights and groups.
  var weighed: WeighedConfusion?
  /// The sums of soft labels; nil if labels are hard.
  private(set) var shares: LabelShares?
  /// Per-class outcomes; nil unless multilabel, and for slices.
  private(set) var outcomes: ClassOutcomes?
  private let primaryLoss: String
  let withPowers: Bool
  private let modelCount: Int
  let positive: Int?
  let labelsAreSoft: Bool
  private let scoreMetrics: [ScoreMetric]
  /// The scores to rank and calibrate; nil if absent.
  private(set) var scoreFold: ScoreFold?
  /// The scores of samples with weights, instead of ``scoreFold``.
  private var weighedScores: WeighedScores?
  private var lossHistogram: LossHistogram?
  private var tiedRows: Int?
  /// The keys of the losses that are summed by class.
  private let keysByClass: [String]
  private var isOfLogits = false
  /// The spread of 1 − each skill, by its key, where it is computed from single units.
  var skillSpreads: [String: Result<MeanSpread, Indeterminate>] = [:]

  private static let denseClassesOfSlice = 32
  /// Whether it evaluates one of many slices, so it must use little memory and time.
  let isOfSlice: Bool

  /// Creates an evaluator without samples.
  ///
  /// - Parameters:
  ///   - model: The model's name.
  ///   - classCount: The number of classes, K.
  ///   - metrics: The metrics to measure.
  ///   - modelCount: The number of models that share the memory for scores.
  ///   - positive: The positive class, of two.
  ///   - isOfSlice: Whether it evaluates one of many slices, so it keeps neither scores nor empty
  ///     cells.
  package init(
    model: String, classCount: Int, metrics: MetricList, modelCount: Int = 1, positive: Int? = nil,
    isOfSlice: Bool = false
  ) {
    self.modelCount = modelCount
    self.isOfSlice = isOfSlice
    self.positive = positive
    scoreMetrics = metrics.scoreMetrics
    labelsAreSoft = metrics.labelsAreSoft
    self.model = model
    self.classCount = classCount
    losses = metrics.losses
    keys = losses.map(\.metric.key)
    derived = metrics.derived.filter { !isOfSlice || !($0 is any ClassOutcomeMetric) }
    means = Array(repeating: nil, count: losses.count)
    let outcomeCount = metrics.task.outcomeCount(of: classCount)
    confusion =
      isOfSlice
      ? ConfusionMatrix(classCount: outcomeCount, denseLimit: Evaluator.denseClassesOfSlice)
      : ConfusionMatrix(classCount: outcomeCount)
    if metrics.task == .multilabel, !isOfSlice {
      outcomes = ClassOutcomes(classCount: classCount)
    }
    shares = metrics.labelsAreSoft ? LabelShares(classCount: classCount) : nil
    primaryLoss = metrics.task.primaryLoss
    keysByClass = isOfSlice ? [] : metrics.keysByClass
    withPowers = metrics.selection == .all
  }

  /// Measures a batch and returns the losses of its samples.
  package mutating func add(_ batch: SampleBatch) -> LossColumns {
    confusion.add(labels: batch.labels[...], predicted: batch.predicted[...])
    if let units = batch.units {
      addWeighed(batch.labels[...], batch.predicted[...], UnitRange(units: units, start: 0))
    }
    if let labels = batch.shares { shares?.add(labels, batch.units?.weights) }
    outcomes?.add(batch)
    if let distributions = batch.distributions {
      tiedRows = (tiedRows ?? 0) + distributions.tops.ties.count
      isOfLogits = distributions.areFromLogits
    }
    var result = LossColumns()
    let isByClass = batch.units == nil && !keysByClass.isEmpty
    let order = isByClass ? ClassOrder(batch.labels, classCount: classCount) : nil
    for (index, loss) in losses.enumerated()
    where batch.distributions != nil || !loss.needsProbabilities {
      var column = [Double](repeating: 0, count: batch.blocks * Matrix.laneCount)
      var span = column.mutableSpan
      loss.measure(batch, batch.distributions ?? .none, into: &span)
      column.removeLast(column.count - batch.count)
      if means[index] == nil { means[index] = mean(index) }
      if let order, keysByClass.contains(keys[index]) {
        means[index]?.add(column, rows: batch.rows, by: order)
      } else {
        means[index]?.add(column, rows: batch.rows, units: batch.units)
      }
      result.columns[keys[index]] = column
    }
    if withPowers, !isOfSlice, let losses = result.column(primaryLoss) {
      addHistogram(losses)
    }
    if !scoreMetrics.isEmpty, !isOfSlice, !labelsAreSoft, let distributions = batch.distributions {
      addScores(batch, distributions, &result)
    }
    return result
  }

  /// An empty mean.
  private func mean(_ index: Int) -> MeanLoss {
    let isByClass = keysByClass.contains(keys[index])
    return MeanLoss(withPowers: withPowers, classCount: isByClass ? classCount : nil)
  }

  private mutating func addHistogram(_ losses: [Double]) {
    var histogram = lossHistogram ?? LossHistogram()
    lossHistogram = nil
    histogram.add(losses)
    lossHistogram = histogram
  }

  private mutating func addScores(
    _ batch: SampleBatch, _ distributions: Distributions, _ losses: inout LossColumns
  ) {
    if let weights = batch.units?.weights {
      var scores =
        weighedScores
        ?? WeighedScores(
          classCount: classCount, modelCount: modelCount, kind: distributions.scoreKind)
      weighedScores = nil
      scores.add(batch, distributions, weights)
      weighedScores = scores
    } else {
      if scoreFold == nil {
        scoreFold = ScoreFold(
          classCount: classCount, modelCount: modelCount, kind: distributions.scoreKind)
      }
      let ranks = labelRanks(distributions.scores, labels: batch.labels)
      scoreFold?.add(batch, distributions, losses, ranks)
      losses.labelRanks = ranks
    }
  }

  /// Adds samples that were already measured.
  package mutating func add(_ samples: MeasuredSamples, model: Int, in range: Range<Int>) {
    let said = samples.models[model]
    confusion.add(labels: samples.labels[range], predicted: said.predicted[range])
    let units = samples.units.map { UnitRange(units: $0, start: range.lowerBound) }
    if let units { addWeighed(samples.labels[range], said.predicted[range], units) }
    if !samples.shares.isEmpty {
      shares?.add(samples.shares, rows: range, samples.units?.weights)
    }
    isOfLogits = said.isOfLogits
    if !said.ties.isEmpty {
      tiedRows = (tiedRows ?? 0) + said.ties[range].reduce(0) { $0 + Int($1) }
    }
    for (index, key) in keys.enumerated() {
      guard let column = said.losses.column(key) else { continue }
      if means[index] == nil { means[index] = mean(index) }
      means[index]?.add(
        column.span.extracting(range), rows: .listed(samples.rows[range]), units: units)
    }
  }

  private mutating func addWeighed(
    _ labels: ArraySlice<Int32>, _ predicted: ArraySlice<Int32>, _ units: UnitRange
  ) {
    if weighed == nil { weighed = WeighedConfusion(classCount: confusion.classCount) }
    weighed?.add(labels: labels, predicted: predicted, units)
  }

  /// Adds the samples of another evaluator of the same model.
  package mutating func merge(_ other: Evaluator) {
    for (index, mean) in other.means.enumerated() {
      guard let mean else { continue }
      var merged = means[index] ?? self.mean(index)
      merged.merge(mean)
      means[index] = merged
    }
    confusion.merge(other.confusion)
    if let sums = other.shares { shares?.merge(sums) }
    if let sums = other.weighed {
      if weighed == nil { weighed = sums } else { weighed?.merge(sums) }
    }
    if let counts = other.outcomes { outcomes?.merge(counts) }
    isOfLogits = isOfLogits || other.isOfLogits
    if let scores = other.scoreFold {
      if scoreFold == nil { scoreFold = scores } else { scoreFold?.merge(scores) }
    }
    if let scores = other.weighedScores {
      if weighedScores == nil { weighedScores = scores } else { weighedScores?.merge(scores) }
    }
    if let histogram = other.lossHistogram {
      if lossHistogram == nil { lossHistogram = histogram } else { lossHistogram?.merge(histogram) }
    }
    if let ties = other.tiedRows { tiedRows = (tiedRows ?? 0) + ties }
  }

  /// The results for all samples so far.
  ///
  /// - Parameters:
  ///   - confidence: The confidence level of the bounds; nil leaves out everything that is not
  ///     folded.
  ///   - jobs: The number of workers; it does not change the results.
  ///   - drawsMatrices: Whether to resample confusion matrices for bounds.
  ///   - scores: For a slice, the scores of its samples that the whole test set's evaluator kept.
  ///   - rankings: The ranking of this model alone, or of all models; nil if absent so far.
  ///   - place: This model's index in the rankings.
  /// - Returns: Every metric's value, with its bounds if requested.
  package func evaluation(
    bounds confidence: Confidence? = nil, jobs: Int = 1, drawsMatrices: Bool = true,
    scores: SliceScores = .none, rankings: JointRanking? = nil, place: Int = 0
  ) -> Evaluation {
    let measured = measured
    let totals = measured.totals
    var estimates = measured.means
    for derived in derived {
      estimates[derived.metric.key] = derived.estimate(from: measured)
    }
    var bounds =
      confidence.map { self.bounds(measured, $0, drawsMatrices: drawsMatrices) } ?? [:]
    let scoreFold = scoreFold ?? scores.fold
    let areIndependent = weighed == nil
    let found = confidence.flatMap { confidence in
      scoreFold.map { fold in
        let rankings =
          rankings
          ?? JointRanking(
            [fold.store], pairs: [], positive: positive, confidence, jobs: jobs,
            areIndependent: areIndependent)
        return fold.analysis(
          rankings.rankings[place], confidence, areIndependent: areIndependent)
      }
    }
    for metric in scoreMetrics {
      let key = metric.metric.key
      estimates[key] =
        found.map(metric.estimate) ?? weighedScores.map { metric.weighed($0, positive) }
        ?? .undefined(scores.reason ?? noAnalysis)
      if let confidence {
        bounds[key] =
          found.map { bounded(metric, $0, confidence) }
          ?? .failure(weighedScores == nil ? .noValue : .weighted)
      }
    }
    for (key, bounded) in bounds {
      if let value = estimates[key]?.finite { bounds[key] = bounded.map { $0.holding(value) } }
    }
    return Evaluation(
      model: model, count: confusion.total, estimates: estimates, bounds: bounds,
      lines: measured.lines(derived), statistics: statistics, scores: found, confusion: confusion,
      totals: totals, worth: weighed?.worth, lossHistogram: lossHistogram,
      classStatistics: classStatistics, isOfLogits: isOfLogits,
      tiedRows: outcomes == nil ? tiedRows : nil,
      outcomes: outcomes?.outcomes)
  }

  private var classStatistics: [String: ClassStatistics] {
    var statistics: [String: ClassStatistics] = [:]
    for (key, mean) in zip(keys, means) { statistics[key] = mean?.classStatistics }
    return statistics
  }

  private var statistics: [String: LossStatistics] {
    var statistics: [String: LossStatistics] = [:]
    for (loss, mean) in zip(losses, means) { statistics[loss.metric.key] = mean?.statistics }
    return statistics
  }

  private var noAnalysis: Undefined {
    scoreFold != nil ? .notMeasured : labelsAreSoft ? .softLabels : .classesOnly
  }

  /// The bounds of a metric; a failure if samples are in groups, as they must be independent.
  private func bounded(
    _ metric: ScoreMetric, _ found: ScoreAnalysis, _ confidence: Confidence
  ) -> IntervalResult {
    let bounded = metric.bounds(found, confidence)
    guard weighed != nil, bounded.bounds != nil else { return bounded }
    return .failure(.grouped)
  }
}

// MARK: - Saved form

extension Evaluator {
  /// The kind of predictions that a model gives.
  package enum Scores: String, CaseIterable, Sendable {
    case probabilities
    case logits
    case classes
  }

  package var scores: Scores {
    tiedRows == nil ? .classes : isOfLogits ? .logits : .probabilities
  }

  package var count: Int { confusion.total }
  /// The number of samples that the model got right.
  package var correct: Int { confusion.correct }
  /// The number of samples whose label is among the first `count` classes; nil without scores.
  package func samplesRanked(below count: Int) -> Int? {
    scoreFold.map { $0.ranks.counts.prefix(count).reduce(0, +) }
  }

  /// The frequency of each class in the soft labels; nil if labels are hard.
  package var labelFrequencies: [Double]? { shares?.frequencies.shares }
  /// The keys of the losses that were measured.
  package var measuredKeys: Set<String> {
    Set(zip(keys, means).compactMap { key, mean in mean.map { _ in key } })
  }

  /// Moves the samples down by `rows` rows.
  package mutating func move(by rows: Int) {
    for index in means.indices { means[index]?.move(by: rows) }
    scoreFold?.move(by: rows)
    outcomes?.move(by: rows)
  }

  package var saved: Saved {
    .members([
      ("scores", .text(scores.rawValue)), ("tied_samples", tiedRows.map(Saved.count) ?? .null),
      (
        "losses",
        .members(
          zip(keys, means).compactMap { key, mean in
            mean.map { (key: key, value: $0.saved) }
          })
      ),
      ("confusion", confusion.saved), ("label_shares", shares?.saved ?? .null),
      ("calibration", scoreFold?.saved ?? .null),
      ("loss_histogram", lossHistogram?.saved ?? .null),
    ])
  }

  /// Reads the evaluator of `count` samples back.
  package init(
    saved: Saved, model: String, classCount: Int, metrics: MetricList, modelCount: Int,
    positive: Int?, count: Int
  ) throws(SavedFault) {
    self.init(
      model: model, classCount: classCount, metrics: metrics, modelCount: modelCount,
      positive: positive)
    let scores: Scores = try saved.member("scores").choice()
    isOfLogits = scores == .logits
    let ties = try saved.member("tied_samples")
    if scores == .classes { try ties.null() } else { tiedRows = try ties.count(to: count) }
    confusion = try ConfusionMatrix(
      saved: saved.member("confusion"), classCount: classCount, count: count)
    let given = try saved.member("losses")
    let supports = (0..<classCount).map { confusion.support(of: $0) }
    for (index, loss) in losses.enumerated() where scores != .classes || !loss.needsProbabilities {
      means[index] = try MeanLoss(
        saved: given.member(keys[index]), count: count,
        byClass: keysByClass.contains(keys[index]) ? supports : nil, withPowers: withPowers)
    }
    let expected = means.count { $0 != nil }
    let found = try given.members().count
    guard found == expected else {
      throw given.fault(.length(given.name, expected: expected, found: found))
    }
    let calibration = try saved.member("calibration")
    if scores == .classes || labelsAreSoft || scoreMetrics.isEmpty {
      try calibration.null()
    } else {
      scoreFold = try ScoreFold(
        saved: calibration, classCount: classCount, modelCount: modelCount,
        areLogits: isOfLogits, positive: positive, count: count)
    }
    let histogram = try saved.member("loss_histogram")
    if scores == .classes || !withPowers {
      try histogram.null()
    } else {
      lossHistogram = try LossHistogram(saved: histogram, count: count)
    }
    let labels = try saved.member("label_shares")
    if shares == nil {
      try labels.null()
    } else {
      shares = try LabelShares(saved: labels, classCount: classCount, count: count)
    }
  }
}
