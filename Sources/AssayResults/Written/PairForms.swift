import AssayData
import AssayStatistics

/// A metric of a pair of models, and the written form of its test.
struct WrittenComparison: Sendable {
  /// The indices of the models.
  let baseline: Int
  let candidate: Int
  let metric: String
  fileprivate let test: WrittenTest

  static func form(_ context: ResultsContext) -> Form<WrittenComparison> {
    let keys = context.metrics.map { ($0.key, $0.key) }
    return ObjectForm<WrittenComparison>(
      Field("baseline", \.baseline, context.modelForm),
      Field("candidate", \.candidate, context.modelForm),
      Field("metric", \.metric, .oneOf(keys) { $0 }),
      Field(members: WrittenTest.form(context), \.test)
    ) { reader, baseline, candidate, metric, test throws(ResultsFault) in
      guard let result = test.result else { throw reader.fault(.outsideBounds) }
      let lowerIsBetter =
        Metric.named(metric, in: context.task)?.direction != .higherIsBetter
      if case .success(let found) = result,
        !found.fits(context.options.confidence.alpha, lowerIsBetter: lowerIsBetter)
      {
        throw reader.fault(.contradiction(with: "p"), at: "verdict")
      }
      return WrittenComparison(
        baseline: baseline, candidate: candidate, metric: metric, test: test)
    }.form
  }
}

extension LossRecord {
  /// No members without a record.
  static func form(of count: Int) -> ObjectForm<LossRecord?> {
    ObjectForm(
      Field(ifPresent: "lower", { $0?.lower }, .count(to: count)),
      Field(ifPresent: "equal", { $0?.equal }, .count(to: count)),
      Field(ifPresent: "higher", { $0?.higher }, .count(to: count))
    ) { reader, lower, equal, higher throws(ResultsFault) in
      guard let lower, let equal, let higher else {
        guard lower == nil, equal == nil, higher == nil else { throw reader.fault(.outsideBounds) }
        return nil
      }
      guard lower + equal + higher <= count else {
        throw reader.fault(.sum(expected: count, found: lower + equal + higher))
      }
      return LossRecord(lower: lower, equal: equal, higher: higher)
    }
  }
}

// MARK: - Parts of a pair

extension MetricDifferences {
  /// The comparison in each metric, in the order of the metrics.
  func written(
    _ baseline: Int, _ candidate: Int, _ context: ResultsContext
  ) -> [WrittenComparison] {
    context.metrics.compactMap { metric in
      tests[metric.key].map { result in
        WrittenComparison(
          baseline: baseline, candidate: candidate, metric: metric.key,
          test: WrittenTest(
            result, records[metric.key],
            family: context.options.primary.contains(exactly: metric.key) ? .primary : .exploratory)
        )
      }
    }
  }

  /// Restores the differences of a pair from its comparisons.
  init(
    _ comparisons: [WrittenComparison], _ values: (baseline: MetricValues, candidate: MetricValues),
    _ context: ResultsContext
  ) {
    var tests: [String: Result<PairedTest, NoPairedTest>] = [:]
    var records: [String: LossRecord] = [:]
    for comparison in comparisons {
      tests[comparison.metric] = comparison.test.result
      records[comparison.metric] = comparison.test.record
    }
    self.init(
      from: values, of: context.metrics.map(\.key), tests: tests, records: records)
  }
}

/// An entry of `changes`: which samples changed, and the distance between the predictions.
struct WrittenChanges: Sendable {
  let baseline: Int
  let candidate: Int
  let changedAnswers: Int?
  let divergence: Divergences?
  let changed: ChangedSampleLists
  let density: LossDensity?

