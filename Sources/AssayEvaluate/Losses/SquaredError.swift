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
    let matrix = distributions.probabilities
    let probabilities = matrix.storage.span
    for block in 0..<batch.blocks {
      var loss = Lanes.zero
      for index in 0..<batch.classCount {
        let p = probabilities.lanes(at: matrix.place(ofBlock: block, index))
        let difference = p - batch.shares(of: index, block: block)
        loss += difference * difference
      }
      losses.store(loss, at: block * Matrix.laneCount)
    }
  }
}
