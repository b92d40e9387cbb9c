import AssayData
import AssayEvaluate
import AssayResults
import AssayStatistics

/// The tests of metrics that follow from two confusion matrices of different samples.
///
/// Up to 20,000 samples, each matrix is resampled independently; for more, influence functions give
/// standard errors.
struct TwoConfusions {
  private static let replicates = 9999
  private static let block = 500
  private static let seeds: (old: UInt64, new: UInt64) = (0x5EED, 0x5EEE)

  let old: ConfusionMatrix
  let new: ConfusionMatrix
  let jobs: Int

  /// The tests of some metrics; both sides must have the same classes.
  func tests(of metrics: [any ConfusionMetric]) -> [TestResult] {
    guard !metrics.isEmpty else { return [] }
    let (before, after) = (old.totals, new.totals)
    guard
      let oldDraws = SampleBootstrap(
        cells: old.cells.map(\.count), seed: TwoConfusions.seeds.old),
      let newDraws = SampleBootstrap(
        cells: new.cells.map(\.count), seed: TwoConfusions.seeds.new)
    else { return metrics.map(linearized) }
    let values = (
      old: values(of: metrics, old, oldDraws), new: values(of: metrics, new, newDraws)
    )
    return metrics.indices.map { index in
      guard let value = metrics[index].estimate(of: after).finite,
        let other = metrics[index].estimate(of: before).finite
      else { return .failure(.notCompared) }
      let differences = zip(values.new[index], values.old[index]).map { $0 - $1 }
      guard let replicates = PairedReplicates(differences) else {
        return .failure(.oftenUndefined)
      }
      return .success(
        DifferenceTest(
          difference: value - other, independent: replicates, count: new.total, doubt: doubt))
    }
  }

  /// `rareClasses` if a class of either side has few samples; else nil.
  private var doubt: ConfidenceInterval.Doubt? {
    let isRare = [old, new].contains { matrix in
      (0..<matrix.classCount).contains {
        1..<DifferenceTest.leastOfClass ~= matrix.support(of: $0)
      }
    }
    return isRare ? .rareClasses : nil
  }

  /// Each metric's value in each replicate; NaN if it is undefined.
  private func values(
    of metrics: [any ConfusionMetric], _ matrix: ConfusionMatrix, _ bootstrap: SampleBootstrap
  ) -> [[Double]] {
    let cells = matrix.cells
    let (total, block) = (TwoConfusions.replicates, TwoConfusions.block)
    let parts = concurrentMap((total + block - 1) / block, jobs: jobs) { part in
      let range = part * block..<min((part + 1) * block, total)
      var found = metrics.map { _ in [Double]() }
      bootstrap.forEach(range) { _, counts in
        var totals = ConfusionTotals(classCount: matrix.classCount)
        for (place, cell) in cells.enumerated() where counts[place] > 0 {
          totals.add(label: cell.label, predicted: cell.predicted, count: counts[place])
        }
        for index in metrics.indices {
          found[index].append(metrics[index].estimate(of: totals).finite ?? .nan)
        }
      }
      return found
    }
    return metrics.indices.map { index in parts.flatMap { $0[index] } }
  }

  /// The test from the influence of each cell on its side's value.
  private func linearized(_ metric: any ConfusionMetric) -> TestResult {
    func side(_ matrix: ConfusionMatrix) -> Welch.Side? {
      let (totals, n) = (matrix.totals, Double(matrix.total))
      guard let value = metric.estimate(of: totals).finite, n > 1 else { return nil }
      let squares = matrix.cells.reduce(0) { sum, cell in
        let influence = metric.influence(
          label: cell.label, predicted: cell.predicted, in: totals)
        return sum + Double(cell.count) * influence * influence
      }
      return Welch.Side(
        value: value, standardError: (squares / n / (n - 1)).squareRoot(), degreesOfFreedom: nil)
    }
    guard let after = side(new), let before = side(old) else { return .failure(.notCompared) }
    return Result { () throws(NoPairedTest) in
      try DifferenceTest(
        new: after, old: before, counts: (new.total, old.total), method: .linearized,
        doubt: doubt)
    }
  }
}

extension ConfusionMatrix {
  fileprivate var totals: ConfusionTotals {
    var totals = ConfusionTotals(classCount: classCount)
    for cell in cells {
      totals.add(label: cell.label, predicted: cell.predicted, count: cell.count)
    }
    return totals
  }
}
