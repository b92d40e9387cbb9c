import AssayData
import AssayResults
import AssayStatistics

/// The outcomes of rules, in words.
struct GateWords {
  let results: WordedResults

  private var wording: any Wording { results.wording }

  /// The evidence by which a rule was judged, and its outcome.
  func sentence(_ gate: GateResult) -> String {
    let reason = gate.reason.map { wording.because($0, gate.model) }
    return [finding(gate), reason].compactMap(\.self).joined(separator: wording.gap)
  }

  private func finding(_ gate: GateResult) -> String? {
    switch gate.rule.test {
    case .count(let least):
      return wording.samples(Figures.count(results.count), atLeast: Figures.count(least))
    case .sameTestSet:
      return gate.reason == nil ? wording.testSet(isSame: gate.outcome == .held) : nil
    case .value(let subject, let limit): return value(gate, subject, limit)
    case .worst(_, let metric, let limit):
      return value(gate, GateRule.Subject(metric: metric, slice: gate.slice), limit)
    case .notWorse(let subject, let reference, _):
      return difference(gate, subject, reference, mustBeBetter: false)
    case .better(let subject, let reference):
      return difference(gate, subject, reference, mustBeBetter: true)
    }
  }

  private func parts(_ gate: GateResult, _ subject: GateRule.Subject, _ words: MetricWords)
    -> GateParts
  {
    let metric =
      ClassScore(rawValue: subject.metric).map { score in
        subject.label.map { wording.score(score, of: wording.shown($0)) } ?? subject.metric
      } ?? wording.subject(words.name, ofClass: subject.label.map(wording.shown), slice: nil)
    let slice = subject.slice.map {
      "\(briefName($0.column)) = \(briefName(wording.shown($0.value)))"
    }
    return GateParts(
      model: gate.model, subject: wording.subject(metric, ofClass: nil, slice: slice),
      outcome: gate.outcome,
      detectsNothing: gate.detectsNothing && gate.outcome != .broken)
  }

  /// The words of a metric, with as many decimals as the interval supports, or with more if needed
  /// to distinguish the value and its ends from the limit.
  private func words(_ metric: Metric, _ gate: GateResult, limit: Double?) -> MetricWords {
    var words = MetricWords(
      metric: metric, logBase: results.options.logBase, wording: wording)
    guard let value = gate.value, let least = gate.interval.flatMap(words.decimals) else {
      return words
    }
    let numbers = [value, gate.interval?.low, gate.interval?.high].compactMap(\.self)
    words.decimals = (least..<GateWords.mostDecimals).first { decimals in
      guard let limit else { return true }
      return numbers.allSatisfy {
        $0 == limit
          || words.number($0, decimals) != words.number(limit, decimals)
      }
    }
    return words
  }

  private static let mostDecimals = 7

  private func value(
    _ gate: GateResult, _ subject: GateRule.Subject, _ limit: GateRule.Limit
  ) -> String? {
    guard let metric = gate.metric, let value = gate.value else { return nil }
    let words = words(metric, gate, limit: limit.number)
    var parts = parts(gate, subject, words)
    parts.value = words.brief(.value(value))
    parts.limit =
      metric.unit == .rate ? words.brief(.value(limit.number)) : words.margin(limit.number)
    parts.detectable =
      gate.outcome == .broken
      ? nil
      : gate.detectable.map { words.brief(.value(outward($0, of: metric, limit.bound))) }
    parts.isDetectableExact = gate.isDetectableExact
    let level = gate.confidence ?? results.options.confidence
    parts.interval = gate.interval.map {
      wording.interval(wording.level(level.level), words.text($0))
    }
    parts.p = gate.p.map(Figures.pWords)
    return wording.value(parts, limit.bound)
  }

  /// A share rounded away from its limit to hundredths of a percent, as it is shown; nearer to the
  /// limit it would be found less often.
  private func outward(_ value: Double, of metric: Metric, _ bound: GateRule.Bound) -> Double {
    guard metric.unit == .rate, 0.001...0.999 ~= value else { return value }
    return (value * 10_000).rounded(bound == .atMost ? .up : .down) / 10_000
  }

  private func difference(
    _ gate: GateResult, _ subject: GateRule.Subject, _ reference: GateRule.Reference,
    mustBeBetter: Bool
  ) -> String? {
    guard let metric = gate.metric, let value = gate.value else { return nil }
    let words = words(metric, gate, limit: gate.limit)
    var parts = parts(gate, subject, words)
    parts.value = words.size(value)
    parts.limit = gate.limit.map(words.margin)
    if gate.outcome != .broken {
      parts.detectable = gate.detectable.map {
        $0 == gate.limit ? words.margin($0) : words.size($0)
      }
    }
    let level = gate.confidence ?? .percent95
    parts.interval = gate.interval.map {
      wording.interval(wording.level(level.level), words.range($0))
    }
    parts.p = gate.p.map(Figures.pWords)
    return wording.difference(
      parts,
      GateComparison(
        reference: reference, mustBeBetter: mustBeBetter,
        sign: value < 0 ? -1 : value > 0 ? 1 : 0, isBeyond: isBeyond(gate, metric)))
  }

  private func isBeyond(_ gate: GateResult, _ metric: Metric) -> Bool {
    guard let limit = gate.limit else { return false }
    // If the value alone decides, it is beyond the margin.
    guard let interval = gate.interval else { return gate.rule.basis == .value }
    return metric.direction == .higherIsBetter ? interval.high < -limit : interval.low > limit
  }

  /// Why the interval of a change may differ from that in a table; nil if there is no such
  /// interval.
  func note(_ gates: [GateResult]) -> String? {
    let hasInterval = gates.contains { gate in
      switch gate.rule.test {
      case .notWorse, .better: gate.interval != nil
      case .count, .sameTestSet, .value, .worst: false
      }
    }
    return hasInterval ? wording.gatesNote : nil
  }

  /// The number of rules with each outcome.
  func summary(_ gates: [GateResult]) -> String {
    wording.gates(
      held: gates.count(.held), broken: gates.count(.broken), undecided: gates.count(.undecided))
  }
}
