import AssayChart
import AssayCompare
import AssayData
import AssayEvaluate
import AssayTemplate

/// Sample by sample: what each model computed, the target, whether it was right, and the losses.
struct SampleValues {
  /// Up to so many classes every probability has a column.
  static let columnLimit = 6

  let comparison: Comparison

  private var say: any Wording { comparison.say }

  private var hasColumns: Bool { comparison.classes.count <= SampleValues.columnLimit }

  /// The losses worth a column.
  private var metrics: [Metric] {
    let soft = [MetricKey.klDivergence, MetricKey.labelEntropy]
    return
      ([comparison.task.finiteLoss, comparison.task.primaryLoss]
      + (comparison.labelsAreSoft ? soft : []))
      .filter { key in
        comparison.samples.samples.contains { $0.models.contains { $0.losses[key] != nil } }
      }
      .compactMap(comparison.metric)
  }

  private var isMultilabel: Bool { comparison.task == .multilabel }

  /// Null where no sample is to be shown.
  var tree: TemplateValue { comparison.samples.samples.isEmpty ? .null : values }

  private var values: TemplateValue {
    [
      "note": .text(note), "shown": .text(Figures.count(comparison.samples.samples.count)),
      "of": .text(Figures.count(comparison.count)),
      "is_complete": .bool(comparison.samples.isComplete),
      "has_probability_columns": .bool(hasColumns),
      "has_several_models": .bool(comparison.evaluations.count > 1),
      "model_count": .number(Double(comparison.evaluations.count)),
      "classes": .list(comparison.classNames.map(TemplateValue.text)),
      "losses": .list(
        metrics.map { metric in
          // Of one sample there is no mean.
          [
            "key": .text(metric.key),
            "name": .text(comparison.words(metric).lossNameWithUnit),
          ]
        }),
      "rows": .list(comparison.samples.samples.map(row)),
    ]
  }

  private var note: String {
    say.samplesNote(
      comparison.samples.isComplete ? nil : comparison.samples.samples.count,
      of: comparison.count, isOfSeveral: comparison.evaluations.count > 1)
  }

  private func row(_ sample: SampleDetail) -> TemplateValue {
    [
      "name": .text(say.name(sample.sample)), "sample_index": .number(Double(sample.row)),
      "class_index": classIndex(sample.label),
      "label": .text(label(sample)),
      "target": .text(target(sample)),
      "models": .list(
        zip(comparison.evaluations, sample.models).enumerated().map { index, entry in
          modelRow(entry.1, model: index, sample: sample)
        }),
    ]
  }

  /// Which class it is, for the page's script; null where samples have any number of classes.
  private func classIndex(_ place: Int) -> TemplateValue {
    isMultilabel ? .null : .number(Double(place))
  }

  /// The label as the numbers that predictions are compared with: `0 0 1`.
  private func target(_ sample: SampleDetail) -> String {
    guard hasColumns else { return label(sample) }
    return comparison.classNames.indices.map { index in
      Figures.exact(sample.shares?[index] ?? (index == sample.label ? 1 : 0))
    }.joined(separator: " ")
  }

  private func label(_ sample: SampleDetail) -> String {
    isMultilabel
      ? say.names(comparison.classNames, sample.labelSet) : comparison.classNames[sample.label]
  }

  /// The places of the classes that a sample has, and of those that a model says it has.
  private func places(
    _ sample: SampleDetail, _ model: SampleDetail.ModelSample
  ) -> (label: [Int], predicted: [Int]) {
    isMultilabel ? (sample.labelSet, model.answeredSet) : ([sample.label], [model.predicted])
  }

  private func modelRow(
    _ model: SampleDetail.ModelSample, model index: Int, sample: SampleDetail
  ) -> TemplateValue {
    let series = index
    let names = comparison.classNames
    let places = places(sample, model)
    let (has, answered) = (Set(places.label), Set(places.predicted))
    return [
      "model": .text(comparison.evaluations[series].model),
      "is_first": .bool(series == 0),
      "probabilities": .list(
        hasColumns
          ? names.indices.map { index in
            [
              "class": .text(names[index]),
              "value": .text(model.probabilities.map { Figures.probability($0[index]) } ?? "—"),
              "bar": ChartKit.markup(
                model.probabilities.map {
                  bar($0[index], of: names[index], isTarget: has.contains(index), series: series)
                }),
              "text_bar": .optional(
                model.probabilities.map { TextBars.share($0[index], cells: 5) }),
              "is_target": .bool(has.contains(index)),
              "is_predicted": .bool(answered.contains(index)),
            ]
          } : []),
      "label_probability": .text(probabilities(of: places.label, model)),
      "predicted": .text(
        isMultilabel ? say.names(comparison.classNames, places.predicted) : names[model.predicted]),
      "predicted_index": classIndex(model.predicted),
      "predicted_probability": .text(probabilities(of: places.predicted, model)),
      "is_correct": .bool(model.isCorrect),
      "mark": .text(model.isCorrect ? "✓" : "✗"),
      "losses": .list(
        metrics.map { metric in
          let words = comparison.words(metric)
          return .text(
            model.losses[metric.key].map { Figures.number(words.shown($0)) } ?? "—")
        }),
    ]
  }
}

extension SampleValues {
  private func bar(
    _ share: Double, of name: String, isTarget: Bool, series: Int
  ) -> String {
    ShareBar(
      share: share, isTarget: isTarget, series: series,
      text: say.labelled(name, Figures.probability(share))
    ).svg
  }

  private func probabilities(of places: [Int], _ model: SampleDetail.ModelSample) -> String {
    guard let probabilities = model.probabilities, !places.isEmpty else { return "—" }
    let shown = places.prefix(say.mostNames).map { Figures.probability(probabilities[$0]) }
    return shown.joined(separator: ", ") + (places.count > say.mostNames ? ", …" : "")
  }
}

extension Figures {
  /// A probability as it stands in the file where that is short, else with six decimals.
  static func probability(_ value: Double) -> String {
    let exact = exact(value)
    return exact.unicodeScalars.count <= 6 ? exact : number(value)
  }
}
