import AssayBytes
import AssayData
import AssayNumerics
import AssayResults

/// The binary cross-entropy; for more than two classes, the mean over one class versus the rest.
struct BinaryCrossEntropy: SampleLoss {
  let needsProbabilities = true
  let terms = LossTerms.ofClasses

  let metric = Metric.binaryCrossEntropy

  func measure(
    _ batch: SampleBatch, _ distributions: Distributions, into losses: inout MutableSpan<Double>
  ) {
    if batch.classCount == 2 {
      CrossEntropy().measure(batch, distributions, into: &losses)
    } else if let sums = batch.oneHotSums {
      losses.store(sums.binaryCrossEntropies)
    } else {
      let logarithms = distributions.logProbabilities
      for row in 0..<batch.count {
        losses[row] = oneVersusRest(batch, distributions, logarithms, row)
      }
    }
  }

  private func oneVersusRest(
    _ batch: SampleBatch, _ distributions: Distributions, _ logarithms: Matrix, _ row: Int
  ) -> Double {
    var loss = 0.0
    for index in 0..<batch.classCount {
      let target = batch.share(of: index, row)
      if target > 0 { loss -= target * logarithms[row, index] }
      if target < 1 { loss -= (1 - target) * distributions.logComplement(row, index) }
    }
    return loss / Double(batch.classCount)
  }
}
