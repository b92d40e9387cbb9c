import AssayData
import AssayResults
import AssayTemplate

/// Where two models differ: counts of right answers, tests, and samples.
struct PairValues {
  let results: WordedResults

  private var wording: any Wording { results.wording }

  /// The most pairs shown in full; for more, the squares are shown side by side and the rest is
  /// folded.
  private static let mostOpen = 3

  var hasMany: Bool { results.pairs.count > PairValues.mostOpen }

  /// The most squares and headings that are not folded.
  private static let mostUnfolded = 10

  /// The order of the pairs: if there are many, those of the models with the lowest error rates
  /// come first.
  private var order: [Int] {
    let pairs = Array(results.pairs.indices)
    guard pairs.count > PairValues.mostUnfolded else { return pairs }
    func error(_ pair: Int) -> Double {
      results.models[results.pairs[pair].candidate].estimate(MetricKey.errorRate).finite
        ?? .infinity
    }
    let open = pairs.sorted { (error($0), $0) < (error($1), $1) }
      .prefix(PairValues.mostUnfolded).sorted()
    return open + pairs.filter { !open.contains($0) }
  }

  /// The summary line of the folded pairs; nil if none are folded.
  var fold: String? {
    let count = results.pairs.count
    return results.fold(of: max(count - PairValues.mostUnfolded, 0), in: count)
  }

  var tree: TemplateValue {
    .list(
      order.enumerated().map { place, index in
        values(results.pairs[index], index: index, startsFold: place == PairValues.mostUnfolded)
      })
  }

  private func values(_ pair: PairResults, index: Int, startsFold: Bool) -> TemplateValue {
    let outcomes = pair.outcomes
    let isSame = results.areSame(pair)
    let sentence = isSame ? wording.sameEverywhere : Verdict(results: results).about(pair)
    let (baseline, candidate) = (
      results.models[pair.baseline].name, results.models[pair.candidate].name
    )
    let tests = isSame ? [] : tests(pair)
    return [
      "number": .number(Double(index + 1)), "fold": .optional(startsFold ? fold : nil),
      "candidate": .text(candidate), "baseline": .text(baseline),
      "verdict": .optional(sentence.isEmpty ? nil : sentence), "is_same": .bool(isSame),
      "is_turned_by_refit": .bool(RefitWords(results: results).turn(pair) != nil),
      "both_right": .text(Figures.count(outcomes.bothRight)),
      "only_candidate_right": .text(Figures.count(outcomes.onlyCandidateRight)),
      "only_baseline_right": .text(Figures.count(outcomes.onlyBaselineRight)),
      "both_wrong": .text(Figures.count(outcomes.bothWrong)),
      "agreement": .text(
        [agreement(pair), divergence(pair, baseline, candidate)]
          .compactMap(\.self).joined(separator: wording.gap)),
      "outcomes_finding": .text(
        wording.aloneRight(
          (candidate, outcomes.onlyCandidateRight), (baseline, outcomes.onlyBaselineRight))),
      "outcomes_chart": .markup(
        PairCharts(results: results).outcomes(pair, id: "outcomes-\(index + 1)")),
      "small_outcomes_chart": ChartKit.markup(
        hasMany
          ? PairCharts(results: results).smallOutcomes(pair, id: "squares-\(index + 1)") : nil),
      "density_finding": .optional(
        pair.metrics.records[results.task.primaryLoss].map {
          wording.higherLoss((candidate, $0.higher), (baseline, $0.lower), equal: $0.equal)
        }),
      "density_chart": ChartKit.markup(
        LossCharts(results: results).density(pair, id: "density-\(index + 1)")),
      "has_tests": .bool(!tests.isEmpty),
      "tests": .list(
        tests.enumerated().map { index, test in
          .object(test.merging(["is_first": .bool(index == 0)]) { first, _ in first })
        }), "test_count": .number(Double(tests.count)),
      "baseline_says": .text(wording.says(baseline)),
      "candidate_says": .text(wording.says(candidate)),
      "loss_of_baseline": .text(wording.loss(of: baseline)),
      "loss_of_candidate": .text(wording.loss(of: candidate)),
      "change_tables": .list(isSame ? [] : ChangeValues(results: results, pair: pair).tables),
    ]
  }

  /// How often both models predict the same.
  private func agreement(_ pair: PairResults) -> String? {
    pair.changedAnswers.map { changed in
      let agreeing = results.count - changed
      return wording.agreement(
        wording.share(agreeing, of: results.count, .sample)
          + wording.bracketed(
            wording.percent(Double(agreeing) / Double(max(1, results.count)))), results.task)
    }
  }

