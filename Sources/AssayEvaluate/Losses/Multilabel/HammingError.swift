import AssayBytes
import AssayData
import AssayResults

/// The share of classes with a wrong answer.
struct HammingError: SampleLoss {
  let needsProbabilities = true
  let terms = LossTerms.ofClasses

  let metric = Metric.hammingError

  func measure(
    _ batch: SampleBatch, _ distributions: Distributions, into losses: inout MutableSpan<Double>
  ) {
    guard let sets = batch.shares else { return }
    for block in 0..<batch.blocks {
      let wrongs = IndependentOutcome.wrongs(distributions, sets, block: block)
      losses.store(wrongs / Double(batch.classCount), at: block * Matrix.laneCount)
    }
  }
}
