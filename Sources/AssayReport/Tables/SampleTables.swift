import AssayData
import AssayResults

/// The columns that identify a sample.
private let sampleColumns = ["sample", "row"]

extension TidyTable {
  /// Each model's answers to the samples that are shown one by one.
  static let samples = TidyTable(
    "samples", sampleColumns + ["label", "model", "predicted", "correct"]
  ) { results in
    results.answers { sample, model, answer in
      [
        TidyCell.sample(sample.sample) + [
          results.cell(sample.label), .text(model), results.cell(answer.predicted),
          .flag(answer.isCorrect),
        ]
      ]
    }
  }

  /// The losses on these samples.
  static let sampleLosses = TidyTable(
    "sample-losses", sampleColumns + ["model", "metric", "unit", "loss"]
  ) { results in
    results.answers { sample, model, answer in
      results.metrics.compactMap { metric in
        answer.losses[metric.key].map { loss in
          TidyCell.sample(sample.sample) + [
            .text(model), .code(metric.key), .code(results.unitCode(metric)), .number(loss),
          ]
        }
      }
    }
  }

  /// The models' probabilities on these samples; empty if there are more classes than a page shows.
  static let sampleProbabilities = TidyTable(
    "sample-probabilities", sampleColumns + ["model", "class", "target", "probability"]
  ) { results in
    guard results.classes.count <= SampleValues.columnLimit else { return [] }
    return results.answers { sample, model, answer in
      zip(results.classes.names.indices, answer.probabilities ?? []).map { index, probability in
        TidyCell.sample(sample.sample) + [
          .text(model), .text(results.classes.names[index]), .number(sample.share(of: index)),
          .number(probability),
        ]
      }
    }
  }

  /// The number of labels that each model contradicts.
  static let suspectModels = TidyTable(
    "suspect-models",
    [
      "model", "samples", "suspects", "estimated_label_errors", "error_rate",
      "error_rate_without_agreed",
    ]
  ) { results in
    guard let suspects = try? results.labelSuspects?.get() else { return [] }
    return results.models.indices.compactMap { place in
      guard let found = try? suspects.models[place].get() else { return nil }
      return [
        .text(results.models[place].name), .count(suspects.count), .count(found.count),
        .number(found.estimatedErrors),
        .number(ErrorCount(errors: found.errors, count: suspects.count).rate),
        .number(suspects.withoutAgreed[place]?.rate),
      ]
    }
  }

  /// The samples whose labels models contradict, by the number of models, most first; limited in
  /// number.
  static let suspects = TidyTable(
    "suspects", sampleColumns + ["label", "suggested", "margin", "models"]
  ) { results in
    guard let suspects = try? results.labelSuspects?.get() else { return [] }
    let names = results.classes.names
    return suspects.shared.map { suspect in
      TidyCell.sample(suspect.sample) + [
        .text(names[suspect.label]), .text(names[suspect.suggested]), .number(suspect.margin),
        .texts(suspect.models.map { results.models[$0].name }),
      ]
    }
  }
}

extension Results {
  /// The rows for every answer to a sample that is shown.
  fileprivate func answers(
    _ rows: (SampleResults, String, SampleResults.ModelAnswer) -> [[TidyCell]]
  ) -> [[TidyCell]] {
    samples.samples.flatMap { sample in
      zip(models, sample.models).flatMap { rows(sample, $0.name, $1) }
    }
  }
}
