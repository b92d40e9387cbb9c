import AssayData
import AssayNumerics
import AssayResults

/// The KL divergence of the prediction from the label: the cross-entropy less the label's entropy.
struct KLDivergence: SampleLoss {
  let needsProbabilities = true
  let terms = LossTerms.ofLabel

  let metric = Metric.klDivergence

  func measure(
    _ batch: SampleBatch, _ distributions: Distributions, into losses: inout MutableSpan<Double>
  ) {
    guard let shares = batch.shares else {
      CrossEntropy().measure(batch, distributions, into: &losses)
      return
    }
    let logarithms = distributions.logProbabilities
    for row in 0..<batch.count {
      var loss = 0.0
      for index in 0..<batch.classCount where shares[row, index] > 0 {
        let share = shares[row, index]
        loss += share * KLDivergence.logRatio(share, distributions, logarithms, row, index)
      }
      losses[row] = loss
    }
  }

  /// ln(y/p), exactly 0 where the two are equal.
  private static func logRatio(
    _ share: Double, _ distributions: Distributions, _ logarithms: Matrix, _ row: Int,
    _ index: Int
  ) -> Double {
    let ratio = share / distributions.probabilities[row, index]
    return distributions.areFromLogits || !ratio.isFinite
      ? Mathematics.log(share) - logarithms[row, index]
      : Mathematics.log(ratio)
  }
}
