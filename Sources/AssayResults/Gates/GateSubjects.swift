import AssayData
import AssayStatistics
import AssayText

/// The number that a rule is about, for one model.
struct GateNumber {
  let metric: Metric
  let estimate: Estimate
  let bounds: ConfidenceInterval?
  /// The number of samples.
  let count: Int
}

/// Finds the models and numbers that rules are about.
struct GateSubjects {
  let results: Results
  /// The changes since the older results; nil if absent.
  let diff: VersionDiff?

  typealias Missing = GateResult.Reason
  private typealias Reason = GateResult.Reason

  private static func missing(
    _ part: GateResult.Reason.Part, _ name: String, among names: [String]
  ) -> GateResult.Reason {
    .missing(part, name, nearest: nearestName(to: name, among: names))
  }

  /// The indices of the models that a rule applies to.
  func models(_ rule: GateRule) -> Result<[Int], GateFault> {
    guard let name = rule.model else {
      let all = Array(results.models.indices)
      return .success(all.count == 1 ? all : all.filter { $0 != results.baseline })
    }
    guard let place = results.models.firstIndex(where: { $0.name.isExactly(name) }) else {
      return .failure(
        GateFault(GateSubjects.missing(.model, name, among: results.models.map(\.name))))
    }
    return .success([place])
  }

  /// The index of a class.
  private func label(_ name: String) throws(GateFault) -> Int {
    guard let place = results.classes.names.firstIndex(where: { $0.isExactly(name) }) else {
      throw GateFault(GateSubjects.missing(.class, name, among: results.classes.names))
    }
    return place
  }

  /// The index of a column's table of slices.
  func table(_ column: String) throws(GateFault) -> Int {
    let names = results.slices.map { GateSubjects.pair($0.columns) }
    guard let place = names.firstIndex(exactly: column) else {
      throw GateFault(GateSubjects.missing(.column, column, among: names))
    }
    return place
  }

  /// The name of a pair of columns, or of their values, as a request spells it: `region*sex`.
  static func pair(_ names: [String]) -> String { names.joined(separator: "*") }

  /// The indices of a slice's table and value.
  private func place(_ slice: GateRule.Slice) throws(GateFault) -> (table: Int, value: Int) {
    let table = try table(slice.column)
    let values = results.slices[table].values
    let names = values.map { GateSubjects.pair($0.texts) }
    guard let value = names.firstIndex(exactly: slice.value) else {
      throw GateFault(
        GateSubjects.missing(
          .slice, "\(slice.column)=\(slice.value)", among: names.map { "\(slice.column)=\($0)" }))
    }
    return (table, value)
  }

  func metric(_ key: String) throws(GateFault) -> Metric {
    guard let metric = results.metric(key) else {
      throw GateFault(
        GateSubjects.missing(
          .metric, key,
          among: results.metrics.map(\.key) + ClassScore.allCases.map(\.rawValue)))
    }
    return metric
  }

  // MARK: - Numbers

  func number(_ subject: GateRule.Subject, of model: Int) throws(GateFault) -> GateNumber {
    let evaluation = results.models[model]
    if let name = subject.label {
      guard subject.slice == nil else {
        throw GateFault(.missing(.metric, "\(subject.metric)[\(name)]", nearest: nil))
      }
      return try number(subject.metric, ofClass: try label(name), evaluation)
    }
    let metric = try metric(subject.metric)
    guard let slice = subject.slice else {
      return GateNumber(
        metric: metric, estimate: evaluation.estimate(metric.key),
        bounds: evaluation.bounds(metric.key), count: results.count)
    }
    let place = try place(slice)
    return number(metric, results.slices[place.table].values[place.value], of: model)
  }

  func number(_ metric: Metric, _ slice: SliceValue, of model: Int) -> GateNumber {
    GateNumber(
      metric: metric, estimate: slice.models[model].estimate(metric.key),
      bounds: slice.models[model].bounds(metric.key), count: slice.count)
  }

