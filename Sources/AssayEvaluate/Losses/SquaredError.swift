import AssayBytes
import AssayData
import AssayResults

/// The squared distance between the predicted distribution and the label, summed over the classes.
struct SquaredError: SampleLoss {
  let needsProbabilities = true
  let terms = LossTerms.ofClasses
  let highest = 2.0

  let metric = Metric.squaredError

  func measure(
    _ batch: SampleBatch, _ distributions: Distributions, into losses: inout MutableSpan<Double>
  ) {
    if let sums = batch.oneHotSums {
      losses.store(sums.squaredErrors)
      return
    }
    guard let shares = batch.shares else { return }
    let probabilities = distributions.probabilities
    for block in 0..<shares.blocks {
      var loss = Lanes.zero
      for index in 0..<batch.classCount {
        let difference = probabilities.lanes(block, index) - shares.lanes(block, index)
        loss += difference * difference
      }
      losses.store(loss, at: block * Matrix.laneCount)
    }
  }
}
