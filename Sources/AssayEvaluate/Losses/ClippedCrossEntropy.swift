import AssayData
import AssayNumerics
import AssayResults

/// The categorical cross-entropy as a training framework shows it, with bounded logarithms.
struct ClippedCrossEntropy: SampleLoss {
  let clip: Clip
  let needsProbabilities = true
  let terms = LossTerms.ofLabel

  let metric = Metric.clippedCrossEntropy

  func measure(
    _ batch: SampleBatch, _ distributions: Distributions, into losses: inout MutableSpan<Double>
  ) {
    // Logits are not clipped.
    let probabilities = distributions.areFromLogits ? nil : distributions.probabilities
    if let sums = batch.oneHotSums {
      for row in 0..<batch.count {
        let p = probabilities?[row, Int(batch.labels[row])]
        losses[row] = 0 - bounded(sums.labelLogarithms[row], p)
      }
      return
    }
    let logarithms = distributions.logProbabilities
    for row in 0..<batch.count {
      losses[row] = CrossEntropy.loss(batch, row) {
        bounded(logarithms[row, $0], probabilities?[row, $0])
      }
    }
  }

  /// The bounded logarithm of a probability, which is nil for logits.
  @inline(__always)
  private func bounded(_ logarithm: Double, _ p: Double?) -> Double {
    guard let p else { return logarithm }
    guard let epsilon = clip.epsilon else { return max(logarithm, -100) }
    return p >= epsilon && p <= 1 - epsilon
      ? logarithm : Mathematics.log(min(max(p, epsilon), 1 - epsilon))
  }
}
