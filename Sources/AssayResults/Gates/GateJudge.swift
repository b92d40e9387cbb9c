import AssayData
import AssayStatistics

/// Judges rules on results.
///
/// A rule about a value is held if the whole interval is within the limit, broken if the whole
/// interval is beyond it, and otherwise undecided. Differences are judged by their plain 95 %
/// interval, because a rule is a single question, asked beforehand. A rule about something that is
/// missing is broken.
package struct GateJudge {
  private let subjects: GateSubjects
  private let options: Options

  package struct Options: Sendable {
    /// Whether the older results may be of another test set.
    package var allowsOtherTestSet = false
    /// Whether rules about older results are waived if there are no older results.
    package var isFirstRun = false

    package init() {}
  }

  /// - Parameters:
  ///   - results: The results to judge.
  ///   - diff: The changes since the older results; nil if absent.
  ///   - options: What is tolerated.
  package init(_ results: Results, against diff: VersionDiff?, _ options: Options = Options()) {
    subjects = GateSubjects(results: results, diff: diff)
    self.options = options
  }

  private var results: Results { subjects.results }

  /// The results of all rules, in order, one for each model that a rule applies to.
  package func results(of rules: [GateRule]) -> [GateResult] {
    let judged = rules.flatMap(judge)
    return GateJudge.adjusted(judged)
  }

  // MARK: - One rule

  /// A result and, if a test decides, its p-value and the outcome if that is small.
  typealias Judged = (result: GateResult, test: (p: Double, outcome: GateResult.Outcome)?)

  private func judge(_ rule: GateRule) -> [Judged] {
    if rule.needsBefore, let result = withoutOlder(rule) { return [(result, nil)] }
    switch rule.test {
    case .count(let least):
      var result = GateResult(rule, model: nil, results.count >= least ? .held : .broken)
      (result.value, result.limit) = (Double(results.count), Double(least))
      return [(result, nil)]
    case .sameTestSet:
      let isOther = subjects.diff?.relation == .other
      return [(GateResult(rule, model: nil, isOther ? .broken : .held), nil)]
    case .value, .notWorse, .better, .worst:
      switch subjects.models(rule) {
      case .failure(let fault): return [(GateResult(rule, model: nil, .broken, fault.reason), nil)]
      case .success(let models): return models.map { judge(rule, of: $0) }
      }
    }
  }

  /// The outcome of a rule about older results if these are missing or of other samples; nil if the
  /// rule can be judged.
  private func withoutOlder(_ rule: GateRule) -> GateResult? {
    guard let diff = subjects.diff else {
      return options.isFirstRun
        ? GateResult(rule, model: nil, .held, .waived)
        : GateResult(rule, model: nil, .broken, .noOlder)
    }
    guard diff.relation == .other, !options.allowsOtherTestSet, rule.test != .sameTestSet else {
      return nil
    }
    return GateResult(
      rule, model: nil, .broken, .otherTestSet(old: diff.old.count, new: diff.new.count))
  }

  private func judge(_ rule: GateRule, of model: Int) -> Judged {
    let name = results.models[model].name
    do {
      switch rule.test {
      case .value(let subject, let limit):
        let value = GateValue(rule, model: name, limit)
        return value.judged(try subjects.number(subject, of: model))
      case .notWorse(let subject, let reference, let margin):
        return try difference(rule, subject, reference, margin: margin, of: model)
      case .better(let subject, let reference):
        return try difference(rule, subject, reference, margin: nil, of: model)
      case .worst(let column, let key, let limit):
        return (try worst(rule, column, key, limit, of: model), nil)
      case .count, .sameTestSet: return (GateResult(rule, model: nil, .held), nil)
      }
    } catch {
      return (GateResult(rule, model: name, .broken, error.reason), nil)
    }
  }

  private func difference(
    _ rule: GateRule, _ subject: GateRule.Subject, _ reference: GateRule.Reference,
    margin: GateRule.Margin?, of model: Int
  ) throws(GateFault) -> Judged {
    let number = try subjects.number(subject, of: model)
    guard number.metric.direction != .descriptive else { throw GateFault(.noDirection) }
    let found = try subjects.difference(subject, of: model, from: reference)
    let isUnchanged = reference == .before && subjects.isUnchanged(model)
    let difference = GateDifference(
      rule, model: results.models[model].name, number, isUnchanged: isUnchanged)
    return difference.judged(found.result, found.reference, margin)
  }

  /// Judges every slice of a column, at a risk shared among them, and returns the worst of the
  /// worst outcome.
  private func worst(
    _ rule: GateRule, _ column: String, _ key: String, _ limit: GateRule.Limit, of model: Int
  ) throws(GateFault) -> GateResult {
    let table = results.slices[try subjects.table(column)]
    let metric = try subjects.metric(key)
    let confidence = results.options.confidence.shared(among: table.values.count)
    let value = GateValue(rule, model: results.models[model].name, limit)
    let judged = table.values.map { slice -> GateResult in
      let number = subjects.number(metric, slice, of: model)
      var result = value.judged(number.at(confidence), confidence).result
      result.confidence = confidence
      result.slice = GateRule.Slice(
        column: column, value: GateSubjects.pair(slice.texts))
      return result
    }
    func rank(_ result: GateResult) -> (Int, Double) {
      let outcome = [GateResult.Outcome.held, .undecided, .broken].firstIndex(of: result.outcome)
      let value = result.value ?? .infinity
      return (outcome ?? 0, limit.bound == .atMost ? value : -value)
    }
    guard let worst = judged.max(by: { rank($0) < rank($1) }) else {
      throw GateFault(.noSliceShown(column: column))
    }
    return worst
  }

  // MARK: - Tests

  /// Decides the rules that ask for a test, by Holm's procedure.
  private static func adjusted(_ judged: [Judged]) -> [GateResult] {
    let places = judged.indices.filter { judged[$0].test != nil }
    guard let holm = Holm(places.map { judged[$0].test?.p ?? 1 }) else {
      return judged.map(\.result)
    }
    var results = judged.map(\.result)
    for (index, place) in places.enumerated() {
      guard let test = judged[place].test else { continue }
      let isDecided = holm.decisions(.percent95)[index].isRejected
      let result = results[place]
      var decided = GateResult(
        result.rule, model: result.model, isDecided ? test.outcome : .undecided, result.reason)
      decided.take(from: result)
      decided.p = holm.adjusted[index]
      results[place] = decided
    }
    return results
  }
}

extension GateResult {
  /// Takes over all numbers of another result.
  mutating func take(from other: GateResult) {
    (metric, slice, value, reference) = (other.metric, other.slice, other.value, other.reference)
    (limit, interval, confidence) = (other.limit, other.interval, other.confidence)
    (p, detectable, detectsNothing) = (other.p, other.detectable, other.detectsNothing)
    isDetectableExact = other.isDetectableExact
  }
}
