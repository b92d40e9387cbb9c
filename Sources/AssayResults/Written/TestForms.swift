import AssayData
import AssayStatistics

/// The written form of a test, or of the reason why it is missing.
struct WrittenTest: Sendable {
  fileprivate var evidence = WrittenEvidence()
  fileprivate var decision = WrittenDecision()
  fileprivate var reason = WrittenReason()
  fileprivate(set) var record: LossRecord?
}

/// The evidence of the samples for a difference.
private struct WrittenEvidence: Sendable {
  var difference: Double?
  var interval95: Interval?
  var p: Double?
  var smallestP: Double?
  var method: PairedTest.Method?
  var count: Int?
  var standardError: Double?
  var degreesOfFreedom: Double?
  var effectSize: Double?
  var doubt = WrittenDoubt(nil)
}

/// The decision within the family of tests.
private struct WrittenDecision: Sendable {
  var interval: Interval?
  var family: PairedTest.Family?
  var level: Double?
  var adjustedP: Double?
  var verdict: PairedTest.Verdict?
  var detectable: Double?
  var samplesNeeded: Int?
}

/// Why there is no test, or no interval.
struct WrittenReason: Sendable {
  var code: String?
  var least: Int?
  var samples: Int?

  static let allEqual = "all_differences_equal"
  static let tooFew = "too_few_samples"
}

extension WrittenTest {
  /// - Parameters:
  ///   - result: The test, or the reason why it is missing.
  ///   - record: The numbers of lower, equal and higher losses.
  ///   - family: The family to write if there is no test.
  init(
    _ result: Result<PairedTest, NoPairedTest>, _ record: LossRecord? = nil,
    family: PairedTest.Family = .exploratory
  ) {
    self.record = record
    switch result {
    case .success(let test):
      evidence = WrittenEvidence(test.evidence)
      decision = WrittenDecision(
        interval: test.interval, family: test.family, level: test.level,
        adjustedP: test.adjustedP, verdict: test.verdict, detectable: test.detectable,
        samplesNeeded: test.samplesNeeded)
    case .failure: decision.family = family
    }
    reason = WrittenReason(result) ?? WrittenReason()
  }

  /// The test, or why it is missing; nil if the members contradict each other.
  var result: Result<PairedTest, NoPairedTest>? {
    guard let verdict = decision.verdict, let level = decision.level, let family = decision.family
    else {
      return NoPairedTest.all(least: reason.least ?? 0, samples: reason.samples ?? 0)
        .first { $0.code.code == reason.code }.map { .failure($0) }
    }
    guard let found = evidence.found,
      decision.interval?.contains(found.difference) ?? true,
      found.interval95?.contains(found.difference) ?? true
    else { return nil }
    return .success(
      PairedTest(
        found, family: family, adjustedP: decision.adjustedP, level: level,
        interval: decision.interval, verdict: verdict, detectable: decision.detectable))
  }
}

extension WrittenEvidence {
  init(_ found: PairedTest.Evidence) {
    (difference, interval95) = (found.difference, found.interval95)
    (p, smallestP, method) = (found.p, found.smallestP, found.method)
    (count, standardError) = (found.count, found.standardError)
    (degreesOfFreedom, effectSize) = (found.degreesOfFreedom, found.effectSize)
    doubt = WrittenDoubt(found.doubt)
  }

  /// Nil if a required member is missing.
  var found: PairedTest.Evidence? {
    guard let difference, let method, let count else { return nil }
    return PairedTest.Evidence(
      difference: difference, count: count, standardError: standardError,
      degreesOfFreedom: degreesOfFreedom, interval95: interval95, p: p, smallestP: smallestP,
      method: method, effectSize: effectSize, doubt: doubt.doubt)
  }
}

