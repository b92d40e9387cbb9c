import AssayCompare
import AssayData
import AssayEvaluate

/// `results.json`: everything measured, in full precision, for programs and for later diffs.
///
/// `metrics` is a plain nested tree of numbers (null where there is none, with the reason under
/// `undefined`), which DVC reads as it is. Names are stable within a `format_version`.
package func resultsJSON(_ input: ReportInput) -> String {
  let comparison = input.comparison
  let logBase = comparison.options.logBase
  let evaluations = comparison.evaluations
  let members: [(String, JSON)] = [
    ("format_version", .string(SavedResults.formatVersion)),
    ("assay_version", .string(input.version)),
    ("title", input.title.map(JSON.string) ?? .null),
    ("log_base", .string(logBase.rawValue)),
    ("clip", .string(comparison.options.clip.word)),
    ("n", .integer(comparison.count)),
    ("classes", .array(comparison.classes.names.map(JSON.string))),
    ("label_counts", .array(comparison.labelCounts.map(JSON.integer))),
    ("soft_labels", .bool(comparison.labelsAreSoft)),
    ("weights", weights(comparison)), ("groups", groups(comparison)),
    ("costs", costs(comparison)), ("test_set", .string(comparison.fingerprint.text)),
    ("models", .array(evaluations.map { .string($0.model) })),
    ("baseline", .string(evaluations[comparison.baseline].model)),
    ("metrics", members(evaluations) { metrics(of: $0, comparison) }),
    (
      "undefined",
      .object(
        entries(comparison) { estimate, _ in
          comparison.say.reason(estimate, count: comparison.count).map(JSON.string)
        })
    ),
    (
      "infinite",
      .object(
        entries(comparison) { estimate, metric in
          infinite(estimate, comparison.words(metric))
        })
    ),
    ("estimates", InferenceJSON(comparison: comparison).estimates),
    ("comparisons", InferenceJSON(comparison: comparison).comparisons),
    (
      "cochran_q",
      comparison.cochranQ.map {
        .object([("statistic", .number($0.statistic)), ("p", .number($0.p))])
      } ?? .null
    ),
    ("statistics", members(evaluations) { statistics(of: $0, comparison) }),
    ("calibration", FindingsJSON(comparison: comparison).calibration),
    ("ranking", FindingsJSON(comparison: comparison).ranking),
    ("changes", InferenceJSON(comparison: comparison).changes),
    ("differences", .array(comparison.pairs.map { pair(of: $0, comparison) })),
    ("confusion", members(evaluations) { confusion(of: $0, comparison.classes.count) }),
    ("per_class", members(evaluations) { perClass(of: $0, comparison) }),
    ("tied_samples", members(evaluations) { $0.tiedRows.map(JSON.integer) ?? .null }),
    ("verdict", .array(Verdict(comparison: comparison).sentences.map(JSON.string))),
    (
      "caveats",
      .array(
        (input.caveats + comparison.caveats).words(comparison.say, logBase: logBase).map(
          JSON.string))
    ),
    ("files", .array(input.sources.map(file))),
  ]
  return JSON.object(members + task(of: comparison) + SliceJSON(comparison: comparison).members)
    .text
}

/// Nothing where samples have one class each.
private func task(of comparison: Comparison) -> [(String, JSON)] {
  comparison.task == .classes ? [] : [("task", .string(comparison.task.rawValue))]
}

/// The weights' column, sum and worth; null where there are none.
private func weights(_ comparison: Comparison) -> JSON {
  guard let column = comparison.options.weight, let weight = comparison.worth?.weight else {
    return .null
  }
  return .object([
    ("column", .string(column)), ("sum", .number(weight)),
    ("effective_n", comparison.worth?.effectiveCount.map(JSON.number) ?? .null),
  ])
}

/// The costs of the two kinds of error; null where they were not given.
private func costs(_ comparison: Comparison) -> JSON {
  guard let costs = comparison.options.costs else { return .null }
  return .object([
    ("false_positive", .number(costs.falsePositive)),
    ("false_negative", .number(costs.falseNegative)),
  ])
}

/// The groups' column and number; null where there are none.
private func groups(_ comparison: Comparison) -> JSON {
  guard let column = comparison.options.group, let count = comparison.worth?.groupCount else {
    return .null
  }
  return .object([("column", .string(column)), ("n", .integer(count))])
}

private func members(_ evaluations: [Evaluation], _ value: (Evaluation) -> JSON) -> JSON {
  .object(evaluations.map { ($0.model, value($0)) })
}

