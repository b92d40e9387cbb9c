import AssayData
import AssayStatistics

/// The written form of a test, or of the reason for having none.
private struct WrittenTest: Sendable {
  var difference: Double?
  var interval: Interval?
  var confidence: Double?
  var p: Double?
  var adjustedP: Double?
  var smallestP: Double?
  var method: PairedTest.Method?
  var verdict: PairedTest.Verdict?
  var effectSize: Double?
  var detectable: Double?
  var isHeavyTailed: Bool?
  var reason: String?
  var least: Int?
  var samples: Int?
  var record: LossRecord?
}

extension WrittenTest {
  fileprivate static let allEqual = "all_differences_equal"
  fileprivate static let tooFew = "too_few_samples"

  init(_ result: Result<PairedTest, NoPairedTest>, _ record: LossRecord?) {
    self.record = record
    switch result {
    case .success(let test):
      (difference, interval, confidence) = (test.difference, test.interval, test.confidence)
      (p, adjustedP, smallestP) = (test.p, test.adjustedP, test.smallestP)
      (method, verdict, effectSize) = (test.method, test.verdict, test.effectSize)
      (detectable, isHeavyTailed) = (test.detectable, test.isHeavyTailed)
      if test.interval == nil {
        reason = test.hasNoSpread ? WrittenTest.allEqual : WrittenTest.tooFew
      }
    case .failure(let reason):
      let code = reason.code
      (self.reason, least, samples) = (code.code, code.least, code.samples)
    }
  }

  /// What the samples say, or why nothing; nil if what is written contradicts itself.
  var result: Result<PairedTest, NoPairedTest>? {
    guard let difference, let method, let verdict, let confidence else {
      let reasons = NoPairedTest.all(least: least ?? 0, samples: samples ?? 0)
      return reasons.first { $0.code.code == reason }.map { .failure($0) }
    }
    guard interval?.contains(difference) ?? true else { return nil }
    return .success(
      PairedTest(
        difference: difference, interval: interval, confidence: confidence, p: p,
        adjustedP: adjustedP, smallestP: smallestP, method: method, verdict: verdict,
        detectable: detectable, effectSize: effectSize, isHeavyTailed: isHeavyTailed ?? false))
  }
}

/// A metric of a pair of models, and what is written of its difference.
struct WrittenComparison: Sendable {
  /// The places of the models.
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
        throw reader.fault(.contradiction(with: "p_holm"), at: "verdict")
      }
      return WrittenComparison(
        baseline: baseline, candidate: candidate, metric: metric, test: test)
    }.form
  }
}

extension WrittenTest {
  fileprivate static func form(_ context: ResultsContext) -> ObjectForm<WrittenTest> {
    let reasons = [allEqual, tooFew] + NoPairedTest.all(least: 0, samples: 0).map(\.code.code)
    let number = Form.number.optional
    let share = Form.share.optional
    return ObjectForm(
      Field("difference", \.difference, number), Field("low", \.interval?.low, number),
      Field("high", \.interval?.high, number), Field(ifPresent: "confidence", \.confidence, .share),
      Field("p", \.p, share), Field("p_holm", \.adjustedP, share),
      Field("smallest_p", \.smallestP, share),
      Field("method", \.method, Form<PairedTest.Method>.word.optional),
      Field("verdict", \.verdict, Form<PairedTest.Verdict>.word.optional),
      Field("effect_size", \.effectSize, number),
      Field("detectable_difference", \.detectable, number),
      Field(ifPresent: "heavy_tailed", \.isHeavyTailed, .flag),
      Field(ifPresent: "reason", \.reason, .code(reasons)),
      Field(ifPresent: "least", \.least, .count()),
      Field(ifPresent: "samples", \.samples, .count()),
      Field(members: LossRecord.form(of: context.count), \.record)
    ) {
      _, difference, low, high, confidence, p, adjustedP, smallestP, method, verdict, effect,
      detectable, isHeavyTailed, reason, least, samples, record in
      WrittenTest(
        difference: difference,
        interval: low.flatMap { low in high.map { Interval(low: low, high: $0) } },
        confidence: confidence, p: p, adjustedP: adjustedP, smallestP: smallestP, method: method,
        verdict: verdict, effectSize: effect, detectable: detectable,
        isHeavyTailed: isHeavyTailed, reason: reason, least: least, samples: samples,
        record: record)
    }
  }
}

extension LossRecord {
  /// Nothing without a record.
  fileprivate static func form(of count: Int) -> ObjectForm<LossRecord?> {
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

// MARK: - Of a pair

extension MetricDifferences {
  /// What is written of each metric that is compared, in the order of the metrics.
  func written(
    _ baseline: Int, _ candidate: Int, _ context: ResultsContext
  ) -> [WrittenComparison] {
    context.metrics.compactMap { metric in
      tests[metric.key].map { result in
        WrittenComparison(
          baseline: baseline, candidate: candidate, metric: metric.key,
          test: WrittenTest(result, records[metric.key]))
      }
    }
  }

  /// Reads back what was written of a pair.
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

/// `changes` of a pair: which samples changed, and how far apart the predictions are.
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
      Field("loss_density", \.density, LossDensity.form(of: context.count).optional)
    ) { _, baseline, candidate, answers, divergence, wrong, right, rises, falls, density in
      WrittenChanges(
        baseline: baseline, candidate: candidate, changedAnswers: answers, divergence: divergence,
        changed: ChangedSampleLists(
          newlyWrong: wrong, newlyRight: right, largestRises: rises, largestFalls: falls),
        density: density)
    }.form
  }
}

extension Divergences {
  /// Those that are infinite are null, with what is known of them beside.
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

/// `differences` of a pair: who is right where.
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
