import AssayChart
import AssayData
import AssayResults
import AssayTemplate

/// The samples one by one: each model's computed values, the target, whether it was right, and the
/// losses.
struct SampleValues {
  /// The most classes for which every probability has a column.
  static let columnLimit = 6

  let results: WordedResults

  private var wording: any Wording { results.wording }

  private var hasColumns: Bool { results.classes.count <= SampleValues.columnLimit }

  /// The losses that get a column.
  private var metrics: [Metric] {
    let soft = [MetricKey.klDivergence, MetricKey.labelEntropy]
    return results.sampleLosses(
      [results.task.finiteLoss, results.task.primaryLoss] + (results.labelsAreSoft ? soft : []))
  }

  /// Null if there are no samples to show.
  var tree: TemplateValue { results.samples.samples.isEmpty ? .null : values }

  private var values: TemplateValue {
    [
      "note": .text(note), "shown": .text(Figures.count(results.samples.samples.count)),
      "of": .text(Figures.count(results.count)),
      "is_complete": .bool(results.samples.isComplete),
      "has_probability_columns": .bool(hasColumns),
      "has_several_models": .bool(results.models.count > 1),
      "model_count": .number(Double(results.models.count)),
      "classes": .list(results.classNames.map(TemplateValue.text)),
      "losses": .list(
        metrics.map { metric in
          // A single sample has no mean.
          [
            "key": .text(metric.key),
            "name": .text(results.words(metric).lossNameWithUnit),
          ]
        }),
      "rows": .list(results.samples.samples.map(row)),
    ]
  }

  private var note: String {
    results.samples.isComplete
      ? wording.allSamples(results.count, areOfSeveral: results.models.count > 1)
      : wording.listed(results.samples.samples.count, of: results.count, goesOn: false, order)
  }

  private var order: SampleOrder {
    let hasInfinite = results.hasInfiniteLosses(of: results.models.indices)
    return results.models.count > 1
      ? hasInfinite ? .largestFiniteDifference : .largestDifference
      : hasInfinite ? .highestFiniteLosses : .highestLosses
  }

  private func row(_ sample: SampleResults) -> TemplateValue {
    [
      "name": .text(wording.name(sample.sample)),
      "full_name": .optional(wording.wholeID(sample.sample)),
      "sample_index": .number(Double(sample.row)),
      "class_index": classIndex(sample.label),
      "label": .text(results.words(sample.label)),
      "target": .text(target(sample)),
      "models": .list(
        zip(results.models, sample.models).enumerated().map { index, entry in
          modelRow(entry.1, model: index, sample: sample)
        }),
    ]
  }

  /// The index of the class, for the page's script; null if the answer is a set of classes.
  private func classIndex(_ answer: Answer) -> TemplateValue {
    if case .one(let place) = answer { .number(Double(place)) } else { .null }
  }

  /// The label as numbers that predictions are compared with: `0 0 1`.
  private func target(_ sample: SampleResults) -> String {
    guard hasColumns else { return results.words(sample.label) }
    return results.classNames.indices.map { Figures.exact(sample.share(of: $0)) }
      .joined(separator: " ")
  }

  private func modelRow(
    _ model: SampleResults.ModelAnswer, model index: Int, sample: SampleResults
  ) -> TemplateValue {
    let series = index
    let names = results.classNames
    let (has, answered) = (Set(sample.label.places), Set(model.predicted.places))
    return [
      "model": .text(results.models[series].name),
      "is_first": .bool(series == 0),
      "probabilities": .list(
        hasColumns
          ? names.indices.map { index in
            [
              "class": .text(names[index]),
              "value": .text(model.probabilities.map { Figures.share($0[index]) } ?? "—"),
              "bar": ChartKit.markup(
                results.hasManyModels
                  ? nil
                  : model.probabilities.map {
                    bar($0[index], of: names[index], isTarget: has.contains(index), series: series)
                  }),
              "text_bar": .optional(
                model.probabilities.map { TextBars.share($0[index], cells: 5) }),
              "is_target": .bool(has.contains(index)),
              "is_predicted": .bool(answered.contains(index)),
            ]
          } : []),
      "label_probability": .text(probabilities(of: sample.label.places, model)),
      "predicted": .text(results.words(model.predicted)),
      "predicted_index": classIndex(model.predicted),
      "predicted_probability": .text(probabilities(of: model.predicted.places, model)),
      "is_correct": .bool(model.isCorrect),
      "is_tie": .bool(results.task == .classes && model.isTie),
      "mark": .text(model.isCorrect ? "✓" : "✗"),
      "losses": .list(
        metrics.map {
          let loss = model.losses[$0.key]
          return [
            "value": .text(loss.map(Figures.sampleLoss) ?? "—"),
            "full": .optional(results.words($0).full(loss.flatMap { $0.isFinite ? $0 : nil })),
          ]
        }),
    ]
  }
}

extension WordedResults {
  /// Whether any of these models has an infinite loss on a sample.
  func hasInfiniteLosses(of places: some Sequence<Int>) -> Bool {
    places.contains {
      if case .infinite = results.models[$0].estimate(results.task.primaryLoss) {
        true
      } else {
        false
      }
    }
  }

  /// The class of an answer, or its classes.
  func words(_ answer: Answer) -> String {
    switch answer {
    case .one(let place): classNames[place]
    case .several(let places): wording.names(classNames, places)
    }
  }
}

extension SampleValues {
  private func bar(
    _ share: Double, of name: String, isTarget: Bool, series: Int
  ) -> String {
    ShareBar(
      share: share, isTarget: isTarget, series: series,
      text: wording.labelled(name, Figures.probability(share))
    ).svg
  }

  private func probabilities(of places: [Int], _ model: SampleResults.ModelAnswer) -> String {
    guard let probabilities = model.probabilities, !places.isEmpty else { return "—" }
    let shown = places.prefix(wording.mostNames).map { Figures.share(probabilities[$0]) }
    return shown.joined(separator: ", ") + (places.count > wording.mostNames ? ", …" : "")
  }
}

extension Figures {
  /// A probability in a table of many samples: unchanged if it is short in the file, otherwise with
  /// three decimals, which never look like 0 or 1.
  static func share(_ value: Double) -> String {
    let exact = exact(value)
    if exact.unicodeScalars.count <= 5 { return exact }
    return value < 0.0005 ? "<0.001" : value >= 0.9995 ? ">0.999" : fixed(value, decimals: 3)
  }

  /// A loss in a table of many samples: three digits, but at most three decimals; `0` only if it is
  /// 0.
  static func sampleLoss(_ loss: Double) -> String {
    switch loss {
    case 0: "0"
    case ..<0.0005: "<0.001"
    case ..<0.9995: fixed(loss, decimals: 3)
    default: brief(loss, digits: 3)
    }
  }

  /// A probability: unchanged if it is short in the file, otherwise with six decimals.
  static func probability(_ value: Double) -> String {
    let exact = exact(value)
    return exact.unicodeScalars.count <= 6 ? exact : number(value)
  }
}

extension ReportSection {
  static let samples = ReportSection("samples", .samples) { parts in
    let samples = SampleValues(results: parts.shown).tree
    return SectionContent(isShown: samples != .null, ["samples": samples])
  }
}