/// An entry `model.metric` for each estimate that has something to say.
private func entries(
  _ comparison: Comparison, _ value: (Estimate, Metric) -> JSON?
) -> [(String, JSON)] {
  comparison.evaluations.flatMap { evaluation in
    comparison.metrics.compactMap { metric in
      value(evaluation.estimate(metric.key), metric).map {
        ("\(evaluation.model).\(metric.key)", $0)
      }
    }
  }
}

private func metrics(of evaluation: Evaluation, _ comparison: Comparison) -> JSON {
  .object(
    comparison.metrics.map { metric in
      let words = comparison.words(metric)
      let value = evaluation.estimate(metric.key).finite
      return (metric.key, value.map { .number(words.shown($0)) } ?? .null)
    })
}

/// What a later comparison can be made from, logarithms in nats whatever the unit of the metrics.
private func statistics(of evaluation: Evaluation, _ comparison: Comparison) -> JSON {
  .object(
    comparison.metrics.compactMap { metric in
      evaluation.statistics[metric.key].map { sums in
        (
          metric.key,
          .object(
            [
              ("n", .integer(sums.count)), ("infinite", .integer(sums.infinite)),
              ("sum", .number(sums.sum)),
              ("sum_of_squares", finite(sums.powers?.squares)),
              ("sum_of_cubes", finite(sums.powers?.cubes)),
            ] + (sums.weight.map { [("sum_of_weights", .number($0))] } ?? []))
        )
      }
    })
}

private func finite(_ number: Double?) -> JSON {
  number.flatMap { $0.isFinite ? JSON.number($0) : nil } ?? .null
}

private func infinite(_ estimate: Estimate, _ words: MetricWords) -> JSON? {
  guard case .infinite(let mean) = estimate else { return nil }
  return .object([
    ("count", .integer(mean.count)),
    ("first_rows", .array(mean.firstRows.map { .integer($0 + 1) })),
    ("finite_mean", mean.finiteMean.map { .number(words.shown($0)) } ?? .null),
  ])
}

private func pair(of pair: PairedComparison, _ comparison: Comparison) -> JSON {
  let outcomes = pair.outcomes
  let differences: [(String, JSON)] = comparison.metrics.map { metric in
    let words = comparison.words(metric)
    guard case .value(let value) = pair.difference(metric.key) else { return (metric.key, .null) }
    return (metric.key, .number(words.shown(value)))
  }
  return .object([
    ("baseline", .string(comparison.evaluations[pair.baseline].model)),
    ("candidate", .string(comparison.evaluations[pair.candidate].model)),
    ("metrics", .object(differences)),
    ("both_right", .integer(outcomes.bothRight)),
    ("only_baseline_right", .integer(outcomes.onlyBaselineRight)),
    ("only_candidate_right", .integer(outcomes.onlyCandidateRight)),
    ("both_wrong", .integer(outcomes.bothWrong)),
  ])
}

/// The whole matrix, a row a label; of more than a hundred classes only the cells that are not 0, as
/// `[label, predicted, count]` by the classes' places; null where no class is taken for another.
private func confusion(of evaluation: Evaluation, _ classCount: Int) -> JSON {
  guard evaluation.outcomes == nil else { return .null }
  guard classCount <= 100 else {
    return .array(
      evaluation.confusion.cells.map { cell in
        .array([.integer(cell.label), .integer(cell.predicted), .integer(cell.count)])
      })
  }
  return .array(
    (0..<classCount).map { label in
      .array((0..<classCount).map { .integer(evaluation.confusion[label, $0]) })
    })
}

private func perClass(of evaluation: Evaluation, _ comparison: Comparison) -> JSON {
  if let outcomes = ClassOutcomeJSON(evaluation, comparison) { return outcomes.json }
  let (confusion, totals) = (evaluation.confusion, evaluation.totals)
  let classes = comparison.classes
  func value(_ estimate: Estimate) -> JSON { estimate.finite.map(JSON.number) ?? .null }
  return .object(
    classes.names.indices.map { label in
      (
        classes.names[label],
        .object([
          ("precision", value(totals.precision(of: label))),
          ("recall", value(totals.recall(of: label))),
          ("f1", value(totals.f1(of: label))),
          ("support", .integer(confusion.support(of: label))),
        ])
      )
    })
}

private func file(_ source: Source) -> JSON {
  .object([
    ("path", .string(source.path)), ("format", .string(source.format)),
    ("rows", .integer(source.rowCount)), ("bytes", .integer(source.byteCount)),
  ])
}
