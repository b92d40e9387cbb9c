import AssayData
import AssayResults

extension TidyTable {
  /// The counts of right answers of two models, and the distance between their predictions.
  static let pairs = TidyTable(
    "pairs",
    [
      "candidate", "baseline", "both_right", "only_candidate_right", "only_baseline_right",
      "both_wrong", "different_answers", "unit", "kl_from_baseline", "kl_from_candidate",
      "jensen_shannon",
    ]
  ) { results in
    results.pairs.map { pair in
      let (outcomes, divergence) = (pair.outcomes, pair.divergence)
      let means = [divergence?.fromBaseline, divergence?.fromCandidate, divergence?.jensenShannon]
      return TidyCell.row(
        results.names(pair),
        [
          .count(outcomes.bothRight), .count(outcomes.onlyCandidateRight),
          .count(outcomes.onlyBaselineRight), .count(outcomes.bothWrong),
          .count(pair.changedAnswers), .code(results.informationUnit),
        ], means.map { $0.map(TidyCell.estimate) ?? .absent })
    }
  }

  /// The difference between two models in each metric, and its test.
  static let tests = TidyTable(
    "tests",
    ["metric", "unit", "candidate", "baseline"] + TidyCell.pairedColumns
      + [
        "own_p", "confidence", "method", "family", "lower", "equal", "higher", "detectable",
        "samples_needed",
      ]
  ) { results in
    results.pairs.flatMap { pair in
      results.metrics.compactMap { metric -> [TidyCell]? in
        let test: PairedTest?
        switch pair.metrics.tests[metric.key] {
        case nil, .failure(.notCompared): return nil
        case .failure: test = nil
        case .success(let found): test = found
        }
        return TidyCell.row(
          [.code(metric.key), .code(results.unitCode(metric))], results.names(pair),
          TidyCell.paired(pair.difference(metric.key), test),
          [
            .number(test?.p), .number(test?.confidence), .code(test?.method.rawValue),
            .code(test?.family.rawValue),
          ], pair.metrics.records[metric.key]?.cells ?? [.absent, .absent, .absent],
          [.number(test?.detectable), .count(test?.samplesNeeded)])
      }
    }
  }

  /// The samples on which two models differ most.
  static let changes = TidyTable(
    "changes",
    [
      "candidate", "baseline", "list", "sample", "row", "label", "baseline_answer",
      "candidate_answer", "baseline_loss", "candidate_loss",
    ]
  ) { results in
    results.pairs.flatMap { pair in
      pair.changed.lists.flatMap { list, changes in
        changes.map { change in
          TidyCell.row(
            results.names(pair), [.code(list)], TidyCell.sample(change.sample),
            [
              results.cell(change.label), results.cell(change.baseline),
              results.cell(change.candidate), .number(change.baselineLoss),
              .number(change.candidateLoss),
            ])
        }
      }
    }
  }
}

extension ChangedSampleLists {
  /// The lists with their names.
  fileprivate var lists: [(name: String, changes: [SampleChange])] {
    [
      ("newly_wrong", newlyWrong), ("newly_right", newlyRight), ("largest_rises", largestRises),
      ("largest_falls", largestFalls), ("both_wrong", bothWrong ?? []),
    ]
  }
}

extension Results {
  /// The candidate and the baseline of a pair.
  func names(_ pair: PairResults) -> [TidyCell] {
    [.text(models[pair.candidate].name), .text(models[pair.baseline].name)]
  }

  /// The unit of the losses that order samples.
  var primaryLossUnit: String { Metric.named(task.primaryLoss, in: task).map(unitCode) ?? "" }
}
