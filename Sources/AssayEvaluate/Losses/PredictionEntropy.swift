import AssayBytes
import AssayData
import AssayNumerics
import AssayResults

/// The entropy of the predictions: how uncertain the model is.
struct PredictionEntropy: SampleLoss {
  let needsProbabilities = true
  let terms = LossTerms.ofClasses
  /// ln K.
  let highest: Double

  init(classCount: Int) { highest = Mathematics.log(Double(max(1, classCount))) }

  let metric = Metric.predictionEntropy

  func measure(
    _ batch: SampleBatch, _ distributions: Distributions, into losses: inout MutableSpan<Double>
  ) {
    let matrix = distributions.probabilities
    let probabilities = matrix.storage.span
    let logarithms = distributions.logProbabilities.storage.span
    for block in 0..<batch.blocks {
      var entropy = Lanes.zero
      for index in 0..<batch.classCount {
        let place = matrix.place(ofBlock: block, index)
        let p = probabilities.lanes(at: place)
        entropy -= (p * logarithms.lanes(at: place)).replacing(with: 0, where: p .== 0)
      }
      losses.store(entropy, at: block * Matrix.laneCount)
    }
  }
}
