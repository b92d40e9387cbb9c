import AssayData
import AssayNumerics

/// The categorical cross-entropy as a training framework shows it, with its logarithms bounded.
struct ClippedCrossEntropy: SampleLoss {
  let clip: Clip
  let needsProbabilities = true
  let terms = LossTerms.ofLabel

  var metric: Metric {
    Metric(
      key: MetricKey.clippedCrossEntropy, name: "cross-entropy, clipped", direction: .lowerIsBetter,
      unit: .information, range: "0 … \(clip == .torch ? "100 nats" : "−log ε")",
      definition: """
        The cross-entropy with probabilities \(ClippedCrossEntropy.words(of: clip)), as training \
        logs show it. Where a model gives probability 0 to the truth this number depends on the \
        bound more than on the model: do not rank models by it. Losses of logits need no bound \
        and have none.
        """)
  }

  func measure(
    _ batch: SampleBatch, _ distributions: Distributions, into losses: inout MutableSpan<Double>
  ) {
    for row in 0..<batch.count {
      losses[row] = CrossEntropy.loss(batch, row) { bounded(distributions, row, $0) }
    }
  }

  private func bounded(_ distributions: Distributions, _ row: Int, _ index: Int) -> Double {
    let logarithm = distributions.logProbabilities[row, index]
    guard !distributions.areFromLogits else { return logarithm }
    guard let epsilon = clip.epsilon else { return max(logarithm, -100) }
    let p = distributions.probabilities[row, index]
    return p >= epsilon && p <= 1 - epsilon
      ? logarithm : Mathematics.log(min(max(p, epsilon), 1 - epsilon))
  }

  private static func words(of clip: Clip) -> String {
    let framework = clip.framework.map { " (\($0))" } ?? ""
    guard let epsilon = clip.epsilon else { return "whose logarithm is at least −100\(framework)" }
    return "clipped to [ε, 1−ε], ε = \(epsilon)\(framework)"
  }
}
