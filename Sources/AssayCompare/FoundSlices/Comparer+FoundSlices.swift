import AssayData
import AssayEvaluate
import AssayResults
import AssayStatistics

// The search for weak slices.
extension Comparer {
  /// The values of a batch to search for weak slices; nil if not requested.
  func sides(
    of samples: TestSet, _ losses: [LossColumns], _ differences: [LossColumns], from first: Int
  ) -> SideBatch? {
    guard kept != nil, let searched = samples.side.searched else { return nil }
    let (loss, error) = (shape.task.primaryLoss, shape.task.answerError)
    func columns(_ key: String) -> [[Double]?] {
      losses.map { $0.column(key) }
        + zip(pairs, differences).map { pair, differing in
          differing.column(key) ?? Comparer.difference(pair, losses, key)
        }
    }
    return SideBatch(searched.texts, from: first, losses: columns(loss), errors: columns(error))
  }

  /// The differences of a loss that is computed exactly; nil if a model does not have it.
  private static func difference(
    _ pair: PairFold, _ losses: [LossColumns], _ key: String
  ) -> [Double]? {
    guard let old = losses[pair.baseline].column(key), let new = losses[pair.candidate].column(key)
    else { return nil }
    return zip(new, old).map { $0 - $1 }
  }

  /// The weak slices; nil if not requested.
  func foundSlices(_ evaluations: [Evaluation]) -> Result<FoundSlices, NoAnswer>? {
    guard let columns = shape.searched, options.metrics == .all else { return nil }
    if let reason = Comparer.noKept(shape) { return .failure(reason) }
    guard let samples = kept?.searched else { return nil }
    let key = Comparer.sliceMetric(evaluations, shape.task)
    let subjects =
      shape.models.indices.map { FoundSlice.Subject.model($0) }
      + pairs.map { .pair(baseline: $0.baseline, candidate: $0.candidate) }
    return Result { () throws(NoAnswer) in
      try FoundSlices(
        samples, key == shape.task.primaryLoss ? samples.losses : samples.errors, columns,
        subjects, metric: key, options.confidence, jobs: options.jobs)
    }
  }
}
