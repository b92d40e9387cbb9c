import AssayCompare
import AssayData
import AssayEvaluate

/// `estimates` and `comparisons` of `results.json`: what every number is worth.
struct InferenceJSON {
  let comparison: Comparison

  private var confidence: JSON { .number(comparison.options.confidence.level) }

  /// Each model's value of each metric with its bounds, or the reason why there are none.
  var estimates: JSON { estimates(comparison.evaluations) }

  /// The same of some of the samples; what was not measured of these is left out.
  func estimates(_ evaluations: [Evaluation]) -> JSON {
    .object(
      evaluations.map { evaluation in
        let metrics = comparison.metrics.filter { evaluation.estimates[$0.key] != nil }
        return (
          evaluation.model,
          .object(metrics.map { metric in (metric.key, estimate(metric, evaluation)) })
        )
      })
  }

  private func estimate(_ metric: Metric, _ evaluation: Evaluation) -> JSON {
    let words = comparison.words(metric)
    let value = evaluation.estimate(metric.key)
    let bounded = evaluation.bounds[metric.key]
    let bounds = bounded?.bounds
    func shown(_ value: Double?) -> JSON { value.map { .number(words.shown($0)) } ?? .null }
    var members: [(String, JSON)] = [
      ("value", shown(value.finite)), ("low", shown(bounds?.interval.low)),
      ("high", shown(bounds?.interval.high)), ("n", .integer(evaluation.count)),
      ("confidence", confidence), ("method", bounds.map { .string($0.method.rawValue) } ?? .null),
    ]
    if let doubt = bounds?.doubt { members.append(("doubt", .string(comparison.say.words(doubt)))) }
    if bounded == nil { members.append(("reason", .string(comparison.say.notAskedFor))) }
    if case .failure(let reason) = bounded {
      let say = comparison.say
      let words = say.reason(value, count: evaluation.count) ?? say.words(reason)
      members.append(("reason", .string(words)))
    }
    return .object(members)
  }

  /// Each pair and metric that was tested, the difference being candidate less baseline.
  var comparisons: JSON { comparisons(comparison.pairs) }

  /// The same of some of the samples.
  func comparisons(_ pairs: [PairedComparison]) -> JSON {
    .array(
      pairs.flatMap { pair in
        comparison.metrics.compactMap { metric -> JSON? in
          pair.tests[metric.key].map { result in
            self.comparison(pair, metric, result)
          }
        }
      })
  }

  private func comparison(
    _ pair: PairedComparison, _ metric: Metric, _ result: Result<PairedTest, NoPairedTest>
  ) -> JSON {
    let words = comparison.words(metric)
    func shown(_ value: Double?) -> JSON { value.map { .number(words.shown($0)) } ?? .null }
    var members: [(String, JSON)] = [
      ("baseline", .string(comparison.evaluations[pair.baseline].model)),
      ("candidate", .string(comparison.evaluations[pair.candidate].model)),
      ("metric", .string(metric.key)),
    ]
    switch result {
    case .success(let test):
      members += [
        ("difference", shown(test.difference)), ("low", shown(test.interval?.low)),
        ("high", shown(test.interval?.high)), ("confidence", .number(test.confidence)),
        ("p", test.p.map(JSON.number) ?? .null),
        ("p_holm", test.adjustedP.map(JSON.number) ?? .null),
        ("smallest_p", test.smallestP.map(JSON.number) ?? .null),
        ("method", .string(test.method.rawValue)), ("verdict", .string(test.verdict.rawValue)),
        ("effect_size", test.effectSize.map(JSON.number) ?? .null),
        ("detectable_difference", shown(test.detectable)),
        ("heavy_tailed", .bool(test.isHeavyTailed)),
      ]
      if test.hasNoSpread {
        members.append(("reason", .string(comparison.say.allDifferencesEqual)))
      }
      if let record = pair.records[metric.key] {
        members += [
          ("lower", .integer(record.lower)), ("equal", .integer(record.equal)),
          ("higher", .integer(record.higher)),
        ]
      }
    case .failure(let reason):
      members += ["difference", "low", "high", "p", "p_holm", "method", "verdict"].map {
        ($0, .null)
      }
      members.append(("reason", .string(comparison.say.words(reason))))
    }
    return .object(members)
  }

  /// Agreement, divergence and the samples that changed, a pair each.
  var changes: JSON {
    .array(
      comparison.pairs.map { pair in
        .object([
          ("baseline", .string(comparison.evaluations[pair.baseline].model)),
          ("candidate", .string(comparison.evaluations[pair.candidate].model)),
          ("different_answers", .integer(pair.changedAnswers)),
          ("divergence", pair.divergence.map(divergence) ?? .null),
          ("newly_wrong", list(pair.changed.newlyWrong)),
          ("newly_right", list(pair.changed.newlyRight)),
          ("largest_rises", list(pair.changed.largestRises)),
          ("largest_falls", list(pair.changed.largestFalls)),
        ])
      })
  }

  private func divergence(_ means: Divergence.Means) -> JSON {
    let base = comparison.options.logBase
    func value(_ estimate: Estimate) -> JSON {
      estimate.finite.map { .number(base.convert(nats: $0)) } ?? .null
    }
    return .object([
      ("kl_from_baseline", value(means.fromBaseline)),
      ("kl_from_candidate", value(means.fromCandidate)),
      ("jensen_shannon", value(means.jensenShannon)),
    ])
  }

  private func list(_ changes: TopChanges) -> JSON {
    let names = comparison.classes.names
    let words = comparison.words(comparison.task.primaryLoss)
    func answer(_ label: Int, _ set: [Int]?) -> JSON {
      set.map { .array($0.map { .string(names[$0]) }) } ?? .string(names[label])
    }
    func loss(_ nats: Double) -> JSON { nats.isFinite ? .number(words.shown(nats)) : .null }
    return .array(
      changes.changes.map { change in
        .object([
          ("row", .integer(change.sample.row + 1)),
          ("id", change.sample.id.map(JSON.string) ?? .null),
          ("label", answer(change.label, change.sets?.label)),
          ("baseline", answer(change.baseline, change.sets?.baseline)),
          ("candidate", answer(change.candidate, change.sets?.candidate)),
          ("baseline_loss", loss(change.baselineLoss)),
          ("candidate_loss", loss(change.candidateLoss)),
        ])
      })
  }
}
