import AssayData
import AssayEvaluate
import AssayResults
import AssayStatistics

/// The tests of metrics that follow from two models' confusion matrices on the same samples.
///
/// Up to 20,000 samples are resampled, with the same draws for all metrics; the order of the
/// samples in their file makes no difference. For more samples, and for more than thirty pairs of
/// models, standard errors come from the metrics' influence functions: with that many tests in a
/// family, the p of 9,999 draws could not be small enough.
struct ConfusionDifferences {
  /// A metric of the confusion matrix: its value, and its influence function.
  private struct Quantity: Sendable {
    let value: @Sendable (ConfusionTotals) -> Double?
    let influence: @Sendable (_ label: Int, _ answer: Int, ConfusionTotals) -> Double
    /// The reason why p and interval are approximate; nil if they are not.
    var doubt: ConfidenceInterval.Doubt?
    /// The indices of the cells that have an influence; nil if all may have one.
    var cells: [Int]?
  }

  /// With more pairs nothing is resampled.
  private static let mostPairs = 30
  static let replicates = 9999
  /// The number of replicates that one worker draws at once.
  private static let block = 500
  static let seed: UInt64 = 0x5EED
  /// With this many samples or fewer, the differences of each draw are remembered.
  private static let fewSamples = 10
  /// With more classes, their scores are compared by influence functions to save memory, however
  /// few the samples.
  private static let mostDrawnClasses = 100

  private let cells: [JointAnswers.Cell]
  private let classCount: Int
  private let jobs: Int
  private let isDrawn: Bool
  private let count: Int
  private let differing: Int
  private let totals: (baseline: ConfusionTotals, candidate: ConfusionTotals)

  /// Takes the answers of two models; `pairs` is the number of all pairs.
  init(_ answers: JointAnswers, classCount: Int, pairs: Int, jobs: Int) {
    cells = answers.cells
    isDrawn = pairs <= ConfusionDifferences.mostPairs
    (self.classCount, self.jobs) = (classCount, jobs)
    count = cells.reduce(0) { $0 + $1.count }
    differing = cells.reduce(0) { $0 + ($1.baseline == $1.candidate ? 0 : $1.count) }
    var totals = (
      baseline: ConfusionTotals(classCount: classCount),
      candidate: ConfusionTotals(classCount: classCount)
    )
    for cell in cells {
      totals.baseline.add(label: cell.label, predicted: cell.baseline, count: cell.count)
      totals.candidate.add(label: cell.label, predicted: cell.candidate, count: cell.count)
    }
    self.totals = totals
  }

  /// The tests of some metrics, and of each class's scores.
  ///
  /// A class with fewer than ten samples is not compared, nor is a metric that is undefined for a
  /// model.
  func tests(
    of metrics: [any ConfusionMetric], withClasses: Bool
  ) -> (metrics: [TestResult], classes: [ClassScore: [TestResult]]) {
    let ofMetrics = metrics.map { metric in
      Quantity(
        value: { metric.estimate(of: $0).finite },
        influence: { metric.influence(label: $0, predicted: $1, in: $2) }, doubt: rareClasses)
    }
    let compared = (0..<classCount).filter {
      totals.baseline.labels[$0] >= DifferenceTest.leastOfClass
    }
    let scores: [ClassScore] = [.precision, .f1]
    let places = withClasses ? cellsOfClasses : []
    let ofClasses =
      withClasses
      ? scores.flatMap { score in compared.map { quantity(score, of: $0, cells: places[$0]) } } : []
    guard withClasses else { return (results(ofMetrics), [:]) }
    let found =
      classCount <= ConfusionDifferences.mostDrawnClasses
      ? results(ofMetrics + ofClasses) : results(ofMetrics) + linearized(ofClasses)
    let none = TestResult.failure(.tooFewOfClass(least: DifferenceTest.leastOfClass))
    var classes: [ClassScore: [TestResult]] = [.recall: recalls]
    for (index, score) in scores.enumerated() {
      var results = [TestResult](repeating: none, count: classCount)
      for (place, label) in compared.enumerated() {
        results[label] = found[ofMetrics.count + index * compared.count + place]
      }
      classes[score] = results
    }
    return (Array(found.prefix(ofMetrics.count)), classes)
  }

  private func quantity(_ score: ClassScore, of index: Int, cells: [Int]) -> Quantity {
    Quantity(
      value: { score.estimate(of: index, in: $0).finite },
      influence: { score.influence(of: index, label: $0, predicted: $1, in: $2) }, cells: cells)
  }

  /// For each class, the indices of the cells of samples that have it or are predicted as it; no
  /// others change its scores.
  private var cellsOfClasses: [[Int]] {
    var places = [[Int]](repeating: [], count: classCount)
    for (place, cell) in cells.enumerated() {
      for label in Set([cell.label, cell.baseline, cell.candidate]) { places[label].append(place) }
    }
    return places
  }

