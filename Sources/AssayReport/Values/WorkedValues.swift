import AssayData
import AssayResults
import AssayTemplate

/// The arithmetic of a few samples, written out so that readers can follow it by hand.
struct WorkedValues {
  private static let sampleLimit = 3
  private static let classLimit = 6

  let results: WordedResults

  private var wording: any Wording { results.wording }

  /// Empty for multilabel tasks.
  var tree: TemplateValue {
    guard results.task == .classes else { return [] }
    return .list(
      results.models.indices.compactMap { model in
        let lines = lines(of: model)
        return lines.isEmpty
          ? nil
          : [
            "model": .text(results.models[model].name),
            "lines": .list(lines.map(TemplateValue.text)),
          ]
      })
  }

  private func lines(of model: Int) -> [String] {
    let samples = results.samples.samples
    var lines: [String] = []
    for sample in samples.prefix(WorkedValues.sampleLimit) {
      guard let probabilities = sample.models[model].probabilities else { continue }
      let losses = sample.models[model].losses
      if let loss = losses[MetricKey.squaredError] {
        lines.append(
          wording.worked(
            wording.name(sample.sample), results.words(MetricKey.squaredError),
            "\(squares(probabilities, sample)) = \(Figures.threshold(loss))"))
      }
      if let loss = losses[MetricKey.crossEntropy] {
        lines.append(
          wording.worked(
            wording.name(sample.sample), results.words(MetricKey.crossEntropy),
            "\(entropy(probabilities, sample)) = \(Figures.threshold(loss)) "
              + wording.unit(logBase)))
      }
    }
    if !lines.isEmpty, results.samples.isComplete, samples.count <= WorkedValues.sampleLimit {
      lines += means(of: model)
    }
    return lines
  }

  private var logBase: LogBase { results.options.logBase }

  /// `(0.1−1)² + (0.2−0)² + (0.7−0)²`; for many classes only the label's term.
  private func squares(_ probabilities: [Double], _ sample: SampleResults) -> String {
    let terms = probabilities.indices.map { index in
      "(\(Figures.probability(probabilities[index]))−\(Figures.exact(sample.share(of: index))))²"
    }
    if terms.count <= WorkedValues.classLimit { return terms.joined(separator: " + ") }
    return sample.label.places.map { terms[$0] }.joined() + " + " + wording.more(terms.count - 1)
  }

  /// `−(1·log₂ 0.1 + 0·log₂ 0.2 + 0·log₂ 0.7)`; for many classes only those with a share in the
  /// label.
  private func entropy(_ probabilities: [Double], _ sample: SampleResults) -> String {
    let terms = probabilities.indices.map { index in
      (
        share: sample.share(of: index),
        text: "\(Figures.exact(sample.share(of: index)))·\(logBase.logarithm) "
          + Figures.probability(probabilities[index])
      )
    }
    let isShort = terms.count <= WorkedValues.classLimit
    let shown = isShort ? terms : terms.filter { $0.share > 0 }
    let listed = shown.prefix(WorkedValues.classLimit).map(\.text).joined(separator: " + ")
    return "−(\(listed)\(shown.count > WorkedValues.classLimit ? " + …" : ""))"
  }

  private func means(of model: Int) -> [String] {
    let evaluation = results.models[model]
    let samples = results.samples.samples
    return [MetricKey.errorRate, MetricKey.squaredError, MetricKey.crossEntropy].compactMap { key in
      let words = results.words(key)
      let losses = samples.compactMap { $0.models[model].losses[key] }
      guard samples.count > 1, losses.count == samples.count else { return nil }
      let sum = losses.map(Figures.threshold).joined(separator: " + ")
      let estimate = evaluation.estimate(key)
      let mean =
        words.metric.unit == .rate
        ? words.text(estimate) : (estimate.finite.map(Figures.threshold) ?? words.text(estimate))
      return wording.labelled(words.name, "(\(sum)) / \(samples.count) = \(mean)\(words.unit)")
    }
  }
}

extension ReportSection {
  static let computed = ReportSection("computed", .howComputed) { parts in
    let worked = WorkedValues(results: parts.shown).tree
    // For a small test set, the lecture table shows it instead.
    let isShown = worked != [] && LectureValues(results: parts.shown).tree == .null
    return SectionContent(isShown: isShown, ["worked": worked, "has_worked": .bool(isShown)])
  }
}
