import AssayBytes
import AssayData
import AssayNumerics
import AssayResults

/// The binary cross-entropy; for more than two classes the mean over one-vs-rest.
struct BinaryCrossEntropy: SampleLoss {
  let needsProbabilities = true
  let terms = LossTerms.ofClasses

  let metric = Metric.binaryCrossEntropy

  func measure(
    _ batch: SampleBatch, _ distributions: Distributions, into losses: inout MutableSpan<Double>
  ) {
    if batch.classCount == 2 {
      CrossEntropy().measure(batch, distributions, into: &losses)
    } else if batch.shares == nil, !distributions.areFromLogits {
      measureHard(batch, distributions, into: &losses)
    } else {
      for row in 0..<batch.count { losses[row] = oneVersusRest(batch, distributions, row) }
    }
  }

  private func oneVersusRest(
    _ batch: SampleBatch, _ distributions: Distributions, _ row: Int
  ) -> Double {
    var loss = 0.0
    for index in 0..<batch.classCount {
      let target = batch.share(of: index, row)
      if target > 0 { loss -= target * distributions.logProbabilities[row, index] }
      if target < 1 { loss -= (1 - target) * distributions.logComplement(row, index) }
    }
    return loss / Double(batch.classCount)
  }

  /// The same for hard labels and probabilities, with two logarithms a sample in place of K + 1.
  ///
  /// Of the classes that are not the label, Σ ln(1−p) = ln Π (1−p). The product is kept in two
  /// ways, each with a relative error of a few ulps: as it is, and as what it lacks to 1; the first
  /// gives the logarithm where it is below ½, the second where it is above.
  private func measureHard(
    _ batch: SampleBatch, _ distributions: Distributions, into losses: inout MutableSpan<Double>
  ) {
    // So many factors of at least 2⁻⁵³ cannot underflow.
    let groupSize = 16
    let matrix = distributions.probabilities
    let probabilities = matrix.values.span
    CrossEntropy().measure(batch, distributions, into: &losses)
    for block in 0..<batch.blocks {
      let place = block &* LaneMatrix.laneCount
      var loss = losses.lanes(at: place)
      for group in stride(from: 0, to: batch.classCount, by: groupSize) {
        var product = Lanes(repeating: 1)
        var lack = Lanes.zero
        for index in group..<min(group + groupSize, batch.classCount) {
          let p = probabilities.lanes(at: matrix.place(ofBlock: block, index))
            .replacing(with: 0, where: batch.isLabel(index, block: block))
          lack += product * p
          product *= 1 - p
        }
        loss -= BinaryCrossEntropy.logarithm(of: product, lack: lack)
      }
      losses.store(loss / Double(batch.classCount), at: place)
    }
  }

  /// ln of a product that is also 1 − `lack`.
  private static func logarithm(of product: Lanes, lack: Lanes) -> Lanes {
    let isSmall = product .< Lanes(repeating: 0.5)
    let sum = (1 - lack).replacing(with: product, where: isSmall)
    // As in `log1p`, for the larger ones.
    let excess = ((1 - sum) - lack).replacing(with: 0, where: isSmall)
    return Mathematics.log(sum) + excess
  }
}
