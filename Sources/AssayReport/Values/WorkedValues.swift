import AssayCompare
import AssayData
import AssayEvaluate
import AssayTemplate

/// The arithmetic of a few samples, written out so that a reader can follow it by hand.
struct WorkedValues {
  private static let sampleLimit = 3
  private static let classLimit = 6

  let comparison: Comparison

  private var say: any Wording { comparison.say }

  /// Nothing where each class is a yes or no of its own.
  var tree: TemplateValue {
    guard comparison.task == .classes else { return [] }
    return .list(
      comparison.evaluations.indices.compactMap { model in
        let lines = lines(of: model)
        return lines.isEmpty
          ? nil
          : [
            "model": .text(comparison.evaluations[model].model),
            "is_open": .bool(comparison.samples.isComplete),
            "lines": .list(lines.map(TemplateValue.text)),
          ]
      })
  }

  private func lines(of model: Int) -> [String] {
    let samples = comparison.samples.samples
    var lines: [String] = []
    for sample in samples.prefix(WorkedValues.sampleLimit) {
      guard let probabilities = sample.models[model].probabilities else { continue }
      let losses = sample.models[model].losses
      if let loss = losses[MetricKey.squaredError] {
        lines.append(
          say.worked(
            say.name(sample.sample), comparison.words(MetricKey.squaredError),
            "\(squares(probabilities, sample)) = \(Figures.short(loss))"))
      }
      if let loss = losses[MetricKey.crossEntropy] {
        lines.append(
          say.worked(
            say.name(sample.sample), comparison.words(MetricKey.crossEntropy),
            "\(entropy(probabilities, sample)) = \(Figures.short(logBase.convert(nats: loss))) "
              + say.unit(logBase)))
      }
    }
    if !lines.isEmpty, comparison.samples.isComplete, samples.count <= WorkedValues.sampleLimit {
      lines += means(of: model)
    }
    return lines
  }

  private var logBase: LogBase { comparison.options.logBase }

  /// `(0.1−1)² + (0.2−0)² + (0.7−0)²`; of many classes only the label's term.
  private func squares(_ probabilities: [Double], _ sample: SampleDetail) -> String {
    let terms = probabilities.indices.map { index in
      "(\(Figures.probability(probabilities[index]))−\(Figures.exact(target(sample, index))))²"
    }
    if terms.count <= WorkedValues.classLimit { return terms.joined(separator: " + ") }
    return terms[sample.label] + " + " + say.more(terms.count - 1)
  }

  /// `−(1·log₂ 0.1 + 0·log₂ 0.2 + 0·log₂ 0.7)`; of many classes only those the label gives a share.
  private func entropy(_ probabilities: [Double], _ sample: SampleDetail) -> String {
    let terms = probabilities.indices.map { index in
      (
        share: target(sample, index),
        text: "\(Figures.exact(target(sample, index)))·\(logBase.logarithm) "
          + Figures.probability(probabilities[index])
      )
    }
    let isShort = terms.count <= WorkedValues.classLimit
    let shown = isShort ? terms : terms.filter { $0.share > 0 }
    let listed = shown.prefix(WorkedValues.classLimit).map(\.text).joined(separator: " + ")
    return "−(\(listed)\(shown.count > WorkedValues.classLimit ? " + …" : ""))"
  }

  private func target(_ sample: SampleDetail, _ index: Int) -> Double {
    sample.shares?[index] ?? (index == sample.label ? 1 : 0)
  }

  private func means(of model: Int) -> [String] {
    let evaluation = comparison.evaluations[model]
    let samples = comparison.samples.samples
    return [MetricKey.errorRate, MetricKey.squaredError, MetricKey.crossEntropy].compactMap { key in
      let words = comparison.words(key)
      let losses = samples.compactMap { $0.models[model].losses[key] }
      guard samples.count > 1, losses.count == samples.count else { return nil }
      let sum = losses.map { Figures.short(words.shown($0)) }.joined(separator: " + ")
      let mean = words.text(evaluation.estimate(key)) + words.unit
      return say.labelled(words.name, "(\(sum)) / \(samples.count) = \(mean)")
    }
  }
}