extension WrittenTest {
  static func form(_ context: ResultsContext) -> ObjectForm<WrittenTest> {
    ObjectForm(
      Field(members: WrittenEvidence.form, \.evidence),
      Field(members: WrittenDecision.form, \.decision),
      Field(members: WrittenReason.form, \.reason),
      Field(members: LossRecord.form(of: context.count), \.record)
    ) { _, evidence, decision, reason, record in
      WrittenTest(evidence: evidence, decision: decision, reason: reason, record: record)
    }
  }
}

extension WrittenEvidence {
  fileprivate static var form: ObjectForm<WrittenEvidence> {
    let (number, share) = (Form.number.optional, Form.share.optional)
    return ObjectForm(
      Field("difference", \.difference, number), Field("low_95", \.interval95?.low, number),
      Field("high_95", \.interval95?.high, number), Field("p", \.p, share),
      Field("smallest_p", \.smallestP, share),
      Field("method", \.method, Form<PairedTest.Method>.word { !$0.isOfVersions }.optional),
      Field("n", \.count, Form.count().optional),
      Field("standard_error", \.standardError, number), Field("df", \.degreesOfFreedom, number),
      Field("effect_size", \.effectSize, number),
      Field(members: WrittenDoubt.form, \.doubt)
    ) { _, difference, low, high, p, smallestP, method, count, error, freedom, effect, doubt in
      WrittenEvidence(
        difference: difference, interval95: Interval(low, high), p: p, smallestP: smallestP,
        method: method, count: count, standardError: error, degreesOfFreedom: freedom,
        effectSize: effect, doubt: doubt)
    }
  }
}

extension WrittenDecision {
  fileprivate static var form: ObjectForm<WrittenDecision> {
    let (number, share) = (Form.number.optional, Form.share.optional)
    return ObjectForm(
      Field("family", \.family, Form<PairedTest.Family>.word.optional),
      Field(ifPresent: "p_family", { $0.adjustedP(.primary) }, .share),
      Field(ifPresent: "p_holm", { $0.adjustedP(.exploratory) }, .share),
      Field("level", \.level, share), Field(derived: "confidence", \.confidence, share),
      Field("low", \.interval?.low, number), Field("high", \.interval?.high, number),
      Field("verdict", \.verdict, Form<PairedTest.Verdict>.word { $0 != .undecided }.optional),
      Field(derived: "samples_needed", \.samplesNeeded, Form.count().optional),
      Field("detectable_difference", \.detectable, number)
    ) { _, family, primaryP, holmP, level, _, low, high, verdict, _, detectable in
      WrittenDecision(
        interval: Interval(low, high), family: family, level: level,
        adjustedP: family == .primary ? primaryP : holmP, verdict: verdict, detectable: detectable)
    }
  }

  private var confidence: Double? { level.map { 1 - $0 } }

  private func adjustedP(_ family: PairedTest.Family) -> Double? {
    family == self.family ? adjustedP : nil
  }
}

extension WrittenReason {
  /// Nil for a test with an interval.
  init?(_ result: Result<PairedTest, NoPairedTest>) {
    switch result {
    case .success(let test):
      guard test.interval == nil else { return nil }
      code = test.hasNoSpread ? WrittenReason.allEqual : WrittenReason.tooFew
    case .failure(let none):
      let found = none.code
      (code, least, samples) = (found.code, found.least, found.samples)
    }
  }

  static var codes: [String] {
    [allEqual, tooFew] + NoPairedTest.all(least: 0, samples: 0).map(\.code.code)
  }

  fileprivate static var form: ObjectForm<WrittenReason> {
    ObjectForm(
      Field(ifPresent: "reason", \.code, .code(codes)),
      Field(ifPresent: "least", \.least, .count()),
      Field(ifPresent: "samples", \.samples, .count())
    ) { _, code, least, samples in WrittenReason(code: code, least: least, samples: samples) }
  }
}

extension Interval {
  /// Nil unless both ends are given.
  init?(_ low: Double?, _ high: Double?) {
    guard let low, let high else { return nil }
    self.init(low: low, high: high)
  }
}
