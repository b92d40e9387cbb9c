import AssayData
import AssayNumerics
import AssayResults

/// The categorical cross-entropy as a training framework shows it, with its logarithms bounded.
struct ClippedCrossEntropy: SampleLoss {
  let clip: Clip
  let needsProbabilities = true
  let terms = LossTerms.ofLabel

  let metric = Metric.clippedCrossEntropy

  func measure(
    _ batch: SampleBatch, _ distributions: Distributions, into losses: inout MutableSpan<Double>
  ) {
    let logarithms = distributions.logProbabilities
    for row in 0..<batch.count {
      losses[row] = CrossEntropy.loss(batch, row) {
        bounded(logarithms[row, $0], distributions, row, $0)
      }
    }
  }

  private func bounded(
    _ logarithm: Double, _ distributions: Distributions, _ row: Int, _ index: Int
  ) -> Double {
    guard !distributions.areFromLogits else { return logarithm }
    guard let epsilon = clip.epsilon else { return max(logarithm, -100) }
    let p = distributions.probabilities[row, index]
    return p >= epsilon && p <= 1 - epsilon
      ? logarithm : Mathematics.log(min(max(p, epsilon), 1 - epsilon))
  }
}
