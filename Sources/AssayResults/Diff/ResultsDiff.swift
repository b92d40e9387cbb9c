package import AssayData

/// Results of an older version against those of a newer one.
package struct ResultsDiff: Sendable {
  package let models: [ModelDiff]
  /// Models that only one side has.
  package let onlyOld: [String]
  package let onlyNew: [String]
  /// Why the numbers may not be comparable.
  package let warnings: [Warning]
  /// The unit of both sides' logarithms: the old one's.
  package let logBase: LogBase

  package enum Warning: Sendable, Equatable {
    case testSets
    case counts(old: Int, new: Int)
    case classes(old: [String], new: [String])
    case logBases(old: LogBase, new: LogBase)
    case clips(old: String, new: String)
  }

  package struct ModelDiff: Sendable {
    package let old: String
    package let new: String
    package let metrics: [MetricDiff]
  }

  package struct MetricDiff: Sendable {
    package let metric: Metric
    package let old: Estimate
    package let new: Estimate
    /// New less old; nil unless both are finite.
    package let change: Double?
    /// The change as a share of the old value; nil if that is 0, or too small to divide by.
    package let relativeChange: Double?
    package let outcome: Outcome
  }

  /// What a change means, by the direction of the metric.
  package enum Outcome: Sendable, Equatable {
    case improved
    case worsened
    case unchanged
    /// It moved, and neither way is better.
    case higher
    case lower
    case undefined
  }
}

/// Compares two results, metric by metric.
///
/// Models are paired by name; if each side has exactly one model, these two, whatever their
/// names. If the logarithms have different bases, the new ones are converted to the old base.
package func diff(old: Results, new: Results) -> ResultsDiff {
  let pairs = pairModels(old.models, new.models)
  return ResultsDiff(
    models: pairs.map { pair in
      ResultsDiff.ModelDiff(
        old: pair.old.name, new: pair.new.name,
        metrics: metrics(of: old, new).map { metric in
          let before = pair.old.estimate(metric.key)
          let after = pair.new.estimate(metric.key)
          let isConverted =
            metric.unit == .information && old.options.logBase != new.options.logBase
          return metricDiff(
            metric: metric, old: before,
            new: isConverted
              ? after.map {
                convert($0, from: new.options.logBase, to: old.options.logBase, near: before)
              } : after)
        })
    },
    onlyOld: old.models.map(\.name).filter { !pairs.map(\.old.name).contains(exactly: $0) },
    onlyNew: new.models.map(\.name).filter { !pairs.map(\.new.name).contains(exactly: $0) },
    warnings: warnings(old: old, new: new), logBase: old.options.logBase)
}

private func pairModels(
  _ old: [ModelResults], _ new: [ModelResults]
) -> [(old: ModelResults, new: ModelResults)] {
  if old.count == 1, new.count == 1 { return [(old[0], new[0])] }
  return old.compactMap { model in
    new.first { $0.name.isExactly(model.name) }.map { (model, $0) }
  }
}

/// The metrics of both sides: the old one's in its order, then the others of the new one.
private func metrics(of old: Results, _ new: Results) -> [Metric] {
  old.metrics + new.metrics.filter { old.metric($0.key) == nil }
}

/// A value in another unit; if it differs from `old` by no more than the conversion rounds, `old`.
private func convert(
  _ value: Double, from base: LogBase, to other: LogBase, near old: Estimate
) -> Double {
  let converted = other.convert(value, from: base)
  guard let before = old.finite, (converted - before).magnitude <= 4 * before.ulp else {
    return converted
  }
  return before
}

private func metricDiff(metric: Metric, old: Estimate, new: Estimate) -> ResultsDiff.MetricDiff {
  var change: Double?
  var relativeChange: Double?
  var sign: Int?
  switch (old, new) {
  case (.value(let before), .value(let after)):
    change = after - before
    let relative = (after - before) / before.magnitude
    relativeChange = relative.isFinite ? relative : nil
    sign = after < before ? -1 : after > before ? 1 : 0
  case (.value, .infinite): sign = 1
  case (.infinite, .value): sign = -1
  default: break
  }
  return ResultsDiff.MetricDiff(
    metric: metric, old: old, new: new, change: change, relativeChange: relativeChange,
    outcome: outcome(sign: sign, direction: metric.direction))
}

private func outcome(sign: Int?, direction: Metric.Direction) -> ResultsDiff.Outcome {
  guard let sign else { return .undefined }
  if sign == 0 { return .unchanged }
  switch direction {
  case .lowerIsBetter: return sign < 0 ? .improved : .worsened
  case .higherIsBetter: return sign > 0 ? .improved : .worsened
  case .descriptive: return sign > 0 ? .higher : .lower
  }
}

private func warnings(old: Results, new: Results) -> [ResultsDiff.Warning] {
  var warnings: [ResultsDiff.Warning] = []
  let (names, newNames) = (old.classes.names, new.classes.names)
  let (base, newBase) = (old.options.logBase, new.options.logBase)
  let (clip, newClip) = (old.options.clip, new.options.clip)
  if old.count != new.count {
    warnings.append(.counts(old: old.count, new: new.count))
  } else if old.fingerprint != new.fingerprint {
    warnings.append(.testSets)
  }
  if !names.areExactly(newNames) { warnings.append(.classes(old: names, new: newNames)) }
  if base != newBase { warnings.append(.logBases(old: base, new: newBase)) }
  if clip != newClip { warnings.append(.clips(old: clip.word, new: newClip.word)) }
  return warnings
}
