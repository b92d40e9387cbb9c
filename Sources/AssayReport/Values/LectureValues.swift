import AssayChart
import AssayData
import AssayResults
import AssayTemplate

/// The table of a small test set as lectures draw it: for each sample, each model's computed
/// values, the target, whether it is right, and the losses; with their means below.
struct LectureValues {
  /// The most classes for which all probabilities are listed.
  private static let mostClasses = 4

  let results: WordedResults

  private var wording: any Wording { results.wording }

  private var hasVectors: Bool { results.classes.count <= LectureValues.mostClasses }

  /// Whether all samples are known, and few enough for such a table.
  private var isShown: Bool {
    results.samples.isComplete && (1...SampleSelection.small).contains(results.count)
  }

  /// Null for larger test sets.
  var tree: TemplateValue { isShown ? values : .null }

  private var values: TemplateValue {
    let metrics = results.sampleLosses([results.task.finiteLoss, results.task.primaryLoss])
    return [
      "note": .text(wording.computedNote(inOrder: hasVectors ? results.classNames : nil)),
      "is_folded": .bool(results.hasManyModels),
      "loss_heads": .list(metrics.map { .text(results.words($0).lossNameWithUnit) }),
      "tables": .list(results.models.indices.map { table($0, metrics) }),
    ]
  }

  private func table(_ model: Int, _ metrics: [Metric]) -> TemplateValue {
    let error = results.words(MetricKey.errorRate)
    return [
      "model": .text(results.models[model].name),
      "swatch": .markup(Swatch(series: model).svg),
      "rows": .list(results.samples.samples.map { row($0, $0.models[model], metrics) }),
      "error_name": .text(error.name),
      "error": .text(error.text(results.models[model].estimate(MetricKey.errorRate))),
      "means": .list(
        metrics.map { metric in
          switch results.models[model].estimate(metric.key) {
          case .value(let mean): .text(Figures.loss(mean))
          case .infinite: .text(Figures.loss(.infinity))
          case .undefined: .text("—")
          }
        }),
    ]
  }

  private func row(
    _ sample: SampleResults, _ answer: SampleResults.ModelAnswer, _ metrics: [Metric]
  ) -> TemplateValue {
    [
      "name": .text(wording.name(sample.sample)), "sample_index": .number(Double(sample.row)),
      "computed": .text(computed(answer, sample)), "target": .text(target(sample)),
      "label": .optional(hasVectors ? results.words(sample.label) : nil),
      "is_correct": .bool(answer.isCorrect),
      "is_tie": .bool(results.task == .classes && answer.isTie),
      "losses": .list(metrics.map { .text(answer.losses[$0.key].map(Figures.loss) ?? "—") }),
    ]
  }

  /// `0.3 0.3 0.4`; for many classes only those of the answer and the label, `cat 0.61, dog 0.31`.
  private func computed(_ answer: SampleResults.ModelAnswer, _ sample: SampleResults) -> String {
    guard let probabilities = answer.probabilities else { return results.words(answer.predicted) }
    if hasVectors { return probabilities.map(Figures.probability).joined(separator: " ") }
    let answered = answer.predicted.places
    let named = answered + sample.label.places.filter { !answered.contains($0) }
    return list(named) { probabilities[$0] }
  }

  /// `0 0 1`; for many classes the label, or the nonzero shares.
  private func target(_ sample: SampleResults) -> String {
    if hasVectors {
      return results.classNames.indices.map { Figures.exact(sample.share(of: $0)) }
        .joined(separator: " ")
    }
    guard let shares = sample.shares else { return results.words(sample.label) }
    let given = shares.indices.filter { shares[$0] > 0 }
    return list(given.sorted { (-shares[$0], $0) < (-shares[$1], $1) }) { shares[$0] }
  }

  /// Classes, each with a number; if there are many, the first and the number of the others.
  private func list(_ places: [Int], _ number: (Int) -> Double) -> String {
    let shown = places.prefix(wording.mostNames).map {
      "\(results.classNames[$0]) \(Figures.probability(number($0)))"
    }
    return places.count > shown.count
      ? wording.list(shown, more: places.count - shown.count) : wording.commas(shown)
  }
}

extension WordedResults {
  /// The metrics among `keys` for which samples have losses.
  func sampleLosses(_ keys: [String]) -> [Metric] {
    keys.filter { key in
      results.samples.samples.contains { $0.models.contains { $0.losses[key] != nil } }
    }
    .compactMap(results.metric)
  }
}

extension SampleResults.ModelAnswer {
  /// Whether several classes share the highest probability, so that the first of them is the
  /// prediction.
  var isTie: Bool {
    guard let most = probabilities?.max() else { return false }
    return (probabilities ?? []).count { $0 == most } > 1
  }
}

extension Figures {
  /// A loss in a table of few samples: with four decimals, or with four digits if the decimals
  /// would show nothing.
  static func loss(_ value: Double) -> String {
    value == 0 || (0.00005..<1e6).contains(value) ? fixed(value, decimals: 4) : brief(value)
  }
}

extension ReportSection {
  static let lecture = ReportSection("lecture", anchor: "worked", .sampleBySample) { parts in
    let lecture = LectureValues(results: parts.shown).tree
    return SectionContent(isShown: lecture != .null, ["lecture": lecture])
  }
}
