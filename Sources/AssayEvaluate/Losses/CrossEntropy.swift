import AssayBytes
import AssayData
import AssayResults

/// The categorical cross-entropy of the prediction with the label.
struct CrossEntropy: SampleLoss {
  let needsProbabilities = true
  let terms = LossTerms.ofLabel

  let metric = Metric.crossEntropy

  func measure(
    _ batch: SampleBatch, _ distributions: Distributions, into losses: inout MutableSpan<Double>
  ) {
    if let sums = batch.oneHotSums {
      let logarithms = sums.labelLogarithms.span
      for place in stride(from: 0, to: logarithms.count, by: Matrix.laneCount) {
        losses.store(0 - logarithms.lanes(at: place), at: place)
      }
      return
    }
    let matrix = distributions.logProbabilities
    let logarithms = matrix.storage.span
    for row in 0..<batch.count {
      losses[row] = CrossEntropy.loss(batch, row) { logarithms[matrix.place(row, $0)] }
    }
  }

  /// −Σ y·ln p for one sample, where `logarithm` gives ln p of a class; classes without a share in
  /// the label do not count, whatever their logarithms.
  static func loss(
    _ batch: SampleBatch, _ row: Int, logarithm: (Int) -> Double
  ) -> Double {
    guard let shares = batch.shares else { return 0 - logarithm(Int(batch.labels[row])) }
    var loss = 0.0
    for index in 0..<batch.classCount where shares[row, index] > 0 {
      loss -= shares[row, index] * logarithm(index)
    }
    return loss
  }
}
