import AssayBytes
import AssayData
import AssayResults

/// The binary cross-entropy of independent classes, as a mean over the classes.
struct IndependentCrossEntropy: SampleLoss {
  let needsProbabilities = true
  let terms = LossTerms.ofClasses

  let metric = Metric.independentCrossEntropy

  func measure(
    _ batch: SampleBatch, _ distributions: Distributions, into losses: inout MutableSpan<Double>
  ) {
    guard let sets = batch.shares else { return }
    for block in 0..<batch.blocks {
      var loss = Lanes.zero
      for index in 0..<batch.classCount {
        loss += distributions.loss(of: index, block: block, in: sets)
      }
      losses.store(loss / Double(batch.classCount), at: block * Matrix.laneCount)
    }
  }
}

extension Distributions {
  /// −ln p of a class for the samples of a block that have it, −ln(1 − p) for the others.
  @inline(__always)
  func loss(of index: Int, block: Int, in sets: Matrix) -> Lanes {
    guard let logComplements else { return .zero }
    let has = sets.lanes(block, index) .== Lanes(repeating: 1)
    return 0
      - logComplements.lanes(block, index)
      .replacing(with: logProbabilities.lanes(block, index), where: has)
  }
}
