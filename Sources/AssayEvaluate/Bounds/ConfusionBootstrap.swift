import AssayResults
import AssayStatistics

/// The bounds of metrics that follow from the confusion matrix, by resampling the matrix.
///
/// Drawing N samples with replacement is, for a confusion matrix C, the same as drawing N times
/// among its cells with probabilities C/N, so the cost does not grow with N.
struct ConfusionBootstrap {
  /// With fewer samples the drawn matrices do not differ enough.
  private static let leastSamples = 10
  static let mostCells = 20_000
  /// The number of cells drawn in all, within the limits on the number of matrices.
  private static let draws = 250_000
  private static let matrices = 999...1999
  /// The same for a slice; there are many slices.
  private static let drawsOfSlice = 40_000
  private static let matricesOfSlice = 399...1999
  /// A metric that is undefined in more than this share of matrices has no bounds.
  private static let undefinedShare = 0.01
  /// A class with fewer samples is missing from too many matrices.
  private static let fewOfClass = 10
  private static let seed: UInt64 = 24301

  private let confusion: ConfusionMatrix
  private let confidence: Confidence
  private let draws: Int
  private let matrices: ClosedRange<Int>

  init(_ confusion: ConfusionMatrix, _ confidence: Confidence, isOfSlice: Bool = false) {
    self.confusion = confusion
    self.confidence = confidence
    draws = isOfSlice ? ConfusionBootstrap.drawsOfSlice : ConfusionBootstrap.draws
    matrices = isOfSlice ? ConfusionBootstrap.matricesOfSlice : ConfusionBootstrap.matrices
  }

  private var doubt: ConfidenceInterval.Doubt? {
    if confusion.total < MeanLoss.fewSamples { return .fewSamples }
    let isRare = (0..<confusion.classCount).contains {
      1..<ConfusionBootstrap.fewOfClass ~= confusion.support(of: $0)
    }
    return isRare ? .rareClasses : nil
  }

  func bounds(_ metrics: [any ConfusionMetric]) -> [IntervalResult] {
    let cells = confusion.cells
    guard confusion.total >= ConfusionBootstrap.leastSamples else {
      return metrics.map { _ in .failure(.tooFewSamples(least: ConfusionBootstrap.leastSamples)) }
    }
    let replicates = min(
      matrices.upperBound, max(matrices.lowerBound, draws / max(1, cells.count)))
    guard cells.count <= ConfusionBootstrap.mostCells,
      let bootstrap = MultinomialBootstrap(
        cells: cells.map(\.count), seed: ConfusionBootstrap.seed, replicates: replicates)
    else { return metrics.map { _ in .failure(.tooManyCells) } }
    var values: [[Double]] = metrics.map { _ in [] }
    let (labels, predicted) = (cells.map(\.label), cells.map(\.predicted))
    let empty = ConfusionTotals(classCount: confusion.classCount)
    bootstrap.forEachReplicate { drawn in
      var totals = empty
      for cell in drawn.indices where drawn[cell] > 0 {
        totals.add(label: labels[cell], predicted: predicted[cell], count: drawn[cell])
      }
      for metric in metrics.indices {
        if let value = metrics[metric].estimate(of: totals).finite { values[metric].append(value) }
      }
    }
    let totals = confusion.totals
    return zip(metrics, values).map { metric, values in
      bounds(values, of: replicates, about: metric.estimate(of: totals).finite)
    }
  }

  /// The percentiles, with the doubt about them; a failure if they exclude the value itself.
  ///
  /// They exclude it if classes are so rare that most matrices lack them.
  private func bounds(_ values: [Double], of replicates: Int, about value: Double?)
    -> IntervalResult
  {
    let undefined = Double(replicates - values.count)
    guard undefined <= ConfusionBootstrap.undefinedShare * Double(replicates) else {
      return .failure(.oftenUndefined)
    }
    let bounded = IntervalResult(.bootstrap, doubt: doubt) { () throws(Indeterminate) in
      let interval = try Interval.percentile(of: values, confidence)
      guard interval.low < interval.high else { throw .noSpread }
      return interval
    }
    guard let interval = bounded.bounds?.interval, let value, !interval.contains(value) else {
      return bounded
    }
    return .failure(.rareClasses)
  }
}
