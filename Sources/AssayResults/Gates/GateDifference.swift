import AssayData
import AssayStatistics

/// Judges the difference between a model and its reference.
struct GateDifference {
  private let rule: GateRule
  private let model: String
  private let number: GateNumber
  /// Whether all numbers of the model equal those of the reference.
  private let isUnchanged: Bool

  init(_ rule: GateRule, model: String, _ number: GateNumber, isUnchanged: Bool) {
    (self.rule, self.model, self.number, self.isUnchanged) = (rule, model, number, isUnchanged)
  }

  private var lowerIsBetter: Bool { number.metric.direction != .higherIsBetter }
  private var mustBeBetter: Bool { if case .better = rule.test { true } else { false } }

  func judged(
    _ found: Result<PairedTest, NoPairedTest>, _ reference: Estimate, _ margin: GateRule.Margin?
  ) -> GateJudge.Judged {
    switch number.estimate {
    case .undefined(let reason):
      return (GateResult(rule, model: model, .broken, .undefined(reason)), nil)
    case .infinite: return (GateResult(rule, model: model, .broken, .infinite), nil)
    case .value: break
    }
    var size = 0.0
    switch margin {
    case .unit(let number): size = number
    case .percent(let number):
      guard let value = reference.finite, value > 0 else {
        return (GateResult(rule, model: model, .broken, .percentOfNothing), nil)
      }
      size = number / 100 * value
    case nil: break
    }
    return judged(found, reference, margin == nil ? nil : size)
  }

  private func judged(
    _ found: Result<PairedTest, NoPairedTest>, _ reference: Estimate, _ margin: Double?
  ) -> GateJudge.Judged {
    if isUnchanged {
      return (
        result(mustBeBetter ? .broken : .held, nil, reference, margin, .identical), nil
      )
    }
    if rule.basis == .value { return (byValue(reference, margin), nil) }
    guard case .success(let test) = found else {
      var reason: GateResult.Reason?
      if case .failure(let none) = found {
        reason = none == .notCompared ? .noTest : .untested(none)
      }
      return (result(.undecided, nil, reference, margin, reason), nil)
    }
    if isIdentical(test) {
      return (result(mustBeBetter ? .broken : .held, test, reference, margin, .identical), nil)
    }
    if rule.basis == .test {
      guard let p = p(test, margin ?? 0) else {
        let outcome = margin.map { self.outcome(test, $0) } ?? self.outcome(test)
        return (result(outcome, test, reference, margin, .noStandardError), nil)
      }
      let isBelow = turned(test.difference) < (margin ?? 0)
      return (
        result(.undecided, test, reference, margin), (p, isBelow ? .held : .broken)
      )
    }
    let outcome = margin.map { self.outcome(test, $0) } ?? self.outcome(test)
    let areUnknown = outcome == .undecided && test.method == .mcNemarRange
    return (result(outcome, test, reference, margin, areUnknown ? .unknownPairs : nil), nil)
  }

  /// The difference, with its sign flipped if higher is better, so that lower is always better.
  private func turned(_ difference: Double) -> Double { lowerIsBetter ? difference : -difference }

  private func isIdentical(_ test: PairedTest) -> Bool {
    test.difference == 0
      && (test.method == .constant || test.method == .mcNemar && test.evidence.standardError == 0)
  }

  private func byValue(_ reference: Estimate, _ margin: Double?) -> GateResult {
    // Any finite loss is lower than an infinite one.
    if case .infinite = reference {
      return result(
        lowerIsBetter ? .held : .broken, nil, reference, margin, .infiniteReference)
    }
    guard let old = reference.finite, let new = number.estimate.finite else {
      return result(.broken, nil, reference, margin, .noTest)
    }
    let worse = turned(new - old)
    let isHeld = mustBeBetter ? worse < 0 : worse <= margin ?? 0
    return result(isHeld ? .held : .broken, nil, reference, margin)
  }

  /// Whether the model is not worse than the reference by more than the margin.
  private func outcome(_ test: PairedTest, _ margin: Double) -> GateResult.Outcome {
    let judged = MarginResult(
      baseline: 0, candidate: 1, Margin(number.metric.key, margin), .success(test),
      lowerIsBetter: lowerIsBetter)
    return switch judged.verdict {
    case .better, .equivalent, .notWorse: .held
    case .worse: .broken
    case .undecided: .undecided
    }
  }

  /// Whether the model is better or worse than the reference, by the plain 95 % interval; if all
  /// differences are equal, by p.
  private func outcome(_ test: PairedTest) -> GateResult.Outcome {
    let risk = Confidence.percent95.alpha
    guard (test.smallestP ?? 0) <= risk else { return .undecided }
    let isClear =
      test.interval95.map { $0.low > 0 || $0.high < 0 }
      ?? (test.method == .constant && (test.p ?? 1) <= risk)
    guard isClear, test.difference != 0 else { return .undecided }
    return turned(test.difference) < 0 ? .held : .broken
  }

  /// The two-sided p-value of a true difference of this size; nil if there is no standard error.
  private func p(_ test: PairedTest, _ difference: Double) -> Double? {
    if difference == 0 { return test.p }
    guard let error = test.evidence.standardError, error > 0 else { return nil }
    let t = (turned(test.difference) - difference) / error
    return test.evidence.degreesOfFreedom.flatMap { StudentT(degreesOfFreedom: $0)?.twoSided(t) }
      ?? Normal.twoSided(t)
  }

  private func result(
    _ outcome: GateResult.Outcome, _ test: PairedTest?, _ reference: Estimate, _ margin: Double?,
    _ reason: GateResult.Reason? = nil
  ) -> GateResult {
    var result = GateResult(rule, model: model, outcome, reason)
    result.metric = number.metric
    result.reference = reference.finite
    result.limit = margin
    if let test {
      result.value = test.difference
      result.interval = test.interval95
      if let error = test.evidence.standardError, error > 0 {
        // When the interval decides, a difference beyond the margin counts as found as soon as the
        // model is found to be worse at all.
        let (margin, reach) = (margin ?? 0, GateNumber.reach * error)
        let size = rule.basis == .test ? margin + reach : max(margin, reach)
        let sign = turned(1) * (mustBeBetter ? -1 : 1)
        if let old = reference.finite, !number.metric.canBe(old + sign * size) {
          result.detectsNothing = true
        } else {
          result.detectable = size
        }
      }
    } else if let old = reference.finite, let new = number.estimate.finite {
      result.value = new - old
    }
    result.confidence = result.interval == nil ? nil : .percent95
    return result
  }
}