  /// `rareClasses` if a class with samples has too few of them; else nil.
  private var rareClasses: ConfidenceInterval.Doubt? {
    totals.baseline.labels.contains { 1..<DifferenceTest.leastOfClass ~= $0 } ? .rareClasses : nil
  }

  // MARK: - Recall

  /// The tests of recall, which is the share of right answers within the samples of a class.
  private var recalls: [TestResult] {
    var only = [(candidate: Int, baseline: Int)](repeating: (0, 0), count: classCount)
    for cell in cells where cell.baseline != cell.candidate {
      if cell.candidate == cell.label { only[cell.label].candidate += cell.count }
      if cell.baseline == cell.label { only[cell.label].baseline += cell.count }
    }
    return only.enumerated().map { label, only in
      let samples = totals.baseline.labels[label]
      // Recall rises as errors fall.
      guard samples >= DifferenceTest.leastOfClass,
        let test = DifferenceTest(
          onlyCandidate: only.baseline, onlyBaseline: only.candidate, of: samples)
      else { return .failure(.tooFewOfClass(least: DifferenceTest.leastOfClass)) }
      return .success(test)
    }
  }

  // MARK: - Resampled

  private func results(_ quantities: [Quantity]) -> [TestResult] {
    guard isDrawn,
      let bootstrap = SampleBootstrap(
        cells: cells.map(\.count), seed: ConfusionDifferences.seed)
    else { return linearized(quantities) }
    let drawn = differences(quantities, bootstrap)
    return zip(quantities, drawn).map { quantity, differences in
      guard let difference = difference(quantity, totals) else { return .failure(.notCompared) }
      guard let replicates = PairedReplicates(differences) else {
        return .failure(.oftenUndefined)
      }
      return .success(
        DifferenceTest(
          difference: difference, replicates, count: count, differing: differing,
          doubt: quantity.doubt))
    }
  }

  private func difference(
    _ quantity: Quantity, _ totals: (baseline: ConfusionTotals, candidate: ConfusionTotals)
  ) -> Double? {
    guard let new = quantity.value(totals.candidate), let old = quantity.value(totals.baseline)
    else { return nil }
    return new - old
  }

  /// The difference of each quantity in each replicate; NaN if it is undefined for a model.
  private func differences(
    _ quantities: [Quantity], _ bootstrap: SampleBootstrap
  ) -> [[Double]] {
    let total = ConfusionDifferences.replicates
    let blocks = (total + ConfusionDifferences.block - 1) / ConfusionDifferences.block
    let parts = concurrentMap(blocks, jobs: jobs) { block in
      let first = block * ConfusionDifferences.block
      return differences(
        quantities, bootstrap, first..<min(first + ConfusionDifferences.block, total))
    }
    return quantities.indices.map { index in parts.flatMap { $0[index] } }
  }

  private func differences(
    _ quantities: [Quantity], _ bootstrap: SampleBootstrap, _ replicates: Range<Int>
  ) -> [[Double]] {
    var found = [[Double]](
      repeating: [Double](repeating: .nan, count: replicates.count), count: quantities.count)
    // With few samples the same draws come again and again.
    var known: [[Int]: [Double]] = [:]
    let areFew = count <= ConfusionDifferences.fewSamples
    bootstrap.forEach(replicates) { replicate, counts in
      let values = known[counts] ?? differences(quantities, in: counts)
      if areFew { known[counts] = values }
      for index in values.indices {
        found[index][replicate - replicates.lowerBound] = values[index]
      }
    }
    return found
  }

  private func differences(_ quantities: [Quantity], in counts: [Int]) -> [Double] {
    var drawn = (
      baseline: ConfusionTotals(classCount: classCount),
      candidate: ConfusionTotals(classCount: classCount)
    )
    for (place, cell) in cells.enumerated() where counts[place] > 0 {
      drawn.baseline.add(label: cell.label, predicted: cell.baseline, count: counts[place])
      drawn.candidate.add(label: cell.label, predicted: cell.candidate, count: counts[place])
    }
    return quantities.map { difference($0, drawn) ?? .nan }
  }

  // MARK: - Linearized

  private func linearized(_ quantities: [Quantity]) -> [TestResult] {
    concurrentMap(quantities.count, jobs: jobs) { linearized(quantities[$0]) }
  }

  /// The test from the influence of each cell on the difference.
  private func linearized(_ quantity: Quantity) -> TestResult {
    guard let difference = difference(quantity, totals), count > 1 else {
      return .failure(.notCompared)
    }
    var squares = 0.0
    for place in quantity.cells ?? Array(cells.indices) {
      let cell = cells[place]
      let influence =
        quantity.influence(cell.label, cell.candidate, totals.candidate)
        - quantity.influence(cell.label, cell.baseline, totals.baseline)
      squares += Double(cell.count) * influence * influence
    }
    let (n, spread) = (Double(count), squares / Double(count))
    return Result { () throws(NoPairedTest) in
      try DifferenceTest(
        difference: difference, variance: spread / (n - 1), degreesOfFreedom: nil,
        method: .linearized, count: count, differing: differing, doubt: quantity.doubt)
    }
  }
}