  /// A row for each metric that was tested, or was not for a reason that readers should know.
  private func tests(_ pair: PairResults) -> [[String: TemplateValue]] {
    ScoreboardValues(results: results).rows.compactMap { metric in
      // A metric that follows from another one shares its test.
      let follows = results.models[pair.candidate].values.entries[metric.key]?.follows != nil
      guard !follows, isOwnTest(metric, pair), let result = pair.metrics.tests[metric.key] else {
        return nil
      }
      let words = results.words(metric.key)
      let difference = pair.difference(metric.key)
      switch result {
      case .failure(.notCompared): return nil
      case .failure(let reason):
        return row(metric, words, difference, verdict: "—", reason: wording.words(reason))
      case .success(let test):
        return row(
          metric, words, difference, verdict: wording.words(test.verdict), test: test,
          record: record(test, pair, metric))
      }
    }
  }

  /// Whether the metric has its own test: if no scores are tied, breaking ties changes nothing.
  private func isOwnTest(_ metric: Metric, _ pair: PairResults) -> Bool {
    metric.id != .tieAveragedError
      || [pair.baseline, pair.candidate].contains { (results.models[$0].tiedSamples ?? 0) > 0 }
  }

  private func row(
    _ metric: Metric, _ words: MetricWords, _ difference: Difference, verdict: String,
    test: PairedTest? = nil, record: String? = nil, reason: String? = nil
  ) -> [String: TemplateValue] {
    [
      "name": .text(words.nameOfDifference), "difference": .text(words.signed(difference)),
      "full": .optional(words.full(difference)),
      "interval": .text(
        test?.interval.map(words.difference)
          ?? (test?.hasNoSpread == true ? wording.allDifferencesEqual : "—")),
      "level": .optional(test?.interval.flatMap { _ in test.map { wording.level($0.confidence) } }),
      "own_level": .optional(
        test.flatMap {
          $0.interval == nil || $0.confidence == results.options.confidence.level
            ? nil : wording.level($0.confidence)
        }),
      "p": .text(test?.p.map(Figures.p) ?? "—"),
      "adjusted_p": .text(test?.adjustedP.map(Figures.p) ?? "—"),
      "smallest_p": .optional(test?.smallestP.map(Figures.p)),
      "verdict": .text(verdict), "is_better": .bool(test?.verdict == .better),
      "is_worse": .bool(test?.verdict == .worse), "reason": .optional(reason),
      "method": .optional((test?.method).map(wording.words)), "record": .text(record ?? "—"),
      "detectable": .text(
        test?.detectable.flatMap { Figures.isResidue($0) ? nil : words.difference($0) } ?? "—"),
      "samples_needed": .text(test?.samplesNeeded.map(Figures.about) ?? "—"),
      "is_exploratory": .bool(test?.family == .exploratory),
      "doubt": .optional((test?.doubt).map(wording.words)),
    ]
  }

  /// The numbers of samples in which the candidate's loss is lower, equal and higher: `12 / 3 / 9`.
  private func record(
    _ test: PairedTest, _ pair: PairResults, _ metric: Metric
  ) -> String? {
    pair.metrics.records[metric.key].map { record in
      [record.lower, record.equal, record.higher].map { Figures.count($0) }
        .joined(separator: " / ")
    }
  }

  /// The distance between the two models' distributions; nil if a model has none.
  private func divergence(
    _ pair: PairResults, _ baseline: String, _ candidate: String
  ) -> String? {
    let words = results.words(MetricKey.klDivergence)
    func text(_ mean: Estimate) -> String? { mean.finite.map { words.brief(.value($0)) } }
    return pair.divergence.map { means in
      wording.divergence(
        baseline, candidate, jensenShannon: words.brief(means.jensenShannon),
        fromBaseline: text(means.fromBaseline), fromCandidate: text(means.fromCandidate))
    }
  }
}

extension ReportSection {
  static let differences = ReportSection("differences", .whereTheyDiffer) { parts in
    let pairs = parts.shown.pairs
    return SectionContent(
      isShown: !pairs.isEmpty,
      [
        "pairs": PairValues(results: parts.shown).tree, "has_pairs": .bool(!pairs.isEmpty),
        "has_several_pairs": .bool(pairs.count > 1),
        "pairs_fold": .optional(PairValues(results: parts.shown).fold),
        "has_many_pairs": .bool(PairValues(results: parts.shown).hasMany),
        "has_tests": .bool(
          pairs.contains { !parts.shown.areSame($0) && !$0.metrics.tests.isEmpty }),
      ])
  }
}