  static func form(_ context: ResultsContext) -> Form<WrittenChanges> {
    let changes = SampleChange.form(context).list()
    return ObjectForm<WrittenChanges>(
      Field("baseline", \.baseline, context.modelForm),
      Field("candidate", \.candidate, context.modelForm),
      Field("different_answers", \.changedAnswers, Form.count(to: context.count).optional),
      Field("divergence", \.divergence, Divergences.form(context).optional),
      Field("newly_wrong", \.changed.newlyWrong, changes),
      Field("newly_right", \.changed.newlyRight, changes),
      Field("largest_rises", \.changed.largestRises, changes),
      Field("largest_falls", \.changed.largestFalls, changes),
      Field(ifPresent: "both_wrong", \.changed.bothWrong, changes),
      Field("loss_density", \.density, LossDensity.form(of: context.count).optional)
    ) { _, baseline, candidate, answers, divergence, wrong, right, rises, falls, neither, density in
      WrittenChanges(
        baseline: baseline, candidate: candidate, changedAnswers: answers, divergence: divergence,
        changed: ChangedSampleLists(
          newlyWrong: wrong, newlyRight: right, largestRises: rises, largestFalls: falls,
          bothWrong: neither),
        density: density)
    }.form
  }
}

extension Divergences {
  /// Infinite means are written as null, with their details beside them.
  fileprivate static func form(_ context: ResultsContext) -> Form<Divergences> {
    func mean(
      _ key: String, _ get: @escaping @Sendable (Divergences) -> Estimate
    ) -> Field<Divergences, Estimate> {
      Field(members: .mean(key, of: context.count), get)
    }
    return ObjectForm<Divergences>(
      mean("kl_from_baseline", \.fromBaseline), mean("kl_from_candidate", \.fromCandidate),
      mean("jensen_shannon", \.jensenShannon)
    ) { _, baseline, candidate, middle in
      Divergences(fromBaseline: baseline, fromCandidate: candidate, jensenShannon: middle)
    }.form
  }
}

extension ObjectForm where Value == Estimate {
  /// A mean over samples that may be infinite.
  static func mean(_ key: String, of count: Int) -> ObjectForm {
    ObjectForm(
      Field(key, \.finite, Form.number.optional),
      Field(
        ifPresent: "\(key)_infinite",
        { if case .infinite(let mean) = $0 { mean } else { nil } },
        InfiniteMean.form(of: count)),
      Field(
        ifPresent: "\(key)_reason",
        { if case .undefined(let reason) = $0 { reason } else { nil } }, Undefined.form)
    ) { reader, value, infinite, reason in
      value.map(Estimate.value) ?? infinite.map(Estimate.infinite)
        ?? .undefined(reason ?? .notMeasured)
    }
  }
}

/// An entry of `differences`: how many samples each model of a pair got right.
struct WrittenOutcomes: Sendable {
  let baseline: Int
  let candidate: Int
  let outcomes: PairedOutcomes
  /// The difference in each metric; nil if it is not finite.
  var differences: [Double?] = []

  static func form(_ context: ResultsContext) -> Form<WrittenOutcomes> {
    let counts = Form.count(to: context.count)
    return ObjectForm<WrittenOutcomes>(
      Field("baseline", \.baseline, context.modelForm),
      Field("candidate", \.candidate, context.modelForm),
      Field(derived: "metrics", \.differences, Form.number.optional.by(context.metrics.map(\.key))),
      Field("both_right", \.outcomes.bothRight, counts),
      Field("only_baseline_right", \.outcomes.onlyBaselineRight, counts),
      Field("only_candidate_right", \.outcomes.onlyCandidateRight, counts),
      Field("both_wrong", \.outcomes.bothWrong, counts)
    ) {
      reader, baseline, candidate, _, both, onlyBaseline, onlyCandidate, neither
        throws(ResultsFault) in
      let outcomes = PairedOutcomes(
        bothRight: both, onlyBaselineRight: onlyBaseline, onlyCandidateRight: onlyCandidate,
        bothWrong: neither)
      guard outcomes.count == context.count else {
        throw reader.fault(.sum(expected: context.count, found: outcomes.count))
      }
      return WrittenOutcomes(baseline: baseline, candidate: candidate, outcomes: outcomes)
    }.form
  }
}