  private func number(
    _ key: String, ofClass label: Int, _ evaluation: ModelResults
  ) throws(GateFault) -> GateNumber {
    if let score = ClassScore(rawValue: key), evaluation.classes.indices.contains(label) {
      let found = evaluation.classes[label]
      return GateNumber(
        metric: .accuracy, estimate: found.value(of: score), bounds: found.bounds[score]?.bounds,
        count: score == .precision ? found.predicted : found.support)
    }
    guard let ranking = evaluation.ranking, ranking.classes.indices.contains(label),
      let metric = [Metric.rocArea, .averagePrecision].first(where: { $0.key == key })
    else {
      throw GateFault(
        GateSubjects.missing(
          .metric, "\(key)[\(results.classes.names[label])]",
          among: ClassScore.allCases.map(\.rawValue) + ["roc_auc", "average_precision"]))
    }
    let found = ranking.classes[label]
    let isArea = metric.id == .rocArea
    let interval = isArea ? found.areaInterval : found.precisionInterval
    return GateNumber(
      metric: metric, estimate: isArea ? found.area : found.averagePrecision,
      bounds: interval.map {
        ConfidenceInterval(
          $0, isArea ? .deLong : .influenceT,
          standardError: isArea ? found.areaVariance.finite?.squareRoot() : nil)
      }, count: found.positives)
  }

  // MARK: - Differences

  /// The test of the difference between a model and its reference, and the reference's value.
  func difference(
    _ subject: GateRule.Subject, of model: Int, from reference: GateRule.Reference
  ) throws(GateFault) -> (result: Result<PairedTest, NoPairedTest>, reference: Estimate) {
    switch reference {
    case .baseline: try differenceFromBaseline(subject, of: model)
    case .before: try differenceFromBefore(subject, of: model)
    }
  }

  private func differenceFromBaseline(
    _ subject: GateRule.Subject, of model: Int
  ) throws(GateFault) -> (result: Result<PairedTest, NoPairedTest>, reference: Estimate) {
    guard
      let place = results.pairs.firstIndex(where: {
        $0.baseline == results.baseline && $0.candidate == model
      })
    else { throw GateFault(.noBaseline) }
    let other = try number(subject, of: results.baseline).estimate
    let none = Result<PairedTest, NoPairedTest>.failure(.notCompared)
    if let name = subject.label {
      let found = results.models[model].classes[try label(name)].comparisons.first {
        $0.baseline == results.baseline && $0.score.rawValue == subject.metric
      }
      return (found?.result ?? none, other)
    }
    if let slice = subject.slice {
      let found = try self.place(slice)
      let pairs = results.slices[found.table].values[found.value].pairs
      return (
        pairs.indices.contains(place) ? pairs[place].tests[subject.metric] ?? none : none, other
      )
    }
    return (results.pairs[place].metrics.tests[subject.metric] ?? none, other)
  }

  private func differenceFromBefore(
    _ subject: GateRule.Subject, of model: Int
  ) throws(GateFault) -> (result: Result<PairedTest, NoPairedTest>, reference: Estimate) {
    guard let diff else { throw GateFault(.noOlder) }
    let name = results.models[model].name
    guard let change = diff.models.first(where: { $0.new.isExactly(name) }) else {
      throw GateFault(GateSubjects.missing(.older, name, among: diff.onlyOld))
    }
    if let label = subject.label {
      let ofClass = change.classes.filter { $0.name.isExactly(label) }
      guard !ofClass.isEmpty else {
        throw GateFault(GateSubjects.missing(.class, label, among: change.classes.map(\.name)))
      }
      let found = ofClass.first { $0.score.rawValue == subject.metric }
      return (found?.result ?? .failure(.notCompared), found?.old ?? .undefined(.notMeasured))
    }
    if let slice = subject.slice {
      let found = change.slices.first {
        GateSubjects.pair($0.columns).isExactly(slice.column)
          && GateSubjects.pair($0.texts).isExactly(slice.value)
          && $0.change.metric.key == subject.metric
      }
      guard let found else {
        throw GateFault(.missing(.slice, "\(slice.column)=\(slice.value)", nearest: nil))
      }
      return (found.change.result, found.change.old)
    }
    guard let found = change.change(subject.metric) else {
      throw GateFault(
        GateSubjects.missing(.metric, subject.metric, among: change.metrics.map(\.metric.key)))
    }
    return (found.result, found.old)
  }

  /// Whether all numbers of a model equal those of the older results.
  func isUnchanged(_ model: Int) -> Bool {
    guard let diff, diff.notes.contains(.identical(model: results.models[model].name)) else {
      return false
    }
    // Sums can be equal although samples differ.
    let changed = diff.models.first { $0.new.isExactly(results.models[model].name) }?.changed
    return changed?.isEmpty ?? true
  }
}

/// Why a rule cannot be judged.
struct GateFault: Error, Sendable {
  let reason: GateResult.Reason

  init(_ reason: GateResult.Reason) { self.reason = reason }
}
