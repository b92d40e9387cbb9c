import AssayData
import AssayStatistics

/// Judges a value against a limit.
struct GateValue {
  private let rule: GateRule
  private let model: String
  private let limit: GateRule.Limit

  init(_ rule: GateRule, model: String, _ limit: GateRule.Limit) {
    (self.rule, self.model, self.limit) = (rule, model, limit)
  }

  /// - Parameters:
  ///   - number: The value, with its interval at the given confidence level.
  ///   - confidence: The confidence level of that interval, 95 % by default.
  /// - Returns: The result of the rule.
  func judged(
    _ number: GateNumber, _ confidence: Confidence = .percent95
  ) -> GateJudge.Judged {
    var judged = outcome(number)
    guard rule.basis != .value else { return judged }
    if number.bounds?.method == .wilson, 0...1 ~= limit.number {
      judged.result.detectable = number.shareFound(beyond: limit, confidence)
      judged.result.isDetectableExact = true
      judged.result.detectsNothing = judged.result.detectable == nil
    } else if let reach = number.reach(confidence) {
      let value = limit.number + (limit.bound == .atMost ? reach : -reach)
      if number.metric.canBe(value) {
        judged.result.detectable = value
      } else {
        judged.result.detectsNothing = true
      }
    }
    return judged
  }

  private func outcome(_ number: GateNumber) -> GateJudge.Judged {
    switch number.estimate {
    case .undefined(let reason): (result(number, .broken, .undefined(reason)), nil)
    case .infinite: (result(number, .broken, .infinite), nil)
    case .value(let value): judged(number, value)
    }
  }

  private func judged(_ number: GateNumber, _ value: Double) -> GateJudge.Judged {
    let byValue = isWithin(value) ? GateResult.Outcome.held : .broken
    switch rule.basis {
    case .value: return (result(number, byValue), nil)
    case .interval:
      guard let outcome = byInterval(number) else {
        return (result(number, byValue, .byValue), nil)
      }
      return (result(number, outcome), nil)
    case .test:
      guard let p = number.p(ofValue: limit.number) else {
        return byInterval(number).map { (result(number, $0, .noStandardError), nil) }
          ?? (result(number, byValue, .byValue), nil)
      }
      return (result(number, .undecided), (p, byValue))
    }
  }

  private func byInterval(_ number: GateNumber) -> GateResult.Outcome? {
    (number.bounds?.interval).map { interval in
      let ends = [interval.low, interval.high].map(isWithin)
      return ends == [true, true] ? .held : ends == [false, false] ? .broken : .undecided
    }
  }

  private func isWithin(_ value: Double) -> Bool {
    limit.bound == .atMost ? value <= limit.number : value >= limit.number
  }

  private func result(
    _ number: GateNumber, _ outcome: GateResult.Outcome, _ reason: GateResult.Reason? = nil
  ) -> GateResult {
    var result = GateResult(rule, model: model, outcome, reason)
    result.metric = number.metric
    result.value = number.estimate.finite
    result.limit = limit.number
    result.interval = rule.basis == .value ? nil : number.bounds?.interval
    return result
  }
}

extension GateNumber {
  /// A difference of this many standard errors is found in four of five test sets.
  static let reach = 1.959963984540054 + power
  /// The 80 % quantile of the normal distribution, for a power of four in five.
  static let power = 0.8416212335729143

  /// About how far a true value must be beyond a limit to be found in four of five test sets; nil
  /// if unknown.
  func reach(_ confidence: Confidence) -> Double? {
    (bounds?.standardError).map { (confidence.critical + GateNumber.power) * $0 }
  }

  /// The true share nearest to a limit that at least four of five test sets find to be beyond it,
  /// each by its own Wilson interval; nil if not even a share of 1 or 0 would be found.
  func shareFound(beyond limit: GateRule.Limit, _ confidence: Confidence) -> Double? {
    // For a lower limit, failures are counted instead.
    let isAtMost = limit.bound == .atMost
    func isFound(_ successes: Int) -> Bool {
      let interval = try? Interval.wilson(
        isAtMost ? successes : count - successes, of: count, confidence)
      return interval.map { isAtMost ? $0.low > limit.number : $0.high < limit.number } ?? false
    }
    guard count > 0, isFound(count) else { return nil }
    var (missed, found) = (-1, count)
    while found - missed > 1 {
      let middle = missed + (found - missed) / 2
      if isFound(middle) { found = middle } else { missed = middle }
    }
    return Binomial.leastShare(reaching: found, of: count, power: 0.8).map {
      isAtMost ? $0 : 1 - $0
    }
  }

  /// The standard error if the true value were `other`; nil if unknown.
  func standardError(ifValueIs other: Double) -> Double? {
    guard let bounds else { return nil }
    return bounds.method == .wilson && 0...1 ~= other
      ? (other * (1 - other) / Double(count)).squareRoot() : bounds.standardError
  }

  /// The two-sided p-value of a true value; nil if there is no standard error.
  ///
  /// Shares use the score test.
  func p(ofValue other: Double) -> Double? {
    guard let value = estimate.finite, let bounds else { return nil }
    guard let error = standardError(ifValueIs: other) else { return nil }
    guard error > 0 else { return value == other ? 1 : bounds.method == .wilson ? 0 : nil }
    let t = (value - other) / error
    return bounds.degreesOfFreedom.flatMap { StudentT(degreesOfFreedom: $0)?.twoSided(t) }
      ?? Normal.twoSided(t)
  }

  /// The number with an interval at another confidence level.
  func at(_ confidence: Confidence) -> GateNumber {
    guard let value = estimate.finite, let bounds else { return self }
    var interval: Interval?
    if bounds.method == .wilson {
      interval = try? Interval.wilson(
        Int((value * Double(count)).rounded()), of: count, confidence)
    } else {
      // Scales the interval with the quantile, within the metric's range.
      let t = bounds.degreesOfFreedom.flatMap(StudentT.init)
      let ratio =
        (t?.critical(confidence) ?? confidence.critical)
        / (t?.critical(.percent95) ?? Confidence.percent95.critical)
      let range = metric.unit == .rate ? 0...1 : -Double.infinity...Double.infinity
      interval = Interval(
        low: value - ratio * (value - bounds.interval.low),
        high: value + ratio * (bounds.interval.high - value)
      ).clipped(to: range)
    }
    return GateNumber(
      metric: metric, estimate: estimate,
      bounds: interval.map {
        ConfidenceInterval(
          $0, bounds.method, doubt: bounds.doubt, standardError: bounds.standardError,
          degreesOfFreedom: bounds.degreesOfFreedom)
      }, count: count)
  }
}
