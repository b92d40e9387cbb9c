import AssayData

extension ResultsContext {
  /// Checks that each mean is its sum divided by the count or the weight, and that the counts of
  /// infinite losses agree.
  func checkLosses(_ model: ModelResults, _ reader: FormReader) throws(ResultsFault) {
    for metric in metrics {
      guard let sums = model.statistics[metric.key] else { continue }
      let infinite =
        if case .infinite(let mean) = model.estimate(metric.key) { mean.count } else { 0 }
      try reader.expect(
        sums.count == count && sums.infinite == infinite, "estimates",
        at: "statistics", model.name, metric.key)
      try reader.expect(
        sums.isPossible, "its other members", at: "statistics", model.name, metric.key)
      try checkMean(of: metric, sums, model, reader)
      try checkClasses(of: metric, sums, model, reader)
    }
    guard let histogram = model.losses, let sums = model.statistics[task.primaryLoss] else {
      return
    }
    try reader.expect(
      histogram.infinite == sums.infinite, "statistics",
      at: "loss_histogram", model.name, "infinite")
  }

  private func checkMean(
    of metric: Metric, _ sums: LossStatistics, _ model: ModelResults, _ reader: FormReader
  ) throws(ResultsFault) {
    guard let value = model.estimate(metric.key).finite, let sum = sums.sum, sums.infinite == 0
    else { return }
    let mean = sum / (sums.weight ?? Double(sums.count))
    let expected = metric.unit == .information ? options.logBase.convert(nats: mean) : mean
    try reader.expect(
      (value - expected).magnitude <= 1e-9 * expected.magnitude, "statistics",
      at: "estimates", model.name, metric.key)
  }

  /// Checks that the sums of the classes add up to the sums over all samples.
  private func checkClasses(
    of metric: Metric, _ sums: LossStatistics, _ model: ModelResults, _ reader: FormReader
  ) throws(ResultsFault) {
    guard let found = model.classStatistics[metric.key] else { return }
    try reader.expect(
      found.counts == labelCounts, "label_counts", at: "class_statistics", model.name, metric.key,
      "n")
    try reader.expect(
      found.infinite.reduce(0, +) == sums.infinite, "statistics",
      at: "class_statistics", model.name, metric.key, "infinite")
    for (key, parts, whole) in [
      ("sum", found.sums, sums.sum), ("sum_of_squares", found.squares, sums.squares),
    ] {
      let total = parts.reduce(0, +)
      guard let whole, total.isFinite else { continue }
      try reader.expect(
        (total - whole).magnitude <= 1e-9 * whole.magnitude, "statistics",
        at: "class_statistics", model.name, metric.key, key)
    }
  }
}

extension LossStatistics {
  /// Whether the sums of squares and the standard errors are within their possible range.
  fileprivate var isPossible: Bool {
    let finite = Double(max(1, count - infinite))
    // |Σx| ≤ √(n·Σx²), up to rounding and underflow.
    let root = squares.map { max(0, $0).squareRoot() * finite.squareRoot() }
    let most = root.map { $0 * (1 + 1e-9) + finite * 1e-150 } ?? .infinity
    return (squares ?? 0) >= 0 && (weight != nil || (sum ?? 0) <= most) && (standardError ?? 0) >= 0
      && ((weight ?? 1) > 0 || infinite == count)
  }
}
